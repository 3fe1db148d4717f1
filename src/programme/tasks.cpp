#include "base/require.hpp"
#include "programme/due_rule.hpp"
#include "programme/records.hpp"
#include "programme/save_task.hpp"
#include "programme/task_row.hpp"

namespace nhipcau::programme {
namespace {

/// One field of a task that became another.
struct Change {
  std::string field, before, after;
};

std::string shown(const std::optional<DueDate>& due) {
  if (!due) return "";
  if (due->kind == DueDate::Kind::rule) return to_rule_text(*due);
  return due->date->to_iso() + (due->time.empty() ? "" : " " + due->time);
}

std::string shown(bool truth) {
  return truth ? "yes" : "no";
}

/// Takes the wishes of an update over into the task, the texts cleaned.
Result<void> apply_texts(Task& task, const TaskUpdate& update) {
  if (update.title) {
    auto title = clean_title(*update.title);
    if (!title) return Fail(title.error());
    task.title = std::move(*title);
  }
  if (update.owner) {
    auto owner = clean_name(*update.owner);
    if (!owner) return Fail(owner.error());
    task.owner = std::move(*owner);
  }
  if (update.with) {
    auto with = clean_bodies(*update.with);
    if (!with) return Fail(with.error());
    task.with = std::move(*with);
  }
  return {};
}

Result<Task> apply(Task task, const TaskUpdate& update) {
  if (const auto done = apply_texts(task, update); !done) return Fail(done.error());
  if (update.due) {
    const auto fault = *update.due ? fault_of(**update.due) : std::nullopt;
    if (fault) return fail(Code::invalid, *fault);
    task.due = *update.due;
  }
  task.is_done = update.is_done.value_or(task.is_done);
  task.is_removed = update.is_removed.value_or(task.is_removed);
  return task;
}

std::vector<Change> changes_of(const Task& before, const Task& after) {
  std::vector<Change> changes{{"title", before.title, after.title},
                              {"owner", before.owner, after.owner},
                              {"with", to_lines(before.with), to_lines(after.with)},
                              {"deadline", shown(before.due), shown(after.due)},
                              {"done", shown(before.is_done), shown(after.is_done)},
                              {"removed", shown(before.is_removed), shown(after.is_removed)}};
  std::erase_if(changes, [](const Change& change) { return change.before == change.after; });
  return changes;
}

void save(store::Write& tx, const Clock& clock, const office::Actor& actor, const Task& task) {
  const DueColumns due = to_columns(task.due);
  const auto by = actor.account.empty() ? std::nullopt : std::optional(actor.account.value);
  const auto changed = tx.run("programme.update_task", task.id.value, task.version, task.title, task.owner, to_lines(task.with), due.kind,
                              due.on, due.time, due.rule, due.as_written, task.is_done, task.is_removed, to_rfc3339(clock.now()), by);
  require(changed == 1, "a task changed under the transaction that holds it");
}

}  // namespace

Result<Task> load_task(store::Read& tx, const TaskId& id) {
  const auto row = tx.one("programme.load_task", id.value);
  if (!row) return fail(Code::not_found, "programme.no_such_task");
  Task task = to_task_alone(*row);
  if (has_source(*row)) task.source = to_source(tx.one("programme.load_source", id.value).value());
  return task;
}

Result<Task> update_task(store::Write& tx, const Clock& clock, const office::Actor& actor, const TaskUpdate& update) {
  const auto before = load_task(tx, update.id);
  if (!before) return Fail(before.error());
  if (before->version != update.version) return fail(Code::conflict, "api.changed_meanwhile");
  const auto after = apply(*before, update);
  if (!after) return Fail(after.error());
  const auto changes = changes_of(*before, *after);
  if (changes.empty() && before->due == after->due) return before;
  save(tx, clock, actor, *after);
  for (const Change& change : changes) {
    office::audit(tx, clock, actor,
                  {.event = "programme.task_changed",
                   .subject_kind = "task",
                   .subject_id = update.id.value,
                   .field = change.field,
                   .before = change.before,
                   .after = change.after});
  }
  return load_task(tx, update.id);
}

Result<Task> add_task(store::Write& tx, const Clock& clock, const office::Actor& actor, const NewTask& wish) {
  const auto plan = tx.one("programme.load_plan", wish.plan.value);
  if (!plan) return fail(Code::not_found, "programme.no_such_plan");
  auto task = clean_task(wish);
  if (!task) return Fail(task.error());
  task->plan = wish.plan;
  if (wish.clause) {
    const auto place = directive::load_clause(tx, *wish.clause);
    if (!place) return Fail(place.error());
    if (place->paper != paper_of(*plan)) return fail(Code::not_found, "directive.no_such_clause");
    task->source = Source{.paper = place->paper, .clause = wish.clause, .clause_path = place->clause.path, .anchor = place->anchor};
  }
  task->position = static_cast<int>(tx.one("programme.next_position", wish.plan.value)->integer("position"));
  const TaskId id = insert_task(tx, clock.now(), actor, *task);
  office::audit(tx, clock, actor,
                {.event = "programme.task_added", .subject_kind = "task", .subject_id = id.value, .field = "title", .after = task->title});
  return load_task(tx, id);
}

}  // namespace nhipcau::programme
