#pragma once
#include "ical/event.hpp"

namespace nhipcau::ical {

/// One iCalendar object that other programs take in; read_calendar gives the same events back.
///
///   days     DTSTART and DTEND as DATE, the latter the day behind the last
///   times    by the clock of the event's zone with TZID, and a VTIMEZONE for each zone, right from the first event's year on; those of UTC
///   with Z;
///            those of no zone as local ones. A zone that the calendar does not hold is none
///   rules    an end told by the clock of the zone is written in UTC, of whole days as a day (3.3.10)
///   persons  none
///   name     left out where it is empty
///   texts    UTF-8, escaped; control characters are left out
///
/// revised_at  DTSTAMP of events that do not say when they were revised
/// source      RFC 5545, 3.6.1, 3.6.5, 3.8; the name also as RFC 7986 has it
std::string to_text(const Calendar& calendar, Instant revised_at);

/// A calendar of a VTIMEZONE alone, right from `from` on.
std::string to_text(const Zone& zone, Instant from);

/// A VFREEBUSY of a span: the times of events that take somebody's time, are not cancelled and last, as instants, put together where they
/// touch (RFC 5545, 3.6.4).
/// here  as list_happenings has it
std::string busy_text(const Calendar& calendar, const Zone& here, Instant from, Instant until, Instant written_at);

}  // namespace nhipcau::ical
