#include "http/router.hpp"

#include <doctest/doctest.h>

#include "base/require.hpp"

using namespace nhipcau::http;

namespace {

Router make_router() {
  Router router;
  const auto add = [&](Method method, std::string pattern) {
    router.add({.method = method, .pattern = std::move(pattern), .permission = "public"});
  };
  add(Method::get, "/");
  add(Method::get, "/api/papers");
  add(Method::post, "/api/papers");
  add(Method::get, "/api/papers/{paper}");
  add(Method::get, "/api/papers/new");
  add(Method::patch, "/api/papers/{paper}");
  add(Method::get, "/api/papers/{paper}/plan");
  add(Method::get, "/api/{room}/new/plan");
  add(Method::get, "/dav");
  add(Method::get, "/dav/{place...}");
  add(Method::put, "/dav/{place...}");
  add(Method::get, "/dav/fixed/place");
  return router;
}

}  // namespace

TEST_CASE("a path finds its route, fixed segments before names") {
  struct Row {
    Method method;
    std::string_view path, pattern;
  };
  const Row rows[] = {
      {Method::get, "/", "/"},
      {Method::get, "/api/papers", "/api/papers"},
      {Method::head, "/api/papers", "/api/papers"},
      {Method::get, "/api/papers/new", "/api/papers/new"},
      {Method::get, "/api/papers/01J", "/api/papers/{paper}"},
      {Method::patch, "/api/papers/new", "/api/papers/{paper}"},
      {Method::get, "/api/papers/new/plan", "/api/papers/{paper}/plan"},
      {Method::get, "/api/plans/new/plan", "/api/{room}/new/plan"},
      {Method::get, "/api/papers/", ""},
      {Method::get, "/api", ""},
      {Method::get, "/api/papers/01J/plan/x", ""},
      {Method::get, "/API/papers", ""},
      {Method::get, "", ""},
      {Method::get, "api/papers", ""},
      {Method::get, "/api/papers//plan", ""},
      {Method::remove, "/api/papers/01J", ""},
      {Method::head, "/api/papers/{paper}", "/api/papers/{paper}"},
      {Method::get, "/dav", "/dav"},
      {Method::get, "/dav/", "/dav/{place...}"},
      {Method::get, "/dav/a", "/dav/{place...}"},
      {Method::get, "/dav/a/b/c/d", "/dav/{place...}"},
      {Method::get, "/dav/a/b/", "/dav/{place...}"},
      {Method::get, "/dav/fixed/place", "/dav/fixed/place"},
      {Method::put, "/dav/fixed/place", "/dav/{place...}"},
      {Method::put, "/dav", ""},
      {Method::get, "/davx/a", ""},
  };
  const Router router = make_router();
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const auto match = router.match(row.method, row.path);
    CHECK((match.route == nullptr ? std::string_view{} : std::string_view(match.route->pattern)) == row.pattern);
  }
}

TEST_CASE("names stand for their segments") {
  const auto match = make_router().match(Method::get, "/api/papers/văn bản/plan");
  CHECK(match.params == std::map<std::string, std::string>{{"paper", "văn bản"}});
  CHECK(match.index == 6);
  CHECK(make_router().match(Method::put, "/dav/a/b/").params.at("place") == "a/b/");
  CHECK(make_router().match(Method::get, "/dav/").params.at("place").empty());
}

TEST_CASE("a path with another method says which it takes") {
  const Router router = make_router();
  CHECK(router.match(Method::remove, "/api/papers").allowed == std::vector{Method::get, Method::post});
  CHECK(router.match(Method::remove, "/api/papers").route == nullptr);
  CHECK(router.match(Method::get, "/nowhere").allowed.empty());
  CHECK(router.match(Method::patch, "/dav/fixed/place").allowed == std::vector{Method::get, Method::put});
}

TEST_CASE("two routes of one method and shape are a bug") {
  Router router = make_router();
  CHECK_THROWS_AS(router.add({.method = Method::get, .pattern = "/api/papers/{other}", .permission = "public"}), nhipcau::BrokenInvariant);
  CHECK_THROWS_AS(router.add({.method = Method::get, .pattern = "/api/none", .permission = ""}), nhipcau::BrokenInvariant);
  CHECK_THROWS_AS(router.add({.method = Method::get, .pattern = "x", .permission = "public"}), nhipcau::BrokenInvariant);
}
