#include "office/rights.hpp"

#include <doctest/doctest.h>

#include "office/account.hpp"
#include "office/area.hpp"
#include "office/grants.hpp"
#include "office/succession.hpp"
#include "office/territory.hpp"
#include "office/units.hpp"
#include "office/who_can.hpp"
#include "store/testing.hpp"

namespace nhipcau::office {
namespace {

const std::vector<store::QueryFile> kQueries{queries()};
const FixedClock kClock(from_rfc3339("2026-11-22T08:00:00.000Z"));
const Date kToday = *Date::make(2026, 11, 22), kChange = *Date::make(2025, 7, 1);

/// Two provinces; one of them was made of two, whose districts are gone.
const Territories kOld{.levels = Territories::Levels::three,
                       .units = {{.code = "51", .name = "Tỉnh Quảng Nghĩa", .english = {}, .level = Level::province, .parent = {}},
                                 {.code = "522", .name = "Huyện Bờ", .english = {}, .level = Level::district, .parent = "51"},
                                 {.code = "21001", .name = "Xã Bờ Trên", .english = {}, .level = Level::commune, .parent = "522"},
                                 {.code = "62", .name = "Tỉnh Kon Tôm", .english = {}, .level = Level::province, .parent = {}},
                                 {.code = "608", .name = "Huyện Đăk", .english = {}, .level = Level::district, .parent = "62"},
                                 {.code = "46", .name = "Thành phố Hế", .english = {}, .level = Level::province, .parent = {}}},
                       .without_code = 0};
const Territories kNew{.levels = Territories::Levels::two,
                       .units = {{.code = "51", .name = "Tỉnh Quảng Nghĩa", .english = {}, .level = Level::province, .parent = {}},
                                 {.code = "21001", .name = "Xã Bờ Biển", .english = {}, .level = Level::commune, .parent = "51"},
                                 {.code = "30000", .name = "Đặc khu Cù Lao", .english = {}, .level = Level::commune, .parent = "51"},
                                 {.code = "46", .name = "Thành phố Hế", .english = {}, .level = Level::province, .parent = {}},
                                 {.code = "40001", .name = "Phường Kim", .english = {}, .level = Level::commune, .parent = "46"}},
                       .without_code = 0};
const TerritoryTables kTables{.mergers = {{.older = "46", .newer = "46", .on = {}, .source = "NQ 1"},
                                          {.older = "51", .newer = "51", .on = kChange, .source = "NQ 1"},
                                          {.older = "62", .newer = "51", .on = kChange, .source = "NQ 1"}},
                              .names = {}};

/// An office with these units, an administrator and two more people.
class Office {
 public:
  explicit Office(store::Database& database) : database_(database) {
    write([&](store::Write& tx) {
      administrator = create_first_administrator(tx, kClock, "quantri", "Quản trị")->id;
      for (const auto* list : {&kOld, &kNew}) REQUIRE(import_territories(tx, kClock, {}, *list, kTables));
      for (const auto& [id, name] : {std::pair(lan, "lan"), {minh, "minh"}}) {
        tx.run("office.add_account", id.value, name, name, name, "vi", to_rfc3339(kClock.now()));
      }
    });
  }

  template <class Act>
  void write(const Act& act) {
    REQUIRE(database_.write([&](store::Write& tx) -> Result<void> {
      act(tx);
      return {};
    }));
  }
  template <class Look>
  auto read(const Look& look) {
    return database_.read(look);
  }
  UnitId unit(std::string_view name, const Date& on = kToday) {
    return read([&](store::Read& tx) { return find_units(tx, name, on).places.at(0).unit.id; });
  }
  RoleId role(std::string_view name) {
    return read([&](store::Read& tx) {
      for (const Role& one : list_roles(tx)) {
        if (one.name == name) return one.id;
      }
      return RoleId{};
    });
  }
  Result<Grant> grant(const AccountId& account, std::string_view role_name, const UnitId& unit, bool with_below,
                      std::optional<Date> from = {}, std::optional<Date> until = {}) {
    const RoleId id = role(role_name);
    return database_.write([&](store::Write& tx) {
      return grant_role(
          tx, kClock, {administrator, "192.0.2.7"},
          {.account = account, .role = id, .unit = unit, .with_below = with_below, .from = from, .until = until, .reason = {}});
    });
  }
  bool may_now(const AccountId& account, std::string_view permission, const UnitId& unit, const Date& on = kToday) {
    return read([&](store::Read& tx) { return may(tx, account, permission, unit, on); });
  }

