#pragma once
#include <cstddef>
#include <utility>
#include <vector>

#include "files/pdf_page.hpp"

namespace nhipcau::files {

/// Lines of a page that stand in columns: an upright gap, or more, runs through all of them.
struct Band {
  std::size_t first = 0, end = 0;                  ///< the lines; none if `end` is where it was looked for
  std::vector<std::pair<double, double>> columns;  ///< left and right edge of each, from left to right

  [[nodiscard]] std::size_t column_of(const Box& box) const;
};

/// The band that begins at the line `at`, which shares its height with another one; it may reach back to lines above that stand in its
/// right column (`first` < `at`).
/// lines  as to_lines gives them
Band find_band(const std::vector<PrintedLine>& lines, std::size_t at);

}  // namespace nhipcau::files
