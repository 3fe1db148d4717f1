#include "office/unit_change.hpp"

#include <doctest/doctest.h>

#include "office/bodies.hpp"
#include "office/succession.hpp"
#include "office/test_units.hpp"

namespace nhipcau::office {
namespace {

using namespace testing;
using Names = std::vector<std::string>;

const Date kDay = *Date::make(2026, 4, 1);
const Date kEve = kDay.plus_days(-1);

std::string key_of(const auto& result) {
  return result ? "fine" : result.error().key;
}

Names after_of(const ChangePreview& preview) {
  Names names;
  for (const TouchedUnit& unit : preview.units) names.push_back(unit.after ? unit.after->name : "-");
  return names;
}

TEST_CASE("a unit is renamed from a day on, and asked for before it is called as before") {
  on_each_country([](Country& country) {
    const UnitId unit = country.unit("Xã Bản Chang");
    ChangeResult to = named("Phường Bản Chang");
    to.english = "Ban Chang Ward";
    const UnitChange change = change_of(ChangeKind::rename, {unit}, {to}, kDay);
    const auto seen = country.preview(change);
    REQUIRE(seen);
    REQUIRE(seen->units.size() == 1);
    CHECK(seen->units[0].before->name == "Xã Bản Chang");
    CHECK(seen->units[0].after->name == "Phường Bản Chang");
    CHECK(seen->units[0].after->parent_name == "Tỉnh Vân Sơn");
    CHECK(country.name(unit, Country::today) == "Xã Bản Chang");  // a preview changes nothing
    const StoredChange made = country.make(change);
    CHECK(made.made_by == "Quản trị");
    CHECK(country.name(unit, kEve) == "Xã Bản Chang");
    CHECK(country.name(unit, kDay) == "Phường Bản Chang");
    CHECK(country.unit("ban chang") == unit);
    country.read([&](store::Read& tx) {
      const auto names = list_names(tx, unit);
      REQUIRE(names.size() == 2);
      CHECK(names[0].period.until == kDay);
      CHECK(names[1].english == "Ban Chang Ward");
      const auto lines = list_audit(tx, "unit", unit.value, 10);
      REQUIRE(lines.size() == 1);
      CHECK(lines[0].line.event == "office.unit_renamed");
      CHECK(lines[0].line.before == "Xã Bản Chang");
      CHECK(lines[0].line.after == "Phường Bản Chang (01/04/2026, " + kPaper + ")");
    });
  });
}

TEST_CASE("a name that was written wrongly is put right for all its days, as no change in time") {
  on_each_country([](Country& country) {
    const UnitId unit = country.unit("Xã Nà Lạnh");
    country.make(change_of(ChangeKind::correct, {unit}, {named("Xã Nà Lành")}, Country::today));
    for (const Date& day : {kChangeOfLevels, kEve, kDay, Country::today}) CHECK(country.name(unit, day) == "Xã Nà Lành");
    CHECK(country.read([&](store::Read& tx) { return list_names(tx, unit).size(); }) == 1);
  });
}

TEST_CASE("a unit is moved under another one from a day on, and each tree is right on its days") {
  on_each_country([](Country& country) {
    const UnitId unit = country.unit("Phường Kim"), from = country.unit("Tỉnh Vân Sơn"), to = country.unit("Tỉnh Hải Yên");
    country.make(change_of(ChangeKind::move, {unit}, {under(to)}, kDay));
    CHECK(country.names_below(from, kEve) == Names{"Phường Kim", "Xã Bản Chang", "Xã Nà Lạnh"});
    CHECK(country.names_below(from, kDay) == Names{"Xã Bản Chang", "Xã Nà Lạnh"});
    CHECK(country.names_below(to, kDay) == Names{"Phường Kim", "Xã Bờ Biển", "Xã Cù Lao"});
    country.read([&](store::Read& tx) {
      CHECK(list_above(tx, unit, kEve).front().id == from);
      CHECK(list_above(tx, unit, kDay).front().id == to);
    });
  });
}

TEST_CASE("two units are merged into a new one, with its name, code and place; each leads there as a whole") {
  on_each_country([](Country& country) {
    const UnitId one = country.unit("Xã Bản Chang"), two = country.unit("Xã Nà Lạnh"), province = country.unit("Tỉnh Vân Sơn");
    const UnitChange change = change_of(ChangeKind::merge, {one, two}, {named("Xã Chang Lạnh", province, "21001")}, kDay);
    const auto seen = country.preview(change);
    REQUIRE(seen);
    CHECK(after_of(*seen) == Names{"-", "-", "Xã Chang Lạnh"});
    CHECK(seen->links.size() == 2);
    country.make(change);
    CHECK(country.names_below(province, kEve) == Names{"Phường Kim", "Xã Bản Chang", "Xã Nà Lạnh"});
    CHECK(country.names_below(province, kDay) == Names{"Phường Kim", "Xã Chang Lạnh"});
    const UnitId newer = country.unit("Xã Chang Lạnh");
    CHECK(country.unit("21001") == newer);
    CHECK(country.unit("21001", kEve) == one);
    country.read([&](store::Read& tx) {
      for (const UnitId& older : {one, two}) {
        const auto found = find_successors(tx, older, Country::today);
        REQUIRE(found->units.size() == 1);
        CHECK(found->units[0].unit == newer);
        CHECK(found->units[0].share == Share::whole);
        CHECK(found->units[0].sources == Names{kPaper});
        CHECK(load_unit(tx, older, Country::today)->period.until == kDay);
      }
      CHECK(list_older(tx, newer).size() == 2);
    });
  });
}

TEST_CASE("units are merged into one that stays, of which nothing else changes") {
  on_each_country([](Country& country) {
    const UnitId one = country.unit("Xã Bản Chang"), stays = country.unit("Phường Kim");
    country.make(change_of(ChangeKind::merge, {one, stays}, {there(stays)}, kDay));
    country.read([&](store::Read& tx) {
      CHECK(load_unit(tx, stays, Country::today)->period == Period{.from = kChangeOfLevels, .until = {}});
      CHECK(find_successors(tx, one, kDay)->units.front().unit == stays);
    });
  });
}

TEST_CASE("whole provinces are merged, and their communes go along to the new one") {
  on_each_country([](Country& country) {
    const UnitId one = country.unit("Tỉnh Vân Sơn"), two = country.unit("Tỉnh Hải Yên"), commune = country.unit("Phường Kim");
    const UnitChange change = change_of(ChangeKind::merge, {one, two}, {named("Tỉnh Sơn Hải")}, kDay);
    const auto seen = country.preview(change);
    REQUIRE(seen);
    CHECK(std::ranges::count_if(seen->units, &TouchedUnit::goes_along) == 5);
    country.make(change);
    CHECK(country.names_below(country.unit("Tỉnh Sơn Hải"), kDay).size() == 5);
    CHECK(country.names_below(one, kEve).size() == 3);
    country.read([&](store::Read& tx) {
      CHECK(list_tops(tx, Tree::territory, kEve).size() == 2);
      CHECK(list_tops(tx, Tree::territory, kDay).size() == 1);
      CHECK(list_above(tx, commune, kEve).front().id == one);
      CHECK(list_above(tx, commune, kDay).front().name == "Tỉnh Sơn Hải");
    });
  });
}

TEST_CASE("a unit is split into new ones by parts, and each below goes where it was said") {
  on_each_country([](Country& country) {
    const UnitId province = country.unit("Tỉnh Vân Sơn"), kim = country.unit("Phường Kim");
    UnitChange change = change_of(ChangeKind::split, {province}, {named("Tỉnh Vân Đông"), named("Tỉnh Vân Tây")}, kDay);
    CHECK(key_of(country.preview(change)) == "office.change_unplaced");
    change.places = {{country.unit("Xã Bản Chang"), 0}, {country.unit("Xã Nà Lạnh"), 1}, {kim, 1}};
    country.make(change);
    CHECK(country.names_below(country.unit("Tỉnh Vân Đông"), kDay) == Names{"Xã Bản Chang"});
    CHECK(country.names_below(country.unit("Tỉnh Vân Tây"), kDay) == Names{"Phường Kim", "Xã Nà Lạnh"});
    country.read([&](store::Read& tx) {
      const auto found = find_successors(tx, province, kDay);
      CHECK(found->units.size() == 2);
      CHECK(found->partly == std::vector<UnitId>{province});
      for (const Successor& one : found->units) CHECK(one.share == Share::part);
    });
  });
}

TEST_CASE("a unit that a part was taken from stays, and a part may go to one that is there") {
  on_each_country([](Country& country) {
    const UnitId unit = country.unit("Xã Bản Chang"), beside = country.unit("Phường Kim"), province = country.unit("Tỉnh Vân Sơn");
    country.make(change_of(ChangeKind::split, {unit}, {there(unit), there(beside), named("Xã Chang Mới", province)}, kDay));
    country.read([&](store::Read& tx) {
      CHECK_FALSE(load_unit(tx, unit, Country::today)->period.until);
      CHECK(find_successors(tx, unit, Country::today)->units.front().unit == unit);
      CHECK(list_newer(tx, unit).size() == 2);
    });
    CHECK(country.names_below(province, kDay) == Names{"Phường Kim", "Xã Bản Chang", "Xã Chang Mới", "Xã Nà Lạnh"});
  });
}

TEST_CASE("a unit is closed with a successor, or with all that is below it") {
  on_each_country([](Country& country) {
    const UnitId one = country.unit("Tỉnh Vân Sơn"), two = country.unit("Tỉnh Hải Yên");
    UnitChange change = change_of(ChangeKind::close, {one}, {}, kDay);
    CHECK(key_of(country.preview(change)) == "office.change_below_left");
    change.close_below = true;
    const auto seen = country.preview(change);
    REQUIRE(seen);
    CHECK(after_of(*seen) == Names{"-", "-", "-", "-"});
    CHECK(std::ranges::any_of(seen->warnings, [](const auto& one_of) { return one_of.key == "office.change_warn_no_successor"; }));
    const StoredChange made = country.make(change);
    country.read([&](store::Read& tx) { CHECK(find_successors(tx, one, kDay)->units.empty()); });
    REQUIRE(country.undo(made));
    country.make(change_of(ChangeKind::close, {one}, {there(two)}, kDay));
    CHECK(country.names_below(two, kDay).size() == 5);
    country.read([&](store::Read& tx) { CHECK(find_successors(tx, one, kDay)->units.front().unit == two); });
  });
}

TEST_CASE("a change to come shows nothing before its day") {
  on_each_country([](Country& country) {
    const Date day = Country::today.plus_days(40);
    const UnitId one = country.unit("Xã Bản Chang"), two = country.unit("Xã Nà Lạnh"), province = country.unit("Tỉnh Vân Sơn");
    const auto seen = country.preview(change_of(ChangeKind::merge, {one, two}, {named("Xã Chang Lạnh", province)}, day));
    REQUIRE(seen);
    CHECK(seen->warnings.front().key == "office.change_warn_future");
    const StoredChange made = country.make(change_of(ChangeKind::merge, {one, two}, {named("Xã Chang Lạnh", province)}, day));
    CHECK(country.names_below(province, Country::today) == Names{"Phường Kim", "Xã Bản Chang", "Xã Nà Lạnh"});
    CHECK(country.names_below(province, day) == Names{"Phường Kim", "Xã Chang Lạnh"});
    country.read([&](store::Read& tx) { CHECK(find_successors(tx, one, Country::today)->units.front().unit == one); });
    CHECK(country.undo(made));
  });
}

TEST_CASE("what cannot be is refused, each with its reason") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), lanh = country.unit("Xã Nà Lạnh"), kim = country.unit("Phường Kim");
    const UnitId van = country.unit("Tỉnh Vân Sơn"), hai = country.unit("Tỉnh Hải Yên");
    country.make(change_of(ChangeKind::rename, {kim}, {named("Phường Kim Sơn")}, kDay));
    country.make(change_of(ChangeKind::close, {lanh}, {there(kim)}, kDay));
    UnitChange no_source = change_of(ChangeKind::rename, {chang}, {named("Xã Mới")}, kDay);
    no_source.source = " ";
    UnitChange stray = change_of(ChangeKind::split, {chang}, {named("Xã A", van), named("Xã B", van)}, kDay);
    stray.places = {{kim, 0}};
    const struct {
      UnitChange change;
      std::string_view key;
    } rows[] = {
        {no_source, "office.change_no_source"},
        {stray, "office.change_not_below"},
        {change_of(ChangeKind::rename, {chang}, {named("Xã Mới")}, Country::today.plus_days(5000)), "office.change_day_range"},
        {change_of(ChangeKind::rename, {chang}, {named("Xã Mới")}, *Date::make(1900, 1, 1)), "office.change_day_range"},
        {change_of(ChangeKind::rename, {chang}, {named(" ")}, kDay), "office.change_no_name"},
        {change_of(ChangeKind::rename, {chang}, {named(std::string(201, 'a'))}, kDay), "office.change_name_too_long"},
        {change_of(ChangeKind::rename, {chang}, {named("Xã Bản Chang")}, kDay), "office.change_nothing"},
        {change_of(ChangeKind::rename, {chang}, {named("Xã Mới")}, kChangeOfLevels), "office.change_first_day"},
        {change_of(ChangeKind::rename, {chang}, {named("Xã Mới")}, *Date::make(2024, 1, 1)), "office.change_not_there"},
        {change_of(ChangeKind::rename, {kim}, {named("Phường Khác")}, kEve), "office.change_later_known"},
        {change_of(ChangeKind::rename, {kim}, {named("Phường Khác")}, kDay), "office.change_later_known"},
        {change_of(ChangeKind::rename, {{"x"}}, {named("Xã Mới")}, kDay), "office.no_such_unit"},
        {change_of(ChangeKind::rename, {chang, kim}, {named("Xã Mới")}, kDay), "office.change_units"},
        {change_of(ChangeKind::rename, {}, {named("Xã Mới")}, kDay), "office.change_units"},
        {change_of(ChangeKind::rename, {chang}, {}, kDay), "office.change_units"},
        {change_of(ChangeKind::correct, {chang}, {named("Xã Bản Chang")}, kDay), "office.change_nothing"},
        {change_of(ChangeKind::move, {chang}, {under(van)}, kDay), "office.change_nothing"},
        {change_of(ChangeKind::move, {chang}, {under({})}, kDay), "office.change_no_parent"},
        {change_of(ChangeKind::move, {chang}, {under(kim)}, kDay), "office.change_parent_level"},
        {change_of(ChangeKind::move, {van}, {under(chang)}, kDay), "office.change_parent_level"},
        {change_of(ChangeKind::move, {lanh}, {under(hai)}, kDay), "office.change_not_there"},
        {change_of(ChangeKind::merge, {chang}, {named("Xã Mới", van)}, kDay), "office.change_merge_two"},
        {change_of(ChangeKind::merge, {chang}, {there(chang)}, kDay), "office.change_merge_two"},
        {change_of(ChangeKind::merge, {chang, chang}, {named("Xã Mới", van)}, kDay), "office.change_units_twice"},
        {change_of(ChangeKind::merge, {chang, van}, {named("Xã Mới", van)}, kDay), "office.change_mixed"},
        {change_of(ChangeKind::merge, {chang, kim}, {named("Xã Mới")}, kDay.plus_days(1)), "office.change_no_parent"},
        {change_of(ChangeKind::merge, {chang, kim}, {named("Xã Mới", van)}, kEve), "office.change_later_known"},
        {change_of(ChangeKind::merge, {chang, kim}, {named("Xã Mới", van, "30001")}, kDay.plus_days(1)), "office.change_code_taken"},
        {change_of(ChangeKind::merge, {chang, kim}, {named("Xã Mới", van, "mã 1")}, kDay.plus_days(1)), "office.change_code_wrong"},
        {change_of(ChangeKind::split, {chang}, {named("Xã A", van)}, kDay), "office.change_split_two"},
        {change_of(ChangeKind::split, {chang}, {named("Xã A", van), named("xã a", van)}, kDay), "office.change_units_twice"},
        {change_of(ChangeKind::close, {chang}, {there(chang)}, kDay), "office.succession_same"},
        {change_of(ChangeKind::close, {van}, {there(chang)}, kDay), "office.change_circle"},
        {change_of(ChangeKind::close, {lanh}, {}, kEve), "office.change_ends_already"},
    };
    const auto before = country.dump();
    for (const auto& row : rows) {
      CAPTURE(row.key);
      CHECK(key_of(country.preview(row.change)) == row.key);
      CHECK(key_of(country.apply(row.change)) == row.key);
    }
    CHECK(country.dump() == before);
  });
}

