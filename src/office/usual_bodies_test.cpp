#include "office/usual_bodies.hpp"

#include <doctest/doctest.h>

#include "office/account.hpp"
#include "office/bodies.hpp"
#include "office/territory.hpp"
#include "office/units.hpp"
#include "office/usual_body_names.hpp"
#include "store/testing.hpp"

namespace nhipcau::office {
namespace {

const std::vector<store::QueryFile> kQueries{queries()};
const FixedClock kClock(from_rfc3339("2026-11-22T08:00:00.000Z"));
const Date kToday = *Date::make(2026, 11, 22), kBefore = *Date::make(2024, 3, 5);

/// A province that became a city on the way, with two communes, and another one.
const Territories kList{
    .levels = Territories::Levels::two,
    .units = {{.code = "75", .name = "Thành phố Đồng Thử", .english = "Dong Thu City", .level = Level::province, .parent = {}},
              {.code = "25001", .name = "Xã Thử Một", .english = "Thu Mot Commune", .level = Level::commune, .parent = "75"},
              {.code = "25002", .name = "Phường 5", .english = {}, .level = Level::commune, .parent = "75"},
              {.code = "14", .name = "Tỉnh Sơn Thử", .english = "Son Thu Province", .level = Level::province, .parent = {}},
              {.code = "25003", .name = "Đặc khu Đảo Thử", .english = {}, .level = Level::commune, .parent = "14"}},
    .without_code = 0};
const TerritoryTables kTables{
    .mergers = {{.older = "75", .newer = "75", .on = Date::make(2025, 7, 1), .source = "NQ 1"},
                {.older = "14", .newer = "14", .on = {}, .source = "NQ 1"}},
    .names = {{.code = "75", .period = {.from = Date::make(2025, 7, 1), .until = Date::make(2026, 4, 30)}, .name = "Tỉnh Đồng Thử"},
              {.code = "75", .period = {.from = Date::make(2026, 4, 30), .until = {}}, .name = "Thành phố Đồng Thử"}}};

void with_country(const std::function<void(store::Database&)>& test) {
  store::for_each_engine(kQueries, [&](store::Database& database) {
    REQUIRE(database.write([](store::Write& tx) { return import_territories(tx, kClock, {}, kList, kTables); }));
    test(database);
  });
}

UsualScope all_of(const Date& on = kToday) {
  return {.inside = {},
          .levels = {Level::province, Level::district, Level::commune},
          .trees = {Tree::state, Tree::party, Tree::front},
          .on = on};
}

UsualPlan plan(store::Database& database, const UsualScope& scope) {
  const auto planned = database.read([&](store::Read& tx) { return plan_usual_bodies(tx, scope); });
  REQUIRE(planned);
  return *planned;
}

Result<std::size_t> apply(store::Database& database, const UsualScope& scope, std::size_t expected) {
  return database.write([&](store::Write& tx) { return add_usual_bodies(tx, kClock, {}, scope, expected); });
}

Unit find(store::Database& database, std::string_view words, const Date& on = kToday) {
  const auto found = database.read([&](store::Read& tx) { return find_units(tx, words, on); });
  CAPTURE(words);
  REQUIRE_FALSE(found.places.empty());
  return found.places.front().unit;
}

std::vector<std::string> names_of(const std::vector<Unit>& units) {
  std::vector<std::string> names;
  for (const Unit& unit : units) names.push_back(unit.name);
  return names;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the usual bodies are called as they are in the papers of their territory") {
  struct Row {
    std::string_view kind;
    Level level;
    std::string_view territory, name;
  };
  const Row rows[] = {
      {"party_committee", Level::province, "Tỉnh Sơn La", "Tỉnh ủy Sơn La"},
      {"party_committee", Level::province, "Thành phố Hải Phòng", "Thành ủy Hải Phòng"},
      {"party_committee", Level::province, "Thành phố Hồ Chí Minh", "Thành ủy Thành phố Hồ Chí Minh"},
      {"party_committee", Level::district, "Huyện Mai Sơn", "Huyện ủy Mai Sơn"},
      {"party_committee", Level::district, "Quận 1", "Quận ủy Quận 1"},
      {"party_committee", Level::district, "Thị xã Sơn Tây", "Thị ủy Sơn Tây"},
      {"party_committee", Level::district, "Thành phố Quy Nhơn", "Thành ủy Quy Nhơn"},
      {"party_committee", Level::commune, "Xã Chiềng Mai", "Đảng ủy xã Chiềng Mai"},
      {"party_committee", Level::commune, "Phường Ba Đình", "Đảng ủy phường Ba Đình"},
      {"party_committee", Level::commune, "Phường 5", "Đảng ủy Phường 5"},
      {"party_committee", Level::commune, "Đặc khu Phú Quốc", "Đảng ủy đặc khu Phú Quốc"},
      {"party_committee", Level::commune, "Thị trấn Sa Pa", "Đảng ủy thị trấn Sa Pa"},
      {"people_committee", Level::province, "Tỉnh Sơn La", "Ủy ban nhân dân tỉnh Sơn La"},
      {"people_committee", Level::province, "Thành phố Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"},
      {"people_committee", Level::province, "Thành phố Hồ Chí Minh", "Ủy ban nhân dân Thành phố Hồ Chí Minh"},
      {"people_committee", Level::commune, "Xã Bà Rịa - Thử", "Ủy ban nhân dân xã Bà Rịa - Thử"},
      {"front_committee", Level::province, "Tỉnh Sơn La", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La"},
      {"front_committee", Level::commune, "Phường Ba Đình", "Ủy ban Mặt trận Tổ quốc Việt Nam phường Ba Đình"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.territory);
    const UsualBody* body = find_usual_body(shipped_usual_bodies(), row.kind, row.level, row.territory);
    REQUIRE(body != nullptr);
    CHECK(usual_name(*body, row.territory) == row.name);
  }
  CHECK(find_usual_body(shipped_usual_bodies(), "party_committee", Level::province, "Vùng Thử") == nullptr);
  CHECK(find_usual_body(shipped_usual_bodies(), "party_committee", Level::commune, "Xãhội") == nullptr);
  const UsualBody* body = find_usual_body(shipped_usual_bodies(), "people_committee", Level::province, "Tỉnh Sơn La");
  CHECK(usual_english(*body, "Son La Province") == "People's Committee of Son La Province");
  CHECK(usual_english(*body, "").empty());
}

TEST_CASE("every kind of territory there is has its usual bodies, of each tree") {
  const std::pair<Level, std::string_view> rows[] = {
      {Level::province, "Tỉnh A"},   {Level::province, "Thành phố A"}, {Level::district, "Huyện A"}, {Level::district, "Quận A"},
      {Level::district, "Thị xã A"}, {Level::district, "Thành phố A"}, {Level::commune, "Xã A"},     {Level::commune, "Phường A"},
      {Level::commune, "Đặc khu A"}, {Level::commune, "Thị trấn A"}};
  for (const auto& [level, name] : rows) {
    for (const std::string_view kind : {"party_committee", "people_committee", "front_committee"}) {
      CAPTURE(name);
      CHECK(find_usual_body(shipped_usual_bodies(), kind, level, name) != nullptr);
    }
  }
}

TEST_CASE("usual bodies are planned, added as planned, each under its own tree, with the names of the time") {
  with_country([](store::Database& database) {
    const UsualPlan planned = plan(database, all_of());
    CHECK(planned.bodies.size() == 15);
    CHECK(planned.without_above == 0);
    CHECK(planned.counts.size() == 6);
    REQUIRE(apply(database, all_of(), 15).value_or(0) == 15);
    const Unit province = find(database, "75");
    CHECK(names_of(database.read([&](store::Read& tx) { return list_bodies(tx, province.id, kToday); })) ==
          Texts{"Ủy ban nhân dân thành phố Đồng Thử", "Thành ủy Đồng Thử", "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Đồng Thử"});
    CHECK(names_of(database.read([&](store::Read& tx) { return list_bodies(tx, province.id, *Date::make(2025, 12, 1)); })) ==
          Texts{"Ủy ban nhân dân tỉnh Đồng Thử", "Tỉnh ủy Đồng Thử", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Đồng Thử"});
    CHECK(database.read([&](store::Read& tx) { return list_bodies(tx, province.id, kBefore); }).empty());
    const Unit commune = find(database, "đảng ủy phường 5");
    CHECK(commune.level == Level::commune);
    CHECK(names_of(database.read([&](store::Read& tx) { return list_above(tx, commune.id, kToday); })) == Texts{"Thành ủy Đồng Thử"});
    CHECK(find(database, "uỷ ban nhân dân tỉnh sơn thử").english == "People's Committee of Son Thu Province");
    CHECK(find(database, "Tỉnh ủy Sơn Thử", kBefore).period == Period{});
    const auto lines = database.read([](store::Read& tx) { return list_audit_of(tx, "office.unit_usual_bodies_added", 5); });
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().line.after == "15");
  });
}

TEST_CASE("what is there already is left alone, and what is new finds its place above") {
  with_country([](store::Database& database) {
    const Unit province = find(database, "14");
    REQUIRE(database.write([&](store::Write& tx) {
      return add_body(tx, kClock, {},
                      {.tree = Tree::party,
                       .level = Level::province,
                       .name = "Tỉnh uỷ Sơn Thử",
                       .english = {},
                       .period = {},
                       .above = {},
                       .territories = {province.id}});
    }));
    UsualScope scope = all_of();
    scope.inside = province.id;
    const UsualPlan planned = plan(database, scope);
    CHECK(planned.bodies.size() == 5);
    REQUIRE(apply(database, scope, 5));
    CHECK(names_of(database.read([&](store::Read& tx) {
            return list_above(tx, find_units(tx, "Đảng ủy đặc khu Đảo Thử", kToday).places.at(0).unit.id, kToday);
          })) == Texts{"Tỉnh uỷ Sơn Thử"});
    const UsualPlan again = plan(database, scope);
    CHECK(again.bodies.empty());
    REQUIRE(apply(database, scope, 0));
    CHECK(database.read([](store::Read& tx) { return list_audit_of(tx, "office.unit_usual_bodies_added", 5); }).size() == 1);
  });
}

TEST_CASE("trees and levels are chosen; those of a level without the one above stand under none, which is told") {
  with_country([](store::Database& database) {
    UsualScope scope = all_of();
    scope.levels = {Level::commune};
    scope.trees = {Tree::front};
    const UsualPlan planned = plan(database, scope);
    CHECK(planned.bodies.size() == 3);
    CHECK(planned.without_above == 3);
    REQUIRE(planned.counts.size() == 1);
    CHECK(planned.counts.front().added == 3);
    CHECK(apply(database, scope, 2).error().key == "api.changed_meanwhile");
    REQUIRE(apply(database, scope, 3));
    CHECK(database.read([](store::Read& tx) { return list_tops(tx, Tree::front, kToday); }).size() == 3);
  });
}

TEST_CASE("usual bodies are of territories, on a day on which these are there") {
  with_country([](store::Database& database) {
    CHECK(plan(database, all_of(kBefore)).bodies.size() == 3);
    UsualScope scope = all_of();
    scope.inside = {"X"};
    CHECK(apply(database, scope, 0).error().key == "office.no_such_unit");
    REQUIRE(apply(database, all_of(), 15));
    scope.inside = find(database, "Tỉnh ủy Sơn Thử").id;
    CHECK(apply(database, scope, 0).error().key == "office.usual_no_territory");
  });
}

}  // namespace nhipcau::office
