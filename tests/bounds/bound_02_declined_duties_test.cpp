#include <algorithm>

#include "programme/test_plans.hpp"
#include "text/fold.hpp"

/// Bound 2: a declined duty stays visible and becomes no task, and it leaves the denominator of coverage.
namespace nhipcau {
namespace {

using directive::Scope;

constexpr std::string_view kDeclinedWords = "xử lý nghiêm";

const directive::SamplePaper kWithDeclined{.second_duty = "Giao Công an tỉnh xử lý nghiêm cá nhân vi phạm trên không gian mạng."};
const directive::SamplePaper kWithMixed{
    .second_duty =
        "Giao Sở Thông tin và Truyền thông làm rõ thông tin sai lệch về tỉnh. Xử lý nghiêm cá nhân vi phạm trên không gian mạng."};

std::vector<directive::Assignment> declined_of(const directive::Paper& paper) {
  std::vector<directive::Assignment> declined;
  for (const auto& stored : paper.assignments) {
    if (stored.assignment.scope == Scope::declined) declined.push_back(stored.assignment);
  }
  return declined;
}

bool holds_declined_words(const programme::Task& task) {
  const auto holds = [](std::string_view text) { return text::search_key(text).find(kDeclinedWords) != std::string::npos; };
  return holds(task.title) || (task.source && holds(task.source->anchor.quote));
}

TEST_CASE("bound 2: a declined duty is shown with its reason and becomes no task") {
  programme::with_plans([](programme::TestPlans& plans) {
    const auto plan = plans.plan_of(kWithDeclined);
    const auto paper = plans.office.load(plan.source.paper());
    const auto declined = declined_of(paper);
    REQUIRE(declined.size() == 1);
    CHECK_FALSE(declined.front().reason_key.empty());
    CHECK(text::search_key(declined.front().where.of(paper.text)).find(kDeclinedWords) != std::string::npos);

    REQUIRE(plan.tasks.size() == 1);
    CHECK_FALSE(holds_declined_words(plan.tasks.front()));
    CHECK(plan.removed.empty());
    const auto today = plans.office.database.read(
        [](store::Read& tx) { return programme::load_today(tx, office::sight_of_all(), *Date::make(2026, 11, 22), 50); });
    for (const auto* list : {&today.today, &today.waiting, &today.late}) {
      CHECK(std::none_of(list->begin(), list->end(), [](const auto& row) { return holds_declined_words(row.task); }));
    }
  });
}

TEST_CASE("bound 2: a declined duty leaves the denominator of coverage") {
  programme::with_plans([](programme::TestPlans& plans) {
    const auto plan = plans.plan_of(kWithDeclined);
    CHECK(plan.clauses_asked == 1);
    CHECK(plan.clauses_answered == 1);
    CHECK(plan.declined == 1);
    const auto row = plans.office.list({}).items.front();
    CHECK(row.open_assignments == 1);
    CHECK(row.declined_assignments == 1);
  });
}

TEST_CASE("bound 2: of a mixed duty the open half becomes a task and the declined half does not") {
  programme::with_plans([](programme::TestPlans& plans) {
    const auto plan = plans.plan_of(kWithMixed);
    const auto is_open_half = [](const programme::Task& task) {
      return task.source && task.source->anchor.quote.find("làm rõ thông tin sai lệch") != std::string::npos;
    };
    CHECK(std::count_if(plan.tasks.begin(), plan.tasks.end(), is_open_half) == 1);
    CHECK(std::none_of(plan.tasks.begin(), plan.tasks.end(), holds_declined_words));
    CHECK(plans.office.load(plan.source.paper()).text.find("Xử lý nghiêm cá nhân vi phạm") != std::string::npos);
  });
}

}  // namespace
}  // namespace nhipcau
