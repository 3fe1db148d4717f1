#include "text/date_reader.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/letters.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

namespace nhipcau::text {
namespace {

constexpr std::size_t kMostSpaces = 8;
constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2999;

bool is_word(char32_t c) {
  return (letter_kind(c) & (kLetter | kMark)) != 0;
}
bool is_month(int month) {
  return month >= 1 && month <= 12;
}
bool is_day(int day) {
  return day >= 1 && day <= 31;
}

constexpr int kLeapYear = 2024;  // stands in for a year not said

/// Is what was written this word, in whatever case? Most words differ in their first letter, and are not folded.
bool is_same_word(std::string_view written, std::string_view word) {
  if (written == word) return true;
  const auto first = static_cast<unsigned char>(written.front());
  const auto wanted = static_cast<unsigned char>(word.front());
  if (first < 0x80U && wanted < 0x80U && (first | 0x20U) != wanted) return false;
  return search_key(written) == word;
}

}  // namespace

PartialDate DatePiece::date() const {
  PartialDate date;
  if (shape == Shape::full || shape == Shape::month_year) date.year = year;
  if (is_month(month)) date.month = month;
  if (shape != Shape::month_year && is_day(day)) date.day = day;
  return date;
}

bool DatePiece::exists() const {
  if (shape == Shape::lone) return is_day(day);
  if (shape == Shape::month_year) return is_month(month);
  return is_month(month) && is_day(day) && Date::make(shape == Shape::full ? year : kLeapYear, month, day).has_value();
}

std::size_t DateReader::skip_digits(std::size_t at) const {
  while (digit_at(at)) ++at;
  return at;
}

std::size_t DateReader::skip_spaces(std::size_t at) const {
  const std::size_t most = std::min(end_, at + kMostSpaces);
  while (at < most && is_space(static_cast<unsigned char>(text_[at]))) ++at;
  return at;
}

int DateReader::value(std::size_t from, std::size_t to) const {
  int value = 0;
  for (; from < to; ++from) value = value * 10 + (text_[from] - '0');
  return value;
}

bool DateReader::may_begin(std::size_t at) const {
  const char32_t previous = before(text_, begin_, at);
  if (is_word(previous) || is_digit(previous)) return false;
  const bool joins = previous == U'/' || previous == U'.' || previous == U',' || previous == U':';
  return !joins || !is_digit(before(text_, begin_, at - 1));
}

std::optional<std::size_t> DateReader::word_before(std::size_t at, std::string_view word) const {
  std::size_t end = at;
  while (end > begin_ && at - end < kMostSpaces && is_space(static_cast<unsigned char>(text_[end - 1]))) --end;
  if (end < begin_ + word.size()) return std::nullopt;
  const std::size_t from = end - word.size();
  if (is_continuation(text_[from]) || is_word(before(text_, begin_, from))) return std::nullopt;
  return is_same_word(text_.substr(from, word.size()), word) ? std::optional(from) : std::nullopt;
}

std::optional<std::size_t> DateReader::word_at(std::size_t at, std::string_view word) const {
  at = skip_spaces(at);
  const std::size_t to = at + word.size();
  if (to > end_ || (to < end_ && (is_continuation(text_[to]) || is_word(decode(text_, to).code_point)))) return std::nullopt;
  return is_same_word(text_.substr(at, word.size()), word) ? std::optional(to) : std::nullopt;
}

/// Behind "năm 2023" or ", năm 2023" at `at`; the year is the last four bytes.
std::optional<std::size_t> DateReader::year_after(std::size_t at) const {
  at = skip_spaces(at);
  if (at < end_ && text_[at] == ',') ++at;
  const auto word = word_at(at, "năm");
  if (!word) return std::nullopt;
  const std::size_t from = skip_spaces(*word);
  return skip_digits(from) == from + 4 ? std::optional(from + 4) : std::nullopt;
}

std::optional<DatePiece> DateReader::read_piece(std::size_t at) const {
  if (!digit_at(at) || !may_begin(at)) return std::nullopt;
  if (auto spelled = read_spelled(at)) return spelled;
  return read_numeric(at);
}

/// 20 tháng 2 năm 2023 · 15 tháng 6 · 20 tháng 2/2023
std::optional<DatePiece> DateReader::read_spelled(std::size_t at) const {
  const std::size_t day_end = skip_digits(at);
  if (day_end - at > 2) return std::nullopt;
  std::size_t comma = skip_spaces(day_end);
  comma = comma < end_ && text_[comma] == ',' ? comma + 1 : day_end;
  const auto word = word_at(comma, "tháng");
  if (!word) return std::nullopt;
  auto month = read_month(skip_spaces(*word));
  if (!month) return std::nullopt;
  month->where.begin = at;
  month->day = value(at, day_end);
  month->is_spelled = true;
  month->shape = month->shape == DatePiece::Shape::month_year ? DatePiece::Shape::full : DatePiece::Shape::day_month;
  return month;
}

std::optional<DatePiece> DateReader::read_month(std::size_t at) const {
  const std::size_t month_end = skip_digits(at);
  if (month_end == at || month_end - at > 2) return std::nullopt;
  DatePiece piece{.where = {at, month_end}, .shape = DatePiece::Shape::lone, .day = value(at, month_end), .month = value(at, month_end)};
  piece.is_spelled = true;
  std::optional<std::size_t> year_end = year_after(month_end);
  if (!year_end && month_end < end_) {
    const char mark = text_[month_end];
    const std::size_t from = mark == '/' ? skip_spaces(month_end + 1) : month_end + 1;
    if ((mark == '/' || mark == '-' || mark == '.') && skip_digits(from) == from + 4) year_end = from + 4;
  }
  if (!year_end) return piece;
  piece.year = value(*year_end - 4, *year_end);
  if (piece.year < kFirstYear || piece.year > kLastYear) return piece;
  piece.shape = DatePiece::Shape::month_year;
  piece.where.end = *year_end;
  return piece;
}

/// 09/02/2023 · 9-2-2023 · 09.02.2023 · 12/12 · 12
std::optional<DatePiece> DateReader::read_numeric(std::size_t at) const {
  const std::size_t day_end = skip_digits(at);
  if (day_end - at > 2) return std::nullopt;
  DatePiece piece{.where = {at, day_end}, .shape = DatePiece::Shape::lone, .day = value(at, day_end)};
  const std::size_t mark_at = skip_spaces(day_end);
  const char mark = mark_at < end_ ? text_[mark_at] : '\0';
  if ((mark != '/' && mark != '-' && mark != '.') || (mark != '/' && mark_at != day_end)) return piece;
  const std::size_t month_at = mark == '/' ? skip_spaces(mark_at + 1) : mark_at + 1;
  const std::size_t month_end = skip_digits(month_at);
  if (month_end == month_at || month_end - month_at > 2) return piece;
  const std::size_t second_at = mark == '/' ? skip_spaces(month_end) : month_end;
  const bool has_second = second_at < end_ && text_[second_at] == mark;
  const std::size_t year_at = has_second && mark == '/' ? skip_spaces(second_at + 1) : second_at + 1;
  const bool has_year = has_second && skip_digits(year_at) == year_at + 4;
  if (has_year) {
    piece.month = value(month_at, month_end);
    piece.year = value(year_at, year_at + 4);
    const bool is_date = piece.year >= kFirstYear && piece.year <= kLastYear && (is_day(piece.day) || is_month(piece.month));
    if (!is_date) return std::nullopt;
    piece.shape = DatePiece::Shape::full;
    piece.where.end = year_at + 4;
  } else if (mark == '/' && mark_at == day_end && month_at == mark_at + 1) {
    const bool runs_on =
        has_second && second_at == month_end && (digit_at(second_at + 1) || is_letter(decode(text_, second_at + 1).code_point));
    if (runs_on) return std::nullopt;  // 10/10/CT-…
    piece.month = value(month_at, month_end);
    piece.shape = DatePiece::Shape::day_month;
    piece.where.end = month_end;
  }
  return piece;
}

}  // namespace nhipcau::text
