#include <algorithm>

#include "programme/due_rule.hpp"
#include "programme/records.hpp"
#include "programme/task_row.hpp"

namespace nhipcau::programme {
namespace {

constexpr int kDaysAhead = 7;
constexpr int kMostRows = 100;

TaskRow to_task_row(const store::Row& row, Date today) {
  TaskRow shown{.task = to_task(row), .paper = paper_of(row), .plan_title = row.text("plan_title")};
  if (shown.task.due) shown.due_on = next_due(*shown.task.due, today);
  shown.is_late = shown.due_on && *shown.due_on < today;
  return shown;
}

std::vector<TaskRow> to_task_rows(const std::vector<store::Row>& rows, Date today) {
  std::vector<TaskRow> shown;
  for (const store::Row& row : rows) shown.push_back(to_task_row(row, today));
  return shown;
}

/// The rules whose next day lies in the days shown, the soonest first, and how many tasks follow them.
struct DueRules {
  struct Rule {
    Date on;
    std::string text;
  };
  std::vector<Rule> rules;
  std::int64_t tasks = 0;
};

DueRules rules_due(store::Read& tx, const office::Sight& sight, Date today, Date last) {
  DueRules due;
  for (const store::Row& row : tx.many("programme.count_rules", sight.account, sight.on)) {
    const auto next = next_due(from_rule_text(row.text("due_rule")), today);
    if (!next || *next > last) continue;
    due.rules.push_back({.on = *next, .text = row.text("due_rule")});
    due.tasks += row.integer("tasks");
  }
  std::sort(due.rules.begin(), due.rules.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
  return due;
}

/// Their tasks, those of the soonest first; no more than `most` come before a later rule is not asked for.
std::vector<TaskRow> list_due_by_rules(store::Read& tx, const office::Sight& sight, const DueRules& due, Date today, int most) {
  std::vector<TaskRow> rows;
  std::optional<Date> day;
  for (const auto& rule : due.rules) {
    if (rows.size() >= static_cast<std::size_t>(most) && rule.on != day) break;
    day = rule.on;
    for (auto& row : to_task_rows(tx.many("programme.list_due_by_rule", rule.text, most, sight.account, sight.on), today))
      rows.push_back(std::move(row));
  }
  return rows;
}

bool is_sooner(const TaskRow& a, const TaskRow& b) {
  if (a.due_on != b.due_on) return *a.due_on < *b.due_on;
  return a.task.id < b.task.id;
}

}  // namespace

Today load_today(store::Read& tx, const office::Sight& sight, Date today, int limit) {
  const int most = std::clamp(limit, 1, kMostRows);
  const Date last = today.plus_days(kDaysAhead);
  const auto counts = tx.one("programme.count_open", today.to_iso(), last.to_iso(), sight.account, sight.on);
  const DueRules rules = rules_due(tx, sight, today, last);
  Today lists{.today = to_task_rows(tx.many("programme.list_due", today.to_iso(), last.to_iso(), most, sight.account, sight.on), today),
              .waiting = to_task_rows(tx.many("programme.list_waiting", most, sight.account, sight.on), today),
              .late = to_task_rows(tx.many("programme.list_late", today.to_iso(), most, sight.account, sight.on), today),
              .today_count = static_cast<int>(counts->integer("due") + rules.tasks),
              .waiting_count = static_cast<int>(counts->integer("waiting")),
              .late_count = static_cast<int>(counts->integer("late"))};
  for (auto& row : list_due_by_rules(tx, sight, rules, today, most)) lists.today.push_back(std::move(row));
  std::sort(lists.today.begin(), lists.today.end(), is_sooner);
  if (lists.today.size() > static_cast<std::size_t>(most)) lists.today.resize(static_cast<std::size_t>(most));
  return lists;
}

}  // namespace nhipcau::programme
