#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "directive/records.hpp"
#include "office/audit.hpp"
#include "programme/plan.hpp"
#include "store/database.hpp"

namespace nhipcau::programme {

struct MadePlan {
  PlanId id;
  bool was_there = false;
};
/// Makes the draft plan of a paper, or gives back the one there is.
/// errors  not_found directive.no_such_paper
Result<MadePlan> make_plan(store::Write& tx, const Clock& clock, const office::Actor& actor, const directive::PaperId& paper);

/// A plan that comes from no paper.
struct NewPlan {
  std::string title;
  office::UnitId unit;  ///< empty: the office as a whole
  PlanSource source;    ///< of any other kind than a paper; that it is there is for the caller to see to
};
struct NewTask {
  PlanId plan;
  std::string title;
  std::string owner;
  std::optional<directive::ClauseId> clause;  ///< of the plan's paper; errors not_found directive.no_such_clause
  std::vector<std::string> with;
  std::optional<DueDate> due;
  std::string clause_path;  ///< of a point of a conclusion: "2"; cut at kPathBytes
  std::string quote;        ///< its words on one line; cut at kQuoteBytes
  std::string report_to;    ///< who is told when it is done; may be empty
};
inline constexpr std::size_t kMostTasksAtOnce = 500;
/// Makes it with its tasks, in their order; what they say of plan and clause is passed over. If there is a plan of the conclusion, or one
/// of the unit for the day, that is given back and nothing happens. errors  invalid as those of update_task |
/// programme.too_many_tasks{most}
Result<MadePlan> make_plan(store::Write& tx, const Clock& clock, const office::Actor& actor, const NewPlan& wish,
                           std::span<const NewTask> tasks);

/// errors  not_found programme.no_such_plan | programme.no_such_task
Result<Plan> load_plan(store::Read& tx, const PlanId& id);
Result<Task> load_task(store::Read& tx, const TaskId& id);
std::optional<PlanId> find_plan_of(store::Read& tx, const directive::PaperId& paper);
/// Of a conclusion, or of a day for that unit; none of other sources.
std::optional<PlanId> find_plan_of(store::Read& tx, const PlanSource& source, const office::UnitId& unit);
struct PlanName {
  PlanId id;
  std::string title;
};
/// All of a day in a year, or of a conclusion, that a sight of plans.read lets see.
std::vector<PlanName> list_plans_of(store::Read& tx, const office::Sight& sight, const PlanSource& source);
/// Plans of many papers at once, for the register. The ids of all papers that have a plan, for the filter.
/// sight  of plans.read: others are not there
std::map<std::string, PlanId> plans_of(store::Read& tx, const office::Sight& sight, const std::vector<directive::PaperId>& papers);
std::vector<directive::PaperId> planned_papers(store::Read& tx);
/// assignment id → task id, of a paper's plan
std::map<std::string, TaskId> tasks_of_assignments(store::Read& tx, const directive::PaperId& paper);

struct PlanPage {
  std::vector<PlanRow> items;
  std::string next;
};
PlanPage list_plans(store::Read& tx, const office::Sight& sight, std::string_view cursor, int limit);
/// Whose plan or task it is (empty: the office as a whole); none if there is no such thing.
std::optional<office::UnitId> find_unit(store::Read& tx, const PlanId& id);
std::optional<office::UnitId> find_unit(store::Read& tx, const TaskId& id);
struct WorkOfUnit {
  std::int64_t plans = 0;
  std::int64_t tasks = 0;  ///< in them, neither done nor taken out
};
/// How much work is of a unit itself.
WorkOfUnit count_of_unit(store::Read& tx, const office::UnitId& unit);

/// Takes back the making of a plan that comes from no paper, while nobody has changed anything of it: its title, its tasks as they were
/// made, none added. Plan and tasks are gone then, but for the trail. errors  not_found programme.no_such_plan | conflict
/// programme.plan_in_use
Result<void> remove_untouched_plan(store::Write& tx, const Clock& clock, const office::Actor& actor, const PlanId& id);

/// Every change raises the version, audits each field, and refuses a version that moved on: conflict api.changed_meanwhile.
Result<Plan> retitle_plan(store::Write& tx, const Clock& clock, const office::Actor& actor, const PlanId& id, std::int64_t version,
                          const std::string& title);

struct TaskUpdate {
  TaskId id;
  std::int64_t version = 0;
  std::optional<std::string> title;
  std::optional<std::string> owner;
  std::optional<std::vector<std::string>> with;
  std::optional<std::optional<DueDate>> due;
  std::optional<bool> is_done;
  std::optional<bool> is_removed;
};
/// errors  also invalid programme.title_empty | programme.due_<fault>
Result<Task> update_task(store::Write& tx, const Clock& clock, const office::Actor& actor, const TaskUpdate& update);

/// errors  those of update_task | not_found programme.no_such_plan
Result<Task> add_task(store::Write& tx, const Clock& clock, const office::Actor& actor, const NewTask& task);

/// Hôm nay, of what the sight of plans.read lets see: prepared rows, each list at most `limit`, with true counts.
struct TaskRow {
  Task task;
  directive::PaperId paper;  ///< the plan's, which is also the source's; empty: it comes from no paper
  std::string plan_title;
  std::optional<Date> due_on;  ///< next_due as of today
  bool is_late = false;
};
struct Today {
  std::vector<TaskRow> today, waiting, late;  ///< due within 7 days; without owner or deadline; past its date and not done
  int today_count = 0, waiting_count = 0, late_count = 0;
};
Today load_today(store::Read& tx, const office::Sight& sight, Date today, int limit);

/// SQL of this room, for Database::open.
store::QueryFile queries();

}  // namespace nhipcau::programme
