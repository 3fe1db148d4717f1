#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "api/testing.hpp"
#include "directive/import.hpp"
#include "jobs/workers.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;

namespace {

std::string archive() {
  std::ifstream file("tests/http/contract/papers.zip", std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

http::Response import(const TestOffice& office, const std::string& bytes, const std::string& name = "ho-so.zip") {
  return office.ask({.method = http::Method::post,
                     .target = "/api/imports",
                     .body = bytes,
                     .type = "application/octet-stream",
                     .headers = {{"X-File-Name", name}}});
}

void work_off(TestOffice& office) {
  jobs::Bell bell;
  jobs::work_off({.database = *office.database,
                  .clock = office.clock,
                  .bell = bell,
                  .kinds = {directive::import_kind(*office.database, office.files, office.clock, directive::shipped_tables())}});
}

}  // namespace

TEST_CASE("only so many zips are looked at at once; who comes above that is told so and may come again") {
  TestOffice office;
  for (int i = 0; i < kLongAtOnce; ++i) REQUIRE(office.long_places->try_acquire());
  const auto refused = import(office, archive());
  CHECK(refused.status == 503);
  CHECK(key_of(refused) == "api.too_many_archives");
  CHECK(header_of(refused, "Retry-After") == "30");
  CHECK(office.get("/api/papers").status == 200);
  office.long_places->release();
  CHECK(import(office, archive()).status == 202);
  CHECK(import(office, "no zip").status == 400);
  CHECK(import(office, archive()).status == 202);
}

TEST_CASE("a zip of papers becomes a job, and its outcome names each file") {
  TestOffice office;
  const auto taken = import(office, archive());
  REQUIRE(taken.status == 202);
  const auto job = body_of(taken);
  CHECK(job.at("state") == "waiting");
  CHECK(job.at("kind") == "import");
  const std::string address = "/api/jobs/" + std::string(job.at("id").as_string());
  CHECK(body_of(office.get(address)).at("outcomes").at("waiting") == 2);
  work_off(office);
  const auto done = body_of(office.get(address));
  CHECK(done.at("state") == "done");
  CHECK(done.at("done") == done.at("total"));
  const auto& items = done.at("items").as_array();
  REQUIRE(items.size() == 5);
  for (const auto& item : items) {
    CAPTURE(json::serialize(item));
    const bool is_paper = item.at("outcome") == "registered";
    CHECK(item.at("paper").is_string() == is_paper);
    if (is_paper) CHECK(office.get("/api/papers/" + std::string(item.at("paper").as_string())).status == 200);
  }
}

TEST_CASE("the items of a job come in pages") {
  TestOffice office;
  const std::string address = "/api/jobs/" + std::string(body_of(import(office, archive())).at("id").as_string());
  std::int64_t after = 0;
  std::size_t pages = 0, items = 0;
  for (bool has_more = true; has_more && pages < 10; ++pages) {
    const auto page = body_of(office.get(address + "?limit=2&after=" + std::to_string(after)));
    items += page.at("items").as_array().size();
    has_more = page.at("next").is_int64();
    if (has_more) after = page.at("next").as_int64();
  }
  CHECK(pages == 3);
  CHECK(items == 5);
}

TEST_CASE("putting an import rings for the workers of this process") {
  TestOffice office;
  jobs::Bell bell;
  const App app{
      .database = *office.database, .files = office.files, .clock = office.clock, .tables = directive::shipped_tables(), .bell = &bell};
  office.handler = make_handler(std::make_shared<const App>(app));
  CHECK(bell.wait({}, 0, std::chrono::milliseconds{0}) == 0);
  REQUIRE(import(office, archive()).status == 202);
  CHECK(bell.wait({}, 0, std::chrono::milliseconds{0}) == 1);
}

TEST_CASE("sentences of a job are in the reader's language") {
  TestOffice office;
  const std::string address = "/api/jobs/" + std::string(body_of(import(office, archive())).at("id").as_string());
  const auto refused_of = [&](const std::string& language) {
    const auto answer = body_of(office.ask({.target = address, .headers = {{"Accept-Language", language}}}));
    for (const auto& item : answer.at("items").as_array()) {
      if (item.at("outcome") == "refused") return std::string(item.at("message").as_string());
    }
    return std::string();
  };
  CHECK_FALSE(refused_of("vi").empty());
  CHECK_FALSE(refused_of("en").empty());
  CHECK(refused_of("vi") != refused_of("en"));
}
