#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/account_id.hpp"
#include "office/rights.hpp"
#include "store/database.hpp"

namespace nhipcau::office {

struct Account {
  AccountId id;
  std::string name;        ///< what one signs in with, unique by search_key
  std::string shown_name;  ///< what others see
  std::string language;    ///< "vi" | "en"
  bool has_password = false;
};

/// A signed-in browser. The cookie holds a secret; the database holds its SHA-256 only.
struct Session {
  SessionId id;
  AccountId account;
  Rights rights;  ///< as of today
};

/// What signing in gives: the secret for the cookie, seen here and never again.
struct SignedIn {
  std::string cookie;
  Session session;
};

inline constexpr std::chrono::hours kLinkLife{24};
inline constexpr std::chrono::hours kSessionLife{24 * 14};     ///< since it was last used
inline constexpr std::chrono::hours kLongestSession{24 * 90};  ///< since it began, however much it is used: a stolen cookie ends too
/// How far a clock may have been ahead when a session was used: one used later than that from now is over, not good for another year.
inline constexpr std::chrono::hours kClockSlack{24};
inline constexpr std::size_t kShortestPassword = 12;

/// Makes the first administrator of a new office, with the administrator's role on all of it; none if there is an account already.
std::optional<Account> create_first_administrator(store::Write& tx, const Clock& clock, std::string_view name, std::string_view shown_name);

/// A one-time link's token for an account, good for kLinkLife; only its hash is stored. Older unused links of the account end.
std::string make_sign_in_link(store::Write& tx, const Clock& clock, const AccountId& account);

/// errors  unauthenticated office.link_used | office.link_expired | office.no_such_link
/// A link made later than now, by a clock that has been set back since, is as expired.
Result<SignedIn> sign_in_by_link(store::Write& tx, const Clock& clock, std::string_view token, std::string_view from_address);

/// Links whose time is over stay so, also when the clock is set back: called when one was refused for it.
void bury_expired_links(store::Write& tx, const Clock& clock);

/// Whose name and password these are; `account` is empty unless `right`.
struct PasswordCheck {
  bool right = false;
  AccountId account;
};
/// Takes the same time whether the name exists or not. Slow by design, and it opens its own read: call it outside a transaction.
PasswordCheck check_password(store::Database& database, std::string_view name, std::string_view password);
/// Starts a session of an account that has proved itself; writes an audit line.
/// errors  not_found office.no_such_account
Result<SignedIn> sign_in(store::Write& tx, const Clock& clock, const AccountId& account, std::string_view from_address);

/// What a browser with that cookie sends back with every change.
std::string csrf_of(std::string_view cookie);

/// The session of a cookie, none if it is unknown, ended or too old. `touch_session` keeps it alive, at most once a minute.
std::optional<Session> find_session(store::Read& tx, const Clock& clock, std::string_view cookie);
void touch_session(store::Write& tx, const Clock& clock, const SessionId& session);
void end_session(store::Write& tx, const Clock& clock, const SessionId& session);

/// Removes sessions that are over and links that expired longer than kKeepLinks ago; until then a used link is told as used.
void remove_ended(store::Write& tx, const Clock& clock);
inline constexpr std::chrono::hours kKeepLinks{24 * 30};

struct AccountUpdate {
  std::optional<std::string> shown_name;
  std::optional<std::string> language;
  std::optional<std::string> new_password_hash;
  SessionId kept_session;  ///< the one that asks: with a new password the account's other sessions and its unused links end
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
