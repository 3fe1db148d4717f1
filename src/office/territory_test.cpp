#include "office/territory.hpp"

#include <doctest/doctest.h>

#include <set>

#include "office/account.hpp"
#include "office/succession.hpp"
#include "office/units.hpp"
#include "store/testing.hpp"

namespace nhipcau::office {
namespace {

const std::vector<store::QueryFile> kQueries{queries()};
const FixedClock kClock(from_rfc3339("2026-11-22T08:00:00.000Z"));
const Date kNow = *Date::make(2026, 11, 22), kBefore = *Date::make(2024, 3, 5), kChange = *Date::make(2025, 7, 1);

/// A country of two provinces that became one, and one that stayed and was renamed on the way.
const Territories kOld{.levels = Territories::Levels::three,
                       .units = {{.code = "51", .name = "Tỉnh Quảng Nghĩa", .english = {}, .level = Level::province, .parent = {}},
                                 {.code = "522", .name = "Huyện Bờ", .english = {}, .level = Level::district, .parent = "51"},
                                 {.code = "21001", .name = "Xã Bờ Trên", .english = {}, .level = Level::commune, .parent = "522"},
                                 {.code = "21004", .name = "Xã Bờ Dưới", .english = {}, .level = Level::commune, .parent = "522"},
                                 {.code = "62", .name = "Tỉnh Kon Tôm", .english = {}, .level = Level::province, .parent = {}},
                                 {.code = "536", .name = "Huyện Cù Lao", .english = {}, .level = Level::district, .parent = "51"},
                                 {.code = "46", .name = "Thành phố Hế", .english = {}, .level = Level::province, .parent = {}}},
                       .without_code = 0};
const Territories kNew{
    .levels = Territories::Levels::two,
    .units = {{.code = "51", .name = "Tỉnh Quảng Nghĩa", .english = "Quang Nghia", .level = Level::province, .parent = {}},
              {.code = "21001", .name = "Xã Bờ Biển", .english = "Bo Bien Commune", .level = Level::commune, .parent = "51"},
              {.code = "30000", .name = "Đặc khu Cù Lao", .english = {}, .level = Level::commune, .parent = "51"},
              {.code = "46", .name = "Thành phố Hế", .english = "He City", .level = Level::province, .parent = {}}},
    .without_code = 0};
const TerritoryTables kTables{.mergers = {{.older = "46", .newer = "46", .on = {}, .source = "NQ 1"},
                                          {.older = "51", .newer = "51", .on = kChange, .source = "NQ 1"},
                                          {.older = "62", .newer = "51", .on = kChange, .source = "NQ 1"},
                                          {.older = "536", .newer = "30000", .on = kChange, .source = "NQ 2"}},
                              .names = {{.code = "46", .period = {.from = {}, .until = Date::make(2025, 1, 1)}, .name = "Tỉnh Thừa Hế"},
                                        {.code = "46", .period = {.from = Date::make(2025, 1, 1), .until = {}}, .name = "Thành phố Hế"}}};

TerritoryReport take_over(store::Database& database, const Territories& list) {
  const auto report = database.write([&](store::Write& tx) { return import_territories(tx, kClock, {}, list, kTables); });
  REQUIRE(report);
  return *report;
}

/// The first unit found, as it is on the day.
Unit find(store::Database& database, std::string_view words, const Date& on) {
  const auto found = database.read([&](store::Read& tx) { return find_units(tx, words, on); });
  CAPTURE(words);
  REQUIRE_FALSE(found.places.empty());
  return found.places.front().unit;
}

std::vector<std::string> names_of(store::Read& tx, const std::vector<UnitId>& ids) {
  std::vector<std::string> names;
  for (const UnitId& id : ids) names.push_back(load_unit(tx, id, kNow)->name);
  return names;
}

Succession successors_of(store::Database& database, std::string_view words) {
  const UnitId id = find(database, words, kBefore).id;
  const auto found = database.read([&](store::Read& tx) { return find_successors(tx, id, kNow); });
  REQUIRE(found);
  return *found;
}

std::vector<std::string> successor_names(store::Database& database, std::string_view words) {
  std::vector<UnitId> ids;
  for (const Successor& one : successors_of(database, words).units) ids.push_back(one.unit);
  return database.read([&](store::Read& tx) { return names_of(tx, ids); });
}

}  // namespace

TEST_CASE("two lists taken over in either order are one history, and again nothing is added") {
  for (const bool is_old_first : {true, false}) {
    CAPTURE(is_old_first);
    store::for_each_engine(kQueries, [&](store::Database& database) {
      const TerritoryReport first = take_over(database, is_old_first ? kOld : kNew);
      CHECK(first.linked == 0);
      const TerritoryReport second = take_over(database, is_old_first ? kNew : kOld);
      CHECK(first.added + second.added == 10);  // the province that stayed is one
      CHECK(second.known == 1);
      CHECK(second.linked == 4);  // two provinces, an island, a code that was kept
      const TerritoryReport again = take_over(database, kNew);
      CHECK(again.added == 0);
      CHECK(again.known == kNew.units.size());
      CHECK(again.linked == 0);
      CHECK(again.other_names.empty());
      CHECK(find(database, "46", kNow).english == "He City");
      const auto lines = database.read([](store::Read& tx) { return list_audit_of(tx, "office.territories_imported", 10); });
      CHECK(lines.size() == 3);
    });
  }
}

TEST_CASE("a unit is asked for as of a day, by its name, its name without marks or kind, or its code") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    take_over(database, kOld);
    take_over(database, kNew);
    for (const char* words : {"Xã Bờ Biển", "xã bờ biển", "Bờ Biển", "bo bien", "xa bo bien", "21001"}) {
      CAPTURE(words);
      CHECK(find(database, words, kNow).name == "Xã Bờ Biển");
    }
    CHECK(find(database, "21001", kBefore).name == "Xã Bờ Trên");
    CHECK(find(database, "Quảng Nghĩa", kNow).period.from == kChange);
    CHECK(find(database, "Quảng Nghĩa", kBefore).period.until == kChange);
    CHECK(find(database, "46", kBefore).name == "Tỉnh Thừa Hế");
    CHECK(find(database, "Thừa Hế", kNow).name == "Thành phố Hế");
    CHECK(find(database, "46", *Date::make(2025, 1, 1)).name == "Thành phố Hế");
    database.read([](store::Read& tx) {
      CHECK(find_units(tx, "", kNow).places.empty());
      CHECK(find_units(tx, "không có", kNow).places.empty());
      CHECK(find_units(tx, "Bờ Dưới, Quảng Nghĩa", kNow).places.size() == 1);
      CHECK(find_units(tx, "bo duoi, huyen bo", kNow).places.size() == 1);
      CHECK(find_units(tx, "Bờ Dưới, Hế", kNow).places.empty());
      CHECK(load_unit(tx, {"nobody"}, kNow).error().key == "office.no_such_unit");
      CHECK(list_above(tx, {"nobody"}, kNow).empty());
    });
  });
}

