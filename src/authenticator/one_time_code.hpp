#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

/// Codes that an app on a phone shows and that change every half minute (TOTP).
/// source  RFC 6238 with HMAC-SHA-1, 6 digits and steps of 30 seconds: what every such app knows; RFC 4226
namespace nhipcau::authenticator {

inline constexpr std::size_t kCodeSecretBytes = 20;  ///< 160 bits (RFC 4226, 4)
inline constexpr std::size_t kCodeDigits = 6;
inline constexpr std::int64_t kCodeStepSeconds = 30;
inline constexpr std::int64_t kCodeSlackSteps = 1;  ///< before and behind: clocks differ, fingers are slow (RFC 6238, 5.2)

/// Which step an instant is in.
std::int64_t code_step(Instant at);
/// The code of a step, six digits.
std::string code_at(std::string_view secret, std::int64_t step);

/// The step whose code this is, if it is one of now or kCodeSlackSteps beside and later than `last_used`: no code is good twice.
/// typed  as a person types it: blanks are nothing
std::optional<std::int64_t> find_step(std::string_view secret, std::string_view typed, Instant now, std::int64_t last_used);

/// A secret as people read and type it: base 32 (RFC 4648, 6) without padding, in groups of four.
std::string to_base32(std::string_view bytes);
std::string in_groups(std::string_view text);

/// What the app reads from a QR code (the form of Google Authenticator's "Key URI", which every app follows).
/// issuer  the office's name; account  the name one signs in with
std::string code_uri(std::string_view secret, std::string_view issuer, std::string_view account);

}  // namespace nhipcau::authenticator
