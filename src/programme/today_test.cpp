#include "programme/test_plans.hpp"

namespace nhipcau::programme {
namespace {

using Kind = DueDate::Kind;

struct Wish {
  std::string title, owner;
  std::optional<DueDate> due;
  bool is_done = false;
};

/// A plan whose tasks are these alone.
void plan_tasks(TestPlans& plans, const std::vector<Wish>& wishes) {
  const Plan plan = plans.plan_of({});
  for (const Task& task : plan.tasks) REQUIRE(plans.update({.id = task.id, .version = 1, .is_removed = true}));
  for (const Wish& wish : wishes) {
    plans.office.clock.advance(std::chrono::milliseconds(1));
    const auto task = plans.add({.plan = plan.id, .title = wish.title, .owner = wish.owner});
    REQUIRE(task);
    REQUIRE(plans.update({.id = task->id, .version = 1, .due = wish.due, .is_done = wish.is_done}));
  }
}

Today load(TestPlans& plans, int limit = 20) {
  return plans.office.database.read(
      [&](store::Read& tx) { return load_today(tx, office::sight_of_all(), plans.office.clock.today(), limit); });
}

std::vector<std::string> titles_of(const std::vector<TaskRow>& rows) {
  std::vector<std::string> titles;
  for (const TaskRow& row : rows) titles.push_back(row.task.title + (row.due_on ? " " + row.due_on->to_iso() : ""));
  return titles;
}

DueDate on(int year, int month, int day) {
  return {.date = Date::make(year, month, day)};
}
DueDate monthly(int day) {
  return {.kind = Kind::rule, .every = Every::month, .day = day};
}

using Titles = std::vector<std::string>;

TEST_CASE("today holds what is due in seven days, what is late and what waits") {  // the office's day is 2026-11-22
  with_plans([](TestPlans& plans) {
    plan_tasks(plans, {{"Hôm nay", "Phòng A", on(2026, 11, 22)},
                       {"Có giờ", "Phòng A", DueDate{.kind = Kind::moment, .date = Date::make(2026, 11, 25), .time = "16:00"}},
                       {"Ngày thứ bảy", "Phòng A", on(2026, 11, 29)},
                       {"Ngày thứ tám", "Phòng A", on(2026, 11, 30)},
                       {"Hằng tháng", "Phòng A", monthly(24)},
                       {"Tháng sau", "Phòng A", monthly(5)},
                       {"Hằng tuần", "Phòng A", DueDate{.kind = Kind::rule, .every = Every::week, .day = 5}},
                       {"Trễ", "Phòng A", on(2026, 11, 21)},
                       {"Trễ lâu", "Phòng A", on(2025, 1, 2)},
                       {"Trễ mà xong", "Phòng A", on(2025, 1, 2), true},
                       {"Hôm nay mà xong", "Phòng A", on(2026, 11, 22), true},
                       {"Hằng tháng mà xong", "Phòng A", monthly(24), true},
                       {"Chưa ai nhận", "", on(2027, 1, 1)},
                       {"Chưa có hạn", "Phòng A", std::nullopt}});
    const Today today = load(plans);
    CHECK(titles_of(today.today) ==
          Titles{"Hôm nay 2026-11-22", "Hằng tháng 2026-11-24", "Có giờ 2026-11-25", "Hằng tuần 2026-11-27", "Ngày thứ bảy 2026-11-29"});
    CHECK(titles_of(today.late) == Titles{"Trễ lâu 2025-01-02", "Trễ 2026-11-21"});
    CHECK(titles_of(today.waiting) == Titles{"Chưa ai nhận 2027-01-01", "Chưa có hạn"});
    CHECK(today.today_count == 5);
    CHECK(today.late_count == 2);
    CHECK(today.waiting_count == 2);
    CHECK(today.late.front().is_late);
    CHECK_FALSE(today.today.front().is_late);
  });
}

TEST_CASE("lists are cut at their limit and counts stay true") {
  with_plans([](TestPlans& plans) {
    std::vector<Wish> wishes;
    for (int i = 0; i < 4; ++i) {
      wishes.push_back({"Theo ngày", "Phòng A", on(2026, 11, 25)});
      wishes.push_back({"Theo tháng", "Phòng A", monthly(23)});
      wishes.push_back({"Trễ", "Phòng A", on(2026, 1, 1)});
      wishes.push_back({"Chờ", "", std::nullopt});
    }
    plan_tasks(plans, wishes);
    const Today today = load(plans, 5);
    CHECK(today.today.size() == 5);
    CHECK(today.today.front().task.title == "Theo tháng");
    CHECK(today.today.back().task.title == "Theo ngày");
    CHECK(today.today_count == 8);
    CHECK(today.late_count == 4);
    CHECK(today.waiting_count == 4);
    CHECK(load(plans, 3).late.size() == 3);
  });
}

TEST_CASE("a rule goes on from day to day and is never late") {
  with_plans([](TestPlans& plans) {
    plan_tasks(plans, {{"Hằng tháng", "Phòng A", monthly(23)}});
    CHECK(load(plans).today_count == 1);
    plans.office.clock.advance(std::chrono::hours(24 * 2));
    CHECK(load(plans).today_count == 0);
    CHECK(load(plans).late_count == 0);
    plans.office.clock.advance(std::chrono::hours(24 * 24));
    const Today later = load(plans);
    REQUIRE(later.today.size() == 1);
    CHECK(later.today.front().due_on == Date::make(2026, 12, 23));
  });
}

TEST_CASE("an empty office has nothing to do") {
  with_plans([](TestPlans& plans) {
    const Today today = load(plans);
    CHECK(today.today.empty());
    CHECK(today.today_count + today.late_count + today.waiting_count == 0);
  });
}

TEST_CASE("each row names the paper its plan was made of, a task added by hand too") {
  with_plans([](TestPlans& plans) {
    const Plan first = plans.plan_of({});
    const Plan second = plans.plan_of({.number = "13/KH-UBND", .title = "Một việc khác"});
    for (const Plan& plan : {first, second}) REQUIRE(plans.add({.plan = plan.id, .title = "Thêm tay"}));
    REQUIRE(plans.update({.id = first.tasks.front().id, .version = 1, .owner = ""}));
    const auto waiting = load(plans).waiting;
    CHECK(waiting.size() == 3);
    for (const TaskRow& row : waiting) CHECK(row.paper == (row.task.plan == first.id ? first.source.paper() : second.source.paper()));
  });
}

}  // namespace
}  // namespace nhipcau::programme
