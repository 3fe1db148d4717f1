#include "programme/task_row.hpp"

#include "base/require.hpp"
#include "directive/stored_names.hpp"
#include "programme/due_rule.hpp"

namespace nhipcau::programme {
namespace {

using store::Row;

DueDate due_on_day(const Row& row, DueDate::Kind kind) {
  DueDate due{.kind = kind, .date = Date::from_iso(row.view("due_on")), .time = row.text("due_time")};
  require(due.date.has_value(), "a stored due date without its day");
  return due;
}

template <class IdType>
std::optional<IdType> maybe_id(const Row& row, std::string_view column) {
  const auto text = row.maybe_text(column);
  return text ? std::optional(IdType{*text}) : std::nullopt;
}

directive::Anchor to_anchor(const Row& row) {
  const auto reading = row.maybe_text("reading_id");
  if (!reading) return {.reading = {}, .span = {}, .quote = row.text("quote"), .before = {}, .after = {}};
  return {.reading = {*reading},
          .span = {row.size("begin_at"), row.size("end_at")},
          .quote = row.text("quote"),
          .before = row.text("before"),
          .after = row.text("after")};
}

}  // namespace

std::optional<DueDate> to_due(const Row& row) {
  const std::string_view kind = row.view("due_kind");
  if (kind.empty()) return std::nullopt;
  DueDate due = kind == to_name(DueDate::Kind::rule)     ? from_rule_text(row.view("due_rule"))
                : kind == to_name(DueDate::Kind::moment) ? due_on_day(row, DueDate::Kind::moment)
                                                         : due_on_day(row, DueDate::Kind::date);
  due.as_written = row.text("due_as_written");
  return due;
}

directive::PaperId paper_of(const Row& row) {
  return {row.maybe_text("paper_id").value_or("")};
}

DueColumns to_columns(const std::optional<DueDate>& due) {
  if (!due) return {};
  DueColumns columns{.kind = std::string(to_name(due->kind)), .time = due->time, .as_written = due->as_written};
  if (due->kind == DueDate::Kind::rule) {
    columns.rule = to_rule_text(*due);
  } else {
    require(due->date.has_value(), "a due date without its day");
    columns.on = due->date->to_iso();
  }
  return columns;
}

bool has_source(const Row& row) {
  return !row.is_null("assignment_id") || !row.is_null("clause_id") || !row.view("clause_path").empty() || !row.view("quote").empty();
}

Source to_source(const Row& row) {
  return {.paper = paper_of(row),
          .assignment = maybe_id<directive::AssignmentId>(row, "assignment_id"),
          .clause = maybe_id<directive::ClauseId>(row, "clause_id"),
          .clause_path = row.text("clause_path"),
          .anchor = to_anchor(row)};
}

Task to_task(const Row& row) {
  Task task = to_task_alone(row);
  if (has_source(row)) task.source = to_source(row);
  return task;
}

Task to_task_alone(const Row& row) {
  return {.id = {row.text("id")},
          .plan = {row.text("plan_id")},
          .version = row.integer("version"),
          .position = static_cast<int>(row.integer("position")),
          .title = row.text("title"),
          .owner = row.text("owner"),
          .with = directive::lines_stored_as(row.view("with_bodies")),
          .due = to_due(row),
          .period = row.text("period"),
          .report_to = row.text("report_to"),
          .is_done = row.boolean("is_done"),
          .is_removed = row.boolean("is_removed"),
          .changed_at = from_rfc3339(row.view("changed_at")),
          .changed_by = row.text("changed_by")};
}

std::string to_lines(const std::vector<std::string>& bodies) {
  return directive::to_stored_lines(bodies);
}

}  // namespace nhipcau::programme
