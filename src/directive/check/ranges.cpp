#include <algorithm>
#include <cstdlib>
#include <optional>

#include "directive/check/checks.hpp"
#include "text/dates.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::size_t kWordsBack = 160;  ///< how far before a range the years it keeps may be said: a list of countries is long
constexpr int kMostYears = 3000;

/// Where the line that `at` stands in begins and ends.
Span line_around(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t behind = text.find('\n', at);
  return {before == std::string_view::npos ? 0 : before + 1, behind == std::string_view::npos ? text.size() : behind};
}

struct Years {
  int count = 0;
  Span where;  ///< "50 năm"
};

/// "kỷ niệm 50 năm Ngày …", "50 năm thiết lập …": the nearest such words before `at` on its line.
std::optional<Years> years_before(const Subject& paper, std::size_t at, std::size_t line) {
  const std::size_t last = word_at(paper.words, at);
  for (std::size_t i = last; i-- > 0 && last - i <= kWordsBack && paper.words[i].where.begin >= line;) {
    const Word& word = paper.words[i];
    if (word.kind != Word::Kind::digits || i + 2 >= paper.words.size() || !paper.words[i + 1].is("năm")) continue;
    const bool is_kept = (i >= 2 && paper.words[i - 1].is("niệm")) || (i >= 3 && paper.words[i - 1].is("thứ")) ||
                         paper.words[i + 2].is("ngày") || paper.words[i + 2].is("thiết") || paper.words[i + 2].is("thành") ||
                         paper.words[i + 2].capital;  // "81 năm Quốc khánh"
    const int count = number_of(word);
    if (is_kept && count > 0 && count < kMostYears) return Years{count, {word.where.begin, paper.words[i + 1].where.end}};
  }
  return std::nullopt;
}

bool keeps_day(const text::DateRange& range) {
  return range.from.day && range.from.day == range.to.day && range.from.month == range.to.month && range.from.year && range.to.year;
}

/// "27/1/1973-27/1/1923" with a space on both sides of its hyphen; as it is if the dates have hyphens themselves.
std::string with_spaced_hyphen(std::string_view written) {
  const std::size_t at = written.find('-');
  if (at == std::string_view::npos || written.find('-', at + 1) != std::string_view::npos) return std::string(written);
  return std::string(text::trim(written.substr(0, at))) + " - " + std::string(text::trim(written.substr(at + 1)));
}

/// The range as it should stand: the first date as written, and the second with another year.
std::string with_year(std::string_view written, int wrong, int right) {
  std::string out = with_spaced_hyphen(written);
  const std::string digits = std::to_string(wrong);
  const std::size_t at = out.rfind(digits);
  return at == std::string::npos ? std::string{} : out.replace(at, digits.size(), std::to_string(right));
}

/// The year in which so many years are kept; by the words before it, else the one a century off that is near the paper's own.
std::optional<int> right_year(const text::DateRange& range, const std::optional<Years>& years, int of_paper) {
  if (years) return *range.from.year + years->count;
  const int century_off = *range.to.year + 100;
  const bool is_near = std::abs(century_off - of_paper) <= 1 && century_off > *range.from.year;
  return is_near ? std::optional(century_off) : std::nullopt;
}

void check_anniversary(const Subject& paper, Report& report, const text::DateRange& range, Span line) {
  const auto years = years_before(paper, range.where.begin, line.begin);
  const std::string written(range.where.of(paper.text));
  const int kept = *range.to.year - *range.from.year;
  if (kept < 0) {
    const auto right = right_year(range, years, paper.on.year());
    const std::string suggestion = right ? with_year(written, *range.to.year, *right) : std::string{};
    report.add("anniversary-range", range.where, {written, suggestion.empty() ? "…" : suggestion}, suggestion);
  } else if (years && kept > 0 && years->count != kept) {
    report.add("anniversary-years", range.where, {std::to_string(years->count), std::to_string(kept), written},
               with_year(written, *range.to.year, *range.from.year + years->count));
  }
}

bool is_backwards(const text::DateRange& range) {
  const auto from = range.from.whole();
  const auto to = range.to.whole();
  return from && to && *to < *from;
}

/// "(11-12/12)" in brackets, where other ranges of the same line have their year: nobody can tell of which year it is.
void check_year(const Subject& paper, Report& report, const text::DateRange& range) {
  if (range.from.year || range.to.year || !range.to.month || range.where.begin == 0 || range.where.end >= paper.text.size()) return;
  if (paper.text[range.where.begin - 1] != '(' || paper.text[range.where.end] != ')') return;
  report.add("date-incomplete", range.where, {std::string(range.where.of(paper.text))});
}

void check_range(const Subject& paper, Report& report, const text::DateRange& range, Span line) {
  if (keeps_day(range)) {
    check_anniversary(paper, report, range, line);
  } else if (is_backwards(range)) {
    report.add("date-range-backwards", range.where, {std::string(range.where.of(paper.text))});
  }
}

}  // namespace

void check_ranges(const Subject& paper, Report& report) {
  const auto& ranges = paper.ranges;
  for (auto first = ranges.begin(); first != ranges.end();) {  // line by line
    const Span line = line_around(paper.text, first->where.begin);
    const auto last = std::find_if(first, ranges.end(), [&](const auto& range) { return range.where.begin >= line.end; });
    const bool has_year = std::any_of(first, last, [](const auto& range) { return range.to.year.has_value(); });
    for (; first != last; ++first) {
      check_range(paper, report, *first, line);
      if (has_year) check_year(paper, report, *first);
    }
  }
}

}  // namespace nhipcau::directive::check