  AccountId administrator, lan{"LAN"}, minh{"MINH"};

 private:
  store::Database& database_;
};

TEST_CASE("the first administrator may do everything everywhere but what is held by name, an account without a grant nothing") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    for (const Permission& permission : kPermissions) {
      CAPTURE(permission.name);
      CHECK(office.may_now(office.administrator, permission.name, {}) != permission.is_by_name);
      CHECK(office.may_now(office.administrator, permission.name, office.unit("Phường Kim")) != permission.is_by_name);
      CHECK_FALSE(office.may_now(office.lan, permission.name, {}));
      CHECK_FALSE(office.may_now(office.lan, permission.name, office.unit("Phường Kim")));
    }
    const Rights all = office.read([&](store::Read& tx) { return load_rights(tx, office.administrator, kToday); });
    CHECK(all.everywhere == Permissions::all());
    CHECK(office.read([&](store::Read& tx) { return load_rights(tx, office.lan, kToday); }).anywhere == Permissions());
  });
}

TEST_CASE("a role on a unit is good for it; with what is below, for that too; never for what is above or beside") {
  struct Case {
    std::string_view on;  ///< the unit of the grant; empty: the office as a whole
    bool with_below;
    std::vector<std::string_view> good, not_good;
  };
  const std::vector<Case> cases{
      {"Tỉnh Quảng Nghĩa", true, {"Tỉnh Quảng Nghĩa", "Xã Bờ Biển", "Đặc khu Cù Lao"}, {"Thành phố Hế", "Phường Kim", ""}},
      {"Tỉnh Quảng Nghĩa", false, {"Tỉnh Quảng Nghĩa"}, {"Xã Bờ Biển", "Đặc khu Cù Lao", "Thành phố Hế", "Phường Kim", ""}},
      {"Xã Bờ Biển", true, {"Xã Bờ Biển"}, {"Tỉnh Quảng Nghĩa", "Đặc khu Cù Lao", "Phường Kim", ""}},
      {"", false, {""}, {"Tỉnh Quảng Nghĩa", "Xã Bờ Biển", "Phường Kim"}},
      {"", true, {"", "Tỉnh Quảng Nghĩa", "Xã Bờ Biển", "Đặc khu Cù Lao", "Thành phố Hế", "Phường Kim"}, {}}};
  store::for_each_engine(kQueries, [&](store::Database& database) {
    Office office(database);
    const auto id_of = [&](std::string_view name) { return name.empty() ? UnitId{} : office.unit(name); };
    for (const Case& one : cases) {
      CAPTURE(one.on);
      CAPTURE(one.with_below);
      const auto grant = office.grant(office.lan, "Văn thư", id_of(one.on), one.with_below);
      REQUIRE(grant);
      for (const auto name : one.good) {
        CHECK(office.may_now(office.lan, "papers.register", id_of(name)));
        CHECK(office.may_now(office.lan, "papers.read", id_of(name)));  // included
        CHECK_FALSE(office.may_now(office.lan, "plans.edit", id_of(name)));
      }
      for (const auto name : one.not_good) CHECK_FALSE(office.may_now(office.lan, "papers.read", id_of(name)));
      CHECK(office.may_now(office.lan, "units.read", office.unit("Phường Kim")));  // the directory belongs to nobody
      office.write([&](store::Write& tx) { REQUIRE(end_grant(tx, kClock, {office.administrator, {}}, grant->id)); });
      CHECK_FALSE(office.may_now(office.lan, "papers.read", id_of(one.on)));
    }
  });
}

