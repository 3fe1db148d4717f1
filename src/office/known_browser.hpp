#pragma once
#include <span>

#include "office/account.hpp"

/// Browsers that have come in as an account before (OWASP, "device cookies"). Such a browser shows a token that nobody else has; whoever
/// guesses at the account's password from elsewhere is slowed down apart from it, so that guessing locks nobody out. A token opens nothing
/// by itself: who has it still needs the password.
namespace nhipcau::office {

inline constexpr std::chrono::hours kKnownBrowserLife{24 * 365};  ///< since it last came in
inline constexpr std::size_t kMostKnownBrowsers = 20;             ///< of an account; the one not seen for longest goes

/// Which of the tokens a browser shows the account knows it by, as a name to count its tries under; none if the account knows it not.
std::optional<std::string> find_known_browser(store::Read& tx, const Clock& clock, const AccountId& account,
                                              std::span<const std::string> tokens);

/// The token an account knows a browser by from now on: the one it shows if that is good, else a new one.
std::string know_browser(store::Write& tx, const Clock& clock, const AccountId& account, std::span<const std::string> tokens);

/// No browser is known to an account any more.
void forget_browsers(store::Write& tx, const AccountId& account);

}  // namespace nhipcau::office
