#include <string>
#include <vector>

#include "directive/check/writing.hpp"

namespace nhipcau::directive::check {
namespace {

/// A full date as written: where its day and its month stand among the words.
struct WrittenDate {
  std::size_t first = 0, last = 0;  ///< words
  std::size_t day = 0, month = 0;
};

/// Decree 30/2020, appendix I, II.4.b: days below 10 and the months 1 and 2 take a zero.
bool lacks_zero(const Writing& writing, std::size_t at, int below) {
  return writing.text_of(at).size() == 1 && number_of(writing.word(at)) > 0 && number_of(writing.word(at)) < below;
}
bool lacks_zero(const Writing& writing, const WrittenDate& date) {
  return lacks_zero(writing, date.day, 10) || lacks_zero(writing, date.month, 3);
}
/// Written with a zero it needs: the paper knows the rule.
bool has_zero(const Writing& writing, const WrittenDate& date) {
  const auto is_padded = [&](std::size_t at, int below) {
    return writing.text_of(at).size() == 2 && number_of(writing.word(at)) > 0 && number_of(writing.word(at)) < below;
  };
  return !lacks_zero(writing, date) && (is_padded(date.day, 10) || is_padded(date.month, 3));
}

bool is_year(const Writing& writing, std::size_t at) {
  return writing.is_digits(at) && writing.text_of(at).size() == 4 && number_of(writing.word(at)) >= 1800;
}

bool is_slash(const Writing& writing, std::size_t at) {
  return writing.word(at).key == "/" && writing.gap_before(at) == 0 && writing.gap_before(at + 1) == 0;
}

/// "14/2/2012" or "ngày 14 tháng 2 năm 2012" at `at`.
bool read_date(const Writing& writing, const WrittenLine& line, std::size_t at, WrittenDate& date) {
  const auto is = [&](std::size_t word, std::string_view key) { return writing.word(word).key == key; };
  const auto may_be = [&](std::size_t word, int most) {
    return writing.is_digits(word) && writing.text_of(word).size() <= 2 && number_of(writing.word(word)) >= 1 &&
           number_of(writing.word(word)) <= most;
  };
  if (writing.is_digits(at)) {
    if (at + 5 > line.last || !may_be(at, 31) || !is_slash(writing, at + 1) || !may_be(at + 2, 12)) return false;
    if (!is_slash(writing, at + 3) || !is_year(writing, at + 4)) return false;
    if (at > line.first && writing.gap_before(at) == 0 && (is(at - 1, "/") || is(at - 1, "."))) return false;
    if (at + 5 < line.last && writing.gap_before(at + 5) == 0 && (is(at + 5, "/") || writing.is_letters(at + 5))) return false;
    date = {at, at + 5, at, at + 2};
    return true;
  }
  if (!is(at, "ngày") || at + 6 > line.last || !may_be(at + 1, 31) || !is(at + 2, "tháng") || !may_be(at + 3, 12)) return false;
  if (!is(at + 4, "năm") || !is_year(writing, at + 5)) return false;
  date = {at, at + 6, at + 1, at + 3};
  return true;
}

/// The date with the zeros it lacks.
std::string padded(const Writing& writing, const WrittenDate& date) {
  std::string out;
  std::size_t begin = writing.word(date.first).where.begin;
  for (const auto& [at, below] : {std::pair{date.day, 10}, std::pair{date.month, 3}}) {
    if (!lacks_zero(writing, at, below)) continue;
    out += writing.paper.text.substr(begin, writing.word(at).where.begin - begin);
    out += '0';
    begin = writing.word(at).where.begin;
  }
  return out += writing.paper.text.substr(begin, writing.word(date.last - 1).where.end - begin);
}

}  // namespace

void check_padding(const Writing& writing, Report& report) {
  if (writing.paper.is_normative) return;
  const auto& issued = writing.paper.document.issued_on_text;
  std::vector<WrittenDate> found;
  std::size_t right = 0;
  const auto tell = [&](std::string_view rule, const WrittenDate& date) {
    const std::string with_zeros = padded(writing, date);
    report.add(rule, writing.span_of(date.first, date.last), {std::string(writing.text_of(date.first, date.last)), with_zeros}, with_zeros);
  };
  WrittenDate date;
  for (const WrittenPlace& place : writing.numbers) {
    const WrittenLine& line = writing.line_of(place);
    const bool is_in_last = place.at < date.last;
    if (is_in_last ||
        (!read_date(writing, line, place.at, date) && !(place.at > line.first && read_date(writing, line, place.at - 1, date))))
      continue;
    if (!lacks_zero(writing, date)) {
      right += has_zero(writing, date) ? 1 : 0;
    } else if (issued && issued->where.contains(writing.word(date.day).where.begin)) {
      tell("date-zero-pad", date);
    } else {
      found.push_back(date);
    }
  }
  // The rule is for the date of issue: of others one is told, or each that stands beside those written with a zero.
  if (right == 0 && found.size() > 1) found.resize(1);
  for (const WrittenDate& one : found) tell("date-zero-pad-in-text", one);
}

}  // namespace nhipcau::directive::check
