#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/id.hpp"
#include "calendar/every.hpp"
#include "directive/paper.hpp"

namespace nhipcau::programme {

using PlanId = Id<struct PlanTag>;
using TaskId = Id<struct TaskTag>;

using calendar::Every;

/// By when a task is due, in Vietnam time: a date, a date with an hour, or a rule.
struct DueDate {
  enum class Kind { date, moment, rule };
  Kind kind = Kind::date;
  std::optional<Date> date;    ///< kind date and moment
  std::string time;            ///< kind moment: "16:00"
  Every every = Every::month;  ///< kind rule
  std::optional<int> day;  ///< kind rule: day of the month (of the last month of a longer period), ISO weekday for week; none: its last day
  std::optional<int> month;  ///< kind rule, every year: the month, if named
  std::string as_written;    ///< the paper's words; empty when a person set it
  friend bool operator==(const DueDate&, const DueDate&) = default;
};

/// The first day on or after `from` on which it is due; a date's own day, be it past or not. A day a month lacks is its last day.
std::optional<Date> next_due(const DueDate& due, Date from);
/// From what the reader found.
DueDate to_due_date(const directive::Deadline& deadline);
/// Says what is wrong with a due date a person gave; none if it is whole. key for Error: programme.due_no_date | due_bad_time | due_bad_day
/// | due_bad_month | due_mixed (parts of another kind) | due_too_long.
std::optional<std::string> fault_of(const DueDate& due);

/// Where a plan comes from.
struct PlanSource {
  enum class Kind { paper, day, conclusion, own };
  Kind kind = Kind::own;
  std::string id;  ///< of a paper; of a shipped occasion or a day of the office; of a conclusion; empty: the office's own
  int year = 0;    ///< in which the day is kept; 0 for other kinds

  static PlanSource of(const directive::PaperId& paper) { return {.kind = Kind::paper, .id = paper.value}; }
  /// Empty: it comes from no paper.
  [[nodiscard]] directive::PaperId paper() const { return kind == Kind::paper ? directive::PaperId{id} : directive::PaperId{}; }
  friend bool operator==(const PlanSource&, const PlanSource&) = default;
};
/// "paper", "day", "conclusion", "own": in data, JSON.
std::string_view to_name(PlanSource::Kind kind);
/// Of a stored name.
PlanSource::Kind plan_source_kind(std::string_view name);

/// Where a task comes from: the thread's link up.
struct Source {
  directive::PaperId paper;  ///< empty: a point of a conclusion, which has its path and its words alone
  std::optional<directive::AssignmentId> assignment;
  std::optional<directive::ClauseId> clause;
  std::string clause_path;
  directive::Anchor anchor;
};

struct Task {
  TaskId id;
  PlanId plan;
  std::int64_t version = 1;
  int position = 0;
  std::string title;
  std::string owner;  ///< a body or a person by name; empty if nobody yet (units come with their own issue)
  std::vector<std::string> with;
  std::optional<DueDate> due;
  std::string period;
  std::string report_to;
  bool is_done = false;
  bool is_removed = false;
  std::optional<Source> source;
  Instant changed_at;
  std::string changed_by;
};

struct Plan {
  PlanId id;
  std::int64_t version = 1;
  std::string title;
  PlanSource source;
  std::vector<Task> tasks;  ///< in order; removed ones apart
  std::vector<Task> removed;
  int clauses_asked = 0;     ///< open assignments of its paper; declined ones are not counted (bound 2)
  int clauses_answered = 0;  ///< those with a task, not removed, that has an owner
  int declined = 0;
  Instant made_at;
  std::string made_by;
};

struct PlanRow {
  PlanId id;
  std::string title;
  PlanSource source;
  int tasks = 0, with_owner = 0, with_deadline = 0, done = 0;
  Instant made_at;
  std::string made_by;
};

inline constexpr std::size_t kTitleBytes = 400;
/// The tasks a paper asks for: one for each open assignment, title from its words (at most kTitleBytes, cut at a word), none from a
/// declined one; of a mixed one only the open sentences. Whom the paper names is the owner until a person says otherwise. Pure: ids and
/// instants are left to the one who saves them.
std::vector<Task> propose_tasks(const directive::Paper& paper);
/// What a plan of the paper is called until a person says otherwise: "Kế hoạch thực hiện Hướng dẫn số 97/HD-MTTW-BTT".
std::string propose_title(const directive::Paper& paper);

}  // namespace nhipcau::programme
