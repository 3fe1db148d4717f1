#pragma once
#include "briefing/records.hpp"

/// Tasks out of what was concluded.
namespace nhipcau::briefing {

/// A plan of the meeting with a task for each point of its approved notice that has open words (bound 2) and is not done; each point leads
/// to its task. Again, once they were taken back: the same tasks, as the points say them now. Points that have a task keep it.
/// seen    its version is the notice's
/// errors  not_found briefing.no_such_meeting | conflict api.changed_meanwhile | briefing.not_approved | invalid briefing.nothing_to_do
Result<programme::PlanId> make_tasks(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenNotice& seen);

/// Takes the tasks out of the plan again, as long as nobody has worked on them.
/// errors  as make_tasks; conflict briefing.task_touched{title}: it was done or says something else since
Result<void> take_tasks_back(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenNotice& seen);

}  // namespace nhipcau::briefing
