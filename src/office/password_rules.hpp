#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nhipcau::office {

/// Code points. A password stands alone here: who has one may come in with nothing else.
/// source  NIST SP 800-63B-4 (2025), 3.1.1.2: at least 15 for a password that is the only factor
inline constexpr std::size_t kShortestPassword = 15;
inline constexpr std::size_t kLongestPassword = 1000;  ///< code points; the same text asks for at least 64

/// What a guesser of this office's passwords tries before anything else.
struct PasswordContext {
  std::string account_name, shown_name, office_name;
};

/// Why a password is not to be set; none if it may. No rule about kinds of characters, no age. What is compared is the whole of it, written
/// in any case, with or without marks, spaces and figures around it; never a part, so a long sentence with a common word in it is fine.
/// password  cleaned
/// returns   invalid office.password_too_short{kShortestPassword} | office.password_too_long{kLongestPassword} | office.password_repeats |
///           office.password_is_name | office.password_common
/// source    NIST SP 800-63B-4, 3.1.1.2 (blocklist: commonly used, expected, context-specific); data/common_passwords.csv
std::optional<Error> find_password_fault(std::string_view password, const PasswordContext& context);

}  // namespace nhipcau::office