TEST_CASE("a change is made only as it was seen") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), lanh = country.unit("Xã Nà Lạnh"), van = country.unit("Tỉnh Vân Sơn");
    const UnitChange change = change_of(ChangeKind::merge, {chang, lanh}, {named("Xã Mới", van)}, kDay.plus_days(9));
    const auto seen = country.preview(change, country.administrator);
    REQUIRE(seen);
    country.make(change_of(ChangeKind::rename, {chang}, {named("Xã Chang")}, kDay));
    const auto late = country.database.write(
        [&](store::Write& tx) { return apply_change(tx, country.clock, country.self(), change, seen->fingerprint, {}); });
    CHECK(key_of(late) == "office.change_meanwhile");
    CHECK(country.names_below(van, Country::today) == Names{"Phường Kim", "Xã Chang", "Xã Nà Lạnh"});
  });
}

TEST_CASE("names like others nearby or without a kind, and days gone by, are remarked on") {
  on_each_country([](Country& country) {
    const auto told = [&](const ChangeResult& to, const Date& on) {
      Names keys;
      const auto seen = country.preview(change_of(ChangeKind::rename, {country.unit("Xã Bản Chang")}, {to}, on));
      for (const ChangeWarning& warning : seen->warnings) keys.push_back(warning.key);
      return keys;
    };
    CHECK(told(named("xã Nà Lạnh"), Country::today) == Names{"office.change_warn_same_name"});
    CHECK(told(named("Bản Chang"), Country::today) == Names{"office.change_warn_no_kind"});
    CHECK(told(named("Xã Chang"), kDay) == Names{"office.change_warn_past"});
    CHECK(told(named("Xã Chang"), Country::today).empty());
  });
}

