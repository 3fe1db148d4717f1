#pragma once
#include "ical/zone_reading.hpp"

namespace nhipcau::ical {

/// One VEVENT; nothing, and a note, if it does not say when it starts.
std::optional<Event> read_event(icalcomponent* component, ZoneReading& zones, std::vector<ReadingNote>& notes);

}  // namespace nhipcau::ical
