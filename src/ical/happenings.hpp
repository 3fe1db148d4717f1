#pragma once
#include <vector>

#include "ical/event.hpp"

namespace nhipcau::ical {

/// An event at one of its times.
struct Happening {
  const Event* event = nullptr;  ///< the one of a series, or the occurrence that happens elsewise
  LocalTime original, start;     ///< by the event's own clock; `original` is its name in a series
  Instant from, until;           ///< as instants
};

/// All times at which events touch the span from `from` to before `until`, by event and then by time: those of a series that happen
/// elsewise as they are, and not as their rule has them. What has no length touches the span if it begins in it.
///
/// here    whose clock times and days of no zone are meant
/// limits  kMostOccurrences of each event
/// source  RFC 4791, 9.9
std::vector<Happening> list_happenings(const Calendar& calendar, const Zone& here, Instant from, Instant until);

/// Whether there is any. An end that is left out is open; beyond the years 1900–2200 nobody looks.
bool touches(const Calendar& calendar, const Zone& here, std::optional<Instant> from, std::optional<Instant> until);

/// Each of those times as an event of its own, in UTC, without a rule; days stay days (RFC 4791, 9.6.5).
Calendar expanded(const Calendar& calendar, const Zone& here, Instant from, Instant until);

}  // namespace nhipcau::ical