TEST_CASE("bodies are merged in their own tree and work where they did; those of a territory that ends are told") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), lanh = country.unit("Xã Nà Lạnh"), kim = country.unit("Phường Kim");
    std::vector<UnitId> bodies;
    country.write([&](store::Write& tx) {
      for (const auto& [name, place] : {std::pair("Đảng ủy xã Bản Chang", chang), {"Đảng ủy xã Nà Lạnh", lanh}}) {
        const auto added = add_body(tx, country.clock, country.self(),
                                    {.tree = Tree::party,
                                     .level = Level::commune,
                                     .name = name,
                                     .english = {},
                                     .period = {.from = kChangeOfLevels, .until = {}},
                                     .above = {},
                                     .territories = {place}});
        REQUIRE(added);
        bodies.push_back(*added);
      }
    });
    const auto before = country.dump();
    CHECK(key_of(country.preview(change_of(ChangeKind::merge, {bodies[0], chang}, {named("Đảng ủy")}, kDay))) == "office.change_mixed");
    CHECK(key_of(country.preview(change_of(ChangeKind::close, {bodies[0]}, {there(kim)}, kDay))) == "office.change_other_tree");
    const StoredChange made = country.make(change_of(ChangeKind::merge, bodies, {named("Đảng ủy xã Chang Lạnh")}, kDay));
    country.read([&](store::Read& tx) {
      const auto places = list_territories(tx, made.into.front().unit, kDay);
      REQUIRE(places.size() == 2);
      CHECK(places[0].id == chang);
      CHECK(list_territories(tx, bodies[0], kEve).size() == 1);
    });
    const auto seen = country.preview(change_of(ChangeKind::close, {chang}, {there(kim)}, kDay.plus_days(9)));
    REQUIRE(seen);
    CHECK(std::ranges::any_of(seen->warnings, [](const auto& one) { return one.key == "office.change_warn_bodies"; }));
    REQUIRE(country.undo(made));
    CHECK(country.dump() == before);
  });
}

