#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace nhipcau {

/// Base64url without padding (RFC 4648, 5), as browsers write bytes in JSON.
std::string to_base64url(std::string_view bytes);
/// None for any other form: padding, blanks, an alien character, left-over bits that are not zero.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace nhipcau
