#include "api/plan_json.hpp"

#include "api/due_json.hpp"
#include "api/json_text.hpp"
#include "api/spans_json.hpp"
#include "directive/anchor.hpp"

namespace nhipcau::api {
namespace {

json::value due_or_null(const programme::Task& task) {
  return task.due ? json::value(to_json(*task.due)) : json::value(nullptr);
}

json::object source_to_json(const programme::Source& source, const SourceText& text) {
  return {{"paper", text_or_null(source.paper.value)},
          {"assignment", source.assignment ? json::value(source.assignment->value) : json::value(nullptr)},
          {"clause_path", text_or_null(source.clause_path)},
          {"quote", source.anchor.quote},
          {"span", text.place_of(source.anchor)}};
}

template <class T, class ToJson>
void put_or_null(JsonText& out, std::string_view name, const std::optional<T>& maybe, ToJson to_value) {
  out.name(name);
  if (maybe) {
    out.value(to_value(*maybe));
  } else {
    out.value(nullptr);
  }
}

void put(JsonText& out, const programme::Task& task, const SourceText& text, Date today) {
  const auto due_on = task.due ? programme::next_due(*task.due, today) : std::nullopt;
  out.open_object();
  out.field("id", task.id.value);
  out.field("version", task.version);
  out.field("plan", task.plan.value);
  out.field("title", task.title);
  out.field("owner", task.owner);
  out.name("with");
  out.open_array();
  for (const std::string& body : task.with) out.value(body);
  out.close_array();
  put_or_null(out, "deadline", task.due, [](const auto& due) { return to_json(due); });
  put_or_null(out, "due_on", due_on, [](const Date& date) { return date.to_iso(); });
  out.field_or_null("period", task.period);
  out.field_or_null("report_to", task.report_to);
  out.field("done", task.is_done);
  out.field("removed", task.is_removed);
  out.field("is_late", due_on && *due_on < today && !task.is_done && !task.is_removed);
  put_or_null(out, "source", task.source, [&](const auto& source) { return source_to_json(source, text); });
  out.field("changed_at", to_rfc3339(task.changed_at));
  out.field("changed_by", task.changed_by);
  out.close_object();
}

void put(JsonText& out, std::string_view name, const std::vector<programme::Task>& tasks, const SourceText& text, Date today) {
  out.name(name);
  out.open_array();
  for (const programme::Task& task : tasks) put(out, task, text, today);
  out.close_array();
}

}  // namespace

json::value SourceText::place_of(const directive::Anchor& anchor) const {
  return to_json(directive::find_anchor(now_.text, now_.reading, anchor), offsets_);
}

json::object to_json(const programme::PlanRow& row, json::object source) {
  json::value paper = source.at("paper");
  return {{"id", row.id.value},
          {"title", row.title},
          {"paper", std::move(paper)},
          {"source", std::move(source)},
          {"tasks", row.tasks},
          {"with_owner", row.with_owner},
          {"with_deadline", row.with_deadline},
          {"done", row.done},
          {"made_at", to_rfc3339(row.made_at)},
          {"made_by", row.made_by}};
}

std::string to_json_text(const programme::Task& task, const SourceText& text, Date today) {
  JsonText out;
  put(out, task, text, today);
  return out.take();
}

std::string to_json_text(const programme::Plan& plan, const json::object& source, const SourceText& text, Date today) {
  JsonText out;
  out.open_object();
  out.field("id", plan.id.value);
  out.field("version", plan.version);
  out.field("title", plan.title);
  out.field("paper", source.at("paper"));
  out.field("source", source);
  put(out, "tasks", plan.tasks, text, today);
  put(out, "removed", plan.removed, text, today);
  out.field("clauses_asked", plan.clauses_asked);
  out.field("clauses_answered", plan.clauses_answered);
  out.field("declined", plan.declined);
  out.field("made_at", to_rfc3339(plan.made_at));
  out.field("made_by", plan.made_by);
  out.close_object();
  return out.take();
}

json::object to_json(const programme::TaskRow& row, json::value paper) {
  const programme::Task& task = row.task;
  return {{"id", task.id.value},
          {"version", task.version},
          {"plan", task.plan.value},
          {"title", task.title},
          {"owner", task.owner},
          {"deadline", due_or_null(task)},
          {"due_on", date_or_null(row.due_on)},
          {"plan_title", row.plan_title},
          {"paper", std::move(paper)},
          {"clause_path", task.source ? text_or_null(task.source->clause_path) : json::value(nullptr)},
          {"is_late", row.is_late}};
}

}  // namespace nhipcau::api
