#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "office/unit.hpp"

/// The office's week: what its leaders do, when, where, with whom and prepared by whom; drawn up, approved, and corrected in the open.
namespace nhipcau::schedule {

using ScheduleId = Id<struct ScheduleTag>;
using EntryId = Id<struct EntryTag>;
using LeaderId = Id<struct LeaderTag>;

/// How far the drawing up has come. What was approved is read by all whatever becomes of the next edition.
enum class State { draft, submitted, approved };
inline constexpr std::array<std::string_view, 3> kStates = {"draft", "submitted", "approved"};  // [State]
std::string_view name_of(State state);
std::optional<State> find_state(std::string_view name);

enum class PartOfDay { all_day, morning, afternoon, evening };
inline constexpr std::array<std::string_view, 4> kPartsOfDay = {"all_day", "morning", "afternoon", "evening"};  // [PartOfDay]
std::string_view name_of(PartOfDay part);
std::optional<PartOfDay> find_part_of_day(std::string_view name);

/// A leader who chairs something, or attends it.
struct Attendance {
  LeaderId leader;
  bool chairs = false;
  std::string shown = {};  ///< post and name; not looked at when an entry is said
};

/// What a line of the week says.
struct EntrySaid {
  Date day;                             ///< of the week
  PartOfDay part = PartOfDay::all_day;  ///< that of the start, if there is one
  std::string start = {}, end = {};     ///< "08:30"; either may be empty, the end alone may not be said
  std::string content = {};
  std::string participants = {}, place = {}, prepared_by = {}, note = {};  ///< each may be empty
  bool is_cancelled = false;                                               ///< stays in the week, struck out
  std::vector<Attendance> leaders = {};                                    ///< in the order of the office
  std::string event = {}, occurrence = {}, task = {}, paper = {};          ///< what it is of; empty: none
};

struct Entry {
  EntryId id;
  std::int64_t version = 1;
  EntrySaid said;
};

/// What is printed around the table; each may be empty.
struct Heading {
  std::string number;        ///< "12/LCT-UBND"
  std::string issued_at;     ///< the place beside the date
  std::string idle_words;    ///< on a day without an entry: "Làm việc tại cơ quan"
  std::string signer_title;  ///< "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG"
  std::string signer_name;
  std::string recipients;  ///< a line each
  std::string note;        ///< below the table
  friend bool operator==(const Heading&, const Heading&) = default;
};

/// An approved edition, without its entries.
struct Edition {
  std::int64_t number = 1;  ///< from 1; the second is the first amendment
  Instant approved_at;
  std::string approved_by;
};

/// A week, and one look at it: what is being drawn up, or an edition.
struct Schedule {
  ScheduleId id;
  office::UnitId unit;
  Date monday;
  std::int64_t version = 1;  ///< raised by every change, those of entries too
  State state = State::draft;
  std::int64_t newest = 0;  ///< edition; 0: none was approved
  std::string reason;       ///< why it was given back; empty: it was not
  Instant changed_at;
  std::string changed_by;
  std::vector<Edition> editions;  ///< the newest first
  std::int64_t edition = 0;       ///< that is looked at; 0: what is being drawn up
  Heading heading;
  std::vector<Entry> entries;  ///< by day, then by time
};

/// A week in a list.
struct ScheduleRow {
  ScheduleId id;
  office::UnitId unit;
  Date monday;
  State state = State::draft;
  std::int64_t newest = 0;
};

inline constexpr std::size_t kContentCharacters = 1000;  ///< and of participants, note
inline constexpr std::size_t kLineCharacters = 300;      ///< of place, who prepares, what is in one line of a heading
inline constexpr std::size_t kLeadersOfEntry = 40;
inline constexpr std::int64_t kMostEntries = 400;   ///< of one week, those taken out too
inline constexpr std::int64_t kMostEditions = 200;  ///< of one week
inline constexpr int kFirstYear = 1900, kLastYear = 2200;

/// The Monday of a day's week.
Date monday_of(const Date& day);
/// When it starts and ends, in minutes of its day; what says no time fills its part of the day, and what says no end is a moment.
struct Minutes {
  int from = 0, until = 0;
};
Minutes minutes_of(const EntrySaid& said);
/// How entries stand in a week: by day, by start, then in the order in which they were made.
void sort_entries(std::vector<Entry>& entries);

/// What it says, cleaned; the part of the day is that of the start.
/// errors  invalid schedule.content_missing | schedule.text_too_long{most} | schedule.bad_time{text} | schedule.backwards
///         | schedule.outside_week{from, to} | schedule.too_many_leaders{most} | schedule.leader_twice
Result<EntrySaid> clean_entry(EntrySaid said, const Date& monday);
/// errors  invalid schedule.text_too_long{most}
Result<Heading> clean_heading(Heading heading);
/// Why something is given back. errors  invalid schedule.reason_missing | schedule.text_too_long{most}
Result<std::string> clean_reason(std::string reason);

}  // namespace nhipcau::schedule