TEST_CASE(
    "what went whole into a unit belongs to it from that day, with what had stood below; a permission of the whole office needs it all") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const Date before = *Date::make(2024, 5, 1);
    REQUIRE(office.grant(office.lan, "Người xem", office.unit("Tỉnh Quảng Nghĩa"), true, before));
    const UnitId kon_tum = office.unit("Tỉnh Kon Tôm", before), dak = office.unit("Huyện Đăk", before);
    CHECK(office.may_now(office.lan, "papers.read", kon_tum));
    CHECK(office.may_now(office.lan, "papers.read", dak));
    CHECK_FALSE(office.may_now(office.lan, "papers.read", kon_tum, before));
    CHECK_FALSE(office.may_now(office.lan, "papers.read", dak, kChange.plus_days(-1)));
    CHECK(office.may_now(office.lan, "papers.read", dak, kChange));

    REQUIRE(office.grant(office.minh, "Quản trị", office.unit("Tỉnh Quảng Nghĩa"), true));
    CHECK(office.may_now(office.minh, "plans.edit", office.unit("Xã Bờ Biển")));
    CHECK_FALSE(office.may_now(office.minh, "roles.manage", office.unit("Xã Bờ Biển")));
  });
}

TEST_CASE("a statement of what became of a unit moves what grants are good for, and taking it back moves it back") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const UnitId older = office.unit("Huyện Đăk", *Date::make(2024, 5, 1)), newer = office.unit("Đặc khu Cù Lao");
    REQUIRE(office.grant(office.lan, "Người xem", newer, false));
    CHECK_FALSE(office.may_now(office.lan, "papers.read", older));
    office.write([&](store::Write& tx) {
      REQUIRE(state_succession(tx, kClock, {}, {.older = older, .newer = newer, .share = Share::whole, .on = kChange, .source = "NQ 9"}));
    });
    CHECK(office.may_now(office.lan, "papers.read", older));
    office.write([&](store::Write& tx) { REQUIRE(withdraw_succession(tx, kClock, {}, older, newer)); });
    CHECK_FALSE(office.may_now(office.lan, "papers.read", older));
  });
}

TEST_CASE("a grant holds from its first day until the day before its end") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const UnitId kim = office.unit("Phường Kim");
    REQUIRE(office.grant(office.lan, "Người xem", kim, false, kToday.plus_days(2), kToday.plus_days(5)));
    for (const int day : {0, 1, 2, 4, 5, 6}) {
      CAPTURE(day);
      CHECK(office.may_now(office.lan, "papers.read", kim, kToday.plus_days(day)) == (day >= 2 && day < 5));
    }
    const auto key_of = [&](const Result<Grant>& grant) { return grant ? std::string("granted") : grant.error().key; };
    CHECK(key_of(office.grant(office.lan, "Người xem", kim, false, kToday.plus_days(2), kToday.plus_days(5))) == "office.grant_there");
    CHECK(key_of(office.grant(office.lan, "Người xem", kim, false, kToday, kToday)) == "office.grant_until_before_from");
    CHECK(key_of(office.grant(office.lan, "Người xem", kim, false, kToday.plus_days(-9), kToday.plus_days(-1))) == "office.grant_over");
    CHECK(key_of(office.grant({"NOBODY"}, "Người xem", kim, false)) == "office.no_such_account");
    CHECK(key_of(office.grant(office.lan, "no such role", kim, false)) == "office.no_such_role");
    CHECK(key_of(office.grant(office.lan, "Người xem", {"NOWHERE"}, false)) == "office.no_such_unit");
  });
}

