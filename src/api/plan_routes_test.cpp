#include <doctest/doctest.h>

#include "api/plan_json.hpp"
#include "api/testing.hpp"
#include "api/utf16.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using http::Method;

namespace {

/// An office with the sample's plan made.
struct PlanOffice : TestOffice {
  PlanOffice() : paper(upload(sample_plan())), made(post("/api/papers/" + paper + "/plan", "")), plan(body_of(made)) {}
  [[nodiscard]] std::string path() const { return "/api/plans/" + std::string(plan.at("id").as_string()); }
  [[nodiscard]] json::value task(std::size_t index) const { return plan.at("tasks").at(index); }
  [[nodiscard]] std::string task_path(std::size_t index) const { return "/api/tasks/" + std::string(task(index).at("id").as_string()); }

  std::string paper;
  http::Response made;
  json::value plan;
};

}  // namespace

TEST_CASE("a plan is made of a paper once; each task names the clause and words that ask for it") {
  PlanOffice office;
  CHECK(office.made.status == 201);
  const auto again = office.post("/api/papers/" + office.paper + "/plan", "");
  CHECK(again.status == 200);
  CHECK(body_of(again).at("id") == office.plan.at("id"));

  const auto paper = body_of(office.get("/api/papers/" + office.paper));
  CHECK(paper.at("plan") == office.plan.at("id"));
  const std::string text(paper.at("text").as_string());
  const Utf16Offsets offsets(text);
  std::size_t open = 0;
  for (const auto& assignment : paper.at("assignments").as_array()) {
    const bool is_open = assignment.at("scope").as_string() == "open";
    open += is_open ? 1 : 0;
    CHECK(assignment.at("task").is_string() == is_open);
  }
  CHECK(office.plan.at("tasks").as_array().size() == open);
  CHECK(office.plan.at("clauses_asked").to_number<std::size_t>() == open);
  for (const auto& task : office.plan.at("tasks").as_array()) {
    const auto& source = task.at("source");
    CHECK(source.at("paper").as_string() == office.paper.c_str());
    const auto begin = offsets.to_byte(source.at("span").at(0).to_number<std::size_t>());
    REQUIRE(begin.has_value());
    CHECK(text.compare(*begin, source.at("quote").as_string().size(), std::string(source.at("quote").as_string())) == 0);
  }
  CHECK(body_of(office.get("/api/papers?planned=true")).at("total").to_number<int>() == 1);
}

TEST_CASE("the words a task comes from are found in a newer reading of its paper, or said to be gone") {
  const SourceText text({{"B"}, "Đầu bài.\nGiao Sở Ngoại vụ."});
  const json::array words{9, 16};
  CHECK(text.place_of({{"A"}, {0, 9}, "Giao Sở", "", " Ngoại"}) == words);
  CHECK(text.place_of({{"B"}, {13, 22}, "Giao Sở", "", ""}) == words);
  CHECK(text.place_of({{"A"}, {0, 9}, "Giao Ban", "", ""}).is_null());
  CHECK(text.place_of({}).is_null());
}

TEST_CASE("plans are listed with their paper and counts") {
  PlanOffice office;
  const auto page = body_of(office.get("/api/plans"));
  REQUIRE(page.at("items").as_array().size() == 1);
  const auto& row = page.at("items").at(0);
  CHECK(row.at("paper").at("number").as_string() == "118/KH-UBND");
  CHECK(row.at("tasks").to_number<std::size_t>() == office.plan.at("tasks").as_array().size());
  CHECK(page.at("next").is_null());
  CHECK(key_of(office.get("/api/plans?limit=0")) == "api.bad_parameter");
}

TEST_CASE("a plan's title changes; a stale version and an empty title are refused") {
  PlanOffice office;
  const auto changed = office.patch(office.path(), R"({"version":1,"title":"Kế hoạch của cơ quan"})");
  CHECK(changed.status == 200);
  CHECK(body_of(changed).at("title").as_string() == "Kế hoạch của cơ quan");
  CHECK(body_of(changed).at("version").as_int64() == 2);
  CHECK(office.patch(office.path(), R"({"version":1,"title":"Khác"})").status == 409);
  CHECK(key_of(office.patch(office.path(), R"({"version":2,"title":""})")) == "api.too_short");
  CHECK(key_of(office.patch(office.path(), R"({"version":2,"title":"  "})")) == "programme.title_empty");
}

