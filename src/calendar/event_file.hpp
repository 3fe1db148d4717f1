#pragma once
#include <span>

#include "calendar/event.hpp"
#include "ical/event.hpp"

/// Events of an office for other programs.
namespace nhipcau::calendar {

/// Adds events to a calendar: each as one event, the times of a series that are unlike the others as occurrences that happen elsewise (RFC
/// 5545, 3.8.4.4), and the zones that they name. The same event has the same UID whenever it is written, its SEQUENCE is that of the event.
/// A postponed event is told as tentative, a cancelled one as cancelled; why stands first in the description. Removed events and times that
/// the rule has no more are left out.
void add_events(ical::Calendar& calendar, std::span<const Event> events);

}  // namespace nhipcau::calendar
