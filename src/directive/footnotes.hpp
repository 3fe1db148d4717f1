#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "directive/lines.hpp"

namespace nhipcau::directive {

/// The footnotes of a paper wherever a converter put them, so that no other reader takes them for clauses or bullets.
struct Footnotes {
  std::vector<Footnote> notes;     ///< in order of place
  std::vector<Span> within_lines;  ///< what to leave out of a line's words: "[footnoteRef:1]", "[1:  …]"; sorted, apart
  std::vector<bool> is_note;       ///< for each line: the whole line belongs to a footnote
};

/// Shapes: "[footnoteRef:1] … [1:  text]" within a line; lines that begin with ¹, [1], [^1]: ; "(1) Text" and "1 Text" if the text before
/// refers to them so ("Nhà nước1;", "Nhà nước(1)"); behind the paper's ending, and in a body that has dashes for bullets,
/// also U+FFFD where the mark was lost.
/// wrapped_width  see find_wrapped_width
/// ending   index in `lines` of the first line of recipients and signature; lines.size() if there is none
Footnotes find_footnotes(std::string_view text, const std::vector<Line>& lines, std::size_t ending, std::size_t wrapped_width);

/// The words of `span` on one line, without footnotes that stand within.
std::string words_of(std::string_view text, Span span, const std::vector<Span>& left_out);

}  // namespace nhipcau::directive