TEST_CASE("a report of 2024 rolls up in the tree of 2024, one of today in today's") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    take_over(database, kOld);
    take_over(database, kNew);
    const auto names = [](const std::vector<Unit>& units) {
      std::vector<std::string> all;
      for (const Unit& unit : units) all.push_back(unit.name);
      return all;
    };
    using Names = std::vector<std::string>;
    const UnitId old_province = find(database, "Quảng Nghĩa", kBefore).id, province = find(database, "Quảng Nghĩa", kNow).id;
    const UnitId old_commune = find(database, "21001", kBefore).id;
    database.read([&](store::Read& tx) {
      CHECK(names(list_tops(tx, Tree::territory, kBefore)) == Names{"Tỉnh Kon Tôm", "Tỉnh Quảng Nghĩa", "Tỉnh Thừa Hế"});
      CHECK(names(list_tops(tx, Tree::territory, kNow)) == Names{"Thành phố Hế", "Tỉnh Quảng Nghĩa"});
      CHECK(names(list_below(tx, old_province, kBefore)) == Names{"Huyện Bờ", "Huyện Cù Lao"});
      CHECK(names(list_below(tx, old_province, kNow)).empty());
      CHECK(names(list_below(tx, province, kNow)) == Names{"Đặc khu Cù Lao", "Xã Bờ Biển"});
      CHECK(names(list_above(tx, old_commune, kBefore)) == Names{"Huyện Bờ", "Tỉnh Quảng Nghĩa"});
      CHECK(names(list_above(tx, old_commune, kNow)) == Names{"Huyện Bờ", "Tỉnh Quảng Nghĩa"});  // as on its last day
    });
  });
}

