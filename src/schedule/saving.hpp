#pragma once
#include <string>

#include "office/audit.hpp"
#include "schedule/week.hpp"
#include "store/database.hpp"

/// What the changes of a week have alike; for records.cpp and entry_records.cpp.
namespace nhipcau::schedule {

/// Who changes something, and when.
struct Hand {
  store::Write& tx;
  const Clock& clock;
  const office::Actor& actor;
};

/// The week as it is being drawn up, if it is still what somebody saw.
/// errors  not_found schedule.no_such_schedule; conflict api.changed_meanwhile
Result<Schedule> load_seen(store::Read& tx, const ScheduleId& id, std::int64_t version);

/// Saves all but entries, under the version it was loaded with.
void save(const Hand& hand, const Schedule& schedule);

/// A line of the trail about a week; nothing if nothing differs.
struct Line {
  std::string event, field = {}, before = {}, after = {};
};
void audit_if_new(const Hand& hand, const ScheduleId& id, const Line& line);
void audit(const Hand& hand, const ScheduleId& id, const Line& line);

std::optional<std::string> account_of(const office::Actor& actor);

}  // namespace nhipcau::schedule
