#pragma once
#include <vector>

#include "files/extract.hpp"
#include "files/pdf_page.hpp"

namespace nhipcau::files {

/// What the pages print, as the lines of a paper: each paragraph a line, columns in the order they are read, notes after the last
/// paragraph. Running heads, page numbers, words askew and the short lines of the first page (below its head those in capitals) go to the
/// margins, where stamps are looked for. Never fails; pages without a word give an empty text. Pure geometry: knows neither PDF nor
/// Vietnamese.
Extracted lay_out(std::vector<PdfPage> pages);

}  // namespace nhipcau::files
