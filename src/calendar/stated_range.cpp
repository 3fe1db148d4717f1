#include "calendar/stated_range.hpp"

#include <algorithm>
#include <charconv>

#include "text/scan.hpp"

namespace nhipcau::calendar {
namespace {

constexpr int kCentury = 100;
constexpr int kYearsAhead = 10;           ///< an anniversary is planned at most so long before
constexpr int kMostYears = 3000;          ///< said of an anniversary
constexpr std::size_t kBytesBack = 1000;  ///< how far before a range its years may be said: a list of countries is long
constexpr int kLongestOverNewYear = 120;  ///< days of something that goes over the turn of a year

/// "50" of "kỷ niệm 50 năm": a number of its own, no part of a date.
std::optional<int> number_at(std::string_view text, std::size_t begin, std::size_t end) {
  const bool is_own = begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '(' || text[begin - 1] == '\n';
  int number = 0;
  const auto [stop, error] = std::from_chars(text.data() + begin, text.data() + end, number);
  if (!is_own || error != std::errc{} || stop != text.data() + end || number < 1 || number > kMostYears) return std::nullopt;
  return number;
}

/// The last "… năm" of [first, end).
std::optional<int> years_said_in(std::string_view text, std::size_t first, std::size_t end) {
  constexpr std::string_view kYears = " năm ";
  std::optional<int> said;
  for (std::size_t at = text::find_digit(text, first); at < end; at = text::find_digit(text, at)) {
    std::size_t behind = at;
    while (behind < text.size() && text::is_digit(static_cast<unsigned char>(text[behind]))) ++behind;
    if (text.substr(behind, kYears.size()) == kYears) {
      if (const auto number = number_at(text, at, behind)) said = number;
    }
    at = behind;
  }
  return said;
}

std::size_t begin_of_line(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

/// "- Pháp (12/4/1973 - 12/4/2023)": one of a list below its head.
bool is_item(std::string_view line) {
  return line.starts_with("-") || line.starts_with("+") || line.starts_with("–") || line.starts_with("•");
}

/// A line that goes on in the next one, because it was wrapped.
bool is_wrapped(std::string_view line) {
  return !line.empty() && !line.ends_with('.') && !line.ends_with(';') && !line.ends_with(':') && !line.ends_with(')') &&
         !line.ends_with("…");
}

/// The nearest "… năm" before `end`: in its paragraph, or, of an item of a list, in the list's head.
std::optional<int> years_said_before(std::string_view text, std::size_t end) {
  const std::size_t least = end > kBytesBack ? end - kBytesBack : 0;
  std::size_t first = begin_of_line(text, end);
  const auto line_above = [&] { return text.substr(begin_of_line(text, first - 1), first - 1 - begin_of_line(text, first - 1)); };
  while (first > least && !is_item(text.substr(first)) && is_wrapped(line_above())) first = begin_of_line(text, first - 1);
  if (const auto said = years_said_in(text, std::max(first, least), end)) return said;
  if (!is_item(text.substr(first))) return std::nullopt;
  while (first > least && is_item(line_above())) first = begin_of_line(text, first - 1);
  if (first <= least || !line_above().ends_with(':')) return std::nullopt;
  return years_said_in(text, std::max(begin_of_line(text, first - 1), least), first);
}

std::optional<Date> with_year(const Date& day, int year) {
  if (const auto same = Date::make(year, day.month(), day.day())) return same;
  return Date::make(year, day.month(), day.day() - 1);  // 29 February
}

bool is_same_day(const Date& from, const Date& to) {
  const auto kept = with_year(from, to.year());
  return kept && *kept == to;
}

bool is_impossible(const PartialDate& date) {
  return date.day && date.month && !PartialDate{date.year.value_or(2000), date.month, date.day}.whole();  // 2000 has every day
}

class RangeCheck {
 public:
  RangeCheck(std::string_view text, const text::DateRange& range, const Date& today) : today_(today) {
    range_.where = range.where;
    range_.written = std::string(range.where.of(text));
    range_.from = range.from;
    range_.to = range.to;
    range_.said_years = years_said_before(text, range.where.begin);
  }

  StatedRange check() {
    const auto from = range_.from.whole();
    const auto to = range_.to.whole();
    if (from && to) {
      check_days(*from, *to);
    } else {
      const bool is_impossible_day = is_impossible(range_.from) || is_impossible(range_.to);
      range_.fault = is_impossible_day ? StatedRange::Fault::no_such_day : StatedRange::Fault::no_year;
    }
    return std::move(range_);
  }

 private:
  void check_days(const Date& from, const Date& to) {
    range_.is_anniversary = is_same_day(from, to) && from.year() != to.year();
    if (to < from) {
      range_.fault = StatedRange::Fault::backwards;
      range_.likely = range_.is_anniversary ? likely_anniversary(from, to) : likely_stretch(from, to);
    } else if (range_.is_anniversary && range_.said_years && *range_.said_years != to.year() - from.year()) {
      range_.fault = StatedRange::Fault::wrong_years;
      range_.likely = kept_after(from, *range_.said_years);
    }
    if (!range_.is_anniversary) return;
    const StatedRange::Days meant = range_.likely.value_or(StatedRange::Days{from, to});
    range_.years = meant.to.year() - meant.from.year();
  }

  static std::optional<StatedRange::Days> kept_after(const Date& from, int years) {
    const auto to = with_year(from, from.year() + years);
    return to ? std::optional(StatedRange::Days{from, *to}) : std::nullopt;
  }

  [[nodiscard]] std::optional<StatedRange::Days> likely_anniversary(const Date& from, const Date& to) const {
    if (range_.said_years) return kept_after(from, *range_.said_years);
    const int year = to.year() + kCentury;
    if (year > from.year() && year <= today_.year() + kYearsAhead) return kept_after(from, year - from.year());
    return StatedRange::Days{to, from};
  }

  static std::optional<StatedRange::Days> likely_stretch(const Date& from, const Date& to) {
    const auto year_after = with_year(to, to.year() + 1);
    if (from.year() == to.year() && year_after && (year_after->to_days() - from.to_days()).count() <= kLongestOverNewYear)
      return StatedRange::Days{from, *year_after};
    return StatedRange::Days{to, from};
  }

  const Date& today_;
  StatedRange range_;
};

}  // namespace

std::vector<StatedRange> check_ranges(std::string_view text, const Date& today) {
  std::vector<StatedRange> ranges;
  for (const text::DateRange& range : text::find_date_ranges(text, {0, text.size()}))
    ranges.push_back(RangeCheck(text, range, today).check());
  return ranges;
}

}  // namespace nhipcau::calendar
