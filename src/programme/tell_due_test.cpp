#include "programme/tell_due.hpp"

#include "office/grants.hpp"
#include "office/notices.hpp"
#include "programme/test_plans.hpp"

namespace nhipcau::programme {
namespace {

const Date kToday = *Date::make(2026, 11, 22);

/// A plan whose tasks are due on those days alone; one that is done, and one that was taken out, are due today as well.
void plan_tasks(TestPlans& plans, const std::vector<DueDate>& due) {
  const Plan plan = plans.plan_of({});
  for (const Task& task : plan.tasks) {
    const auto settled = plans.update({.id = task.id, .version = 1, .due = DueDate{.date = kToday}});
    REQUIRE(settled);
    const bool is_first = task.id == plan.tasks.front().id;
    REQUIRE(plans.update({.id = task.id, .version = 2, .is_done = is_first, .is_removed = !is_first}));
  }
  for (const DueDate& day : due) {
    const auto task = plans.add({.plan = plan.id, .title = "việc", .owner = {}});
    REQUIRE(task);
    REQUIRE(plans.update({.id = task->id, .version = 1, .due = day}));
  }
}

int tell(TestPlans& plans) {
  return *plans.office.database.write([&](store::Write& tx) -> Result<int> { return tell_due(tx, plans.office.clock); });
}

std::vector<office::Notice> notices(TestPlans& plans) {
  auto page = plans.office.database.read(
      [&](store::Read& tx) { return office::list_notices(tx, plans.office.actor.account, plans.office.clock.today(), "", 20); });
  std::erase_if(page.items, [](const office::Notice& notice) { return notice.kind != "tasks_due"; });
  return page.items;
}

DueDate on(const Date& day) {
  return {.date = day};
}

TEST_CASE("what comes near or late is told in one notice a day, and only on days with something new") {
  struct Row {
    std::string what;
    std::vector<DueDate> due;
    std::string words;  ///< empty: nothing is told on the first day
    std::vector<std::string> facts;
  };
  const DueDate month_end{.kind = DueDate::Kind::rule, .every = Every::month, .day = 25};
  const DueDate far_rule{.kind = DueDate::Kind::rule, .every = Every::month, .day = 15};
  const Row rows[] = {
      {"nothing is near", {on(kToday.plus_days(kLeadDays + 1)), far_rule}, "", {}},
      {"it was near yesterday too", {on(kToday.plus_days(kLeadDays - 1))}, "", {}},
      {"it has come near today", {on(kToday.plus_days(kLeadDays)), on(kToday)}, "tasks_due", {"2", "0", "3"}},
      {"it is late since today", {on(kToday.plus_days(-1)), on(kToday.plus_days(-9))}, "tasks_late", {"0", "2", "3"}},
      {"both", {on(kToday.plus_days(-1)), on(kToday.plus_days(1))}, "tasks_due_and_late", {"1", "1", "3"}},
      {"a rule's day has come near", {month_end}, "tasks_due", {"1", "0", "3"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    with_plans([&](TestPlans& plans) {
      plan_tasks(plans, row.due);
      CHECK(tell(plans) == (row.words.empty() ? 0 : 1));
      const auto told = notices(plans);
      REQUIRE(told.size() == (row.words.empty() ? 0 : 1));
      if (told.empty()) return;
      CHECK(told[0].words == row.words);
      CHECK(told[0].facts == row.facts);
    });
  }
}

TEST_CASE("a day's round is made once; days that were left out are made up for; an unseen notice gives way to the newer") {
  with_plans([](TestPlans& plans) {
    plan_tasks(plans, {on(kToday.plus_days(3)), on(kToday.plus_days(5)), on(kToday.plus_days(6))});
    CHECK(tell(plans) == 1);
    CHECK(tell(plans) == 0);
    const auto waits = [&] {
      return plans.office.database.read([&](store::Read& tx) { return is_due_round_waiting(tx, plans.office.clock); });
    };
    CHECK_FALSE(waits());
    plans.office.clock.advance(std::chrono::hours(24));
    CHECK(waits());
    CHECK(tell(plans) == 0);  // nothing new: the office hears nothing
    plans.office.clock.advance(std::chrono::hours(48));
    CHECK(tell(plans) == 1);
    const auto told = notices(plans);
    REQUIRE(told.size() == 1);
    CHECK(told[0].facts == std::vector<std::string>{"3", "0", "3"});
    CHECK(told[0].made_at == plans.office.clock.now());
  });
}

TEST_CASE("a clock that was a year ahead does not silence an office when it is set back") {
  with_plans([](TestPlans& plans) {
    plan_tasks(plans, {on(kToday.plus_days(3))});
    const Instant now = plans.office.clock.now();
    plans.office.clock.set(now + std::chrono::hours(24 * 365));
    CHECK(tell(plans) == 0);
    plans.office.clock.set(now);
    CHECK(tell(plans) == 1);
  });
}

TEST_CASE("who plans for another unit hears nothing of it") {
  with_plans([](TestPlans& plans) {
    plan_tasks(plans, {on(kToday.plus_days(3))});
    const bool ended = plans.office.database
                           .write([&](store::Write& tx) -> Result<void> {
                             tx.run("office.add_account", "A1", "lan", "lan", "Lan", "vi", to_rfc3339(plans.office.clock.now()));
                             office::make_administrator(tx, plans.office.clock, {"A1"});
                             const auto grants = office::list_grants_of(tx, {"A1"}, kToday);
                             return office::end_grant(tx, plans.office.clock, {}, grants.front().id);
                           })
                           .has_value();
    REQUIRE(ended);
    CHECK(tell(plans) == 1);
    CHECK(plans.office.database.read([&](store::Read& tx) { return office::count_unseen(tx, {"A1"}, kToday); }) == 0);
  });
}

TEST_CASE("a plan is told of to others who plan there") {
  with_plans([](TestPlans& plans) {
    REQUIRE(plans.office.database.write([&](store::Write& tx) -> Result<void> {
      tx.run("office.add_account", "A1", "lan", "lan", "Lan", "vi", to_rfc3339(plans.office.clock.now()));
      office::make_administrator(tx, plans.office.clock, {"A1"});
      return {};
    }));
    const Plan plan = plans.plan_of({});
    const auto told = plans.office.database.read([&](store::Read& tx) { return office::list_notices(tx, {"A1"}, kToday, "", 20).items; });
    REQUIRE(told.size() == 2);  // of the paper, and of its plan
    const auto& newest = told[0].kind == "plans" ? told[0] : told[1];
    CHECK(newest.words == "plan_made");
    CHECK(newest.subject_id == plan.id.value);
    CHECK(newest.facts == std::vector<std::string>{plan.source.paper().value});
  });
}

}  // namespace
}  // namespace nhipcau::programme
