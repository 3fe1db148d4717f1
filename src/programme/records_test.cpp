#include <set>

#include "programme/test_plans.hpp"

namespace nhipcau::programme {
namespace {

TEST_CASE("a plan is made of a paper once") {
  with_plans([](TestPlans& plans) {
    const auto paper = plans.office.receive_new(directive::to_text({}));
    const auto made = plans.make(paper);
    REQUIRE(made);
    CHECK_FALSE(made->was_there);
    const auto again = plans.make(paper);
    REQUIRE(again);
    CHECK(again->was_there);
    CHECK(again->id == made->id);
    const Plan plan = plans.load(made->id);
    CHECK(plan.title == "Kế hoạch thực hiện Kế hoạch số 12/KH-UBND");
    CHECK(plan.source.paper() == paper);
    CHECK(plan.made_by == "Quản trị viên");
    CHECK(plan.made_at == plans.office.clock.now());
    CHECK(plans.audit_of("programme.plan_made").size() == 1);
    CHECK(plans.office.list({.planned = true}).total == 1);
    CHECK(plans.office.list({.planned = false}).total == 0);
  });
}

TEST_CASE("the tasks are the duties of the paper, linked to their words") {
  with_plans([](TestPlans& plans) {
    const Plan plan = plans.plan_of({});
    const auto paper = plans.office.load(plan.source.paper());
    REQUIRE(plan.tasks.size() == 2);
    CHECK(plan.clauses_asked == 2);
    CHECK(plan.clauses_answered == 2);
    CHECK(plan.declined == 0);
    const Task& task = plan.tasks.front();
    CHECK(task.owner == "Sở Văn hóa và Thể thao");
    REQUIRE(task.due);
    CHECK(task.due->date == Date::make(2023, 12, 15));
    REQUIRE(task.source);
    CHECK(task.source->paper == plan.source.paper());
    CHECK(task.source->assignment == paper.assignments.front().id);
    CHECK(task.source->clause == paper.assignments.front().clause);
    CHECK(task.source->anchor.quote == task.source->anchor.span.of(paper.text));
    REQUIRE(plan.tasks.back().due);
    CHECK(plan.tasks.back().due->kind == DueDate::Kind::rule);
    CHECK(plan.tasks.back().due->day == 15);
    plans.office.database.read([&](store::Read& tx) {
      const auto tasks = tasks_of_assignments(tx, plan.source.paper());
      CHECK(tasks.size() == 2);
      CHECK(tasks.at(paper.assignments.front().id.value) == task.id);
      CHECK(find_plan_of(tx, plan.source.paper()) == plan.id);
      CHECK(planned_papers(tx) == std::vector{plan.source.paper()});
      const auto by_paper = plans_of(tx, office::sight_of_all(), {plan.source.paper(), {"01JDZZZZZZZZZZZZZZZZZZZZZZ"}});
      CHECK(by_paper.size() == 1);
      CHECK(by_paper.at(plan.source.paper().value) == plan.id);
      CHECK(plans_of(tx, office::sight_of_all(), {}).empty());
      return 0;
    });
  });
}

TEST_CASE("what is not there is said so") {
  with_plans([](TestPlans& plans) {
    const std::string nobody = "01JDZZZZZZZZZZZZZZZZZZZZZZ";
    CHECK(plans.make({nobody}).error().key == "directive.no_such_paper");
    CHECK(plans.update({.id = {nobody}}).error().key == "programme.no_such_task");
    CHECK(plans.add({.plan = {nobody}, .title = "Việc"}).error().key == "programme.no_such_plan");
    plans.office.database.read([&](store::Read& tx) {
      CHECK(load_plan(tx, {nobody}).error().key == "programme.no_such_plan");
      CHECK(load_task(tx, {nobody}).error().key == "programme.no_such_task");
      CHECK_FALSE(find_plan_of(tx, {nobody}));
      return 0;
    });
    CHECK(plans.audit_of("programme.plan_made").empty());
  });
}

TEST_CASE("a plan takes a new title, but not over another's change") {
  with_plans([](TestPlans& plans) {
    const Plan plan = plans.plan_of({});
    const auto retitle = [&](std::int64_t version, const std::string& title) {
      return plans.office.database.write(
          [&](store::Write& tx) { return retitle_plan(tx, plans.office.clock, plans.office.actor, plan.id, version, title); });
    };
    const auto renamed = retitle(1, "  Kế hoạch\n của ta ");
    REQUIRE(renamed);
    CHECK(renamed->title == "Kế hoạch của ta");
    CHECK(renamed->version == 2);
    CHECK(retitle(1, "Tên khác").error().key == "api.changed_meanwhile");
    CHECK(retitle(2, " \n").error().key == "programme.title_empty");
    CHECK(retitle(2, std::string(4001, 'a')).error().key == "programme.title_too_long");
    CHECK(plans.load(plan.id).title == "Kế hoạch của ta");
    CHECK(plans.audit_of("programme.plan_changed").size() == 1);
  });
}

TEST_CASE("plans are listed page by page with counts of what stands in them") {
  with_plans([](TestPlans& plans) {
    std::set<std::string> made;
    for (int i = 1; i <= 7; ++i) {
      made.insert(plans.plan_of({.number = std::to_string(i) + "/KH-UBND"}).id.value);
      if (i % 2 == 0) plans.office.clock.advance(std::chrono::seconds(1));
    }
    std::set<std::string> seen;
    std::string cursor;
    do {
      const auto page = plans.office.database.read([&](store::Read& tx) { return list_plans(tx, office::sight_of_all(), cursor, 3); });
      for (const PlanRow& row : page.items) {
        seen.insert(row.id.value);
        CHECK(row.tasks == 2);
        CHECK(row.with_owner == 2);
        CHECK(row.with_deadline == 2);
        CHECK(row.done == 0);
        CHECK(row.made_by == "Quản trị viên");
      }
      cursor = page.next;
    } while (!cursor.empty());
    CHECK(seen == made);
  });
}

}  // namespace
}  // namespace nhipcau::programme
