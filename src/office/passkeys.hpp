#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authenticator/passkey.hpp"
#include "base/clock.hpp"
#include "office/account.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"

/// The passkeys of accounts and the challenges they answer. Whether an answer is right is told by `authenticator`; here stands whose it is.
namespace nhipcau::office {

using PasskeyId = Id<struct PasskeyTag>;

struct Passkey {
  PasskeyId id;
  AccountId account;
  std::string name;                     ///< what its owner calls it
  std::vector<std::string> transports;  ///< how the browser said it can be reached: "internal", "usb", "hybrid" …
  Instant made_at;
  std::optional<Date> used_on;  ///< the day alone: nobody's hours are watched
  authenticator::Credential credential;
};

inline constexpr std::int64_t kMostPasskeys = 20;  ///< of an account
inline constexpr std::size_t kLongestPasskeyName = 60;
inline constexpr std::size_t kMostTransports = 8;

/// What a challenge is for: an answer to one of another kind is none.
enum class ChallengePurpose { register_passkey, sign_in, prove };
/// Who was asked: the browser by a secret that only it has, and the account that is signed in there.
struct Asked {
  ChallengePurpose purpose = ChallengePurpose::sign_in;
  std::string browser;  ///< the secret of a cookie
  AccountId account;    ///< empty: nobody is signed in
};

inline constexpr std::chrono::minutes kChallengeLife{10};  ///< a person may look for the key; W3C 15.1 asks for 5 to 10 minutes

/// 32 random bytes that this browser may answer once, for kChallengeLife; only their hash is stored. Those whose time is over go.
std::string make_challenge(store::Write& tx, const Clock& clock, const Asked& asked);
/// Those whose time is over, or that a clock far ahead made, go.
void remove_old_challenges(store::Write& tx, Instant now);
/// Uses a challenge up: true once, for the browser, purpose and account it was made for. Call it in a transaction of its own before
/// anything else is looked at, so that it is used up by a wrong answer too.
bool take_challenge(store::Write& tx, const Clock& clock, const Asked& asked, std::string_view challenge);

struct NewPasskey {
  authenticator::Credential credential;
  std::string name;                     ///< one line, 1 to kLongestPasskeyName characters
  std::vector<std::string> transports;  ///< lower-case words; others are left out
};
/// errors  conflict office.passkey_known: some account has it | office.too_many_passkeys{kMostPasskeys}
Result<Passkey> add_passkey(store::Write& tx, const Clock& clock, const Actor& actor, const NewPasskey& passkey);

/// An account's, oldest first; at most kMostPasskeys.
std::vector<Passkey> list_passkeys(store::Read& tx, const AccountId& account);
/// credential  the authenticator's name for it, bytes
std::optional<Passkey> find_passkey(store::Read& tx, std::string_view credential);

/// Of the actor's own. errors  not_found office.no_such_passkey
Result<Passkey> rename_passkey(store::Write& tx, const Clock& clock, const Actor& actor, const PasskeyId& passkey, std::string_view name);
Result<void> remove_passkey(store::Write& tx, const Clock& clock, const Actor& actor, const PasskeyId& passkey);

/// Writes down that a passkey was used. errors  unauthenticated office.passkey_unknown: it was removed or used elsewhere meanwhile
Result<void> note_passkey_use(store::Write& tx, const Clock& clock, const Passkey& passkey, const authenticator::Used& used);
/// Writes down that a passkey's counter stepped back: a copy of it may be about.
void note_stepped_back(store::Write& tx, const Clock& clock, const Actor& actor, const Passkey& passkey);

}  // namespace nhipcau::office
