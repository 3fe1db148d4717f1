#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/span.hpp"

namespace nhipcau::directive {

/// How a numbered part is counted. The order is that of Nghị định 30/2020/NĐ-CP, appendix I.5.d where it sets one.
enum class Count {
  part,             ///< Phần I, PHẦN THỨ NHẤT
  chapter,          ///< Chương I
  section,          ///< Mục 1
  subsection,       ///< Tiểu mục 1
  upper_letter,     ///< A.
  roman,            ///< I. I- I/
  article,          ///< Điều 1.
  arabic,           ///< 1. 1- 1/ 1)
  decimal,          ///< 1.1. 1.1.1 II.1
  lower_letter,     ///< a) đ.
  bracketed,        ///< (1) (a)
  bracketed_roman,  ///< (i)
  lower_roman,      ///< ii) iii.
};

/// The enumerator a line begins with.
struct Enumerator {
  Count count = Count::arabic;
  int depth = 1;        ///< groups of a decimal: 1.2.3 has 3
  char mark = '.';      ///< what closes it: . - / ) : or a space
  int value = 0;        ///< of its last group; letters in Vietnamese order from 1
  int other_value = 0;  ///< "I.", "C.", "i)" are letters and Roman numbers: the value read the other way; 0 if there is none
  std::string label;    ///< for paths: "II", "2.1", "a", "Điều 3"
  Span where;           ///< with its closing mark
  Span rest;            ///< the words after it, trimmed; may be empty
};

/// Reads the enumerator at the beginning of `line`; nothing for a date, a decimal number, a year, a citation ("Điều 4, khoản 4.6 tại …")
/// or running text. Whether "I." is a number or a letter is left open (`other_value`).
std::optional<Enumerator> read_enumerator(std::string_view text, Span line);

/// How many bytes the bullet sign at the beginning of `line` takes with the space behind it; 0 if there is none.
std::size_t bullet_sign_size(std::string_view line);

}  // namespace nhipcau::directive
