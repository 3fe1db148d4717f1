#pragma once
#include "calendar/event.hpp"
#include "store/database.hpp"

/// An event between its row and its value.
namespace nhipcau::calendar {

/// Without its changes.
Event to_event(const store::Row& row);
/// Of an event in that zone.
OccurrenceChange to_change(const store::Row& row, const std::string& zone);

}  // namespace nhipcau::calendar
