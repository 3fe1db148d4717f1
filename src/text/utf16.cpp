#include "text/utf16.hpp"

#include "text/utf8.hpp"

namespace nhipcau::text {
namespace {

bool is_high(char32_t unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low(char32_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

}  // namespace

std::optional<FromUtf16> from_utf16(std::string_view bytes) {
  const bool little = bytes.substr(0, 2) == "\xFF\xFE";
  if (!little && bytes.substr(0, 2) != "\xFE\xFF") return std::nullopt;
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return little ? static_cast<char32_t>(a | (b << 8U)) : static_cast<char32_t>(b | (a << 8U));
  };
  FromUtf16 result;
  result.text.reserve(bytes.size());
  std::size_t at = 2;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (is_high(c) && at + 3 < bytes.size() && is_low(unit(at + 2))) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (is_high(c) || is_low(c)) {
      c = 0xFFFD;
      result.is_broken = true;
    }
    append(result.text, c);
  }
  if (at < bytes.size()) {
    append(result.text, 0xFFFD);
    result.is_broken = true;
  }
  return result;
}

std::size_t count_utf16(std::string_view text) {
  std::size_t units = 0;
  for (const char byte : text) {
    if (is_continuation(byte)) continue;
    constexpr unsigned char kFourBytes = 0xF0;  // beyond the first plane: a pair
    units += static_cast<unsigned char>(byte) >= kFourBytes ? 2 : 1;
  }
  return units;
}

}  // namespace nhipcau::text
