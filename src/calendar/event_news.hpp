#pragma once
#include "calendar/event.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"

/// Who keeps an eye on an event learns that it is moved, postponed, cancelled or held after all; of what is over nobody is told.
namespace nhipcau::calendar {

void tell_changed(store::Write& tx, const Clock& clock, const office::Actor& actor, const Event& before, const Event& after);
/// Of one time of a series. change  as it is now
void tell_changed(store::Write& tx, const Clock& clock, const office::Actor& actor, const Event& event, const OccurrenceChange& change);

}  // namespace nhipcau::calendar