TEST_CASE("a list that is taken over again does not undo what people changed") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), lanh = country.unit("Xã Nà Lạnh"), van = country.unit("Tỉnh Vân Sơn");
    country.make(change_of(ChangeKind::merge, {chang, lanh}, {named("Xã Chang Lạnh", van, "21999")}, kDay));
    country.make(change_of(ChangeKind::rename, {country.unit("Phường Kim")}, {named("Phường Kim Sơn")}, kDay));
    country.make(change_of(ChangeKind::move, {country.unit("Xã Cù Lao")}, {under(van)}, kDay));
    const auto before = country.dump();
    Territories newer = kCountry;  // the next list has the new commune, and the old two no longer
    newer.units.erase(newer.units.begin() + 1, newer.units.begin() + 3);
    newer.units.push_back({.code = "21999", .name = "Xã Chang Lạnh", .english = {}, .level = Level::commune, .parent = "51"});
    for (const Territories* list : {&kCountry, static_cast<const Territories*>(&newer)}) {
      country.write([&](store::Write& tx) {
        const auto report = import_territories(tx, country.clock, {}, *list, kCountryTables);
        REQUIRE(report);
        CHECK(report->added == 0);
        CHECK(report->linked == 0);
      });
      CHECK(country.dump() == before);
    }
  });
}

}  // namespace
}  // namespace nhipcau::office
