#include "calendar/event_time.hpp"

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::calendar {
namespace {

using ical::LocalTime;
using std::chrono::hours;
using std::chrono::minutes;

/// Of a time that was checked.
std::chrono::seconds since_midnight(std::string_view clock) {
  const auto two = [&](std::size_t at) { return (clock[at] - '0') * 10 + (clock[at + 1] - '0'); };
  return hours(two(0)) + minutes(two(3));
}

std::string clock_of(LocalTime at) {
  return ical::to_text(at).substr(11, 5);
}

Date day_of(LocalTime at) {
  const auto day = ical::day_of(at);
  require(day.has_value(), "an event outside the years there are");
  return *day;
}

}  // namespace

LocalTime start_of(const EventTime& when) {
  const LocalTime day = ical::midnight(when.first);
  return when.is_all_day() ? day : day + since_midnight(when.start);
}

LocalTime end_of(const EventTime& when) {
  const LocalTime day = ical::midnight(when.last);
  return when.is_all_day() ? day + ical::kDay : day + since_midnight(when.end);
}

EventTime moved_to(const EventTime& when, LocalTime start) {
  const auto length = end_of(when) - start_of(when);
  EventTime moved = when;
  moved.first = day_of(start);
  moved.last = day_of(when.is_all_day() ? start + length - ical::kDay : start + length);
  if (when.is_all_day()) return moved;
  moved.start = clock_of(start);
  moved.end = clock_of(start + length);
  return moved;
}

std::string occurrence_name(LocalTime start, bool is_all_day) {
  return ical::to_text(start).substr(0, is_all_day ? 10 : 16);
}

std::optional<LocalTime> read_occurrence(std::string_view name, bool is_all_day) {
  if (is_all_day) {
    const auto day = Date::from_iso(name);
    return day ? std::optional(ical::midnight(*day)) : std::nullopt;
  }
  return name.size() == 16 ? ical::local_time_from(name) : std::nullopt;
}

bool is_clock_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return false;
  for (const std::size_t at : {0U, 1U, 3U, 4U}) {
    if (text[at] < '0' || text[at] > '9') return false;
  }
  return text.substr(0, 2) < "24" && text[3] < '6';
}

ical::Series series_of(const EventSaid& said) {
  ical::Series series{.start = start_of(said.when), .is_day = said.when.is_all_day()};
  if (said.repeats.empty()) return series;
  const auto rule = ical::parse_rule(said.repeats);
  require(rule.has_value(), "an event whose rule was not checked");
  series.rule = *rule;
  if (said.when.is_all_day() || !rule->until || !rule->until->is_utc) return series;
  const auto zone = ical::load_zone(said.when.zone);
  if (zone) series.zone = *zone;
  return series;
}

SeenDays seen_days_of(const Event& event) {
  // A day more on both sides: elsewhere it may be another day.
  const auto& when = event.said.when;
  SeenDays seen{when.first.plus_days(-1), when.last.plus_days(1)};
  if (!event.said.repeats.empty()) {
    const auto rule = ical::parse_rule(event.said.repeats);
    const auto last = rule && rule->until ? ical::day_of(rule->until->at) : std::nullopt;
    const int length = static_cast<int>((when.last.to_days() - when.first.to_days()).count());
    const Date end = *Date::make(9999, 12, 31);
    seen.until = last && *last < *Date::make(kLastEventYear, 12, 31) ? std::max(seen.until, last->plus_days(length + 2)) : end;
  }
  for (const OccurrenceChange& change : event.changes) {
    seen.from = std::min(seen.from, change.when.first.plus_days(-1));
    seen.until = std::max(seen.until, change.when.last.plus_days(1));
  }
  return seen;
}

}  // namespace nhipcau::calendar
