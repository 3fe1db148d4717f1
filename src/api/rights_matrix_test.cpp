#include <doctest/doctest.h>

#include <map>
#include <set>

#include "api/request_meter.hpp"
#include "api/rights_rows.hpp"
#include "api/routes.hpp"
#include "api/testing.hpp"
#include "base/hash.hpp"
#include "base/log.hpp"
#include "directive/tables.hpp"
#include "office/grants.hpp"
#include "office/territory.hpp"
#include "office/units.hpp"
#include "programme/records.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using http::Method;

// Every route, as every role in three units and as nobody. What is expected is worked out here from the role's permissions and the unit
// alone; a route without a row fails the first test.
namespace {

/// Where an account has its role, and what belongs to a unit seen from there.
enum class Where { own, below, elsewhere };
constexpr Where kWheres[] = {Where::own, Where::below, Where::elsewhere};

/// What there is in a unit; {names} of patterns by these.
using Things = std::map<std::string, std::string>;

/// Somebody who asks.
struct Asker {
  std::string role;  ///< empty: signed in, without a role
  bool with_below = false;
  std::string cookie, csrf;  ///< empty: nobody
  office::Permissions permissions;
};

std::string replaced(std::string text, const Things& here) {
  for (const auto& [name, value] : here) {
    for (auto at = text.find("{" + name + "}"); at != std::string::npos; at = text.find("{" + name + "}", at + value.size()))
      text.replace(at, name.size() + 2, value);
  }
  return text;
}

/// Two provinces, the first with a commune; in each a paper with its plan, whose title holds a word of its own.
class Matrix {
 public:
  Matrix() {
    log::set_level(log::Level::error);
    take_units_over();
    int number = 500;
    for (const Where where : kWheres) put_things(where, ++number);
    make_askers();
    const App app{.database = *office.database, .files = office.files, .clock = office.clock, .tables = directive::shipped_tables()};
    routes = std::make_unique<Routes>(make_routes(app));
  }

  http::Response ask(const Asker& asker, const Row& row, const Things& of) const {
    http::Headers headers{{"X-File-Name", "a.txt"}, {"X-Paper-Version", "99"}};
    if (row.of == Of::acting) headers.emplace_back("X-Unit", of.at("unit"));
    if (!asker.cookie.empty()) headers.emplace_back("Cookie", "nhipcau_session=" + asker.cookie);
    if (!asker.csrf.empty()) headers.emplace_back("X-CSRF-Token", asker.csrf);
    return office.ask({.method = row.method,
                       .target = replaced(row.pattern, of),
                       .as = As::nobody,
                       .body = replaced(row.body, of),
                       .type = row.type,
                       .headers = headers});
  }

  const http::Route& route_of(const Row& row) const {
    const Things any{{"paper", "x"}, {"plan", "x"},   {"task", "x"},  {"unit", "x"},    {"job", "x"},     {"scan", "x"},
                     {"role", "x"},  {"grant", "x"},  {"newer", "x"}, {"account", "x"}, {"session", "x"}, {"notice", "x"},
                     {"line", "x"},  {"change", "x"}, {"day", "x"},   {"event", "x"},   {"meeting", "x"}};
    const std::string target = replaced(row.pattern, any);
    const auto match = routes->router().match(row.method, target.substr(0, target.find('?')));
    REQUIRE(match.route != nullptr);
    return *match.route;
  }

  TestOffice office;
  std::map<Where, Things> things;
  std::map<Where, std::string> marks;  ///< what only the things of that unit say
  std::vector<Asker> askers;
  std::unique_ptr<Routes> routes;

 private:
  void take_units_over() {
    const office::Territories list{
        .levels = office::Territories::Levels::two,
        .units = {{.code = "91", .name = "Tỉnh Vân Sơn", .english = {}, .level = office::Level::province, .parent = {}},
                  {.code = "91001", .name = "Xã Bản Chang", .english = {}, .level = office::Level::commune, .parent = "91"},
                  {.code = "92", .name = "Tỉnh Hải Yên", .english = {}, .level = office::Level::province, .parent = {}}},
        .without_code = 0};
    const office::TerritoryTables tables{
        .mergers = {{.older = "91", .newer = "91", .on = {}, .source = "NQ 1"}, {.older = "92", .newer = "92", .on = {}, .source = "NQ 1"}},
        .names = {}};
    const auto taken =
        (*office.database).write([&](store::Write& tx) { return office::import_territories(tx, office.clock, {}, list, tables); });
    REQUIRE(taken);
  }

