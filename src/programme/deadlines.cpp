#include "programme/deadlines.hpp"

#include <algorithm>
#include <tuple>

#include "programme/due_rule.hpp"
#include "programme/task_row.hpp"

namespace nhipcau::programme {
namespace {

DeadlineDay to_day(const store::Row& row, const Date& on) {
  return {.task = {row.text("id")},
          .plan = {row.text("plan_id")},
          .paper = paper_of(row),
          .title = row.text("title"),
          .owner = row.text("owner"),
          .period = row.text("period"),
          .time = row.text("due_time"),
          .is_report = row.boolean("is_report"),
          .is_done = row.boolean("is_done"),
          .on = on};
}

/// Each day of a rule in the span.
void add_days(std::vector<DeadlineDay>& days, const store::Row& row, const Date& from, const Date& to) {
  const DueDate due = from_rule_text(row.text("due_rule"));
  for (auto on = next_due(due, from); on && *on <= to; on = next_due(due, on->plus_days(1))) {
    if (days.size() > kMostDeadlines) return;
    days.push_back(to_day(row, *on));
  }
}

}  // namespace

DeadlineDays list_deadlines(store::Read& tx, const office::Sight& sight, const Date& from, const Date& to) {
  DeadlineDays list;
  for (const store::Row& row : tx.many("programme.list_deadlines", from.to_iso(), to.to_iso(), sight.account, sight.on)) {
    const auto on = Date::from_iso(row.view("due_on"));
    if (on) list.days.push_back(to_day(row, *on));
  }
  for (const store::Row& row : tx.many("programme.list_rules_of_tasks", sight.account, sight.on)) add_days(list.days, row, from, to);
  std::stable_sort(list.days.begin(), list.days.end(),
                   [](const DeadlineDay& a, const DeadlineDay& b) { return std::tie(a.on, a.task.value) < std::tie(b.on, b.task.value); });
  if (list.days.size() > kMostDeadlines) {
    list.days.erase(list.days.begin() + kMostDeadlines, list.days.end());
    list.is_complete = false;
  }
  return list;
}

}  // namespace nhipcau::programme
