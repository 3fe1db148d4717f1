#include "office/bodies.hpp"

#include <doctest/doctest.h>

#include "office/account.hpp"
#include "office/area.hpp"
#include "office/units.hpp"
#include "store/testing.hpp"
#include "text/fold.hpp"

namespace nhipcau::office {
namespace {

const std::vector<store::QueryFile> kQueries{queries()};
const FixedClock kClock(from_rfc3339("2026-11-22T08:00:00.000Z"));
const Date kToday = *Date::make(2026, 11, 22), kBefore = *Date::make(2024, 3, 5);

void add_territory(store::Write& tx, const std::string& id, std::string_view level, const std::string& name, const std::string& from,
                   const std::optional<std::string>& until) {
  tx.run("office.add_unit", id, "territory", level, from, until);
  tx.run("office.add_unit_name", id, from, std::optional<std::string>(), name, "", text::search_key(name), text::folded_key(name),
         text::folded_key(name));
}

/// Two provinces that became one, and a commune of that.
void with_country(const std::function<void(store::Database&)>& test) {
  store::for_each_engine(kQueries, [&](store::Database& database) {
    database.write([](store::Write& tx) {
      add_territory(tx, "OLD", "province", "Tỉnh Nam Thử", "", "2025-07-01");
      add_territory(tx, "NEW", "province", "Tỉnh Bắc Thử", "2025-07-01", {});
      add_territory(tx, "XA", "commune", "Xã Bản Thử", "2025-07-01", {});
      tx.run("office.add_unit_parent", "XA", "2025-07-01", std::optional<std::string>(), "NEW");
      return true;
    });
    test(database);
  });
}

NewBody body_of(Tree tree, const std::string& name, Level level = Level::province) {
  return {.tree = tree,
          .level = level,
          .name = name,
          .english = {},
          .period = {.from = Date::make(2025, 7, 1), .until = {}},
          .above = {},
          .territories = {{"NEW"}}};
}

std::string add(store::Database& database, const NewBody& body) {
  const auto added = database.write([&](store::Write& tx) { return add_body(tx, kClock, {}, body); });
  return added ? added->value : "! " + added.error().key;
}

std::vector<std::string> names_of(const std::vector<Unit>& units) {
  std::vector<std::string> names;
  for (const Unit& unit : units) names.push_back(unit.name);
  return names;
}

std::vector<std::string> bodies_of(store::Database& database, const std::string& territory, const Date& on) {
  return names_of(database.read([&](store::Read& tx) { return list_bodies(tx, {territory}, on); }));
}

std::vector<std::string> territories_of(store::Database& database, const std::string& body, const Date& on) {
  return names_of(database.read([&](store::Read& tx) { return list_territories(tx, {body}, on); }));
}

std::string set(store::Database& database, const std::string& body, const std::vector<UnitId>& territories,
                const std::optional<Date>& from) {
  const auto done = database.write([&](store::Write& tx) { return set_territories(tx, kClock, {}, {body}, territories, from); });
  return done ? std::string() : done.error().key;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("bodies of the three trees stand side by side in a territory, each in its own tree") {
  with_country([](store::Database& database) {
    const std::string front = add(database, body_of(Tree::front, "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bắc Thử"));
    const std::string party = add(database, body_of(Tree::party, "Tỉnh ủy Bắc Thử"));
    const std::string state = add(database, body_of(Tree::state, "Ủy ban nhân dân tỉnh Bắc Thử"));
    NewBody board = body_of(Tree::party, "Ban Tuyên giáo và Dân vận Tỉnh ủy Bắc Thử");
    board.above = {party};
    const std::string below = add(database, board);
    CHECK(bodies_of(database, "NEW", kToday) == Texts{"Ủy ban nhân dân tỉnh Bắc Thử", "Tỉnh ủy Bắc Thử",
                                                      "Ban Tuyên giáo và Dân vận Tỉnh ủy Bắc Thử", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bắc Thử"});
    CHECK(bodies_of(database, "NEW", kBefore).empty());
    CHECK(bodies_of(database, "XA", kToday).empty());
    CHECK(territories_of(database, below, kToday) == Texts{"Tỉnh Bắc Thử"});
    database.read([&](store::Read& tx) {
      CHECK(names_of(list_above(tx, {below}, kToday)) == Texts{"Tỉnh ủy Bắc Thử"});
      CHECK(names_of(list_tops(tx, Tree::party, kToday)) == Texts{"Tỉnh ủy Bắc Thử"});
      for (const std::string_view words : {"tỉnh uỷ bắc thử", "TỈNH ỦY BẮC THỬ", "tinh uy bac thu"}) {
        CAPTURE(words);
        const auto found = find_units(tx, words, kToday);
        REQUIRE(found.places.size() == 1);
        CHECK(found.places.front().unit.id.value == party);
      }
      CHECK(list_audit(tx, "unit", state, 5).front().line.after == "Ủy ban nhân dân tỉnh Bắc Thử");
      CHECK(list_audit(tx, "unit", front, 5).front().line.event == "office.unit_body_added");
      return 0;
    });
  });
}

TEST_CASE("a body that works nowhere in particular is of the whole country") {
  with_country([](store::Database& database) {
    NewBody embassy = body_of(Tree::state, "Đại sứ quán Việt Nam tại Thử", Level::central);
    embassy.territories = {};
    embassy.period = {};
    const std::string id = add(database, embassy);
    CHECK(territories_of(database, id, kToday).empty());
    CHECK(names_of(database.read([](store::Read& tx) { return list_tops(tx, Tree::state, kBefore); })) ==
          Texts{"Đại sứ quán Việt Nam tại Thử"});
    CHECK(add(database, embassy) == "! office.body_there");
  });
}

TEST_CASE("what cannot be a body is refused, and nothing is written") {
  with_country([](store::Database& database) {
    const std::string party = add(database, body_of(Tree::party, "Tỉnh ủy Bắc Thử"));
    const std::string low = add(database, body_of(Tree::party, "Đảng ủy xã Bản Thử", Level::commune));
    struct Row {
      std::string key;
      std::function<void(NewBody&)> change;
    };
    const Row rows[] = {
        {"office.body_of_no_tree", [](NewBody& body) { body.tree = Tree::territory; }},
        {"office.body_no_name", [](NewBody& body) { body.name = " "; }},
        {"office.body_name_too_long", [](NewBody& body) { body.name = std::string(kLongestUnitName + 1, 'a'); }},
        {"office.body_name_too_long", [](NewBody& body) { body.english = std::string(kLongestUnitName + 1, 'a'); }},
        {"office.body_until_before_from", [](NewBody& body) { body.period.until = body.period.from; }},
        {"office.no_such_unit", [](NewBody& body) { body.above = {"X"}; }},
        {"office.no_such_unit", [](NewBody& body) { body.territories = {{"X"}}; }},
        {"office.body_above_other_tree", [&](NewBody& body) { body.tree = Tree::state, body.above = {party}; }},
        {"office.body_above_other_tree", [](NewBody& body) { body.above = {"NEW"}; }},
        {"office.body_above_lower", [&](NewBody& body) { body.above = {low}; }},
        {"office.body_above_not_there", [&](NewBody& body) { body.period.from = kBefore, body.territories = {}, body.above = {party}; }},
        {"office.no_territory", [&](NewBody& body) { body.territories = {{party}}; }},
        {"office.territory_not_there", [](NewBody& body) { body.territories = {{"OLD"}}; }},
        {"office.too_many_territories", [](NewBody& body) { body.territories.assign(kMostTerritories + 1, {"NEW"}); }},
        {"office.body_there", [](NewBody& body) { body.name = "TỈNH UỶ BẮC THỬ"; }},
    };
    for (const Row& row : rows) {
      NewBody body = body_of(Tree::party, "Ban Nội chính Tỉnh ủy");
      row.change(body);
      CAPTURE(row.key);
      CHECK(add(database, body) == "! " + row.key);
    }
    CHECK(bodies_of(database, "NEW", kToday).size() == 2);
  });
}

TEST_CASE("the body of a territory that was merged is asked for as of a day, and may go on in the newer one") {
  with_country([](store::Database& database) {
    NewBody older = body_of(Tree::state, "Hội Thử tỉnh Nam Thử");
    older.period = {};
    older.territories = {};
    const std::string id = add(database, older);
    CHECK(set(database, id, {{"OLD"}}, {}) == "office.territory_not_there");
    CHECK(set(database, id, {{"OLD"}}, kBefore).empty());
    CHECK(set(database, id, {{"NEW"}, {"XA"}}, Date::make(2025, 7, 1)).empty());
    CHECK(bodies_of(database, "OLD", kBefore) == Texts{"Hội Thử tỉnh Nam Thử"});
    CHECK(bodies_of(database, "OLD", kToday).empty());
    CHECK(bodies_of(database, "NEW", kToday) == Texts{"Hội Thử tỉnh Nam Thử"});
    CHECK(territories_of(database, id, kToday) == Texts{"Tỉnh Bắc Thử", "Xã Bản Thử"});
    CHECK(set(database, id, {{"XA"}}, kToday).empty());
    CHECK(territories_of(database, id, kToday) == Texts{"Xã Bản Thử"});
    CHECK(territories_of(database, id, Date::make(2025, 8, 1).value()) == Texts{"Tỉnh Bắc Thử", "Xã Bản Thử"});
    CHECK(set(database, id, {{"NEW"}}, Date::make(2025, 7, 1)).empty());  // said anew from an earlier day: what was said of later ones goes
    CHECK(territories_of(database, id, kToday) == Texts{"Tỉnh Bắc Thử"});
    CHECK(set(database, id, {{"NEW"}}, Date::make(2025, 7, 1)).empty());
    const auto lines = database.read([&](store::Read& tx) { return list_audit(tx, "unit", id, 10); });
    REQUIRE(lines.size() == 5);
    CHECK(lines.front().line.before == "Tỉnh Bắc Thử, Xã Bản Thử");
    CHECK(lines.front().line.after == "2025-07-01 Tỉnh Bắc Thử");
  });
}

TEST_CASE("where a unit works cannot be said of a territory, nor for a day the body is not there") {
  with_country([](store::Database& database) {
    const std::string id = add(database, body_of(Tree::state, "Sở Thử"));
    CHECK(set(database, "NEW", {{"XA"}}, kToday) == "office.body_of_no_tree");
    CHECK(set(database, "X", {{"XA"}}, kToday) == "office.no_such_unit");
    CHECK(set(database, id, {{"OLD"}}, kBefore) == "office.body_not_there");
  });
}

TEST_CASE("a grant on a body reaches those under it, and one on a territory no body that works there") {
  with_country([](store::Database& database) {
    const std::string party = add(database, body_of(Tree::party, "Tỉnh ủy Bắc Thử"));
    database.write([&](store::Write& tx) {
      need_area(tx, {party}, true);
      need_area(tx, {"NEW"}, true);
      return true;
    });
    NewBody commune = body_of(Tree::party, "Đảng ủy xã Bản Thử", Level::commune);
    commune.above = {party};
    commune.territories = {{"XA"}};
    const std::string below = add(database, commune);
    database.read([&](store::Read& tx) {
      const auto is_in = [&](const std::string& root, const std::string& unit) {
        return tx.one("office.is_in_area", root, true, unit, kToday.to_iso())->boolean("is_in_area");
      };
      CHECK(is_in(party, below));
      CHECK(is_in("NEW", "XA"));
      CHECK_FALSE(is_in("NEW", party));
      CHECK_FALSE(is_in("NEW", below));
      CHECK_FALSE(is_in(party, "XA"));
      return 0;
    });
  });
}

}  // namespace nhipcau::office
