#pragma once
#include <vector>

#include "calendar/office_days.hpp"
#include "store/database.hpp"

namespace nhipcau::calendar {

/// What the office says of shipped occasions, in order of their ids.
std::vector<ShippedChange> list_shipped_changes(store::Read& tx);

}  // namespace nhipcau::calendar