TEST_CASE("a task is changed field by field and keeps the rest") {
  PlanOffice office;
  const auto before = office.task(0);
  const auto changed = office.patch(
      office.task_path(0),
      R"({"version":1,"owner":"Sở Ngoại vụ","with":["Sở Tài chính","Văn phòng"],"deadline":{"kind":"date","as_written":"","date":"2026-12-20"}})");
  REQUIRE(changed.status == 200);
  const auto after = body_of(changed);
  CHECK(after.at("version").as_int64() == 2);
  CHECK(after.at("owner").as_string() == "Sở Ngoại vụ");
  CHECK(after.at("with").as_array().size() == 2);
  CHECK(after.at("due_on").as_string() == "2026-12-20");
  CHECK(after.at("title") == before.at("title"));
  CHECK(after.at("source") == before.at("source"));
  CHECK(after.at("changed_by").as_string() == "Nguyễn Thị Văn Thư");

  const auto late = office.patch(office.task_path(0), R"({"version":2,"deadline":{"kind":"date","as_written":"","date":"2026-11-21"}})");
  CHECK(body_of(late).at("is_late").as_bool());
  const auto without = office.patch(office.task_path(0), R"({"version":3,"deadline":null,"done":true})");
  CHECK(body_of(without).at("deadline").is_null());
  CHECK(body_of(without).at("done").as_bool());
  CHECK(office.patch(office.task_path(0), R"({"version":3,"done":false})").status == 409);
}

TEST_CASE("a task taken out of the plan can come back") {
  PlanOffice office;
  const std::size_t all = office.plan.at("tasks").as_array().size();
  CHECK(body_of(office.patch(office.task_path(0), R"({"version":1,"removed":true})")).at("removed").as_bool());
  const auto without = body_of(office.get(office.path()));
  CHECK(without.at("tasks").as_array().size() == all - 1);
  CHECK(without.at("removed").as_array().size() == 1);
  CHECK(office.patch(office.task_path(0), R"({"version":2,"removed":false})").status == 200);
  CHECK(body_of(office.get(office.path())).at("tasks").as_array().size() == all);
}

TEST_CASE("changes of a task that cannot be are refused by name") {
  PlanOffice office;
  struct Row {
    std::string body, key;
  };
  for (const Row& row :
       {Row{R"({"title":"a"})", "api.missing_field"},
        {R"({"version":1,"title":""})", "api.too_short"},
        {R"({"version":1,"deadline":"mai"})", "api.wrong_type"},
        {R"({"version":1,"deadline":{"kind":"date","as_written":""}})", "programme.due_no_date"},
        {R"({"version":1,"deadline":{"kind":"moment","as_written":"","date":"2026-12-20","time":"25:00"}})", "programme.due_bad_time"},
        {R"({"version":1,"deadline":{"kind":"day","as_written":""}})", "api.wrong_type"},
        {R"({"version":1,"with":[1]})", "api.wrong_type"},
        {R"({"version":1,"colour":"red"})", "api.unknown_field"}}) {
    CAPTURE(row.body);
    const auto response = office.patch(office.task_path(0), row.body);
    CHECK(response.status == 400);
    CHECK(key_of(response) == row.key);
  }
}

TEST_CASE("a task of our own hangs on a clause when one is named") {
  PlanOffice office;
  const auto paper = body_of(office.get("/api/papers/" + office.paper));
  const auto& clause = paper.at("clauses").as_array().back();
  const auto free = office.post(office.path() + "/tasks", R"({"title":"Họp giao ban","owner":"Văn phòng"})");
  CHECK(free.status == 201);
  CHECK(body_of(free).at("source").is_null());
  const auto linked =
      office.post(office.path() + "/tasks", json::serialize(json::object{{"title", "Theo điều khoản"}, {"clause", clause.at("id")}}));
  CHECK(linked.status == 201);
  CHECK(body_of(linked).at("source").at("clause_path") == clause.at("path"));
  CHECK(key_of(office.post(office.path() + "/tasks", R"({"title":"a","clause":"x"})")) == "directive.no_such_clause");
}

TEST_CASE("the first screen lists what is due, waits, is late and came in new, with true counts") {
  TestOffice empty;
  const auto nothing = body_of(empty.get("/api/today"));
  for (const auto list : {"today", "waiting", "late", "new_papers"}) CHECK(nothing.at(list).as_array().empty());

  PlanOffice office;
  office.upload("TỜ TRÌNH\nVề việc khác hẳn\n", "khac.txt");
  office.patch(office.task_path(0),
               R"({"version":1,"owner":"Sở Ngoại vụ","deadline":{"kind":"date","as_written":"","date":"2026-11-24"}})");
  office.patch(office.task_path(1),
               R"({"version":1,"owner":"Sở Ngoại vụ","deadline":{"kind":"date","as_written":"","date":"2026-11-01"}})");
  office.post(office.path() + "/tasks", R"({"title":"Chưa ai nhận"})");
  const auto today = body_of(office.get("/api/today"));
  const auto has = [&](const char* list, const json::value& id) {
    const auto& rows = today.at(list).as_array();
    return std::any_of(rows.begin(), rows.end(), [&](const json::value& row) { return row.at("id") == id; });
  };
  CHECK(has("today", office.task(0).at("id")));
  CHECK(has("late", office.task(1).at("id")));
  CHECK(today.at("today").at(0).at("paper").at("id").as_string() == office.paper.c_str());
  CHECK(today.at("counts").at("new_papers").to_number<int>() == 1);
  CHECK(today.at("new_papers").at(0).at("file_name").as_string() == "khac.txt");
  CHECK(today.at("counts").at("waiting").to_number<int>() >= 1);
}
