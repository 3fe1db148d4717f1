#pragma once
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace nhipcau::files {

/// Measures of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I and II, in the units of WordprocessingML: twentieths of a point, half points.
struct PaperMeasures {
  static constexpr int kWidth = 11906;  ///< A4
  static constexpr int kHeight = 16838;
  static constexpr int kTop = 1134;  ///< 20 mm
  static constexpr int kBottom = 1134;
  static constexpr int kLeft = 1701;   ///< 30 mm
  static constexpr int kRight = 851;   ///< 15 mm
  static constexpr int kIndent = 567;  ///< 1 cm: the first line of a paragraph
  static constexpr int kBelow = 120;   ///< 6 pt below a paragraph
  static constexpr int kTextWidth = kWidth - kLeft - kRight;
};

/// A new DOCX: A4 with these margins, Times New Roman 14, in Vietnamese, pages numbered in the middle of the head but for the first.
struct DocxPackage {
  std::string body;  ///< what stands in w:body but its w:sectPr; elements with the prefix "w"
  std::string author;
  std::string title;  ///< of the file's properties; may be empty
  Instant at;
};

/// Equal input gives equal bytes.
/// errors  those of write_zip
Result<std::string> write_package(const DocxPackage& package);

}  // namespace nhipcau::files
