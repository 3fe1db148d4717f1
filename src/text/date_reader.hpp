#pragma once
#include <optional>
#include <string_view>

#include "base/date.hpp"
#include "base/span.hpp"
#include "text/scan.hpp"

namespace nhipcau::text {

/// The piece of a date that stands at one place, with as many parts as are there; the readers of dates and of ranges build on it.
struct DatePiece {
  enum class Shape {
    full,        ///< 09/02/2023 · 20 tháng 2 năm 2023
    day_month,   ///< 12/12 · 15 tháng 6
    month_year,  ///< (tháng) 12/2023 · (tháng) 12 năm 2023
    lone,        ///< 12: a day or a month, by what stands around it
  };
  Span where;
  Shape shape = Shape::lone;
  int day = 0;  ///< as written, also when out of range; of a lone number this
  int month = 0;
  int year = 0;
  bool is_spelled = false;  ///< with the word "tháng" in it

  /// Parts out of range are left out, so that 27/13/1973 is known to be wrong and still useful.
  [[nodiscard]] PartialDate date() const;
  /// False for 31/02/2023, 27/13/1973 and 30/02 (29/02 without a year may exist).
  [[nodiscard]] bool exists() const;
};

/// Reads pieces in `within` of `text`.
class DateReader {
 public:
  DateReader(std::string_view text, Span within) : text_(text), begin_(within.begin), end_(within.end) {}

  /// The longest piece whose first digit is at `at`; nothing if a number of another kind stands there.
  [[nodiscard]] std::optional<DatePiece> read_piece(std::size_t at) const;
  /// The piece behind the word "tháng" whose first digit is at `at`: 12/2023, 12 năm 2023, or 12 alone (a month then).
  [[nodiscard]] std::optional<DatePiece> read_month(std::size_t at) const;

  /// True if a number may begin here: not inside a longer number, a word or a fraction.
  [[nodiscard]] bool may_begin(std::size_t at) const;
  /// Is `word` (lower case) the last word before `at`, spaces between? Then where it begins.
  [[nodiscard]] std::optional<std::size_t> word_before(std::size_t at, std::string_view word) const;
  /// Is `word` the word at `at`, after spaces? Then where it ends.
  [[nodiscard]] std::optional<std::size_t> word_at(std::size_t at, std::string_view word) const;

  [[nodiscard]] std::size_t skip_spaces(std::size_t at) const;
  [[nodiscard]] std::size_t skip_digits(std::size_t at) const;
  [[nodiscard]] std::size_t end() const { return end_; }
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] bool digit_at(std::size_t at) const { return at < end_ && is_digit(static_cast<unsigned char>(text_[at])); }

 private:
  [[nodiscard]] int value(std::size_t from, std::size_t to) const;
  [[nodiscard]] std::optional<DatePiece> read_numeric(std::size_t at) const;
  [[nodiscard]] std::optional<DatePiece> read_spelled(std::size_t at) const;
  [[nodiscard]] std::optional<std::size_t> year_after(std::size_t at) const;

  std::string_view text_;
  std::size_t begin_;
  std::size_t end_;
};

}  // namespace nhipcau::text
