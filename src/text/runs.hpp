#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace nhipcau::text {

/// A number made of a key; nearly always another for another key.
constexpr std::uint32_t mark_of(std::string_view key) {
  std::uint32_t mark = 2166136261U;  // FNV-1a
  for (const char byte : key) mark = (mark ^ static_cast<unsigned char>(byte)) * 16777619U;
  return mark ^ (mark >> 16U);
}

/// A run of letters, a run of ASCII digits, or one other character that is no space.
struct Run {
  enum class Kind { letters, digits, sign };
  Span where;
  std::string key;  ///< search_key of letters; digits and a sign are themselves
  Kind kind = Kind::sign;
  bool capital = false;    ///< its first letter is upper case
  std::uint32_t mark = 0;  ///< mark_of(key): runs of different marks have different keys, which is quicker told

  [[nodiscard]] bool is(std::string_view other) const { return key == other; }
};

/// The runs that begin inside `within`, in order. The readers of meaning walk over a text so, many times: it is made to be quick.
/// text  cleaned
std::vector<Run> split_runs(std::string_view text, Span within);

}  // namespace nhipcau::text
