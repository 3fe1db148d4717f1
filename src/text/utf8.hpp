#pragma once
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "text/scan.hpp"

namespace nhipcau::text {

// UTF-8 by hand, inside this module: decoding and encoding that can be inlined into the loops that need it.

inline bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The code point of well-formed UTF-8 at `bytes`, of which four can be read.
inline Decoded decode_four(const char* bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[i])); };
  const unsigned lead = byte(0);
  if (lead < 0xC0U) return {lead, 1};
  if (lead < 0xE0U) return {((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
  if (lead < 0xF0U) return {((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3};
  return {((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU), 4};
}

/// The code point at `at` of well-formed UTF-8; never reads beyond the end, gives 0 there.
inline Decoded decode_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, 1};
  if (text.size() - at >= 4) return decode_four(text.data() + at);
  char last[4] = {};
  std::copy(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), last);
  return decode_four(last);
}

/// Where the code point before `at` begins; 0 at the beginning.
inline std::size_t step_back(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  --at;
  while (at > 0 && is_continuation(text[at])) --at;
  return at;
}

/// The code point before `at`; 0 if there is none at or after `begin`.
inline char32_t before(std::string_view text, std::size_t begin, std::size_t at) {
  return at <= begin ? 0 : decode_at(text, step_back(text, at)).code_point;
}

/// Writes a code point at `to`, where there is room for four bytes; returns where it ends.
inline char* write(char* to, char32_t c) {
  const auto put = [&](char32_t byte) { *to++ = static_cast<char>(byte); };
  if (c < 0x80U) {
    put(c);
    return to;
  }
  if (c < 0x800U) {
    put(0xC0U | (c >> 6U));
  } else {
    if (c < 0x10000U) {
      put(0xE0U | (c >> 12U));
    } else {
      put(0xF0U | (c >> 18U));
      put(0x80U | ((c >> 12U) & 0x3FU));
    }
    put(0x80U | ((c >> 6U) & 0x3FU));
  }
  put(0x80U | (c & 0x3FU));
  return to;
}

inline void append(std::string& out, char32_t c) {
  char bytes[4];
  out.append(bytes, write(bytes, c));
}

}  // namespace nhipcau::text
