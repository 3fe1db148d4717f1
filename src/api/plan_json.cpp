#include "api/plan_json.hpp"

#include "api/due_json.hpp"
#include "api/paper_json.hpp"
#include "api/spans_json.hpp"

namespace nhipcau::api {
namespace {

json::value due_or_null(const programme::Task& task) {
  return task.due ? json::value(to_json(*task.due)) : json::value(nullptr);
}

json::value source_or_null(const programme::Task& task, const Utf16Offsets& offsets) {
  if (!task.source) return nullptr;
  const programme::Source& source = *task.source;
  return json::object{{"paper", source.paper.value},
                      {"assignment", source.assignment ? json::value(source.assignment->value) : json::value(nullptr)},
                      {"clause_path", text_or_null(source.clause_path)},
                      {"quote", source.anchor.quote},
                      {"span", to_json(source.anchor.span, offsets)}};
}

}  // namespace

json::object to_json(const programme::PlanRow& row, const directive::PaperRow& paper) {
  return {{"id", row.id.value},
          {"title", row.title},
          {"paper", to_ref(paper)},
          {"tasks", row.tasks},
          {"with_owner", row.with_owner},
          {"with_deadline", row.with_deadline},
          {"done", row.done},
          {"made_at", to_rfc3339(row.made_at)},
          {"made_by", row.made_by}};
}

json::object to_json(const programme::Task& task, const Utf16Offsets& offsets, Date today) {
  const auto due_on = task.due ? programme::next_due(*task.due, today) : std::nullopt;
  return {{"id", task.id.value},
          {"version", task.version},
          {"plan", task.plan.value},
          {"title", task.title},
          {"owner", task.owner},
          {"with", array_of(task.with, [](const std::string& body) { return json::value(body); })},
          {"deadline", due_or_null(task)},
          {"due_on", date_or_null(due_on)},
          {"period", text_or_null(task.period)},
          {"report_to", text_or_null(task.report_to)},
          {"done", task.is_done},
          {"removed", task.is_removed},
          {"is_late", due_on && *due_on < today && !task.is_done && !task.is_removed},
          {"source", source_or_null(task, offsets)},
          {"changed_at", to_rfc3339(task.changed_at)},
          {"changed_by", task.changed_by}};
}

json::object to_json(const programme::Plan& plan, const directive::PaperRow& paper, const Utf16Offsets& offsets, Date today) {
  const auto write = [&](const programme::Task& task) { return to_json(task, offsets, today); };
  return {{"id", plan.id.value},
          {"version", plan.version},
          {"title", plan.title},
          {"paper", to_ref(paper)},
          {"tasks", array_of(plan.tasks, write)},
          {"removed", array_of(plan.removed, write)},
          {"clauses_asked", plan.clauses_asked},
          {"clauses_answered", plan.clauses_answered},
          {"declined", plan.declined},
          {"made_at", to_rfc3339(plan.made_at)},
          {"made_by", plan.made_by}};
}

json::object to_json(const programme::TaskRow& row, const directive::PaperRow& paper) {
  const programme::Task& task = row.task;
  return {{"id", task.id.value},
          {"version", task.version},
          {"plan", task.plan.value},
          {"title", task.title},
          {"owner", task.owner},
          {"deadline", due_or_null(task)},
          {"due_on", date_or_null(row.due_on)},
          {"paper", to_ref(paper)},
          {"clause_path", task.source ? text_or_null(task.source->clause_path) : json::value(nullptr)},
          {"is_late", row.is_late}};
}

}  // namespace nhipcau::api
