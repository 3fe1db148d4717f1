#pragma once
#include <algorithm>
#include <cstddef>
#include <string_view>

namespace nhipcau::text {

/// One code point and its length in bytes.
struct Decoded {
  char32_t code_point = 0;
  std::size_t length = 1;
};

/// The code point of well-formed UTF-8 at `bytes`, of which four can be read.
inline Decoded decode_four(const char* bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[i])); };
  const unsigned lead = byte(0);
  if (lead < 0xC0U) return {lead, 1};
  if (lead < 0xE0U) return {((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
  if (lead < 0xF0U) return {((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3};
  return {((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU), 4};
}

/// The code point at `at` of well-formed UTF-8; never reads beyond the end, gives 0 there. Inline, since every walk over a text does this.
inline Decoded decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, 1};
  if (text.size() - at >= 4) return decode_four(text.data() + at);
  char last[4] = {};
  std::copy(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), last);
  return decode_four(last);
}

}  // namespace nhipcau::text
