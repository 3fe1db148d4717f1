#pragma once
#include <string>
#include <string_view>

namespace nhipcau::files {

// Paragraphs of WordprocessingML from plain words; elements have the prefix "w".

struct WordLook {
  bool is_bold = false;
  bool is_italic = false;
  bool is_underlined = false;
  int half_points = 0;  ///< 0: as the style has it
};

enum class Align { left, center, both };

/// Measures in twentieths of a point; 0 is what the style has.
struct ParagraphLook {
  Align align = Align::left;
  int first_line = 0;
  int left = 0;
  int right = 0;
  int hanging = 0;
  int above = 0;
  int below = 0;
  int line = 0;           ///< in 240ths of a line
  int exact_line = 0;     ///< in twentieths of a point, whatever the letters need
  bool has_rule = false;  ///< a line below it, as wide as it is
  bool keeps_next = false;
};

/// A run of a cleaned text; tabs become w:tab. Empty for no text.
std::string to_run(std::string_view text, WordLook look = {});
/// runs  what to_run gave, one behind the other
std::string to_paragraph(std::string_view runs, const ParagraphLook& look = {});

}  // namespace nhipcau::files