TEST_CASE("a letter to a unit that ended finds what stands in its place, and what nobody has said is told") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    using Names = std::vector<std::string>;
    take_over(database, kOld);
    take_over(database, kNew);
    CHECK(successor_names(database, "Kon Tôm") == Names{"Tỉnh Quảng Nghĩa"});
    CHECK(successors_of(database, "Kon Tôm").units.front().share == Share::whole);
    CHECK(successors_of(database, "Kon Tôm").units.front().sources == Names{"NQ 1"});
    CHECK(successor_names(database, "Huyện Cù Lao") == Names{"Đặc khu Cù Lao"});
    CHECK(successor_names(database, "46") == Names{"Thành phố Hế"});  // it is there still

    const Succession district = successors_of(database, "Huyện Bờ");
    CHECK(successor_names(database, "Huyện Bờ") == Names{"Xã Bờ Biển"});
    CHECK(district.units.front().share == Share::part);
    database.read([&](store::Read& tx) { CHECK(names_of(tx, district.unknown) == Names{"Xã Bờ Dưới"}); });
    CHECK(successors_of(database, "Xã Bờ Trên").units.front().share == Share::seat);

    const Succession lost = successors_of(database, "Xã Bờ Dưới");
    CHECK(lost.units.empty());
    database.read([&](store::Read& tx) {
      CHECK(names_of(tx, lost.unknown) == Names{"Xã Bờ Dưới"});
      CHECK(names_of(tx, lost.around) == Names{"Xã Bờ Biển"});
    });
  });
}

TEST_CASE("an administrator says what became of a commune, with the source, and takes it back") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    take_over(database, kOld);
    take_over(database, kNew);
    const auto account = database.write([&](store::Write& tx) { return create_first_administrator(tx, kClock, "hoa", "Hoà"); });
    const Actor actor{account->id, "::1"};
    const SuccessionLink link{.older = find(database, "Xã Bờ Dưới", kBefore).id,
                              .newer = find(database, "30000", kNow).id,
                              .share = Share::whole,
                              .on = kChange,
                              .source = "Nghị quyết 3"};
    const auto state = [&](const SuccessionLink& one) {
      return database.write([&](store::Write& tx) { return state_succession(tx, kClock, actor, one); });
    };
    REQUIRE(state(link));
    REQUIRE(state(link));  // said twice is said once
    CHECK(successor_names(database, "Xã Bờ Dưới") == std::vector<std::string>{"Đặc khu Cù Lao"});
    CHECK(successor_names(database, "Huyện Bờ").size() == 2);
    CHECK(successors_of(database, "Huyện Bờ").unknown.empty());
    const auto audited = [&](std::string_view event) {
      return database.read([&](store::Read& tx) { return list_audit_of(tx, event, 10); });
    };
    REQUIRE(audited("office.succession_stated").size() == 1);
    CHECK(audited("office.succession_stated").front().actor.account == account->id);
    CHECK(audited("office.succession_stated").front().line.subject_id == link.older.value);

    const auto withdraw = [&] {
      return database.write([&](store::Write& tx) { return withdraw_succession(tx, kClock, actor, link.older, link.newer); });
    };
    REQUIRE(withdraw());
    CHECK(withdraw().error().key == "office.no_such_succession");
    CHECK(successors_of(database, "Xã Bờ Dưới").units.empty());
    CHECK(audited("office.succession_withdrawn").size() == 1);
  });
}

