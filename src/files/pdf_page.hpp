#pragma once
#include <string>
#include <vector>

#include "files/page_box.hpp"

namespace nhipcau::files {

/// Letters that stand together on a page.
struct Word {
  std::string text;  ///< UTF-8, not empty
  Box box;
  double size = 0;       ///< of the font, in points
  std::size_t font = 0;  ///< the same number for the same font
  bool is_bold = false;
  bool has_space_after = false;  ///< the reader of the file sees a space, by the gaps of its line
  bool is_doubtful = false;      ///< recognised on a picture, and not surely
};

/// What a page prints, in no order.
struct PdfPage {
  double width = 0, height = 0;  ///< in points, as the reader sees it
  std::vector<Word> words;       ///< those that run from left to right
  std::string askew;             ///< words that run another way (stamps, watermarks), each a line
};

/// Words side by side on a page: a printed line, or the part of one in a column.
struct PrintedLine {
  std::vector<Word> words;  ///< from left to right, not empty
  Box box;
  double size = 0;    ///< of most of its letters
  double centre = 0;  ///< height of the middle of its largest letters: raised marks do not move it
  int page = 1;
  bool is_bold = false;  ///< most of its letters

  /// How wide it is up to its first space: a word whose letters come from two fonts is in two pieces.
  [[nodiscard]] double first_word_width() const;
  /// Its words as text: a space between them, a tab where a wide gap is, raised digits as superscript digits.
  [[nodiscard]] std::string text() const;
  /// Where words in doubt stand in text().
  [[nodiscard]] std::vector<Span> doubtful() const;
};

}  // namespace nhipcau::files
