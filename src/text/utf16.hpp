#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace nhipcau::text {

/// UTF-8 from UTF-16 of either byte order, if the bytes begin with its byte-order mark (FF FE or FE FF); lone surrogates and a last
/// odd byte become U+FFFD, and `is_broken` is set.
struct FromUtf16 {
  std::string text;
  bool is_broken = false;
};
std::optional<FromUtf16> from_utf16(std::string_view bytes);

/// How many UTF-16 code units a UTF-8 text would be, as browsers count places.
std::size_t count_utf16(std::string_view text);

}  // namespace nhipcau::text
