#include "programme/deadlines.hpp"

#include <algorithm>

#include "programme/test_plans.hpp"

using namespace nhipcau;
using namespace nhipcau::programme;

namespace {

Date day(const char* text) {
  return *Date::from_iso(text);
}

/// "2026-12-15 task open", a line a day.
std::vector<std::string> shown(TestPlans& plans, const TaskId& task, const char* from, const char* to) {
  const auto list =
      plans.office.database.read([&](store::Read& tx) { return list_deadlines(tx, office::sight_of_all(), day(from), day(to)); });
  CHECK(list.is_complete);
  CHECK(std::is_sorted(list.days.begin(), list.days.end(), [](const auto& a, const auto& b) { return a.on < b.on; }));
  std::vector<std::string> lines;
  for (const DeadlineDay& one : list.days) {
    if (one.task == task) lines.push_back(one.on.to_iso() + (one.is_report ? " report" : " task") + (one.is_done ? " done" : " open"));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("deadlines of a span: days, days of rules as often as they come, done ones by day alone, removed ones not") {
  with_plans([](TestPlans& plans) {
    const Plan plan = plans.plan_of({});
    const auto added = plans.add({.plan = plan.id, .title = "Gửi báo cáo", .owner = "Văn phòng", .clause = {}});
    REQUIRE(added);
    const auto due = [&](const Task& task, const DueDate& date) {
      const auto changed = plans.update({.id = task.id, .version = task.version, .due = std::optional(date)});
      REQUIRE(changed);
      return *changed;
    };
    const Task dated = due(*added, {.kind = DueDate::Kind::date, .date = day("2027-01-31")});
    CHECK(shown(plans, added->id, "2027-01-31", "2027-01-31") == Lines{"2027-01-31 task open"});
    CHECK(shown(plans, added->id, "2027-02-01", "2027-12-31").empty());
    CHECK(shown(plans, added->id, "2026-01-01", "2027-01-30").empty());

    const Task monthly = due(dated, {.kind = DueDate::Kind::rule, .every = Every::month, .day = 31});
    CHECK(shown(plans, added->id, "2027-01-15", "2027-03-31") ==
          Lines{"2027-01-31 task open", "2027-02-28 task open", "2027-03-31 task open"});
    const Task quarterly = due(monthly, {.kind = DueDate::Kind::rule, .every = Every::quarter, .day = 15});
    CHECK(shown(plans, added->id, "2026-12-16", "2028-01-20").size() == 4);

    const auto done = plans.update({.id = added->id, .version = quarterly.version, .is_done = true});
    REQUIRE(done);
    CHECK(shown(plans, added->id, "2027-01-01", "2027-12-31").empty());
    const Task closed = due(*done, {.kind = DueDate::Kind::date, .date = day("2027-01-31")});
    CHECK(shown(plans, added->id, "2027-01-01", "2027-12-31") == Lines{"2027-01-31 task done"});
    REQUIRE(plans.update({.id = added->id, .version = closed.version, .is_removed = true}));
    CHECK(shown(plans, added->id, "2027-01-01", "2027-12-31").empty());
  });
}
