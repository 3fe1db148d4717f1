#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/secret_box.hpp"
#include "office/account.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"

/// What is asked for beside a password: a code of an app on the owner's phone, or a recovery code from their drawer.
namespace nhipcau::office {

/// Whether codes are asked for: a secret is there and was confirmed.
bool asks_for_code(store::Read& tx, const AccountId& account);

/// A new secret for the app, not asked for until confirmed; one that was begun before goes. The bytes are seen here and never again.
/// errors  conflict office.code_app_there | office.code_needs_password: codes are asked for beside a password alone
Result<std::string> begin_code_app(store::Write& tx, const Clock& clock, const SecretKey& key, const AccountId& account);

/// A secret that nobody confirmed goes after this (remove_ended): the app was never set up.
inline constexpr std::chrono::hours kUnfinishedCodeLife{24};

enum class CodeVerdict {
  right,
  wrong,
  wait,        ///< too many were wrong; nothing was looked at
  unreadable,  ///< the secret was closed with another key
  none         ///< there is no secret to check with
};
struct CodeCheck {
  CodeVerdict verdict = CodeVerdict::none;
  std::chrono::seconds wait{0};  ///< of `wait`: until the next try, at least a second
};
/// The error of a verdict that is not right: unauthenticated office.wrong_code | unavailable office.codes_wait{minutes} | unauthenticated
/// office.code_unreadable | conflict office.no_code_app
Error error_of(const CodeCheck& check);

inline constexpr std::int64_t kFreeWrongCodes = 5;         ///< in a row, without a wait
inline constexpr std::chrono::seconds kFirstCodeWait{30};  ///< doubles with each wrong code more
inline constexpr std::chrono::hours kLongestCodeWait{1};   ///< so that 24 codes a day can be tried: one of 14,000 days finds a code

/// The first right code turns the app on. Counts wrong ones: let the transaction commit whatever comes out.
CodeCheck confirm_code_app(store::Write& tx, const Clock& clock, const SecretKey& key, const Actor& actor, std::string_view typed);

/// A code of the app or a recovery code, as typed. A right one is used up. Recovery codes, which nobody can guess, never wait.
/// Counts wrong codes: let the transaction commit whatever comes out.
CodeCheck check_second_factor(store::Write& tx, const Clock& clock, const SecretKey& key, const Actor& actor, std::string_view typed);

/// Codes are asked for no more; recovery codes go too. errors  conflict office.no_code_app
Result<void> remove_code_app(store::Write& tx, const Clock& clock, const Actor& actor);

/// New recovery codes in place of the older; seen here and never again. errors  conflict office.no_code_app
Result<std::vector<std::string>> make_recovery_codes(store::Write& tx, const Clock& clock, const Actor& actor);
/// How many are still good.
std::int64_t count_recovery_codes(store::Read& tx, const AccountId& account);

}  // namespace nhipcau::office
