#pragma once
#include <compare>
#include <cstddef>
#include <string_view>

namespace nhipcau {

/// A half-open range [begin, end) of UTF-8 bytes in one cleaned text; it means nothing without that text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return end <= begin; }
  [[nodiscard]] bool contains(std::size_t at) const { return begin <= at && at < end; }
  [[nodiscard]] bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  [[nodiscard]] std::string_view of(std::string_view text) const {
    return begin >= text.size() ? std::string_view{} : text.substr(begin, end - begin);
  }
  friend auto operator<=>(Span, Span) = default;
};

}  // namespace nhipcau
