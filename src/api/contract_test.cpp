#include <doctest/doctest.h>

#include <fstream>
#include <set>

#include "api/routes.hpp"
#include "api/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::api;

namespace {

/// "POST /api/papers papers.register", as both sides say it.
using Lines = std::set<std::string>;

std::string_view to_verb(http::Method method) {
  switch (method) {
    case http::Method::get: return "get";
    case http::Method::post: return "post";
    case http::Method::put: return "put";
    case http::Method::patch: return "patch";
    case http::Method::remove: return "delete";
    default: return "other";
  }
}

Lines lines_of(const http::Router& router) {
  Lines lines;
  for (const auto& route : router.routes()) {
    lines.insert(std::string(to_verb(route.method)) + " " + route.pattern + " " + route.permission + " " + route.body_type);
  }
  return lines;
}

/// The operations of openapi.yaml, read by its indentation: paths at 2, methods at 4, x-permission at 6; the body's type on its line.
Lines lines_of_contract() {
  std::ifstream file("src/api/openapi.yaml");
  Lines lines;
  std::string path, verb, permission, type;
  bool is_in_paths = false, is_in_body = false;
  const auto finish = [&] {
    if (!verb.empty()) lines.insert(verb + " " + path + " " + permission + " " + type);
    verb.clear(), permission.clear(), type.clear();
  };
  for (std::string line; std::getline(file, line);) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string::npos) continue;
    const std::string word = line.substr(indent, line.find(':', indent) - indent);
    if (indent == 0) is_in_paths = word == "paths";
    if (!is_in_paths || indent == 0) {
      finish();
      continue;
    }
    if (indent == 2) finish(), path = word;
    if (indent == 4 && word != "parameters") finish(), verb = word;
    if (indent == 6) is_in_body = word == "requestBody";
    if (indent == 6 && word == "x-permission") permission = line.substr(line.find(": ") + 2);
    for (const std::string known : {"application/json", "application/octet-stream"}) {
      if (is_in_body && line.find(known) != std::string::npos) type = known;
    }
  }
  finish();
  return lines;
}

}  // namespace

TEST_CASE("the router and openapi.yaml name the same operations, permissions and bodies") {
  const store::FileStore files{"/nonexistent"};
  testing::TestOffice office;
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
  testing::TestOffice office;
  const App app{.database = *office.database, .files = office.files, .clock = office.clock, .tables = directive::shipped_tables()};
  const Routes routes = make_routes(app);
  for (const auto& route : routes.router().routes()) {
    const bool is_known =
        route.permission == "public" || route.permission == "session" ||
        std::find(std::begin(office::kPermissions), std::end(office::kPermissions), route.permission) != std::end(office::kPermissions);
    CAPTURE(route.pattern);
    CHECK(is_known);
  }
}
