#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Codes on paper for the day the phone is lost: each signs in once.
namespace nhipcau::authenticator {

inline constexpr std::size_t kRecoveryCodes = 10;  ///< made at a time

/// "K7QM-2XHD-9RTB-W4FN": 16 characters out of 31 that nobody takes for one another, 79 bits. Nobody finds one by trying, so a plain hash
/// keeps it well.
std::string make_recovery_code();

/// A code as it is hashed: capitals without hyphens and blanks. None if it cannot be one.
std::optional<std::string> read_recovery_code(std::string_view typed);

}  // namespace nhipcau::authenticator
