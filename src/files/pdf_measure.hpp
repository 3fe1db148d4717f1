#pragma once
#include <map>
#include <vector>

#include "files/pdf_columns.hpp"

namespace nhipcau::files {

/// The edges that the lines of a block keep to on one page.
struct Edges {
  double left = 0, right = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double middle() const { return (left + right) / 2; }
};

/// How the paper's body is set.
struct Measure {
  std::map<int, Edges> pages;  ///< by number, those with body lines
  double distance = 1.2;       ///< from line to line inside a paragraph, in letters
  bool is_justified = false;   ///< full lines end at one edge to a hair
  std::map<int, int>
      set_in;  ///< by inset in half letters: how often a full line there is followed by one further left, less those by one below it
};

Measure measure_body(const std::vector<Block>& blocks);

/// Of a column or a cell.
Edges edges_of(const std::vector<PrintedLine>& lines);

/// Half letters, rounded.
int inset_of(const PrintedLine& line, const Edges& edges);

}  // namespace nhipcau::files
