#pragma once
#include "base/clock.hpp"
#include "store/database.hpp"

/// Once a day who plans is told of tasks that have come near, or are late.
namespace nhipcau::programme {

inline constexpr int kLeadDays = 3;  ///< a task has come near when its day is so many days ahead, or fewer

/// Whether this day's round, by the calendar in Việt Nam, has still to be made.
bool is_due_round_waiting(store::Read& tx, const Clock& clock);

/// Makes it, if it waits: everybody who may edit plans of a unit gets one notice (kind "tasks_due") with how many open tasks there are near
/// and late in all those units, if one has become so since the round before. All in this transaction, so once a day whatever happens.
/// Gives how many were told.
int tell_due(store::Write& tx, const Clock& clock);

}  // namespace nhipcau::programme
