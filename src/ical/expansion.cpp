#include "ical/expansion.hpp"

#include <algorithm>

namespace nhipcau::ical {
namespace {

using Frequency = Rule::Frequency;
using std::chrono::days;
using std::chrono::floor;
using std::chrono::local_days;
using std::chrono::seconds;
using std::chrono::year_month_day;

constexpr int kDaysOfWeek = 7;
constexpr int kMonthsOfYear = 12;
constexpr int kLastYear = 9999;

bool has(const std::vector<int>& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// `list` counts from 1 at the front or from -1 at the end of `length`; an empty one takes everything.
bool takes(const std::vector<int>& list, int place, int length) {
  return list.empty() || has(list, place) || has(list, place - length - 1);
}

int weekday_of(local_days day) {
  return static_cast<int>(std::chrono::weekday(day).c_encoding());
}

local_days new_year(int year) {
  return local_days(std::chrono::year(year) / 1 / 1);
}

local_days week_begin(local_days day, int week_start) {
  return day - days((weekday_of(day) - week_start + kDaysOfWeek) % kDaysOfWeek);
}

/// Where week 1 of a year begins: the first with four days in it at least.
local_days first_week(int year, int week_start) {
  return week_begin(new_year(year) + days(3), week_start);
}

/// How long a stretch of these is; nothing for months and years.
std::optional<seconds> length_of(Frequency frequency) {
  switch (frequency) {
    case Frequency::secondly: return seconds(1);
    case Frequency::minutely: return seconds(60);
    case Frequency::hourly: return seconds(3600);
    case Frequency::daily: return kDay;
    case Frequency::weekly: return kDaysOfWeek * kDay;
    default: return std::nullopt;
  }
}

int month_count(LocalTime at) {
  const year_month_day ymd(floor<days>(at));
  return static_cast<int>(ymd.year()) * kMonthsOfYear + static_cast<int>(static_cast<unsigned>(ymd.month())) - 1;
}

/// A second 60, which no clock of ours shows, is the 59th (RFC 5545, 3.3.5).
std::vector<int> in_order(std::vector<int> list, int most) {
  for (int& value : list) value = std::min(value, most);
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

}  // namespace

/// What a rule asks about a day.
struct Expansion::DayFacts {
  explicit DayFacts(local_days at) : day(at), ymd(at) {
    const std::chrono::year_month_day_last last(ymd.year() / ymd.month() / std::chrono::last);
    month_days = static_cast<int>(static_cast<unsigned>(last.day()));
    year_day = static_cast<int>((day - new_year(year())).count()) + 1;
    year_days = static_cast<int>((new_year(year() + 1) - new_year(year())).count());
  }
  [[nodiscard]] int year() const { return static_cast<int>(ymd.year()); }
  [[nodiscard]] int month() const { return static_cast<int>(static_cast<unsigned>(ymd.month())); }
  [[nodiscard]] int month_day() const { return static_cast<int>(static_cast<unsigned>(ymd.day())); }

  local_days day;
  year_month_day ymd;
  int month_days = 0, year_day = 0, year_days = 0;
};

Expansion::Expansion(const Rule& rule, LocalTime start, bool is_day) : rule_(rule), first_(start) {
  complete(start, is_day);
  const Frequency frequency = rule_.frequency;
  const local_days day = floor<days>(start);
  const year_month_day ymd(day);
  if (frequency == Frequency::yearly) {
    first_ = new_year(static_cast<int>(ymd.year()));
  } else if (frequency == Frequency::monthly) {
    first_ = local_days(ymd.year() / ymd.month() / 1);
  } else if (frequency == Frequency::weekly) {
    first_ = week_begin(day, rule_.week_start);
  } else {
    first_ = start - (start - LocalTime(day)) % *length_of(frequency);
  }
}

/// "Information not contained in the rule is derived from its start" (RFC 5545, 3.3.10).
void Expansion::complete(LocalTime start, bool is_day) {
  const DayFacts facts(floor<days>(start));
  const Frequency frequency = rule_.frequency;
  const bool names_days = !rule_.weekdays.empty() || !rule_.month_days.empty() || !rule_.year_days.empty();
  if (!names_days && (frequency == Frequency::weekly || !rule_.weeks.empty())) {
    rule_.weekdays = {{weekday_of(facts.day), 0}};
  } else if (!names_days && (frequency == Frequency::yearly || frequency == Frequency::monthly)) {
    if (frequency == Frequency::yearly && rule_.months.empty()) rule_.months = {facts.month()};
    rule_.month_days = {facts.month_day()};
  }
  if (is_day) rule_.hours = rule_.minutes = rule_.seconds = {};
  const auto clock = static_cast<int>((start - LocalTime(facts.day)).count());
  if (rule_.hours.empty() && frequency > Frequency::hourly) rule_.hours = {clock / 3600};
  if (rule_.minutes.empty() && frequency > Frequency::minutely) rule_.minutes = {clock / 60 % 60};
  if (rule_.seconds.empty() && frequency > Frequency::secondly) rule_.seconds = {clock % 60};
  rule_.hours = in_order(rule_.hours, 23);
  rule_.minutes = in_order(rule_.minutes, 59);
  rule_.seconds = in_order(rule_.seconds, 59);
}

std::int64_t Expansion::stretch_at(LocalTime at) const {
  if (at <= first_) return 0;
  if (const auto length = length_of(rule_.frequency)) return (at - first_) / *length / rule_.interval;
  const int months = rule_.frequency == Frequency::yearly ? kMonthsOfYear : 1;
  return (month_count(at) - month_count(first_)) / months / rule_.interval;
}

std::optional<LocalTime> Expansion::begin_of(std::int64_t stretch) const {
  const auto counted = stretch * rule_.interval;
  if (const auto length = length_of(rule_.frequency)) {
    const LocalTime begin = first_ + counted * *length;
    return day_of(begin) ? std::optional(begin) : std::nullopt;
  }
  const auto month = month_count(first_) + counted * (rule_.frequency == Frequency::yearly ? kMonthsOfYear : 1);
  if (month / kMonthsOfYear > kLastYear) return std::nullopt;
  return local_days(std::chrono::year(static_cast<int>(month / kMonthsOfYear)) /
                    std::chrono::month(static_cast<unsigned>(month % kMonthsOfYear) + 1) / 1);
}

bool Expansion::takes_weekday(const DayFacts& facts) const {
  const bool in_month = rule_.frequency == Frequency::monthly || !rule_.months.empty();
  const int place = in_month ? facts.month_day() : facts.year_day;
  const int length = in_month ? facts.month_days : facts.year_days;
  const auto fits = [&](const Rule::Weekday& asked) {
    if (asked.day != weekday_of(facts.day)) return false;
    const int from_front = (place - 1) / kDaysOfWeek + 1, from_end = (place - length) / kDaysOfWeek - 1;
    return asked.position == 0 || asked.position == from_front || asked.position == from_end;
  };
  return rule_.weekdays.empty() || std::any_of(rule_.weekdays.begin(), rule_.weekdays.end(), fits);
}

bool Expansion::takes(const DayFacts& facts) const {
  const auto takes_week = [&] {
    if (rule_.weeks.empty()) return true;
    int year = facts.year();  // the year whose weeks hold the day: at either end it may be the next
    if (facts.day >= first_week(year + 1, rule_.week_start)) ++year;
    if (facts.day < first_week(year, rule_.week_start)) --year;
    const local_days begin = first_week(year, rule_.week_start), end = first_week(year + 1, rule_.week_start);
    return ical::takes(rule_.weeks, static_cast<int>((facts.day - begin).count()) / kDaysOfWeek + 1,
                       static_cast<int>((end - begin).count()) / kDaysOfWeek);
  };
  return (rule_.months.empty() || has(rule_.months, facts.month())) && ical::takes(rule_.month_days, facts.month_day(), facts.month_days) &&
         ical::takes(rule_.year_days, facts.year_day, facts.year_days) && takes_weekday(facts) && takes_week();
}

std::vector<LocalTime> Expansion::days_in(std::int64_t stretch, std::int64_t& cost) const {
  const auto begin = begin_of(stretch);
  std::vector<LocalTime> out;
  if (!begin) return out;
  const local_days first = floor<days>(*begin);
  const year_month_day ymd(first);
  local_days end = first + days(1);
  if (rule_.frequency == Frequency::weekly) end = first + days(kDaysOfWeek);
  if (rule_.frequency == Frequency::monthly) end = local_days(ymd.year() / ymd.month() / std::chrono::last) + days(1);
  if (rule_.frequency == Frequency::yearly) end = new_year(static_cast<int>(ymd.year()) + 1);
  for (local_days day = first; day < end; day += days(1), ++cost) {
    if (takes(DayFacts(day))) out.emplace_back(day);
  }
  return out;
}

/// Since midnight, in order. A list limits what is no longer than a stretch, and names what is shorter.
std::vector<LocalTime> Expansion::clock_times(LocalTime begin) const {
  const auto clock = static_cast<int>((begin - LocalTime(floor<days>(begin))).count());
  const Frequency frequency = rule_.frequency;
  const auto choose = [&](const std::vector<int>& list, bool is_given, int given) {
    if (!is_given) return list;
    return list.empty() || has(list, given) ? std::vector<int>{given} : std::vector<int>{};
  };
  std::vector<LocalTime> out;
  for (const int hour : choose(rule_.hours, frequency <= Frequency::hourly, clock / 3600)) {
    for (const int minute : choose(rule_.minutes, frequency <= Frequency::minutely, clock / 60 % 60)) {
      for (const int second : choose(rule_.seconds, frequency == Frequency::secondly, clock % 60))
        out.emplace_back(seconds(hour * 3600 + minute * 60 + second));
    }
  }
  return out;
}

std::vector<LocalTime> Expansion::times_in(std::int64_t stretch, std::size_t most_times, std::int64_t& cost) const {
  std::vector<LocalTime> out;
  const auto begin = begin_of(stretch);
  const auto dates = days_in(stretch, cost);
  if (!begin || dates.empty()) return out;
  const auto clocks = clock_times(*begin);
  cost += static_cast<std::int64_t>(clocks.size());
  const auto all = static_cast<std::int64_t>(dates.size() * clocks.size());
  const auto at = [&](std::int64_t place) {
    const auto size = static_cast<std::int64_t>(clocks.size());
    return dates[static_cast<std::size_t>(place / size)] + clocks[static_cast<std::size_t>(place % size)].time_since_epoch();
  };
  if (rule_.positions.empty()) {
    for (std::int64_t place = 0; place < all && out.size() < most_times; ++place) out.push_back(at(place));
  }
  for (const int position : rule_.positions) {
    const std::int64_t place = position > 0 ? position - 1 : all + position;
    if (place >= 0 && place < all && out.size() < most_times) out.push_back(at(place));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  cost += static_cast<std::int64_t>(out.size());
  return out;
}

}  // namespace nhipcau::ical
