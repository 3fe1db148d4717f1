#include "api/etag.hpp"

#include <doctest/doctest.h>

#include "api/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;

TEST_CASE("If-None-Match names an ETag alone, in a list, weak, or as any") {
  const struct {
    std::string_view list;
    bool is_named;
  } rows[] = {{"\"a\"", true},  {"W/\"a\"", true},  {"\"b\", \"a\"", true}, {" * ", true},  {"\"b\" , W/\"a\",", true},
              {"", false},      {"\"b\"", false},   {"a", false},           {"\"a", false}, {",,", false},
              {"\"A\"", false}, {"w/\"a\"", false}, {"\"a\"\"b\"", false}};
  for (const auto& [list, is_named] : rows) {
    CAPTURE(list);
    CHECK(names_etag(list, "\"a\"") == is_named);
  }
}

TEST_CASE("a JSON answer that the asker has comes as 304 without a body, until it changes") {
  TestOffice office;
  const std::string paper = office.upload(sample_plan());
  const std::string target = "/api/papers/" + paper;
  const auto first = office.get(target);
  const std::string etag = header_of(first, "ETag");
  CHECK(etag.size() == 34);
  for (const auto method : {http::Method::get, http::Method::head}) {
    const auto again = office.ask({.method = method, .target = target, .headers = {{"If-None-Match", etag}}});
    CHECK(again.status == 304);
    CHECK(again.bytes().empty());
    CHECK(header_of(again, "ETag") == etag);
    CHECK(header_of(again, "Content-Type") == "");
    CHECK(header_of(again, "Cache-Control") == "no-store");
  }
  office.post(target + "/plan", "");
  const auto changed = office.ask({.target = target, .headers = {{"If-None-Match", etag}}});
  CHECK(changed.status == 200);
  CHECK(header_of(changed, "ETag") != etag);
}

TEST_CASE("problems, changes and what may not be seen carry no ETag") {
  TestOffice office;
  CHECK(header_of(office.get("/api/papers/none"), "ETag") == "");
  CHECK(header_of(office.post("/api/session/password", R"({"name":"a","password":"b"})"), "ETag") == "");
  const auto refused = office.ask({.target = "/api/papers", .as = As::nobody, .headers = {{"If-None-Match", "*"}}});
  CHECK(refused.status == 401);
}
