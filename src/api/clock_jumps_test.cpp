#include <doctest/doctest.h>

#include "api/testing.hpp"
#include "base/log.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using namespace std::chrono_literals;

TEST_CASE("however the clock jumps, an office reads, writes, plans and lists") {
  log::set_level(log::Level::error);
  TestOffice office;
  const std::string paper = office.upload(sample_plan());
  const auto plan = body_of(office.post("/api/papers/" + paper + "/plan", ""));
  const std::string task(plan.at("tasks").at(0).at("id").as_string());
  std::int64_t version = 1;
  int uploads = 1;
  for (const std::chrono::milliseconds jump : {-3'600'000ms, 31'536'000'000ms, -63'072'000'000ms, 31'536'000'000ms}) {
    CAPTURE(jump.count());
    office.clock.advance(jump);
    const auto link = R"({"token":")" + office.make_link() + "\"}";
    const auto signed_in = office.ask({.method = http::Method::post, .target = "/api/session/link", .as = As::nobody, .body = link});
    REQUIRE(signed_in.status == 200);
    const std::string set = header_of(signed_in, "Set-Cookie");
    office.cookie = set.substr(set.find('=') + 1, set.find(';') - set.find('=') - 1);
    office.csrf = std::string(body_of(signed_in).at("csrf").as_string());

    for (const std::string& target :
         {std::string("/api/today"), std::string("/api/plans"), "/api/papers/" + paper, std::string("/api/session")}) {
      CAPTURE(target);
      CHECK(office.get(target).status == 200);
    }
    office.upload(sample_plan(200 + uploads));
    CHECK(body_of(office.get("/api/papers")).at("total").as_int64() == ++uploads);
    const std::string done = version % 2 == 1 ? "true" : "false";
    const auto ticked = office.patch("/api/tasks/" + task, R"({"version":)" + std::to_string(version) + R"(,"done":)" + done + "}");
    ++version;
    CHECK(ticked.status == 200);
  }
}

TEST_CASE("guessing is slowed down no longer than its minute, also when the clock goes back an hour in the middle of it") {
  log::set_level(log::Level::error);
  TestOffice office;
  const Ask guess{.method = http::Method::post,
                  .target = "/api/session/password",
                  .as = As::nobody,
                  .body = R"({"name":"quantri","password":"đoán mò"})"};
  while (office.ask(guess).status == 401) {
  }
  CHECK(office.ask(guess).status == 429);
  office.clock.advance(-1h);
  CHECK(office.ask(guess).status == 401);
}