TEST_CASE("what a person says goes before what a list tells by codes, and no import takes it back or brings back what was withdrawn") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    take_over(database, kOld);
    take_over(database, kNew);
    const UnitId older = find(database, "Xã Bờ Trên", kBefore).id, newer = find(database, "21001", kNow).id;
    const UnitId island = find(database, "30000", kNow).id;
    const auto state = [&](const UnitId& to, Share share) {
      const SuccessionLink link{.older = older, .newer = to, .share = share, .on = kChange, .source = "Nghị quyết 4"};
      REQUIRE(database.write([&](store::Write& tx) { return state_succession(tx, kClock, {}, link); }));
    };
    const auto withdraw = [&](const UnitId& to) {
      REQUIRE(database.write([&](store::Write& tx) { return withdraw_succession(tx, kClock, {}, older, to); }));
    };
    state(newer, Share::whole);
    CHECK(successors_of(database, "Xã Bờ Trên").units.front().share == Share::whole);
    CHECK(successors_of(database, "Xã Bờ Trên").units.front().sources == std::vector<std::string>{"Nghị quyết 4"});
    const auto lines = database.read([](store::Read& tx) { return list_audit_of(tx, "office.succession_stated", 10); });
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().line.before.starts_with("seat 2025-07-01 "));
    CHECK(lines.front().line.after == "whole 2025-07-01 Nghị quyết 4");
    CHECK(lines.front().line.field == newer.value);

    withdraw(newer);
    CHECK(take_over(database, kNew).linked == 0);
    CHECK(successors_of(database, "Xã Bờ Trên").units.empty());
    state(island, Share::part);
    CHECK(take_over(database, kOld).linked == 0);
    CHECK(successor_names(database, "Xã Bờ Trên") == std::vector<std::string>{"Đặc khu Cù Lao"});
    CHECK(successors_of(database, "Xã Bờ Trên").partly == std::vector<UnitId>{older});
    CHECK(successors_of(database, "Xã Bờ Trên").unknown.empty());
    withdraw(island);
  });
}

TEST_CASE("what a person said before the second list came stands alone") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Territories without = kNew;
    without.units.erase(without.units.begin() + 1);
    take_over(database, kOld);
    take_over(database, without);
    const SuccessionLink link{.older = find(database, "Xã Bờ Trên", kBefore).id,
                              .newer = find(database, "30000", kNow).id,
                              .share = Share::whole,
                              .on = kChange,
                              .source = "Nghị quyết 5"};
    REQUIRE(database.write([&](store::Write& tx) { return state_succession(tx, kClock, {}, link); }));
    take_over(database, kNew);
    CHECK(successor_names(database, "Xã Bờ Trên") == std::vector<std::string>{"Đặc khu Cù Lao"});
  });
}

TEST_CASE("before a unit came nothing stood in its place, and a link holds from its day on") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    take_over(database, kOld);
    take_over(database, kNew);
    const UnitId older = find(database, "Xã Bờ Dưới", kBefore).id, newer = find(database, "30000", kNow).id;
    const SuccessionLink late{.older = older, .newer = newer, .share = Share::whole, .on = *Date::make(2026, 1, 1), .source = "NQ"};
    REQUIRE(database.write([&](store::Write& tx) { return state_succession(tx, kClock, {}, late); }));
    database.read([&](store::Read& tx) {
      const auto early = find_successors(tx, newer, kBefore);
      CHECK(early->units.empty());
      CHECK(early->unknown.empty());
      CHECK(find_successors(tx, older, *Date::make(2025, 12, 31))->unknown == std::vector<UnitId>{older});
      CHECK(find_successors(tx, older, *Date::make(2026, 1, 1))->units.front().unit == newer);
    });
  });
}

TEST_CASE("the shipped tables name each province of before once, and each of today") {
  const TerritoryTables& tables = shipped_territory_tables();
  std::set<std::string> older, newer, merged;
  for (const Merger& merger : tables.mergers) {
    CAPTURE(merger.older);
    CHECK(older.insert(merger.older).second);
    CHECK_FALSE(merger.source.empty());
    if (merger.older.size() > 2) continue;  // an island district
    newer.insert(merger.newer);
    if (merger.on) merged.insert(merger.newer);
  }
  CHECK(older.size() == 63 + 5);
  CHECK(newer.size() == 34);
  CHECK(merged.size() == 23);
}

