#pragma once
#include <vector>

#include "files/pdf_page.hpp"

namespace nhipcau::files {

/// Lines read one after the other.
struct Block {
  enum class Kind {
    body,    ///< over the width of the page; goes on on the next one
    column,  ///< one of two side by side: of a header, of recipients and signature, of a page set in two columns
    cell,    ///< of a table
  };
  Kind kind = Kind::body;
  std::vector<PrintedLine> lines;
};

/// The lines of a page in the order they are read. Where an upright gap runs through several lines there are columns: the left one is
/// read first, then the right one (as files::extract promises for the two cells of a header); rows of three columns and more are a
/// table and read cell by cell, row by row; short rows of label and value stay lines, with a tab.
/// lines  as to_lines gives them
std::vector<Block> to_blocks(std::vector<PrintedLine> lines);

}  // namespace nhipcau::files