  office::UnitId unit_of(Where where) {
    const std::string name = where == Where::own ? "Tỉnh Vân Sơn" : where == Where::below ? "Xã Bản Chang" : "Tỉnh Hải Yên";
    return (*office.database).read([&](store::Read& tx) {
      return office::find_units(tx, name, office.clock.today()).places.at(0).unit.id;
    });
  }

  void put_things(Where where, int number) {
    const office::UnitId unit = unit_of(where);
    marks[where] = std::to_string(number) + "/KH-UBND";
    const auto paper = office.ask({.method = Method::post,
                                   .target = "/api/papers",
                                   .body = sample_plan(number),
                                   .type = kBytes,
                                   .headers = {{"X-File-Name", "a.txt"}, {"X-Unit", unit.value}}});
    REQUIRE(paper.status == 201);
    Things& here = things[where];
    here["unit"] = unit.value;
    here["paper"] = std::string(body_of(paper).at("id").as_string());
    const auto plan = office.post("/api/papers/" + here["paper"] + "/plan", "");
    REQUIRE(plan.status == 201);
    here["plan"] = std::string(body_of(plan).at("id").as_string());
    here["task"] = std::string(body_of(plan).at("tasks").as_array().at(0).at("id").as_string());
    const auto day =
        office.ask({.method = Method::post,
                    .target = "/api/calendar/days",
                    .body = R"({"name":"Lễ hội )" + marks[where] + R"(","kind":"feast","rule":"lunar 01-10","theme":"tradition"})",
                    .headers = {{"X-Unit", unit.value}}});
    REQUIRE(day.status == 201);
    here["day"] = std::string(body_of(day).at("id").as_string());
    const auto event = office.ask({.method = Method::post,
                                   .target = "/api/calendar/events",
                                   .body = R"({"title":"Họp","kind":"meeting","first":"2027-03-01","last":"2027-03-01"})",
                                   .headers = {{"X-Unit", unit.value}}});
    REQUIRE(event.status == 201);
    here["event"] = std::string(body_of(event).at("id").as_string());
    const auto meeting = office.ask({.method = Method::post,
                                     .target = "/api/briefings",
                                     .body = R"({"kind":"week","held_on":"2026-11-23","place":")" + marks[where] + R"("})",
                                     .headers = {{"X-Unit", unit.value}}});
    REQUIRE(meeting.status == 201);
    here["meeting"] = std::string(body_of(meeting).at("id").as_string());
    const auto leader = office.ask({.method = Method::post,
                                    .target = "/api/schedule-leaders",
                                    .body = R"({"name":"Hoàng Văn Minh"})",
                                    .headers = {{"X-Unit", unit.value}}});
    REQUIRE(leader.status == 201);
    here["leader"] = std::string(body_of(leader).at("id").as_string());
    put_week(here, unit);
    here["job"] = "01JDZZZZZZZZZZZZZZZZZZZZZZ";
    here["scan"] = sha256("x").hex;
    here["newer"] = here["change"] = here["role"] = here["grant"] = here["account"] = here["session"] = here["notice"] = here["line"] = "x";
  }

  /// An approved week with an entry: what is approved is read by all who may read plans.
  void put_week(Things& here, const office::UnitId& unit) {
    const auto week = office.ask(
        {.method = Method::post, .target = "/api/schedules", .body = R"({"week":"2027-03-03"})", .headers = {{"X-Unit", unit.value}}});
    REQUIRE(week.status == 201);
    here["schedule"] = std::string(body_of(week).at("id").as_string());
    const std::string path = "/api/schedules/" + here["schedule"];
    const auto entry = office.post(path + "/entries", R"({"day":"2027-03-01","content":"Giao ban"})");
    REQUIRE(entry.status == 201);
    here["entry"] = std::string(body_of(entry).at("entries").as_array().at(0).at("id").as_string());
    REQUIRE(office.post(path + "/approve", R"({"version":2})").status == 200);
  }

