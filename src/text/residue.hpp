#pragma once
#include <string_view>
#include <vector>

#include "text/clean.hpp"

namespace nhipcau::text {

/// Traces that a converter left in cleaned text, as kept repairs in order of their place. One pass, linear.
///   [footnoteRef:1] [endnoteRef:2] [^3]      a footnote's mark
///   [1:  Gắn với vai trò …]                  a footnote's text, on one line
///   *về đối ngoại nhân dân*  **Nơi nhận**    emphasis around words, opened and closed on one line
///   &nbsp; &#160; &amp;  <br>                HTML
///   U+FFFC, private-use characters           an object or a symbol-font glyph that was lost
std::vector<Repair> find_residues(std::string_view text);

}  // namespace nhipcau::text
