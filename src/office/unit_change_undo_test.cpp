#include <doctest/doctest.h>

#include "office/posts.hpp"
#include "office/succession.hpp"
#include "office/test_units.hpp"
#include "office/unit_change.hpp"

namespace nhipcau::office {
namespace {

using namespace testing;
using Names = std::vector<std::string>;

const Date kDay = *Date::make(2026, 4, 1);

std::string key_of(const Result<StoredChange>& result) {
  return result ? "fine" : result.error().key;
}

TEST_CASE("taking a change back leaves every row as it was, whatever the change, and the change stays in the books") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), lanh = country.unit("Xã Nà Lạnh"), kim = country.unit("Phường Kim");
    const UnitId van = country.unit("Tỉnh Vân Sơn"), hai = country.unit("Tỉnh Hải Yên");
    country.grant(country.lan, "Người xem", van, true);
    country.grant(country.minh, "Chuyên viên", chang, false);
    UnitChange split = change_of(ChangeKind::split, {van}, {named("Tỉnh A"), named("Tỉnh B")}, kDay);
    split.places = {{chang, 0}, {lanh, 1}, {kim, 1}};
    UnitChange closed_below = change_of(ChangeKind::close, {van}, {}, kDay);
    closed_below.close_below = true;
    const UnitChange changes[] = {change_of(ChangeKind::rename, {chang}, {named("Phường Bản Chang")}, kDay),
                                  change_of(ChangeKind::correct, {chang}, {named("Xã Bản Chàng")}, kDay),
                                  change_of(ChangeKind::move, {chang}, {under(hai)}, kDay),
                                  change_of(ChangeKind::merge, {chang, lanh}, {named("Xã Mới", van, "21001")}, kDay),
                                  change_of(ChangeKind::merge, {chang, kim}, {there(kim)}, kDay),
                                  change_of(ChangeKind::merge, {van, hai}, {named("Tỉnh Sơn Hải")}, kDay),
                                  split,
                                  change_of(ChangeKind::split, {chang}, {there(chang), there(kim), named("Xã C", van)}, kDay),
                                  closed_below,
                                  change_of(ChangeKind::close, {van}, {there(hai)}, kDay)};
    const auto before = country.dump();
    for (const UnitChange& change : changes) {
      CAPTURE(to_name(change.kind));
      const StoredChange made = country.make(change);
      CHECK(country.dump() != before);
      const auto undone = country.undo(made);
      CAPTURE(key_of(undone));
      REQUIRE(undone);
      CHECK(undone->undone_by == "Quản trị");
      CHECK(country.dump() == before);
      CHECK(key_of(country.undo(made)) == "office.change_undone");
    }
    const auto listed = country.read([&](store::Read& tx) { return list_changes(tx, chang); });
    CHECK(listed.size() == std::size(changes));
    CHECK(listed.back().kind == ChangeKind::rename);
    CHECK(listed.back().into.front().name == "Phường Bản Chang");
    for (const StoredChange& change : listed) CHECK(change.undone_at);
    const auto lines = country.read([](store::Read& tx) { return list_audit_of(tx, "office.unit_change_undone", 100); });
    CHECK(lines.size() >= std::size(changes));
  });
}

TEST_CASE("a change is not taken back from under what was built upon it, and what stands in the way is told") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), lanh = country.unit("Xã Nà Lạnh"), kim = country.unit("Phường Kim");
    const UnitId van = country.unit("Tỉnh Vân Sơn");
    const auto before = country.dump();
    const StoredChange merged = country.make(change_of(ChangeKind::merge, {chang, lanh}, {named("Xã Mới", van)}, kDay));
    const UnitId newer = merged.into.front().unit;
    const StoredChange renamed = country.make(change_of(ChangeKind::rename, {newer}, {named("Xã Mới Hơn")}, kDay.plus_days(30)));
    const auto refused = country.undo(merged);
    CHECK(key_of(refused) == "office.change_built_upon");
    CHECK(refused.error().args == Names{"Xã Mới", "01/05/2026"});
    REQUIRE(country.undo(renamed));
    const StoredChange again = country.make(change_of(ChangeKind::merge, {newer, kim}, {named("Xã Ba", van)}, kDay.plus_days(60)));
    CHECK(key_of(country.undo(merged)) == "office.change_built_upon");
    REQUIRE(country.undo(again));
    CHECK(key_of(country.undo(merged, 3)) == "office.change_undo_things");
    const PostText head{.kind = "head", .title = {}, .account = {}, .holder = "Lò Văn Ba", .period = {}};
    country.write([&](store::Write& tx) { REQUIRE(name_holder(tx, country.clock, country.self(), newer, head)); });
    CHECK(key_of(country.undo(merged)) == "office.change_undo_posts");
    const PostId post = country.read([&](store::Read& tx) { return list_posts(tx, newer).at(0).id; });
    country.write([&](store::Write& tx) { REQUIRE(withdraw_post(tx, country.clock, country.self(), newer, post)); });
    const Grant grant = country.grant(country.lan, "Người xem", newer, false);
    CHECK(key_of(country.undo(merged)) == "office.change_undo_roles");
    country.write([&](store::Write& tx) { REQUIRE(end_grant(tx, country.clock, country.self(), grant.id)); });
    REQUIRE(country.undo(merged));
    // Of the new unit a row without a day is left, for the role that somebody had there: nobody sees it.
    country.read([&](store::Read& tx) {
      CHECK_FALSE(is_unit(tx, newer));
      CHECK(load_unit(tx, newer, Country::today).error().key == "office.no_such_unit");
      CHECK(find_units(tx, "Xã Mới", Country::today).places.empty());
    });
    auto after = country.dump();
    std::erase_if(after, [&](const std::string& line) { return line.find(newer.value) != std::string::npos; });
    CHECK(after == before);
  });
}

