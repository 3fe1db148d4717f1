#pragma once
#include <vector>

#include "files/pdf_running.hpp"

namespace nhipcau::files {

/// A note at the foot of a page: its lines, the first beginning with its mark; it may go on at the foot of the next page.
using PrintedNote = std::vector<PrintedLine>;

/// Takes the notes at the feet of the pages out of them: lines smaller than the body's, of which the first begins with a raised number,
/// or with a number that stands raised above on the page.
/// body_size  size of most letters of the paper, in points
std::vector<PrintedNote> take_notes(std::vector<LinedPage>& pages, double body_size);

/// A note's first line with its mark as superscript digits and a space behind it.
std::string note_text(const PrintedLine& line);

}  // namespace nhipcau::files
