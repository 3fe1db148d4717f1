#include "office/unit_change_rights.hpp"

#include <doctest/doctest.h>

#include "office/test_units.hpp"

namespace nhipcau::office {
namespace {

using namespace testing;

const Date kDay = *Date::make(2026, 4, 1);

std::string key_of(const auto& result) {
  return result ? "fine" : result.error().key;
}

/// A role of the test that holds the permission to change units.
void let_change(Country& country, const AccountId& account, const UnitId& unit, bool with_below) {
  country.write([&](store::Write& tx) {
    auto role = country.role("Biên tập đơn vị");
    if (role.empty())
      role = add_role(tx, country.clock, country.self(), {.name = "Biên tập đơn vị", .english = {}, .note = {}}, {"units.change"})->id;
    REQUIRE(grant_role(tx, country.clock, country.self(),
                       {.account = account, .role = role, .unit = unit, .with_below = with_below, .from = {}, .until = {}, .reason = {}}));
  });
}

TEST_CASE("a change needs the permission on every unit it touches, and on what new ones stand under") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), lanh = country.unit("Xã Nà Lạnh"), cu_lao = country.unit("Xã Cù Lao");
    const UnitId van = country.unit("Tỉnh Vân Sơn"), hai = country.unit("Tỉnh Hải Yên");
    let_change(country, country.lan, van, true);
    let_change(country, country.minh, chang, false);
    const struct {
      UnitChange change;
      bool lan, minh;
    } rows[] = {
        {change_of(ChangeKind::rename, {chang}, {named("Xã Mới")}, kDay), true, true},
        {change_of(ChangeKind::rename, {lanh}, {named("Xã Mới")}, kDay), true, false},
        {change_of(ChangeKind::rename, {cu_lao}, {named("Xã Mới")}, kDay), false, false},
        {change_of(ChangeKind::move, {chang}, {under(hai)}, kDay), false, false},
        {change_of(ChangeKind::move, {cu_lao}, {under(van)}, kDay), false, false},
        {change_of(ChangeKind::merge, {chang, lanh}, {named("Xã Mới", van)}, kDay), true, false},
        {change_of(ChangeKind::merge, {chang, lanh}, {there(lanh)}, kDay), true, false},
        {change_of(ChangeKind::merge, {chang, cu_lao}, {named("Xã Mới", van)}, kDay), false, false},
        {change_of(ChangeKind::split, {chang}, {there(chang), named("Xã Mới", van)}, kDay), true, false},
        {change_of(ChangeKind::close, {chang}, {}, kDay), true, true},
        {change_of(ChangeKind::close, {chang}, {there(cu_lao)}, kDay), false, false},
        {change_of(ChangeKind::split, {van}, {there(van), named("Tỉnh Mới")}, kDay), false, false},  // a new province: the whole office
    };
    for (const auto& row : rows) {
      CAPTURE(to_name(row.change.kind));
      CHECK((key_of(country.preview(row.change, country.lan)) == "fine") == row.lan);
      CHECK((key_of(country.preview(row.change, country.minh)) == "fine") == row.minh);
      CHECK(key_of(country.preview(row.change, country.administrator)) == "fine");
      if (!row.minh) CHECK(key_of(country.preview(row.change, country.minh)) == "office.no_such_unit");
    }
  });
}

TEST_CASE("what somebody may on the older units stays theirs, those of the one above reach on, and undoing takes all back") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), lanh = country.unit("Xã Nà Lạnh"), kim = country.unit("Phường Kim");
    const UnitId van = country.unit("Tỉnh Vân Sơn");
    country.grant(country.lan, "Người xem", van, true);
    country.grant(country.minh, "Người xem", chang, false);
    const StoredChange made = country.make(change_of(ChangeKind::merge, {chang, lanh}, {named("Xã Mới", van)}, kDay));
    const UnitId newer = made.into.front().unit;
    const Date today = Country::today;
    CHECK(country.may_on(country.lan, "papers.read", newer, today));
    CHECK(country.may_on(country.lan, "papers.read", chang, today));
    CHECK(country.may_on(country.minh, "papers.read", chang, today));
    CHECK_FALSE(country.may_on(country.minh, "papers.read", newer, today));
    const StoredChange into = country.make(change_of(ChangeKind::close, {newer}, {there(kim)}, kDay.plus_days(30)));
    country.grant(country.minh, "Người xem", kim, false);
    CHECK(country.may_on(country.minh, "papers.read", newer, today));
    CHECK(country.may_on(country.minh, "papers.read", lanh, today));
    REQUIRE(country.undo(into));
    CHECK_FALSE(country.may_on(country.minh, "papers.read", newer, today));
    REQUIRE(country.undo(made));
    CHECK_FALSE(country.may_on(country.lan, "papers.read", newer, today));
    CHECK(country.may_on(country.minh, "papers.read", chang, today));
  });
}

