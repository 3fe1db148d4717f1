#include "programme/records.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "directive/id_list.hpp"
#include "programme/save_task.hpp"
#include "programme/task_row.hpp"

namespace nhipcau::programme::sql {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::programme {
namespace {

constexpr int kMostPlans = 100;

Fail no_such_plan() {
  return fail(Code::not_found, "programme.no_such_plan");
}

/// Which assignments have a task in the plan that somebody owns.
int count_answered(const std::vector<Task>& tasks) {
  std::set<std::string> answered;
  for (const Task& task : tasks) {
    if (!task.owner.empty() && task.source && task.source->assignment) answered.insert(task.source->assignment->value);
  }
  return static_cast<int>(answered.size());
}

/// "2026-11-22T00:17:48.123Z 01J…" of the last plan shown; a broken one gives the first page.
struct Keyset {
  std::string made_at = "9999";
  std::string id;
};

Keyset keyset_from(std::string_view cursor) {
  const auto space = cursor.find(' ');
  if (space == std::string_view::npos) return {};
  return {.made_at = std::string(cursor.substr(0, space)), .id = std::string(cursor.substr(space + 1))};
}

PlanRow to_plan_row(const store::Row& row) {
  const auto count = [&](std::string_view column) { return static_cast<int>(row.integer(column)); };
  return {.id = {row.text("id")},
          .title = row.text("title"),
          .source = to_plan_source(row),
          .tasks = count("tasks"),
          .with_owner = count("with_owner"),
          .with_deadline = count("with_deadline"),
          .done = count("done"),
          .made_at = from_rfc3339(row.text("made_at")),
          .made_by = row.text("made_by")};
}

}  // namespace

Result<Plan> load_plan(store::Read& tx, const PlanId& id) {
  const auto row = tx.one("programme.load_plan", id.value);
  if (!row) return no_such_plan();
  Plan plan{.id = id,
            .version = row->integer("version"),
            .title = row->text("title"),
            .source = to_plan_source(*row),
            .made_at = from_rfc3339(row->text("made_at")),
            .made_by = row->text("made_by")};
  for (const store::Row& task : tx.many("programme.list_tasks", id.value)) {
    auto& list = task.boolean("is_removed") ? plan.removed : plan.tasks;
    list.push_back(to_task(task));
  }
  if (plan.source.kind != PlanSource::Kind::paper) return plan;
  const auto paper = directive::load_paper_row(tx, plan.source.paper());
  require(paper.has_value(), "a plan of a paper that is not registered");
  plan.clauses_asked = paper->open_assignments;
  plan.declined = paper->declined_assignments;
  plan.clauses_answered = count_answered(plan.tasks);
  return plan;
}

std::optional<PlanId> find_plan_of(store::Read& tx, const directive::PaperId& paper) {
  const auto row = tx.one("programme.find_plan_of", paper.value);
  return row ? std::optional(PlanId{row->text("id")}) : std::nullopt;
}

std::optional<PlanId> find_plan_of(store::Read& tx, const PlanSource& source, const office::UnitId& unit) {
  const bool has_one = source.kind == PlanSource::Kind::day || source.kind == PlanSource::Kind::conclusion;
  if (!has_one) return std::nullopt;
  const auto row = tx.one("programme.find_plan_of_source", to_name(source.kind), source.id, source.year, unit.value);
  return row ? std::optional(PlanId{row->text("id")}) : std::nullopt;
}

std::vector<PlanName> list_plans_of(store::Read& tx, const office::Sight& sight, const PlanSource& source) {
  std::vector<PlanName> plans;
  for (const store::Row& row :
       tx.many("programme.plans_of_source", to_name(source.kind), source.id, source.year, sight.account, sight.on)) {
    plans.push_back({.id = {row.text("id")}, .title = row.text("title")});
  }
  return plans;
}

std::map<std::string, PlanId> plans_of(store::Read& tx, const office::Sight& sight, const std::vector<directive::PaperId>& papers) {
  require(papers.size() <= directive::kMostPapersAtOnce, "more papers than may be asked for at once");
  std::map<std::string, PlanId> plans;
  const auto wanted = directive::to_id_list(papers);
  if (wanted.empty()) return plans;
  for (const store::Row& row : tx.many("programme.plans_of", wanted, sight.account, sight.on))
    plans[row.text("paper_id")] = {row.text("id")};
  return plans;
}

std::vector<directive::PaperId> planned_papers(store::Read& tx) {
  std::vector<directive::PaperId> papers;
  for (const store::Row& row : tx.many("programme.planned_papers")) papers.push_back({row.text("paper_id")});
  return papers;
}

std::map<std::string, TaskId> tasks_of_assignments(store::Read& tx, const directive::PaperId& paper) {
  std::map<std::string, TaskId> tasks;
  for (const store::Row& row : tx.many("programme.tasks_of_assignments", paper.value)) {
    tasks.emplace(row.text("assignment_id"), TaskId{row.text("id")});
  }
  return tasks;
}

std::optional<office::UnitId> find_unit(store::Read& tx, const PlanId& id) {
  const auto row = tx.one("programme.find_unit_of_plan", id.value);
  return row ? std::optional(office::UnitId{row->text("unit_id")}) : std::nullopt;
}

std::optional<office::UnitId> find_unit(store::Read& tx, const TaskId& id) {
  const auto row = tx.one("programme.find_unit_of_task", id.value);
  return row ? std::optional(office::UnitId{row->text("unit_id")}) : std::nullopt;
}

WorkOfUnit count_of_unit(store::Read& tx, const office::UnitId& unit) {
  const auto row = tx.one("programme.count_of_unit", unit.value);
  return {.plans = row->integer("plans"), .tasks = row->integer("tasks")};
}

PlanPage list_plans(store::Read& tx, const office::Sight& sight, std::string_view cursor, int limit) {
  const auto wanted = static_cast<std::size_t>(std::clamp(limit, 1, kMostPlans));
  const Keyset after = keyset_from(cursor);
  const auto rows = tx.many("programme.list_plans", after.made_at, after.id, wanted + 1, sight.account, sight.on);
  PlanPage page;
  for (std::size_t i = 0; i < std::min(rows.size(), wanted); ++i) page.items.push_back(to_plan_row(rows[i]));
  if (rows.size() > wanted) page.next = to_rfc3339(page.items.back().made_at) + " " + page.items.back().id.value;
  return page;
}

Result<Plan> retitle_plan(store::Write& tx, const Clock& clock, const office::Actor& actor, const PlanId& id, std::int64_t version,
                          const std::string& title) {
  const auto row = tx.one("programme.load_plan", id.value);
  if (!row) return no_such_plan();
  const auto clean = clean_title(title);
  if (!clean) return Fail(clean.error());
  const auto changed = tx.run("programme.update_plan_title", id.value, version, *clean);
  if (changed == 0) return fail(Code::conflict, "api.changed_meanwhile");
  office::audit(tx, clock, actor,
                {.event = "programme.plan_changed",
                 .subject_kind = "plan",
                 .subject_id = id.value,
                 .field = "title",
                 .before = row->text("title"),
                 .after = *clean});
  return load_plan(tx, id);
}

store::QueryFile queries() {
  return {.room = "programme", .sql = sql::embedded_files().front().bytes};
}

}  // namespace nhipcau::programme
