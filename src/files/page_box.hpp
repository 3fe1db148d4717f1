#pragma once
#include <vector>

#include "base/span.hpp"

namespace nhipcau::files {

/// A place on a page in points (1/72 inch), from its top left corner as the reader sees it.
struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double middle() const { return (left + right) / 2; }
  [[nodiscard]] double centre() const { return (top + bottom) / 2; }
  friend bool operator==(const Box&, const Box&) = default;
};

/// The smallest box around both.
Box around(const Box& a, const Box& b);

/// Measures of a page in points, as the reader sees it.
struct PageSize {
  double width = 0, height = 0;
  friend bool operator==(const PageSize&, const PageSize&) = default;
};

/// Where a printed line of the paper stands: its bytes in a text, its page (from 1) and its box.
struct LineBox {
  Span where;
  int page = 1;
  Box box;
  friend bool operator==(const LineBox&, const LineBox&) = default;
};

}  // namespace nhipcau::files