TEST_CASE("roles on units that end go on where they are ticked, and end with the change") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), lanh = country.unit("Xã Nà Lạnh"), van = country.unit("Tỉnh Vân Sơn");
    const Grant own = country.grant(country.minh, "Chuyên viên", chang, false);
    const Grant other = country.grant(country.lan, "Văn thư", lanh, false);
    const auto held = country.held();
    const UnitChange change = change_of(ChangeKind::merge, {chang, lanh}, {named("Xã Mới", van)}, kDay);
    const auto seen = country.preview(change);
    REQUIRE(seen);
    CHECK(seen->ending.size() == 2);
    CHECK(country.apply(change, {{{"x"}, 0}}).error().key == "office.change_no_such_role");
    CHECK(country.apply(change, {{own.id, 7}}).error().key == "office.change_no_such_role");
    const StoredChange made = country.make(change, {{own.id, 0}});
    const UnitId newer = made.into.front().unit;
    CHECK(country.may_on(country.minh, "plans.edit", newer, Country::today));
    CHECK_FALSE(country.may_on(country.minh, "plans.edit", newer, kDay.plus_days(-1)));
    CHECK_FALSE(country.may_on(country.lan, "papers.read", newer, Country::today));
    CHECK(country.may_on(country.lan, "papers.register", lanh, Country::today));
    REQUIRE(country.undo(made));
    CHECK_FALSE(country.may_on(country.minh, "plans.edit", newer, Country::today));
    CHECK(country.held() == held);
    CHECK(other.unit == lanh);
  });
}

TEST_CASE("roles go on only by who may give roles") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), lanh = country.unit("Xã Nà Lạnh"), van = country.unit("Tỉnh Vân Sơn");
    let_change(country, country.lan, van, true);
    const Grant own = country.grant(country.minh, "Chuyên viên", chang, false);
    const UnitChange change = change_of(ChangeKind::merge, {chang, lanh}, {named("Xã Mới", van)}, kDay);
    const auto seen = country.preview(change, country.lan);
    REQUIRE(seen);
    const auto made = country.database.write([&](store::Write& tx) {
      return apply_change(tx, country.clock, {country.lan, {}}, change, seen->fingerprint, {{own.id, 0}});
    });
    CHECK(key_of(made) == "office.change_no_roles");
    CHECK(country.names_below(van, Country::today).size() == 3);  // all or nothing
  });
}

TEST_CASE("whose roles come to reach more or fewer units is told") {
  on_each_country([](Country& country) {
    const UnitId chang = country.unit("Xã Bản Chang"), kim = country.unit("Phường Kim");
    const UnitId van = country.unit("Tỉnh Vân Sơn"), hai = country.unit("Tỉnh Hải Yên");
    const Grant of_van = country.grant(country.lan, "Người xem", van, true);
    const Grant of_hai = country.grant(country.minh, "Người xem", hai, true);
    country.grant(country.minh, "Văn thư", hai, false);
    const Grant of_kim = country.grant(country.lan, "Văn thư", kim, false);
    const auto told = [&](const UnitChange& change) {
      std::vector<std::string> lines;
      const auto seen = country.preview(change);
      for (const ReachChange& one : seen->reach)
        lines.push_back((one.gains ? "+" : "-") + one.grant.id.value + " " + std::to_string(one.units.size()));
      std::ranges::sort(lines);
      return lines;
    };
    using Lines = std::vector<std::string>;
    CHECK(told(change_of(ChangeKind::move, {chang}, {under(hai)}, kDay)) ==
          Lines{"+" + of_hai.id.value + " 1", "-" + of_van.id.value + " 1"});
    CHECK(told(change_of(ChangeKind::close, {chang}, {there(kim)}, kDay)) == Lines{"+" + of_kim.id.value + " 1"});
    CHECK(told(change_of(ChangeKind::rename, {chang}, {named("Xã Mới")}, kDay)).empty());
    CHECK(told(change_of(ChangeKind::close, {van}, {there(hai)}, kDay)).size() == 2);  // both grants on Hải Yên gain the things of Vân Sơn
  });
}

}  // namespace
}  // namespace nhipcau::office
