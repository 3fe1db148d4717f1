#pragma once
#include <string>
#include <vector>

#include "files/pdf_page.hpp"

namespace nhipcau::files {

/// The lines of a page, from top to bottom, with its measures.
struct LinedPage {
  double width = 0, height = 0;
  std::vector<PrintedLine> lines;
};

/// Takes page numbers and running heads and feet out of the pages: a number that counts the pages; a line that stands at the same
/// height of most pages, its digits aside, or of two pages in the margin.
/// returns  what was taken, each line one, each text once
std::string take_running_lines(std::vector<LinedPage>& pages);

}  // namespace nhipcau::files
