#pragma once
// What must hold of whatever was read in a PDF, for the three targets of it.
#include <cmath>
#include <string>

#include "base/require.hpp"
#include "files/extract.hpp"
#include "text/clean.hpp"

namespace nhipcau {

inline void check_read_pdf(const files::Extracted& read) {
  require(read.format == files::Format::pdf, "a PDF that is none");
  require(text::is_utf8(read.bytes) && text::is_utf8(read.margins), "text that is not UTF-8");
  std::size_t lines = 0;
  for (const char byte : read.bytes) lines += byte == '\n' ? 1 : 0;
  require(lines == read.paragraph_of_line.size(), "a line without its paragraph");
  std::size_t last = 0;
  for (const files::LineBox& line : read.lines) {
    require(line.where.begin <= line.where.end && line.where.end <= read.bytes.size(), "a printed line outside the text");
    require(line.where.begin >= last, "printed lines are out of order");
    require(line.page >= 1 && static_cast<std::size_t>(line.page) <= read.pages.size(), "a printed line on no page");
    for (const double edge : {line.box.left, line.box.top, line.box.right, line.box.bottom})
      require(std::isfinite(edge), "a box without end");
    last = line.where.begin;
  }
}

}  // namespace nhipcau