  Asker asker_of(const std::string& name) {
    const auto signed_in = (*office.database).write([&](store::Write& tx) {
      tx.run("office.add_account", name, name, name, "Người " + name, "vi", to_rfc3339(office.clock.now()));
      return office::sign_in(tx, office.clock, {name}, "192.0.2.9");
    });
    REQUIRE(signed_in);
    return {.role = {}, .with_below = false, .cookie = signed_in->cookie, .csrf = office::csrf_of(signed_in->cookie), .permissions = {}};
  }

  void make_askers() {
    askers.push_back({});
    askers.push_back(asker_of("A0"));
    const auto roles = (*office.database).read([](store::Read& tx) { return office::list_roles(tx); });
    for (const office::Role& role : roles) {
      for (const bool with_below : {true, false}) {
        const std::string name = "A" + std::to_string(askers.size());
        Asker asker = asker_of(name);
        asker.role = role.name;
        asker.with_below = with_below;
        asker.permissions = role.permissions;
        const auto granted = (*office.database).write([&](store::Write& tx) {
          return office::grant_role(tx, office.clock, {},
                                    {.account = {name},
                                     .role = role.id,
                                     .unit = {things[Where::own]["unit"]},
                                     .with_below = with_below,
                                     .from = {},
                                     .until = {},
                                     .reason = {}});
        });
        REQUIRE(granted);
        askers.push_back(std::move(asker));
      }
    }
  }
};

/// What must come of it.
enum class Answer { let_in, no_session, no_permission, no_such_page, no_such_thing };

bool is_of(const Asker& asker, Where where) {
  return where == Where::own || (where == Where::below && asker.with_below);
}

Answer expected(const Asker& asker, const Row& row, const http::Route& route, Where where) {
  if (row.of == Of::nobody) return Answer::let_in;
  if (row.of == Of::machine) return Answer::no_such_page;
  if (asker.cookie.empty()) return Answer::no_session;
  if (row.of == Of::session) return Answer::let_in;
  const bool needs_more_than_session = route.permission != "session";
  const bool is_whole = row.of == Of::whole;  // none of them has anything on the office as a whole
  if (needs_more_than_session && (is_whole || !asker.permissions.contains(route.permission))) {
    return route.pattern.find('{') == std::string::npos ? Answer::no_permission : Answer::no_such_page;
  }
  if (row.of == Of::list) return Answer::let_in;
  if (row.of == Of::theirs) return Answer::no_such_thing;
  return is_of(asker, where) ? Answer::let_in : Answer::no_such_thing;
}

Answer answer_of(const http::Response& response) {
  static const std::set<std::string> nothing_there{"directive.no_such_paper", "programme.no_such_plan",    "programme.no_such_task",
                                                   "office.no_such_unit",     "jobs.no_such_job",          "jobs.no_such_item",
                                                   "directive.scan_gone",     "office.no_such_notice",     "calendar.no_such_day",
                                                   "calendar.no_such_event",  "schedule.no_such_schedule", "schedule.no_such_leader"};
  const std::string key = key_of(response);
  if (response.status == 401 && key == "api.sign_in_first") return Answer::no_session;
  if (key == "api.not_allowed") return Answer::no_permission;
  if (key == "api.no_such_page") return Answer::no_such_page;
  return nothing_there.contains(key) ? Answer::no_such_thing : Answer::let_in;
}

/// Without what differs from one request to the next.
std::string said_by(const http::Response& response) {
  std::string said = std::to_string(response.status) + std::string(response.bytes());
  const auto begin = said.find(R"("request":")");
  if (begin != std::string::npos) said.erase(begin, said.find('"', begin + 11) - begin);
  return said;
}

}  // namespace

TEST_CASE("every route has a row in the matrix of rights") {
  Matrix matrix;
  std::set<std::string> rows, there;
  for (const Row& row : kRows) rows.insert(std::string(to_name(row.method)) + " " + matrix.route_of(row).pattern);
  for (const auto& route : matrix.routes->router().routes()) there.insert(std::string(to_name(route.method)) + " " + route.pattern);
  for (const auto& route : there) {
    CAPTURE(route);
    CHECK(rows.contains(route));
  }
  CHECK(rows == there);
}