TEST_CASE("a delegation lets another do the same for a period, ends by itself and with what it rests on, and is not passed on") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const UnitId kim = office.unit("Phường Kim");
    const auto own = office.grant(office.lan, "Chuyên viên", kim, false);
    REQUIRE(own);
    const auto try_it = [&](const AccountId& who, const Delegation& what) {
      return database.write([&](store::Write& tx) { return delegate(tx, kClock, {who, "192.0.2.8"}, what); });
    };
    const Delegation week{.basis = own->id, .to = office.minh, .from = kToday, .until = kToday.plus_days(7), .reason = "nghỉ phép"};
    const auto key_of = [&](const Result<Grant>& grant) { return grant ? std::string("delegated") : grant.error().key; };
    CHECK(key_of(try_it(office.minh, week)) == "office.no_such_grant");  // not one's own
    Delegation wrong = week;
    wrong.to = office.lan;
    CHECK(key_of(try_it(office.lan, wrong)) == "office.delegate_to_oneself");
    wrong = week;
    wrong.until = kToday.plus_days(kLongestDelegationDays + 1);
    CHECK(key_of(try_it(office.lan, wrong)) == "office.delegation_too_long");

    const auto delegated = try_it(office.lan, week);
    REQUIRE(delegated);
    CHECK(delegated->delegated_by == office.lan);
    CHECK(office.may_now(office.minh, "plans.edit", kim));
    CHECK(office.may_now(office.minh, "plans.edit", kim, kToday.plus_days(6)));
    CHECK_FALSE(office.may_now(office.minh, "plans.edit", kim, kToday.plus_days(7)));
    Delegation further = week;
    further.basis = delegated->id;
    further.to = office.administrator;
    CHECK(key_of(try_it(office.minh, further)) == "office.delegated_already");

    office.write([&](store::Write& tx) { REQUIRE(end_grant(tx, kClock, {office.administrator, {}}, own->id)); });
    CHECK_FALSE(office.may_now(office.minh, "plans.edit", kim));
    CHECK(office.read([&](store::Read& tx) { return list_grants_of(tx, office.minh, kToday).empty(); }));
  });
}

TEST_CASE("who delegated and who has it may end a delegation, nobody else") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const auto own = office.grant(office.lan, "Chuyên viên", {}, false);
    REQUIRE(own);
    const auto end_as = [&](const AccountId& who, const GrantId& what) {
      return database.write([&](store::Write& tx) { return end_delegation(tx, kClock, {who, {}}, what); });
    };
    for (const bool by_giver : {true, false}) {
      const auto delegated = database.write([&](store::Write& tx) {
        return delegate(tx, kClock, {office.lan, {}},
                        {.basis = own->id, .to = office.minh, .from = kToday, .until = kToday.plus_days(2), .reason = {}});
      });
      REQUIRE(delegated);
      CHECK_FALSE(end_as(office.administrator, delegated->id));
      CHECK_FALSE(end_as(office.minh, own->id));
      CHECK(end_as(by_giver ? office.lan : office.minh, delegated->id));
      CHECK_FALSE(office.may_now(office.minh, "plans.read", {}));
    }
  });
}

TEST_CASE("the last who may give roles keeps that") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const auto own = office.read([&](store::Read& tx) { return list_grants_of(tx, office.administrator, kToday).at(0); });
    const auto end = [&] {
      return database.write([&](store::Write& tx) { return end_grant(tx, kClock, {office.administrator, {}}, own.id); });
    };
    const auto refused = end();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().key == "office.last_administrator");
    CHECK(office.may_now(office.administrator, "roles.manage", {}));
    REQUIRE(office.grant(office.lan, "Quản trị", {}, true));
    CHECK(end());
    CHECK_FALSE(office.may_now(office.administrator, "roles.manage", {}));
  });
}

