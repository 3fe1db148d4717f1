#pragma once
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "text/decode.hpp"

namespace nhipcau::text {

// UTF-8 by hand, inside this module: decoding and encoding that can be inlined into the loops that need it.

inline bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
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
  return at <= begin ? 0 : decode(text, step_back(text, at)).code_point;
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
