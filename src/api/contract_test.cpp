#include <doctest/doctest.h>

#include <set>

#include "api/contract_reader.hpp"
#include "api/routes.hpp"
#include "api/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;

namespace {

/// "post /api/papers papers.register application/octet-stream", as both sides say it.
using Lines = std::set<std::string>;

/// What calendar programs ask is written down elsewhere (RFC 4791), and has methods that OpenAPI knows no words for.
bool is_of_caldav(const http::Route& route) {
  return route.pattern.starts_with("/caldav") || route.pattern == "/.well-known/caldav";
}

Lines lines_of(const http::Router& router) {
  Lines lines;
  for (const auto& route : router.routes()) {
    if (is_of_caldav(route)) continue;
    lines.insert(std::string(to_verb(route.method)) + " " + route.pattern + " " + route.permission + " " + route.body_type);
  }
  return lines;
}

Lines lines_of_contract() {
  Lines lines;
  for (const auto& one : contract_operations()) lines.insert(one.name() + " " + one.permission + " " + one.body_type);
  return lines;
}

}  // namespace

TEST_CASE("the router and openapi.yaml name the same operations, permissions and bodies") {
  const store::FileStore files{"/nonexistent"};
  TestOffice office;
  const App app{.database = *office.database, .files = files, .clock = office.clock, .tables = directive::shipped_tables()};
  const Routes routes = make_routes(app);
  const Lines ours = lines_of(routes.router()), contract = lines_of_contract();
  CHECK(contract.size() >= 19);
  for (const auto& line : ours) {
    CAPTURE(line);
    CHECK(contract.contains(line));
  }
  for (const auto& line : contract) {
    CAPTURE(line);
    CHECK(ours.contains(line));
  }
}

TEST_CASE("every permission a route names is in the catalogue") {
  TestOffice office;
  const App app{.database = *office.database, .files = office.files, .clock = office.clock, .tables = directive::shipped_tables()};
  const Routes routes = make_routes(app);
  for (const auto& route : routes.router().routes()) {
    const bool is_known =
        route.permission == "public" || route.permission == "session" || office::find_permission(route.permission) != nullptr;
    CAPTURE(route.pattern);
    CHECK(is_known);
  }
}
