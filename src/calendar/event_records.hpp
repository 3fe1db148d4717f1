#pragma once
#include <vector>

#include "calendar/event.hpp"
#include "office/audit.hpp"
#include "office/rights.hpp"
#include "store/database.hpp"

/// Events, kept in the database. Every change raises the version, writes an audit line a field and refuses a version that moved on:
/// conflict api.changed_meanwhile.
namespace nhipcau::calendar {

inline constexpr std::int64_t kMostChangesOfEvent = 1000;  ///< single times that are unlike the others

/// said    that the paper and the task it names are there and may be seen is for who calls; texts are cleaned
/// errors  those of clean_event; invalid calendar.no_such_occasion{id}
Result<Event> add_event(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit,
                        const EventSaid& said);

/// What somebody saw.
struct SeenEvent {
  EventId id;
  std::int64_t version = 0;
};

/// Says something else of an event as a whole. Where a series begins at another time, what was changed of single times goes along.
/// errors  those of add_event; not_found calendar.no_such_event
Result<Event> change_event(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEvent& seen, const EventSaid& said);

/// Says something else of one time of an event that repeats.
/// errors  those of clean_change; not_found calendar.no_such_event | calendar.no_such_occurrence{name}
///         | invalid calendar.too_many_changes{most}
Result<Event> change_occurrence(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEvent& seen,
                                const OccurrenceChange& change);

/// Says something else of one time and all later ones: the event ends before it, and another goes on from there; what was changed of later
/// times goes along. Gives the other. Said of the first time, it is change_event.
/// said.repeats  may be another rule; a count in it is how many times are left
/// errors        as change_event and change_occurrence
Result<Event> change_later(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEvent& seen,
                           const std::string& occurrence, const EventSaid& said);

/// Moves an event, or one time of an event that repeats, to another day or another time of day, as long as it was.
struct EventMove {
  std::string occurrence;            ///< empty: an event that does not repeat
  Date from;                         ///< its first day, at its place
  std::optional<std::string> start;  ///< "09:00"; none: as it was
};
/// errors  as change_occurrence; invalid calendar.event_repeats: which of its times is not said | calendar.event_bad_time{text}
Result<Event> move_event(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEvent& seen, const EventMove& move);

/// Takes an event out of all lists, or puts it back.
Result<Event> set_removed(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEvent& seen, bool is_removed);

/// A removed one too. errors  not_found calendar.no_such_event
Result<Event> load_event(store::Read& tx, const EventId& id);
/// Whose event it is (empty: the office as a whole); none if there is no such event.
std::optional<office::UnitId> find_unit(store::Read& tx, const EventId& id);
/// Whether an event is about a task, also one that was removed.
bool is_task_named(store::Read& tx, const std::string& task);
/// How many events are of a unit itself, removed ones left out.
std::int64_t count_events_of_unit(store::Read& tx, const office::UnitId& unit);

inline constexpr int kMostDaysListed = 400;
/// Events that may touch a day from `from` to `to`, for list_event_days; at most 5000. sight  of papers.read: events of the office as a
/// whole are everybody's
std::vector<Event> list_events(store::Read& tx, const office::Sight& sight, const Date& from, const Date& to);

/// What events may be about: ids, empty for none.
struct About {
  std::string paper = {}, task = {}, occasion = {};
};
/// Events about one of these, the latest first, without their changed times; at most 100. sight  as in list_events
std::vector<Event> list_events(store::Read& tx, const office::Sight& sight, const About& about);

}  // namespace nhipcau::calendar
