#include <doctest/doctest.h>

#include "api/testing.hpp"
#include "office/grants.hpp"
#include "office/role.hpp"
#include "office/sessions.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;

namespace {

/// Somebody of the office as a whole, by a role as it is shipped.
struct Person {
  std::string cookie, csrf;
};
Person join(TestOffice& office, const std::string& name, const std::string& role_name) {
  const auto signed_in = (*office.database).write([&](store::Write& tx) {
    tx.run("office.add_account", name, name, name, "Người " + name, "vi", to_rfc3339(office.clock.now()));
    for (const office::Role& role : office::list_roles(tx)) {
      if (role.name == role_name)
        REQUIRE(office::grant_role(
            tx, office.clock, {},
            {.account = {name}, .role = role.id, .unit = {}, .with_below = true, .from = {}, .until = {}, .reason = {}}));
    }
    return office::sign_in(tx, office.clock, {name}, "192.0.2.9");
  });
  REQUIRE(signed_in);
  return {.cookie = signed_in->cookie, .csrf = office::csrf_of(signed_in->cookie)};
}

http::Response ask(TestOffice& office, const Person& person, http::Method method, const std::string& target, const std::string& body = {}) {
  return office.ask({.method = method,
                     .target = target,
                     .as = As::nobody,
                     .body = body,
                     .headers = {{"Cookie", "nhipcau_session=" + person.cookie}, {"X-CSRF-Token", person.csrf}}});
}

/// An office with somebody who draws up, somebody who approves, somebody who reads; and a week with one entry.
struct Desk {
  TestOffice office;
  Person specialist = join(office, "chuyenvien", "Chuyên viên");
  Person head = join(office, "lanhdao", "Lãnh đạo");
  Person reader = join(office, "nguoixem", "Người xem");
  std::string path;

  Desk() {
    const auto begun = ask(office, specialist, http::Method::post, "/api/schedules", R"({"week":"2026-11-25"})");
    REQUIRE(begun.status == 201);
    path = "/api/schedules/" + std::string(body_of(begun).at("id").as_string());
    REQUIRE(add("2026-11-23", "Giao ban").status == 201);
  }
  http::Response add(const std::string& day, const std::string& content) {
    return ask(office, specialist, http::Method::post, path + "/entries", R"({"day":")" + day + R"(","content":")" + content + R"("})");
  }
  http::Response look(const Person& person, const std::string& query = {}) { return ask(office, person, http::Method::get, path + query); }
  http::Response take(const Person& person, const std::string& step) {
    const auto version = std::to_string(body_of(look(specialist)).at("version").as_int64());
    return ask(office, person, http::Method::post, path + "/" + step, R"({"version":)" + version + "}");
  }
  std::vector<std::string> told(const Person& person) {
    std::vector<std::string> words;
    const auto notices = body_of(ask(office, person, http::Method::get, "/api/notices"));
    for (const auto& notice : notices.at("items").as_array()) words.emplace_back(notice.at("text").as_string());
    return words;
  }
};

bool says(const http::Response& response, std::string_view words) {
  return response.bytes().find(words) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a draft is nobody's but theirs who draw it up; what was approved is read by all, and stays as it was") {
  Desk desk;
  const auto list = [&](const Person& person) {
    return ask(desk.office, person, http::Method::get, "/api/schedules?from=2026-11-23&to=2026-11-29");
  };
  CHECK(key_of(desk.look(desk.reader)) == "schedule.no_such_schedule");
  CHECK(key_of(desk.look(desk.reader, "?edition=0")) == "schedule.no_such_schedule");
  CHECK(body_of(list(desk.reader)).at("weeks").as_array().empty());
  CHECK(body_of(list(desk.specialist)).at("weeks").as_array().size() == 1);

  CHECK(desk.take(desk.specialist, "submit").status == 200);
  CHECK(key_of(desk.take(desk.specialist, "approve")) == "api.no_such_page");
  CHECK(desk.take(desk.head, "approve").status == 200);
  CHECK(says(desk.look(desk.reader), "Giao ban"));

  REQUIRE(desk.add("2026-11-24", "Họp kín").status == 201);
  CHECK(says(desk.look(desk.specialist), R"("mark":"added")"));
  const auto read = desk.look(desk.reader);
  CHECK_FALSE(says(read, "Họp kín"));
  CHECK(says(read, R"("state":"approved")"));
  CHECK(says(read, R"("may_edit":false)"));
  CHECK(says(list(desk.reader), R"("state":"approved")"));
  CHECK(says(list(desk.specialist), R"("state":"draft")"));
  CHECK(key_of(desk.look(desk.reader, "?edition=0")) == "schedule.no_such_schedule");
  CHECK(key_of(desk.look(desk.reader, "?edition=2")) == "schedule.no_such_edition");
}

TEST_CASE("who approves is told of what waits, who draws up of what became of it, and readers of nothing") {
  Desk desk;
  REQUIRE(desk.take(desk.specialist, "submit").status == 200);
  CHECK(desk.told(desk.head) == std::vector<std::string>{"Lịch công tác tuần từ 23/11/2026 đến 29/11/2026 chờ bạn duyệt."});
  REQUIRE(desk.take(desk.head, "approve").status == 200);
  CHECK(desk.told(desk.specialist) == std::vector<std::string>{"Lịch công tác tuần từ 23/11/2026 đến 29/11/2026 đã được duyệt."});
  CHECK(desk.told(desk.reader).empty());
  const auto notices = body_of(ask(desk.office, desk.specialist, http::Method::get, "/api/notices"));
  CHECK(notices.at("items").as_array().at(0).at("path").as_string() == "/week?week=2026-11-23");
}
