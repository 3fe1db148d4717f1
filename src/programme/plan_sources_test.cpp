#include <set>

#include "programme/deadlines.hpp"
#include "programme/test_plans.hpp"

namespace nhipcau::programme {
namespace {

using Kind = PlanSource::Kind;

constexpr std::string_view kSpring = "vn_lunar_new_year";

struct Wish {
  TestPlans& plans;
  [[nodiscard]] Result<MadePlan> make(const NewPlan& plan, const std::vector<NewTask>& tasks = {}) const {
    return plans.office.database.write(
        [&](store::Write& tx) { return make_plan(tx, plans.office.clock, plans.office.actor, plan, tasks); });
  }
};

NewPlan of_day(std::string title, int year, std::string unit = "") {
  return {.title = std::move(title), .unit = {std::move(unit)}, .source = {.kind = Kind::day, .id = std::string(kSpring), .year = year}};
}

TEST_CASE("a plan of the office's own has no paper, and its tasks say what was wished") {
  with_plans([](TestPlans& plans) {
    const Wish wish{plans};
    const DueDate due{.date = Date::make(2026, 12, 4)};
    const auto made = wish.make({.title = "  Trang tin   tiếng Anh "}, {{.title = "Dịch bài", .owner = "Phòng Biên dịch", .due = due},
                                                                        {.title = "Duyệt bài", .with = {"Văn phòng", " "}}});
    REQUIRE(made);
    CHECK_FALSE(made->was_there);
    const Plan plan = plans.load(made->id);
    CHECK(plan.title == "Trang tin tiếng Anh");
    CHECK(plan.source == PlanSource{});
    CHECK(plan.source.paper().empty());
    CHECK(plan.clauses_asked == 0);
    REQUIRE(plan.tasks.size() == 2);
    CHECK(plan.tasks[0].due == due);
    CHECK(plan.tasks[0].owner == "Phòng Biên dịch");
    CHECK_FALSE(plan.tasks[0].source);
    CHECK(plan.tasks[1].with == std::vector<std::string>{"Văn phòng"});
    CHECK(plans.add({.plan = made->id, .title = "Gửi bài"})->position == 2);
    const auto lines = plans.audit_of("programme.plan_made");
    REQUIRE(lines.size() == 1);
    // Another of the same name is another.
    CHECK(wish.make({.title = "Trang tin tiếng Anh"})->id != made->id);
  });
}

TEST_CASE("a unit has one plan for a day in a year") {
  with_plans([](TestPlans& plans) {
    const Wish wish{plans};
    const auto first = wish.make(of_day("Tết 2027", 2027));
    REQUIRE(first);
    const auto again = wish.make(of_day("Tết khác", 2027));
    REQUIRE(again);
    CHECK(again->was_there);
    CHECK(again->id == first->id);
    const auto next = wish.make(of_day("Tết 2028", 2028)), other = wish.make(of_day("Tết của xã", 2027, "01JDUNIT"));
    REQUIRE(next);
    REQUIRE(other);
    CHECK_FALSE(next->was_there);
    CHECK_FALSE(other->was_there);
    CHECK(plans.load(first->id).title == "Tết 2027");
    CHECK(plans.load(first->id).source == PlanSource{.kind = Kind::day, .id = std::string(kSpring), .year = 2027});
    plans.office.database.read([&](store::Read& tx) {
      const PlanSource day{.kind = Kind::day, .id = std::string(kSpring), .year = 2027};
      const auto listed = list_plans_of(tx, office::sight_of_all(), day);
      REQUIRE(listed.size() == 2);
      CHECK(std::set{listed[0].title, listed[1].title} == std::set<std::string>{"Tết 2027", "Tết của xã"});
      CHECK(find_plan_of(tx, day, {"01JDUNIT"}) == other->id);
      CHECK_FALSE(find_plan_of(tx, day, {"01JDOTHER"}));
      CHECK(planned_papers(tx).empty());
      return true;
    });
  });
}

TEST_CASE("a conclusion has one plan, whoever makes it, and its tasks keep the words of its points") {
  with_plans([](TestPlans& plans) {
    const Wish wish{plans};
    const NewPlan plan{.title = "Thực hiện kết luận giao ban", .unit = {}, .source = {.kind = Kind::conclusion, .id = "01JDMEETING"}};
    const auto made = wish.make(plan, {{.title = "Báo cáo tiến độ", .clause_path = "2", .quote = "Giao Văn phòng báo cáo\n tiến độ."}});
    REQUIRE(made);
    NewPlan again = plan;
    again.unit = {"01JDUNIT"};
    CHECK(wish.make(again)->was_there);
    const Plan loaded = plans.load(made->id);
    REQUIRE(loaded.tasks.size() == 1);
    const Task& task = loaded.tasks.front();
    REQUIRE(task.source);
    CHECK(task.source->paper.empty());
    CHECK(task.source->clause_path == "2");
    CHECK(task.source->anchor.quote == "Giao Văn phòng báo cáo tiến độ.");
    const auto done = plans.update({.id = task.id, .version = 1, .is_done = true});
    REQUIRE(done);
    REQUIRE(done->source);
    CHECK(done->source->anchor.quote == task.source->anchor.quote);
    CHECK(plans.load(made->id).clauses_answered == 0);
  });
}

TEST_CASE("what a plan of our own may not say is said back, and nothing is kept") {
  with_plans([](TestPlans& plans) {
    const Wish wish{plans};
    const auto key_of = [&](const NewPlan& plan, const std::vector<NewTask>& tasks) {
      const auto made = wish.make(plan, tasks);
      return made ? std::string() : made.error().key;
    };
    CHECK(key_of({.title = " "}, {}) == "programme.title_empty");
    CHECK(key_of({.title = "A"}, {{.title = "Việc"}, {.title = ""}}) == "programme.title_empty");
    CHECK(key_of({.title = "A"}, {{.title = "Việc", .due = DueDate{}}}) == "programme.due_no_date");
    CHECK(key_of({.title = "A"}, std::vector<NewTask>(kMostTasksAtOnce + 1, {.title = "Việc"})) == "programme.too_many_tasks");
    CHECK(key_of({.title = "A"}, {{.title = "Việc", .with = std::vector<std::string>(51, "Sở")}}) == "programme.too_many_bodies");
    plans.office.database.read([&](store::Read& tx) {
      CHECK(list_plans(tx, office::sight_of_all(), "", 10).items.empty());
      return true;
    });
  });
}

TEST_CASE("lists of plans, of days and of what is to be done today hold plans without a paper") {
  with_plans([](TestPlans& plans) {
    const Wish wish{plans};
    const Date today = plans.office.clock.today();
    REQUIRE(wish.make(of_day("Tết", 2027),
                      {{.title = "Viết bài", .owner = "Phòng Tin", .due = DueDate{.date = today.plus_days(2)}}, {.title = "Chờ"}}));
    plans.office.database.read([&](store::Read& tx) {
      const auto rows = list_plans(tx, office::sight_of_all(), "", 10).items;
      REQUIRE(rows.size() == 1);
      CHECK(rows.front().source.kind == Kind::day);
      CHECK(rows.front().source.year == 2027);
      CHECK(rows.front().tasks == 2);
      const Today lists = load_today(tx, office::sight_of_all(), today, 10);
      REQUIRE(lists.today.size() == 1);
      CHECK(lists.today.front().paper.empty());
      CHECK(lists.today.front().plan_title == "Tết");
      REQUIRE(lists.waiting.size() == 1);
      CHECK(lists.waiting.front().task.title == "Chờ");
      const auto days = list_deadlines(tx, office::sight_of_all(), today, today.plus_days(7)).days;
      REQUIRE(days.size() == 1);
      CHECK(days.front().paper.empty());
      return true;
    });
  });
}

TEST_CASE("the making of a plan is taken back while nobody has gone on with it") {
  with_plans([](TestPlans& plans) {
    const Wish wish{plans};
    const auto take_back = [&](const PlanId& id) {
      const auto done = plans.office.database.write(
          [&](store::Write& tx) { return remove_untouched_plan(tx, plans.office.clock, plans.office.actor, id); });
      return done ? std::string("gone") : done.error().key;
    };
    const auto made = [&](int year) { return wish.make(of_day("Tết", year), {{.title = "Viết bài"}, {.title = "Dịch bài"}})->id; };

    const PlanId untouched = made(2027);
    CHECK(take_back(untouched) == "gone");
    CHECK(take_back(untouched) == "programme.no_such_plan");
    CHECK(plans.audit_of("programme.plan_taken_back").size() == 1);
    CHECK_FALSE(wish.make(of_day("Tết", 2027))->was_there);

    const PlanId done = made(2028);
    REQUIRE(plans.update({.id = plans.load(done).tasks.front().id, .version = 1, .is_done = true}));
    CHECK(take_back(done) == "programme.plan_in_use");

    const PlanId renamed = made(2029);
    REQUIRE(plans.office.database.write(
        [&](store::Write& tx) { return retitle_plan(tx, plans.office.clock, plans.office.actor, renamed, 1, "Tết Kỷ Dậu"); }));
    CHECK(take_back(renamed) == "programme.plan_in_use");

    const PlanId grown = made(2030);
    plans.office.clock.advance(std::chrono::milliseconds(1));
    REQUIRE(plans.add({.plan = grown, .title = "Chụp ảnh"}));
    CHECK(take_back(grown) == "programme.plan_in_use");

    const auto of_paper = plans.plan_of({});
    CHECK(take_back(of_paper.id) == "programme.plan_in_use");
  });
}

}  // namespace
}  // namespace nhipcau::programme
