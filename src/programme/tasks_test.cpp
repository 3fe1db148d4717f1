#include "programme/due_rule.hpp"
#include "programme/test_plans.hpp"

namespace nhipcau::programme {
namespace {

using Kind = DueDate::Kind;

TEST_CASE("every kind of due date comes back as it was saved") {
  const DueDate dates[] = {
      {.kind = Kind::date, .date = Date::make(2024, 2, 29)},
      {.kind = Kind::moment, .date = Date::make(2024, 3, 1), .time = "16:00"},
      {.kind = Kind::rule, .every = Every::month, .day = 15},
      {.kind = Kind::rule, .every = Every::week, .day = 5},
      {.kind = Kind::rule, .every = Every::quarter},
      {.kind = Kind::rule, .every = Every::half_year, .day = 20},
      {.kind = Kind::rule, .every = Every::year, .day = 20, .month = 11},
      {.kind = Kind::rule, .every = Every::year, .month = 6, .as_written = "trong tháng 6 hằng năm"},
  };
  with_plans([&](TestPlans& plans) {
    const Task task = plans.plan_of({}).tasks.front();
    std::int64_t version = task.version;
    for (const DueDate& due : dates) {
      const auto saved = plans.update({.id = task.id, .version = version++, .due = std::optional(due)});
      REQUIRE(saved);
      CHECK(saved->due == due);
      CHECK(saved->version == version);
    }
    const auto without = plans.update({.id = task.id, .version = version, .due = std::optional<DueDate>()});
    REQUIRE(without);
    CHECK_FALSE(without->due);
  });
}

TEST_CASE("a change is written field by field in the audit trail") {
  with_plans([](TestPlans& plans) {
    const Task task = plans.plan_of({}).tasks.front();
    plans.office.clock.advance(std::chrono::hours(1));
    const auto saved = plans.update({.id = task.id,
                                     .version = 1,
                                     .title = "Chụp bộ ảnh mới",
                                     .owner = "Phòng Báo chí",
                                     .with = std::vector<std::string>{"Sở Du lịch", " ", "Báo\nLào Cai"},
                                     .due = std::optional(DueDate{.date = Date::make(2027, 1, 31)}),
                                     .is_done = true});
    REQUIRE(saved);
    CHECK(saved->title == "Chụp bộ ảnh mới");
    CHECK(saved->owner == "Phòng Báo chí");
    CHECK(saved->with == std::vector<std::string>{"Sở Du lịch", "Báo Lào Cai"});
    CHECK(saved->is_done);
    CHECK(saved->version == 2);
    CHECK(saved->changed_at == plans.office.clock.now());
    CHECK(saved->source->anchor.quote == task.source->anchor.quote);
    const auto lines = plans.audit_of("programme.task_changed");
    REQUIRE(lines.size() == 5);
    CHECK(lines.front().line.field == "done");
    CHECK(lines.back().line.field == "title");
    CHECK(lines.back().line.before == task.title);
    CHECK(lines.back().line.after == "Chụp bộ ảnh mới");
    CHECK(lines[1].line.field == "deadline");
    CHECK(lines[1].line.before == "2023-12-15");
    CHECK(lines[1].line.after == "2027-01-31");
  });
}

TEST_CASE("a change that changes nothing leaves version and audit trail alone") {
  with_plans([](TestPlans& plans) {
    const Task task = plans.plan_of({}).tasks.front();
    const auto saved = plans.update({.id = task.id, .version = 1, .title = task.title, .is_done = false});
    REQUIRE(saved);
    CHECK(saved->version == 1);
    CHECK(plans.audit_of("programme.task_changed").empty());
  });
}

TEST_CASE("a change is refused when the task moved on or the value is wrong") {
  with_plans([](TestPlans& plans) {
    const Task task = plans.plan_of({}).tasks.front();
    REQUIRE(plans.update({.id = task.id, .version = 1, .owner = "Phòng Báo chí"}));
    const auto late = plans.update({.id = task.id, .version = 1, .owner = "Phòng khác"});
    REQUIRE_FALSE(late);
    CHECK(late.error().code == Code::conflict);
    CHECK(late.error().key == "api.changed_meanwhile");
    const std::pair<TaskUpdate, std::string> rows[] = {
        {{.id = task.id, .version = 2, .title = " "}, "programme.title_empty"},
        {{.id = task.id, .version = 2, .owner = std::string(501, 'a')}, "programme.name_too_long"},
        {{.id = task.id, .version = 2, .with = std::vector<std::string>(51, "Sở")}, "programme.too_many_bodies"},
        {{.id = task.id, .version = 2, .with = std::vector{std::string(501, 'a')}}, "programme.name_too_long"},
        {{.id = task.id, .version = 2, .due = std::optional(DueDate{})}, "programme.due_no_date"},
    };
    for (const auto& [wish, key] : rows) {
      const auto refused = plans.update(wish);
      REQUIRE_FALSE(refused);
      CHECK(refused.error().key == key);
    }
    CHECK(plans.load(task.plan).tasks.front().owner == "Phòng Báo chí");
  });
}

TEST_CASE("a task that is taken out can come back, and leaves the coverage meanwhile") {
  with_plans([](TestPlans& plans) {
    const Task task = plans.plan_of({}).tasks.front();
    REQUIRE(plans.update({.id = task.id, .version = 1, .is_removed = true}));
    Plan plan = plans.load(task.plan);
    CHECK(plan.tasks.size() == 1);
    REQUIRE(plan.removed.size() == 1);
    CHECK(plan.removed.front().id == task.id);
    CHECK(plan.clauses_asked == 2);
    CHECK(plan.clauses_answered == 1);
    REQUIRE(plans.update({.id = task.id, .version = 2, .owner = "", .is_removed = false}));
    plan = plans.load(task.plan);
    CHECK(plan.tasks.size() == 2);
    CHECK(plan.clauses_answered == 1);  // nobody owns it yet
  });
}

TEST_CASE("a task of our own hangs on a clause of the paper, or on nothing") {
  with_plans([](TestPlans& plans) {
    const Plan plan = plans.plan_of({});
    const Plan other = plans.plan_of({.number = "13/KH-UBND"});
    const auto paper = plans.office.load(plan.source.paper());
    const auto& clause = paper.clauses.front();
    const auto linked = plans.add({.plan = plan.id, .title = "Họp báo", .owner = "Phòng Báo chí", .clause = clause.id});
    REQUIRE(linked);
    REQUIRE(linked->source);
    CHECK(linked->source->clause == clause.id);
    CHECK(linked->source->clause_path == clause.path);
    CHECK(linked->source->anchor.quote == clause.where.of(paper.text));
    CHECK(linked->position == 2);
    const auto free = plans.add({.plan = plan.id, .title = "Mua máy ảnh"});
    REQUIRE(free);
    CHECK_FALSE(free->source);
    CHECK(free->position == 3);
    CHECK(plans.load(plan.id).tasks.back().id == free->id);
    CHECK(plans.add({.plan = other.id, .title = "Họp báo", .clause = clause.id}).error().key == "directive.no_such_clause");
    CHECK(plans.add({.plan = plan.id, .title = ""}).error().key == "programme.title_empty");
    CHECK(plans.audit_of("programme.task_added").size() == 2);
  });
}

}  // namespace
}  // namespace nhipcau::programme
