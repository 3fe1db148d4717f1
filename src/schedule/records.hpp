#pragma once
#include <optional>
#include <vector>

#include "office/audit.hpp"
#include "office/rights.hpp"
#include "schedule/week.hpp"
#include "store/database.hpp"

/// Weeks, kept in the database. Every change raises the version of the week, writes audit lines and refuses a version that moved on:
/// conflict api.changed_meanwhile. Each gives the week as it is being drawn up.
namespace nhipcau::schedule {

/// What somebody saw: of a week, or of an entry of it.
struct SeenSchedule {
  ScheduleId id;
  std::int64_t version = 0;
};
struct SeenEntry {
  ScheduleId schedule;
  EntryId id;
  std::int64_t version = 0;
};

/// Begins the week of a unit that holds a day; what is printed around it is that of the unit's week before.
/// errors  conflict schedule.week_is_there; invalid schedule.year{first, last}
Result<Schedule> begin_week(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit, const Date& day);
/// errors  those of clean_heading; not_found schedule.no_such_schedule
Result<Schedule> change_heading(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenSchedule& seen,
                                const Heading& heading);

/// said    that event, task and paper are there and may be seen is for who calls
/// errors  those of clean_entry; not_found schedule.no_such_schedule | schedule.no_such_leader: none of the unit's
///         | invalid schedule.too_many_entries{most}
Result<Schedule> add_entry(store::Write& tx, const Clock& clock, const office::Actor& actor, const ScheduleId& schedule,
                           const EntrySaid& said);
/// errors  those of add_entry; not_found schedule.no_such_entry
Result<Schedule> change_entry(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEntry& seen,
                              const EntrySaid& said);
/// Takes out an entry, or puts it back. errors  conflict schedule.entry_was_approved: it is to be cancelled, for people know of it
Result<Schedule> set_removed(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEntry& seen, bool is_removed);

/// Gives a draft to who approves. errors  conflict schedule.not_a_draft | schedule.nothing_to_approve | schedule.nothing_changed
Result<Schedule> submit(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenSchedule& seen);
/// Approves what is being drawn up, submitted or not: it becomes an edition, which all may read.
/// errors  those of submit, but schedule.not_a_draft: it is approved already; invalid schedule.too_many_editions{most}
Result<Schedule> approve(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenSchedule& seen);
/// Gives what was submitted back to who draws it up. errors  conflict schedule.not_submitted; invalid schedule.reason_missing
Result<Schedule> give_back(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenSchedule& seen,
                           const std::string& reason);

/// edition  0: what is being drawn up
/// errors   not_found schedule.no_such_schedule | schedule.no_such_edition
Result<Schedule> load_schedule(store::Read& tx, const ScheduleId& id, std::int64_t edition = 0);
/// Whose week it is; none if there is no such week.
std::optional<office::UnitId> find_unit(store::Read& tx, const ScheduleId& id);
/// The week of a unit that holds a day.
std::optional<ScheduleId> find_week(store::Read& tx, const office::UnitId& unit, const Date& day);

/// Weeks that begin from `from` to `to`; at most 500. sight  of plans.read; drafts are among them
std::vector<ScheduleRow> list_schedules(store::Read& tx, const office::Sight& sight, const Date& from, const Date& to);

/// SQL of this room, for Database::open.
store::QueryFile queries();

}  // namespace nhipcau::schedule
