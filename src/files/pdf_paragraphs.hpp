#pragma once
#include <string>
#include <vector>

#include "files/pdf_columns.hpp"

namespace nhipcau::files {

/// Lines that are one paragraph.
using PrintedParagraph = std::vector<PrintedLine>;

/// The lines of every block joined to paragraphs. A new one begins where the line before was left short of its edge (the next word would
/// have had room), where more white stands between two lines than usual, where the size of the letters changes, where a line begins
/// with a label, or is set in like first lines of paragraphs are. A paragraph goes on over the end of a page.
/// blocks  of the whole paper in the order they are read
std::vector<PrintedParagraph> to_paragraphs(std::vector<Block> blocks);

/// The line's text and the next one's, joined: a space between them; none behind a hyphen or a slash inside a number or a word; the
/// hyphen itself falls away if it divides a word.
void append_line(std::string& text, const std::string& next);

}  // namespace nhipcau::files
