// length = NUMBER ["(" words ")"] unit [[","] ("kể từ" | "tính từ" | "sau" …) from]
// unit   = "giờ" | "ngày" | "ngày làm việc" | "tuần" | "tháng" | "năm"
// from   = "ngày" ("ký" | "ban hành" | date | words) | "khi" words          up to a comma, a stop or a verb of another clause
#include "directive/deadline_length.hpp"

#include <algorithm>
#include <array>

#include "text/dates.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kLongestFrom = 14;  // words
constexpr int kMostUnits = 1000;
constexpr int kMonthsAYear = 12;

enum class Unit { hours, working_days, days, weeks, months, years };

struct UnitAt {
  Unit unit = Unit::days;
  std::size_t length = 0;  ///< in words; 0 if none stands there
};

UnitAt unit_at(const Words& words, std::size_t at) {
  static const std::array<std::pair<Phrases, Unit>, 6> units{{{{"ngày làm việc", "ngày công tác"}, Unit::working_days},
                                                              {{"giờ", "giờ đồng hồ", "tiếng"}, Unit::hours},
                                                              {{"ngày"}, Unit::days},
                                                              {{"tuần"}, Unit::weeks},
                                                              {{"tháng"}, Unit::months},
                                                              {{"năm"}, Unit::years}}};
  for (const auto& [phrases, unit] : units)
    if (const auto length = phrases.match(words, at)) return {.unit = unit, .length = length};
  return {};
}

/// The same day so many months later, or the last one of a month that is shorter.
std::optional<Date> plus_months(Date day, int months) {
  const int count = day.year() * kMonthsAYear + day.month() - 1 + months;
  for (int number = day.day(); number > 0; --number)
    if (const auto found = Date::make(count / kMonthsAYear, count % kMonthsAYear + 1, number)) return found;
  return std::nullopt;
}

std::optional<Date> plus(Date day, int count, Unit unit) {
  constexpr int kDaysAWeek = 7;
  switch (unit) {
    case Unit::days: return day.plus_days(count);
    case Unit::weeks: return day.plus_days(count * kDaysAWeek);
    case Unit::months: return plus_months(day, count);
    case Unit::years: return plus_months(day, count * kMonthsAYear);
    case Unit::hours:
    case Unit::working_days: return std::nullopt;
  }
  return std::nullopt;
}

/// The day that "ngày ký", "ngày ban hành Kế hoạch này", "ngày 01/7/2025", "ngày Luật này có hiệu lực" names.
std::optional<Date> day_named(std::string_view text, const Words& words, const CountedFrom& from, const PaperDays& days) {
  const Span said = span_of(words, from.begin, from.end);
  const auto dates = text::find_dates(text, said);
  if (!dates.empty()) return dates.size() == 1 && dates.front().exists ? dates.front().date.whole() : std::nullopt;
  static const Phrases signing{"ngày ký", "ngày ký ban hành", "ngày ban hành", "ngày được ký", "khi ký", "ngày được ban hành"};
  const auto signed_words = signing.match(words, from.begin);
  const auto is_own = [&](std::size_t first) {  // "ngày ban hành Quyết định này", not "ngày ký hợp đồng"
    return first == from.end || (from.end > first && words[from.end - 1].is("này"));
  };
  if (signed_words > 0 && is_own(from.begin + signed_words)) return days.signed_on;
  static const Phrases issued{"này được ban hành", "này được ký", "này ban hành", "này được ký ban hành"};
  const auto issuing = issued.find(words, from.begin, from.end);
  if (issuing < from.end && issuing + issued.match(words, issuing) == from.end) return days.signed_on;
  static const Phrases holding{"có hiệu lực", "có hiệu lực thi hành"};
  const auto holds = holding.find(words, from.begin, from.end);
  const bool is_this = holds < from.end && holds > from.begin && words[holds - 1].is("này");
  return is_this ? days.in_force : std::nullopt;
}

}  // namespace

CountedFrom read_counted_from(std::string_view text, const Words& words, std::size_t at, const PaperDays& days) {
  CountedFrom from{.begin = at, .end = at, .day = std::nullopt};
  static const Phrases heads{"ngày", "khi", "thời điểm", "lúc", "sau khi"};
  if (heads.match(words, at) == 0) return from;
  const auto dates = text::find_dates(text, span_of(words, at, std::min(words.size(), at + kLongestFrom)));
  static const Phrases ends{".", ";", ":", ",", "(", ")", "”", "\"", "và", "thì", "phải", "để", "đến", "đến hết"};
  while (from.end < words.size() && from.end < at + kLongestFrom) {
    const bool is_in_date = std::any_of(dates.begin(), dates.end(), [&](const text::DateMention& date) {
      return date.where.begin < words[from.end].where.begin && words[from.end].where.begin < date.where.end;
    });
    if (!is_in_date && from.end > at && ends.match(words, from.end) > 0) break;
    if (from.end > at &&
        text.substr(words[from.end - 1].where.end, words[from.end].where.begin - words[from.end - 1].where.end).find('\n') !=
            std::string_view::npos &&
        words[from.end].capital)
      break;
    ++from.end;
  }
  from.day = day_named(text, words, from, days);
  return from;
}

std::size_t read_length(std::string_view text, const Words& words, std::size_t at, const PaperDays& days, Deadline& deadline) {
  if (at + 1 >= words.size()) return at;
  const int count = number_of(words[at]);
  if (count < 0 || count > kMostUnits) return at;
  std::size_t next = at + 1;
  if (words[next].is("(")) {  // "30 (ba mươi) ngày"
    while (next < words.size() && !words[next].is(")") && next < at + 6) ++next;
    ++next;
  }
  const UnitAt unit = unit_at(words, next);
  if (unit.length == 0) return at;
  std::size_t end = next + unit.length;
  static const Phrases counted{"kể từ", "tính từ", "tính kể từ", ", kể từ", ", tính từ", "sau", "từ"};
  const auto lead = counted.match(words, end);
  if (lead == 0) return end;
  const std::size_t first = words[end].is("sau") ? end : end + lead;
  const CountedFrom from = read_counted_from(text, words, first, days);
  if (from.end == from.begin) return end;
  deadline.counted_from = std::string(span_of(words, from.begin, from.end).of(text));
  deadline.base = from.day;
  if (from.day) deadline.date = plus(*from.day, count, unit.unit);
  return from.end;
}

}  // namespace nhipcau::directive
