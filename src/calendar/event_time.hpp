#pragma once
#include <string>
#include <string_view>

#include "calendar/event.hpp"
#include "ical/series.hpp"

/// Days and clocks of events, between their words and local times.
namespace nhipcau::calendar {

ical::LocalTime start_of(const EventTime& when);
/// All day: the midnight behind the last day.
ical::LocalTime end_of(const EventTime& when);
/// The same event, moved; as long as it was.
EventTime moved_to(const EventTime& when, ical::LocalTime start);

/// "2027-03-02T09:00"; all day "2027-03-02".
std::string occurrence_name(ical::LocalTime start, bool is_all_day);
std::optional<ical::LocalTime> read_occurrence(std::string_view name, bool is_all_day);

/// "09:00" and nothing else.
bool is_clock_time(std::string_view text);

/// When an event happens, without what was changed of single times of it.
ical::Series series_of(const EventSaid& said);

/// The days in Việt Nam outside which nothing of an event lies.
struct SeenDays {
  Date from, until;
};
SeenDays seen_days_of(const Event& event);

}  // namespace nhipcau::calendar
