#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/span.hpp"
#include "calendar/office_days.hpp"
#include "office/audit.hpp"
#include "office/rights.hpp"
#include "store/database.hpp"

/// What an office adds to its calendar, kept in the database. Every change writes an audit line and refuses a version that moved on:
/// conflict api.changed_meanwhile.
namespace nhipcau::calendar {

inline constexpr std::size_t kNameCharacters = 300;  ///< of a day, in either language
inline constexpr std::size_t kNoteCharacters = 1000;
inline constexpr std::size_t kSourceCharacters = 300;  ///< of a source, and of a reason
inline constexpr std::int64_t kMostDays = 5000;        ///< of one office, retired ones too

/// What is seen by a sight of papers.read: days of the office as a whole are everybody's.
OfficeDays load_office_days(store::Read& tx, const office::Sight& sight);

/// Adds a day.
/// said    what its id, note_en and is_confirmed say is passed over; texts are cleaned
/// errors  invalid calendar.name_missing | calendar.text_too_long{most} | calendar.no_such_country{code} | calendar.no_such_theme{theme}
///         | calendar.no_such_regulation{text} | calendar.too_many_days{most}
Result<OwnDay> add_day(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit, const Occasion& said);

struct DayChange {
  DayId id;
  std::int64_t version = 0;
  Occasion said;  ///< as a whole
  bool is_retired = false;
};
/// errors  those of add_day; not_found calendar.no_such_day | conflict api.changed_meanwhile
Result<OwnDay> change_day(store::Write& tx, const Clock& clock, const office::Actor& actor, const DayChange& change);

/// errors  not_found calendar.no_such_day
Result<OwnDay> load_day(store::Read& tx, const DayId& id);
/// Whose day it is (empty: the office as a whole); none if there is no such day. Days of shipped occasions are not among them.
std::optional<office::UnitId> find_unit(store::Read& tx, const DayId& id);
/// How many days were added by a unit itself.
std::int64_t count_of_unit(store::Read& tx, const office::UnitId& unit);

/// Says something else of a shipped occasion, as a whole. Taking it back is saying what was said before.
/// said    changed_at and changed_by are passed over; its version is the one that was seen
/// errors  not_found calendar.no_such_day | conflict api.changed_meanwhile | invalid calendar.source_missing: confirmed or corrected
///         without one | calendar.reason_missing: hidden without one | calendar.text_too_long{most}
Result<ShippedChange> change_shipped(store::Write& tx, const Clock& clock, const office::Actor& actor, const ShippedChange& said);

/// A paper that names a day. `day` is the id of an OwnDay or of a shipped occasion.
struct NotedPaper {
  std::string day;
  std::string paper;
  bool made_day = false;  ///< the day was added because of this paper
  std::string said_name;  ///< as the paper was read
  Date said_since;
};
/// Where it names it; quote and context find the place in a newer reading.
struct NotedPlace {
  std::string reading;
  Span span;
  std::string quote, before, after;
};
/// False, and nothing happens, if it is noted there already.
bool note_paper(store::Write& tx, const Clock& clock, const office::Actor& actor, const NotedPaper& noted, const NotedPlace& place);
/// Takes it back. A day that was added because of this paper, that nobody changed and no other paper names, is retired with it.
/// errors  not_found calendar.not_noted
Result<void> remove_paper(store::Write& tx, const Clock& clock, const office::Actor& actor, const std::string& day,
                          const std::string& paper);
std::vector<NotedPaper> list_noted_of_paper(store::Read& tx, const std::string& paper);
/// Of all days the papers that a sight of papers.read lets see, by day, of one day the newest first.
std::vector<NotedPaper> list_noted(store::Read& tx, const office::Sight& sight);

/// SQL of this room, for Database::open.
store::QueryFile queries();

}  // namespace nhipcau::calendar