TEST_CASE("of a name typed with its marks, names with other marks are left out; a code goes before a name") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Territories list = kNew;
    list.units.push_back({.code = "40001", .name = "Xã Sơn Đông", .english = {}, .level = Level::commune, .parent = "51"});
    list.units.push_back({.code = "40002", .name = "Xã Sơn Động", .english = {}, .level = Level::commune, .parent = "46"});
    list.units.push_back({.code = "40003", .name = "Phường 46", .english = {}, .level = Level::commune, .parent = "46"});
    take_over(database, list);
    const auto count = [&](std::string_view words) {
      return database.read([&](store::Read& tx) { return find_units(tx, words, kNow).places.size(); });
    };
    CHECK(count("Xã Sơn Đông") == 1);
    CHECK(count("sơn động") == 1);
    CHECK(count("son dong") == 2);
    CHECK(count("Sơn Đồng") == 2);  // none fits exactly
    CHECK(count("son dong, quang nghia") == 1);
    CHECK(find(database, "46", kNow).name == "Thành phố Hế");
    CHECK(count("46") == 2);
  });
}

TEST_CASE("what cannot be so is not stated") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    take_over(database, kOld);
    take_over(database, kNew);
    const UnitId older = find(database, "Xã Bờ Dưới", kBefore).id, newer = find(database, "30000", kNow).id;
    const UnitId old_province = find(database, "Quảng Nghĩa", kBefore).id, he = find(database, "46", kNow).id;
    const SuccessionLink good{.older = older, .newer = newer, .share = Share::part, .on = kChange, .source = "NQ"};
    const auto with = [&](const auto& change) {
      SuccessionLink link = good;
      change(link);
      const auto stated = database.write([&](store::Write& tx) { return state_succession(tx, kClock, {}, link); });
      return stated ? std::string() : stated.error().key;
    };
    CHECK(with([](auto& link) { link.older = {"nobody"}; }) == "office.no_such_unit");
    CHECK(with([](auto& link) { link.newer = {"nobody"}; }) == "office.no_such_unit");
    CHECK(with([&](auto& link) { link.newer = older; }) == "office.succession_same");
    CHECK(with([](auto& link) { link.source = {}; }) == "office.succession_no_source");
    CHECK(with([](auto& link) {
            link.source.clear();
            for (std::size_t i = 0; i <= kLongestSource; ++i) link.source += "ệ";
          }) == "office.succession_too_long");
    CHECK(with([](auto& link) { link.source = "  "; }) == "office.succession_no_source");
    CHECK(with([&](auto& link) { link.older = he; }) == "office.succession_still_there");
    CHECK(with([&](auto& link) { link.on = kBefore; }) == "office.succession_ends_later");
    CHECK(with([&](auto& link) { link.newer = old_province; }) == "office.succession_not_there");
    CHECK(with([&](auto& link) { link.older = find(database, "Huyện Bờ", kBefore).id; }) == "office.succession_has_inside");
    CHECK(with([](auto&) {}).empty());
  });
}

TEST_CASE("a list with a gap or a code twice is not taken over at all") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    const auto key_of = [&](const Territories& list) {
      const auto report = database.write([&](store::Write& tx) { return import_territories(tx, kClock, {}, list, kTables); });
      return report ? std::string() : report.error().key + " " + report.error().args.front();
    };
    Territories gap = kNew;
    gap.units[1].parent = "99";
    CHECK(key_of(gap) == "office.territory_no_parent 21001");
    Territories twice = kNew;
    twice.units[2].code = "21001";
    CHECK(key_of(twice) == "office.territory_twice 21001");
    Territories unknown = kNew;
    unknown.units[3].code = "62";  // a province of before alone
    CHECK(key_of(unknown) == "office.territory_unknown_province 62");
    CHECK(database.read([](store::Read& tx) { return list_tops(tx, Tree::territory, kNow); }).empty());
  });
}

TEST_CASE("another name in a list is told and not taken over") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    take_over(database, kNew);
    Territories other = kNew;
    other.units[1].name = "Phường Bờ Biển";
    other.units[3].name = "THÀNH PHỐ HẾ";  // the same
    const auto report = take_over(database, other);
    REQUIRE(report.other_names.size() == 1);
    CHECK(report.other_names.front().code == "21001");
    CHECK(report.other_names.front().stored == "Xã Bờ Biển");
    CHECK(report.other_names.front().listed == "Phường Bờ Biển");
    CHECK(find(database, "21001", kNow).name == "Xã Bờ Biển");
    CHECK(report.other_parents.empty());
    Territories moved = kNew;
    moved.units[1].parent = "46";
    std::swap(moved.units[1], moved.units[3]);
    CHECK(take_over(database, moved).other_parents == std::vector<std::string>{"21001"});
  });
}

}  // namespace nhipcau::office