TEST_CASE("changing a role changes what its holders may; the administrator's stays; one in use is not retired") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const Actor actor{office.administrator, {}};
    Role reader = *office.read([&](store::Read& tx) { return load_role(tx, office.role("Người xem")); });
    REQUIRE(office.grant(office.lan, "Người xem", {}, true));
    reader.permissions.add("plans.edit");
    office.write([&](store::Write& tx) { REQUIRE(change_role(tx, kClock, actor, reader)); });
    CHECK(office.may_now(office.lan, "plans.edit", office.unit("Phường Kim")));

    const auto key_of = [&](const auto& act) {
      const auto done = database.write([&](store::Write& tx) -> Result<void> {
        const auto result = act(tx);
        return result ? Result<void>() : tl::unexpected(result.error());
      });
      return done ? std::string("done") : done.error().key;
    };
    CHECK(key_of([&](store::Write& tx) { return change_role(tx, kClock, actor, reader); }) == "api.changed_meanwhile");
    CHECK(key_of([&](store::Write& tx) { return retire_role(tx, kClock, actor, reader.id); }) == "office.role_in_use");
    Role all = *office.read([&](store::Read& tx) { return load_role(tx, office.role("Quản trị")); });
    all.permissions = Permissions{"papers.read"};
    CHECK(key_of([&](store::Write& tx) { return change_role(tx, kClock, actor, all); }) == "office.role_fixed");
    CHECK(key_of([&](store::Write& tx) { return retire_role(tx, kClock, actor, all.id); }) == "office.role_fixed");
    CHECK(key_of([&](store::Write& tx) { return add_role(tx, kClock, actor, {.name = "VĂN THƯ", .english = {}, .note = {}}, {}); }) ==
          "office.role_name_taken");
    CHECK(key_of([&](store::Write& tx) { return add_role(tx, kClock, actor, {.name = " ", .english = {}, .note = {}}, {}); }) ==
          "office.role_name_missing");
    CHECK(key_of([&](store::Write& tx) { return retire_role(tx, kClock, actor, office.role("Văn thư")); }) == "done");
    CHECK(office.role("Văn thư").empty());
  });
}

TEST_CASE("why somebody may or may not is told by each of their grants") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const UnitId kim = office.unit("Phường Kim"), bien = office.unit("Xã Bờ Biển");
    REQUIRE(office.grant(office.lan, "Người xem", kim, false));
    REQUIRE(office.grant(office.lan, "Chuyên viên", bien, false));
    REQUIRE(office.grant(office.lan, "Chuyên viên", kim, false, kToday.plus_days(3)));
    REQUIRE(office.grant(office.lan, "Quản trị", kim, false));
    const auto told = [&](std::string_view permission, const UnitId& unit) {
      std::vector<std::string> lines;
      for (const Ground& ground : office.read([&](store::Read& tx) { return explain(tx, office.lan, permission, unit, kToday); }))
        lines.push_back(ground.grant.role_name + " " + std::string(to_name(ground.bearing)));
      std::ranges::sort(lines);
      return lines;
    };
    CHECK(told("plans.edit", kim) ==
          std::vector<std::string>{"Chuyên viên elsewhere", "Chuyên viên to_come", "Người xem not_in_role", "Quản trị allows"});
    CHECK(told("roles.manage", kim) ==
          std::vector<std::string>{"Chuyên viên elsewhere", "Chuyên viên not_in_role", "Người xem not_in_role", "Quản trị not_whole"});
    const auto who = office.read([&](store::Read& tx) { return who_can(tx, "plans.edit", bien, kToday); });
    REQUIRE(who.size() == 2);
    CHECK(who.at(0).grant.account_name == "lan");
    CHECK(who.at(1).grant.account == office.administrator);
  });
}

TEST_CASE("an office from before there were roles: its accounts become administrators, once") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    REQUIRE(database.write([&](store::Write& tx) -> Result<void> {
      tx.run("office.add_account", "CŨ", "cu", "cu", "Cũ", "vi", to_rfc3339(kClock.now()));
      return {};
    }));
    const auto roles = [&] { return database.read([](store::Read& tx) { return list_roles(tx); }); };
    prepare_roles(database, kClock);
    CHECK(database.read([](store::Read& tx) { return may(tx, {"CŨ"}, "roles.manage", {}, kToday); }));
    const std::size_t first = roles().size();
    CHECK(first == 6);
    prepare_roles(database, kClock);
    CHECK(roles().size() == first);
    CHECK(database.read([](store::Read& tx) { return list_grants_of(tx, {"CŨ"}, kToday).size(); }) == 1);
  });
}

}  // namespace
}  // namespace nhipcau::office
