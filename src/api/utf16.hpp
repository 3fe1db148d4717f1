#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace nhipcau::api {

/// Offsets of one text counted two ways: UTF-8 bytes, as the rooms count, and UTF-16 code units, as JavaScript does. Made in one pass; a
/// question then looks at kStep bytes at most, besides a binary search. `text` is UTF-8 and outlives this.
class Utf16Offsets {
 public:
  explicit Utf16Offsets(std::string_view text);

  /// bytes beyond the end count as the end; one inside a character counts as its begin
  [[nodiscard]] std::size_t to_units(std::size_t byte) const;
  /// None beyond the end, and none in the middle of a surrogate pair.
  [[nodiscard]] std::optional<std::size_t> to_byte(std::size_t unit) const;

  [[nodiscard]] std::size_t size_units() const { return size_units_; }
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  static constexpr std::size_t kStep = 128;
  std::string_view text_;
  std::vector<std::size_t> units_;  // [i]: units before byte i * kStep
  std::size_t size_units_ = 0;
};

}  // namespace nhipcau::api
