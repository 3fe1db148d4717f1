#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/hash.hpp"
#include "base/result.hpp"
#include "office/account_id.hpp"
#include "office/rights_cache.hpp"
#include "store/database.hpp"

namespace nhipcau::office {

struct Account {
  AccountId id;
  std::string name;        ///< what one signs in with, unique by search_key
  std::string shown_name;  ///< what others see
  std::string language;    ///< "vi" | "en"
  bool has_password = false;
  bool is_closed = false;  ///< nobody comes in with it; its work and its name stay
};

/// A signed-in browser. The cookie holds a secret; the database holds its SHA-256 only.
struct Session {
  SessionId id;
  AccountId account;
  Rights rights;              ///< as of today; none while `needs_way_in`
  bool needs_way_in = false;  ///< begun by an invitation, and nothing to come in with was set yet
};

/// A browser as it asks to be let in.
struct Arrival {
  Arrival() = default;
  /// Of which no more is known than its address.
  Arrival(std::string_view address) : from_address(address) {}    // NOLINT(google-explicit-constructor)
  Arrival(const std::string& address) : from_address(address) {}  // NOLINT(google-explicit-constructor)
  Arrival(const char* address) : from_address(address) {}         // NOLINT(google-explicit-constructor)

  std::string from_address;
  std::string browser;                    ///< "Chrome"; empty: not known. Of what a browser says of itself these words alone are kept
  std::string system;                     ///< "Android"
  std::string earlier_cookie;             ///< of a session this browser has: it ends when another begins
  std::vector<std::string> known_tokens;  ///< what it shows to be known by (known_browser.hpp)
};

/// By what somebody proved who they are.
enum class SignInWay { link, password, passkey, provider };
std::string_view to_name(SignInWay way);

/// What signing in gives: the secrets for the cookies, seen here and never again.
struct SignedIn {
  std::string cookie;
  Session session;
  std::string known_token = {};  ///< by which the account knows this browser from now on
};

/// What a link is for: to come in and no more, or to set something to come in with before going on.
enum class LinkPurpose { sign_in, invitation };
std::string_view to_name(LinkPurpose purpose);
std::optional<LinkPurpose> link_purpose_named(std::string_view name);

inline constexpr std::chrono::hours kLinkLife{24};
inline constexpr std::chrono::hours kInvitationLife{24 * 7};   ///< it may travel on paper
inline constexpr std::chrono::hours kSessionLife{24 * 14};     ///< since it was last used
inline constexpr std::chrono::hours kLongestSession{24 * 90};  ///< since it began, however much it is used: a stolen cookie ends too
/// How far a clock may have been ahead when a session was used: one used later than that from now is over, not good for another year.
inline constexpr std::chrono::hours kClockSlack{24};

/// Makes the first administrator of a new office, with the administrator's role on all of it; none if there is an account already.
std::optional<Account> create_first_administrator(store::Write& tx, const Clock& clock, std::string_view name, std::string_view shown_name);

/// A one-time link's token for an account, good for kLinkLife; only its hash is stored. Older unused links of the account end. For whoever
/// can run the program on the server; who manages accounts hands links out by accounts.hpp.
std::string make_sign_in_link(store::Write& tx, const Clock& clock, const AccountId& account);

/// Whether there ever was such a link, used, ended or good: asked before a transaction is opened for it.
bool is_link(store::Read& tx, std::string_view token);
/// errors  unauthenticated office.link_used{when, in which browser} | office.link_expired | office.no_such_link
/// A link made later than now, by a clock that has been set back since, is as expired.
Result<SignedIn> sign_in_by_link(store::Write& tx, const Clock& clock, std::string_view token, const Arrival& from);

/// Links whose time is over stay so, also when the clock is set back: called when one was refused for it.
void bury_expired_links(store::Write& tx, const Clock& clock);

/// Whose name and password these are; `account` is empty unless `right`.
struct PasswordCheck {
  bool right = false;
  AccountId account;
};
using PasswordMatches = std::function<bool(std::string_view password, const std::string& hash)>;
/// Takes the same time whether the name exists or not. Slow by design, and it opens its own read: call it outside a transaction.
/// matches  compares; tests of what stands around it may put something quicker in its place
PasswordCheck check_password(store::Database& database, std::string_view name, std::string_view password,
                             const PasswordMatches& matches = password_matches);
/// Starts a session of an account that has proved itself; the one this browser had before ends, and the browser is known from now on.
/// Writes an audit line.
/// errors  not_found office.no_such_account | unauthenticated office.account_closed
Result<SignedIn> sign_in(store::Write& tx, const Clock& clock, const AccountId& account, const Arrival& from,
                         SignInWay way = SignInWay::password);

/// What a browser with that cookie sends back with every change.
std::string csrf_of(std::string_view cookie);

/// The session of a cookie, none if it is unknown, ended or too old. `touch_session` keeps it alive, at most once a minute.
/// cache  what is remembered of rights; none: they are looked up
std::optional<Session> find_session(store::Read& tx, const Clock& clock, std::string_view cookie, RightsCache* cache = nullptr);
void touch_session(store::Write& tx, const Clock& clock, const SessionId& session);
void end_session(store::Write& tx, const Clock& clock, const SessionId& session);

/// A session of an invited person goes on: something to come in with was set. A new password does this by itself.
void settle_way_in(store::Write& tx, const SessionId& session);

/// Removes sessions that are over, browsers not seen for long, challenges nobody answered, code apps nobody confirmed, and links that
/// expired longer than kKeepLinks ago; until then a used link is told as used. What data/personal_data.csv promises rests on it.
void remove_ended(store::Write& tx, const Clock& clock);
inline constexpr std::chrono::hours kKeepLinks{24 * 30};

struct AccountUpdate {
  std::optional<std::string> shown_name;
  std::optional<std::string> language;
  std::optional<std::string> new_password_hash;
  SessionId kept_session;  ///< the one that asks: with a new password the account's other sessions, unused links and known browsers end
};
/// errors  not_found office.no_such_account | invalid office.unknown_language
Result<Account> update_account(store::Write& tx, const Clock& clock, const AccountId& account, const AccountUpdate& update);
Result<Account> load_account(store::Read& tx, const AccountId& account);
std::optional<Account> find_account_named(store::Read& tx, std::string_view name);

/// The office's own settings: name, …; empty if unset.
std::string setting(store::Read& tx, std::string_view key);
void set_setting(store::Write& tx, std::string_view key, std::string_view value);

/// SQL of this room, for Database::open.
store::QueryFile queries();

}  // namespace nhipcau::office