TEST_CASE("each role is let in where it holds and refused elsewhere, and no answer tells of what it may not see") {
  Matrix matrix;
  int let_in = 0, refused = 0;
  for (std::size_t i = 0; i < matrix.askers.size(); ++i) {
    for (const Row& row : kRows) {
      if (row.method == Method::remove && row.pattern == "/api/session") continue;  // it would end what the other rows ask with
      for (const Where where : kWheres) {
        const Asker& asker = matrix.askers[i];
        CAPTURE(asker.role);
        CAPTURE(asker.with_below);
        CAPTURE(row.pattern);
        CAPTURE(static_cast<int>(where));
        const auto response = matrix.ask(asker, row, matrix.things.at(where));
        CAPTURE(response.bytes());
        CHECK(answer_of(response) == expected(asker, row, matrix.route_of(row), where));
        ++(answer_of(response) == Answer::let_in ? let_in : refused);
        for (const Where other : kWheres) {
          const bool may_see = is_of(asker, other) && asker.permissions.contains("papers.read");
          if (may_see) continue;
          CHECK(response.bytes().find(matrix.marks.at(other)) == std::string_view::npos);
          for (const auto* const name : {"paper", "plan", "task", "day"}) {
            const bool was_said = row.pattern.find(name) != std::string::npos || row.body.find(name) != std::string::npos;
            if (!was_said) CHECK(response.bytes().find(matrix.things.at(other).at(name)) == std::string_view::npos);
          }
        }
      }
    }
  }
  CHECK(let_in > 500);
  CHECK(refused > 500);
}

TEST_CASE("what belongs to another unit is answered in every word as what is not there") {
  Matrix matrix;
  Things guessed = matrix.things.at(Where::elsewhere);
  for (const auto* const name : {"paper", "plan", "task", "unit", "day"}) guessed[name] = "01JDZZZZZZZZZZZZZZZZZZZZZZ";
  int compared = 0;
  for (const Asker& asker : matrix.askers) {
    for (const Row& row : kRows) {
      if (row.of != Of::object && row.of != Of::acting) continue;
      CAPTURE(asker.role);
      CAPTURE(row.pattern);
      CHECK(said_by(matrix.ask(asker, row, matrix.things.at(Where::elsewhere))) == said_by(matrix.ask(asker, row, guessed)));
      ++compared;
    }
  }
  CHECK(compared > 200);
}

TEST_CASE("lists, search and counts are of what a role may see") {
  Matrix matrix;
  const auto json_of = [&](const Asker& asker, const std::string& target) {
    return body_of(matrix.ask(asker, {.method = Method::get, .pattern = target, .of = Of::list}, matrix.things.at(Where::own)));
  };
  for (const Asker& asker : matrix.askers) {
    if (asker.cookie.empty()) continue;
    CAPTURE(asker.role);
    CAPTURE(asker.with_below);
    const std::int64_t seen = !asker.permissions.contains("papers.read") ? 0 : asker.with_below ? 2 : 1;
    if (seen > 0) {
      for (const std::string target : {"/api/papers", "/api/papers?q=thong+tin+doi+ngoai"}) {
        const auto page = json_of(asker, target);
        CHECK(page.at("total").as_int64() == seen);
        std::int64_t of_types = 0;
        for (const auto& type : page.at("types").as_array()) of_types += type.at("count").as_int64();
        CHECK(of_types == seen);
      }
      CHECK(json_of(asker, "/api/papers?q=503/KH-UBND").at("total").as_int64() == 0);  // elsewhere's, by its number
      CHECK(json_of(asker, "/api/papers?q=501/KH-UBND").at("total").as_int64() == 1);
      CHECK(json_of(asker, "/api/plans").at("items").as_array().size() == static_cast<std::size_t>(seen));
    }
    const auto counts = json_of(asker, "/api/today").at("counts");
    const bool corrects = asker.permissions.contains("papers.correct");
    CHECK(counts.at("to_look_over").as_int64() == (corrects ? seen : 0));
    const auto everything = body_of(matrix.office.get("/api/today")).at("counts").at("waiting").as_int64();
    CHECK(counts.at("waiting").as_int64() * 3 == everything * seen);
  }
}
