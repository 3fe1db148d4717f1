#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "files/page_box.hpp"

namespace nhipcau::files {

/// A word as it was recognised on a picture, in pixels of it.
struct RecognisedWord {
  std::string text;       ///< UTF-8, not empty; kUnknownSign: ink at the beginning of a line that is no word known
  Box box;                ///< of its ink
  int sureness = 0;       ///< 0 to 100
  bool is_first = false;  ///< of its line
  double line_size = 0;   ///< of the letters of its line, from the top of the tall ones to the foot of those that hang
};
inline constexpr std::string_view kUnknownSign = "\xEF\xBF\xBD";  // U+FFFD
inline constexpr std::size_t kMostRecognisedBytes = 8U << 20U;

/// Reads what tesseract answers: hOCR 1.2, of which lines (bbox, x_size) and words (bbox, x_wconf) are looked at; what is not
/// measured soundly is left out. A line that begins well left of its first word begins with a sign that tesseract does not know.
/// errors  invalid files.damaged_picture: it is no such answer
Result<std::vector<RecognisedWord>> words_of_hocr(std::string_view hocr);

}  // namespace nhipcau::files
