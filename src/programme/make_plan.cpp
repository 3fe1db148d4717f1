#include "base/require.hpp"
#include "calendar/event_records.hpp"
#include "office/notices.hpp"
#include "programme/records.hpp"
#include "programme/save_task.hpp"
#include "programme/task_row.hpp"

namespace nhipcau::programme {
namespace {

constexpr std::size_t kSourceIdCharacters = 64;

PlanId insert_plan(store::Write& tx, Instant now, const office::Actor& actor, const NewPlan& plan) {
  const auto id = make_id<PlanId>(now.time_since_epoch().count());
  const auto by = actor.account.empty() ? std::nullopt : std::optional(actor.account.value);
  const bool is_of_paper = plan.source.kind == PlanSource::Kind::paper;
  const auto paper = is_of_paper ? std::optional(plan.source.id) : std::nullopt;
  const auto made = tx.run("programme.insert_plan", id.value, paper, plan.title, to_rfc3339(now), by, plan.unit.value,
                           to_name(plan.source.kind), is_of_paper ? std::string() : plan.source.id, plan.source.year);
  require(made == 1, "a plan of the same source appeared under the transaction");
  return id;
}

void tell(store::Write& tx, const Clock& clock, const office::Actor& actor, const PlanId& id, const NewPlan& plan) {
  const std::string paper = plan.source.paper().value;
  office::notify_holders(tx, clock, actor,
                         {.kind = "plans",
                          .words = paper.empty() ? "plan_begun" : "plan_made",
                          .subject_kind = "plan",
                          .subject_id = id.value,
                          .unit = plan.unit,
                          .bundle = plan.unit.value + " " + clock.today().to_iso(),
                          .facts = {paper}});
}

void audit_made(store::Write& tx, const Clock& clock, const office::Actor& actor, const PlanId& id, std::string field, std::string after) {
  office::audit(tx, clock, actor,
                {.event = "programme.plan_made",
                 .subject_kind = "plan",
                 .subject_id = id.value,
                 .field = std::move(field),
                 .after = std::move(after)});
}

/// All of them cleaned, before anything is written.
Result<std::vector<Task>> clean_tasks(std::span<const NewTask> wishes) {
  if (wishes.size() > kMostTasksAtOnce) return fail(Code::invalid, "programme.too_many_tasks", {std::to_string(kMostTasksAtOnce)});
  std::vector<Task> tasks;
  for (const NewTask& wish : wishes) {
    auto task = clean_task(wish);
    if (!task) return Fail(task.error());
    task->position = static_cast<int>(tasks.size());
    tasks.push_back(std::move(*task));
  }
  return tasks;
}

}  // namespace

Result<MadePlan> make_plan(store::Write& tx, const Clock& clock, const office::Actor& actor, const directive::PaperId& paper_id) {
  if (const auto known = find_plan_of(tx, paper_id)) return MadePlan{.id = *known, .was_there = true};
  const auto paper = directive::load_paper(tx, paper_id);
  if (!paper) return Fail(paper.error());
  const NewPlan plan{.title = propose_title(*paper), .unit = *directive::find_unit(tx, paper_id), .source = PlanSource::of(paper_id)};
  const Instant now = clock.now();
  const PlanId id = insert_plan(tx, now, actor, plan);
  for (Task& task : propose_tasks(*paper)) {
    task.plan = id;
    insert_task(tx, now, actor, task);
  }
  directive::note_plan(tx, paper_id);
  audit_made(tx, clock, actor, id, "", paper_id.value);
  tell(tx, clock, actor, id, plan);
  return MadePlan{.id = id};
}

Result<MadePlan> make_plan(store::Write& tx, const Clock& clock, const office::Actor& actor, const NewPlan& wish,
                           std::span<const NewTask> wishes) {
  require(wish.source.kind != PlanSource::Kind::paper, "a paper's plan is proposed from its words");
  require((wish.source.kind == PlanSource::Kind::own) == wish.source.id.empty() && wish.source.id.size() <= kSourceIdCharacters,
          "a plan of something that has no name");
  if (const auto known = find_plan_of(tx, wish.source, wish.unit)) return MadePlan{.id = *known, .was_there = true};
  const auto title = clean_title(wish.title);
  if (!title) return Fail(title.error());
  auto tasks = clean_tasks(wishes);
  if (!tasks) return Fail(tasks.error());
  const NewPlan plan{.title = *title, .unit = wish.unit, .source = wish.source};
  const Instant now = clock.now();
  const PlanId id = insert_plan(tx, now, actor, plan);
  audit_made(tx, clock, actor, id, "title", *title);
  for (Task& task : *tasks) {
    task.plan = id;
    insert_task(tx, now, actor, task);
  }
  tell(tx, clock, actor, id, plan);
  return MadePlan{.id = id};
}

Result<void> remove_untouched_plan(store::Write& tx, const Clock& clock, const office::Actor& actor, const PlanId& id) {
  const auto plan = load_plan(tx, id);
  if (!plan) return Fail(plan.error());
  const bool may_go = plan->source.kind == PlanSource::Kind::day || plan->source.kind == PlanSource::Kind::own;
  const auto touched = tx.one("programme.count_touched", id.value)->integer("touched");
  if (!may_go || plan->version != 1 || touched != 0) return fail(Code::conflict, "programme.plan_in_use");
  for (const Task& task : plan->tasks) {
    if (calendar::is_task_named(tx, task.id.value)) return fail(Code::conflict, "programme.plan_in_use");
  }
  tx.run("programme.delete_tasks", id.value);
  tx.run("programme.delete_plan", id.value);
  office::audit(
      tx, clock, actor,
      {.event = "programme.plan_taken_back", .subject_kind = "plan", .subject_id = id.value, .field = "title", .before = plan->title});
  return {};
}

}  // namespace nhipcau::programme