TEST_CASE("what was stated or listed since stands in the way as well") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), lanh = country.unit("Xã Nà Lạnh"), kim = country.unit("Phường Kim");
    const StoredChange closed = country.make(change_of(ChangeKind::close, {chang}, {there(lanh)}, kDay));
    country.write([&](store::Write& tx) {
      REQUIRE(state_succession(tx, country.clock, country.self(),
                               {.older = chang, .newer = kim, .share = Share::part, .on = kDay, .source = "NQ 7", .is_stated = true}));
    });
    const auto refused = country.undo(closed);
    CHECK(key_of(refused) == "office.change_undo_rows");
    CHECK(refused.error().args == Names{"Xã Bản Chang"});
    country.write([&](store::Write& tx) { REQUIRE(withdraw_succession(tx, country.clock, country.self(), chang, kim)); });
    CHECK(country.undo(closed));
  });
}

TEST_CASE("nothing is left standing on a unit that is gone, whatever the order of undoing") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), kim = country.unit("Phường Kim");
    const UnitId van = country.unit("Tỉnh Vân Sơn"), hai = country.unit("Tỉnh Hải Yên");
    const StoredChange closed = country.make(change_of(ChangeKind::close, {chang}, {there(kim)}, kDay));
    country.make(change_of(ChangeKind::merge, {van, hai}, {named("Tỉnh Sơn Hải")}, kDay.plus_days(30)));
    const auto before = country.dump();
    const auto refused = country.undo(closed);  // it would stand under a province that ended since
    CHECK(key_of(refused) == "office.change_undo_orphan");
    CHECK(country.dump() == before);
  });
}

TEST_CASE("an English name that a list wrote since does not keep a change from being taken back") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang");
    const auto before = country.dump();
    const StoredChange made = country.make(change_of(ChangeKind::rename, {chang}, {named("Xã Bản Mới")}, kDay));
    Territories list = kCountry;
    list.units[1].name = "Xã Bản Mới";
    list.units[1].english = "Ban Moi Commune";
    country.write([&](store::Write& tx) { REQUIRE(import_territories(tx, country.clock, {}, list, kCountryTables)); });
    CHECK(country.read([&](store::Read& tx) { return load_unit(tx, chang, Country::today)->english; }) == "Ban Moi Commune");
    REQUIRE(country.undo(made));
    CHECK(country.dump() == before);
  });
}

TEST_CASE("only what a unit has to do with is taken back by way of it") {
  on_each_country([](Country& country) {
    const StoredChange made = country.make(change_of(ChangeKind::rename, {country.unit("Xã Bản Chang")}, {named("Xã Bản Mới")}, kDay));
    const auto try_it = [&](const UnitId& unit, const UnitChangeId& change) {
      return key_of(country.database.write([&](store::Write& tx) {
        return undo_change(tx, country.clock, country.self(), unit, change, [](store::Read&, const UnitId&) { return 0; });
      }));
    };
    CHECK(try_it(country.unit("Phường Kim"), made.id) == "office.no_such_change");
    CHECK(try_it(country.unit("Xã Bản Mới"), {"x"}) == "office.no_such_change");
    CHECK(try_it(country.unit("Xã Bản Mới"), made.id) == "fine");
  });
}

}  // namespace
}  // namespace nhipcau::office
