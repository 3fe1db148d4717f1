#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "office/account.hpp"
#include "office/area.hpp"
#include "office/rights.hpp"
#include "office/territory.hpp"
#include "office/unit_change.hpp"
#include "office/units.hpp"
#include "store/testing.hpp"

/// For tests: a small country to change, an office with an administrator and somebody without a role.
namespace nhipcau::office::testing {

/// What the tables of units hold, a line a row, for comparing.
inline constexpr std::string_view kDumps =
    "-- name: units\n"
    "SELECT id || ' ' || tree || ' ' || level || ' ' || from_on || ' ' || COALESCE(until_on, '-') AS line FROM unit ORDER BY id;\n"
    "-- name: names\n"
    "SELECT unit_id || ' ' || from_on || ' ' || COALESCE(until_on, '-') || ' ' || name || ' ' || english || ' ' || name_key || ' ' || "
    "folded "
    "|| ' ' || short_folded AS line FROM unit_name ORDER BY unit_id, from_on;\n"
    "-- name: parents\n"
    "SELECT unit_id || ' ' || from_on || ' ' || COALESCE(until_on, '-') || ' ' || parent_id AS line FROM unit_parent ORDER BY unit_id, "
    "from_on;\n"
    "-- name: codes\n"
    "SELECT unit_id || ' ' || scheme || ' ' || from_on || ' ' || COALESCE(until_on, '-') || ' ' || code AS line FROM unit_code ORDER BY "
    "unit_id, scheme, from_on;\n"
    "-- name: territories\n"
    "SELECT unit_id || ' ' || territory_id || ' ' || from_on || ' ' || COALESCE(until_on, '-') AS line FROM unit_territory ORDER BY "
    "unit_id, "
    "territory_id, from_on;\n"
    "-- name: successions\n"
    "SELECT older_id || ' ' || newer_id || ' ' || share || ' ' || on_day || ' ' || source || ' ' || origin || ' ' || COALESCE(account_id, "
    "'-') || ' ' || COALESCE(withdrawn_at, '-') AS line FROM unit_succession ORDER BY older_id, newer_id;\n"
    "-- name: areas\n"
    "SELECT root_id || ' ' || unit_id || ' ' || from_on || ' ' || until_on AS line FROM unit_area ORDER BY root_id, with_below, unit_id, "
    "from_on;\n"
    "-- name: held\n"
    "SELECT account_id || ' ' || permission || ' ' || root_id || ' ' || from_on || ' ' || until_on AS line FROM held_permission "
    "ORDER BY account_id, permission, root_id, grant_id;\n";

inline const std::vector<store::QueryFile> kUnitQueries{queries(), {.room = "dump", .sql = kDumps}};
inline const Date kChangeOfLevels = *Date::make(2025, 7, 1);

/// Two provinces; one with three communes, one with two.
inline const Territories kCountry{
    .levels = Territories::Levels::two,
    .units = {{.code = "51", .name = "Tỉnh Vân Sơn", .english = "Van Son Province", .level = Level::province, .parent = {}},
              {.code = "21001", .name = "Xã Bản Chang", .english = {}, .level = Level::commune, .parent = "51"},
              {.code = "21004", .name = "Xã Nà Lạnh", .english = {}, .level = Level::commune, .parent = "51"},
              {.code = "21007", .name = "Phường Kim", .english = "Kim Ward", .level = Level::commune, .parent = "51"},
              {.code = "52", .name = "Tỉnh Hải Yên", .english = {}, .level = Level::province, .parent = {}},
              {.code = "30001", .name = "Xã Cù Lao", .english = {}, .level = Level::commune, .parent = "52"},
              {.code = "30004", .name = "Xã Bờ Biển", .english = {}, .level = Level::commune, .parent = "52"}},
    .without_code = 0};
inline const TerritoryTables kCountryTables{
    .mergers = {{.older = "51", .newer = "51", .on = {}, .source = "NQ 1"}, {.older = "52", .newer = "52", .on = {}, .source = "NQ 1"}},
    .names = {}};

struct Country {
  explicit Country(store::Database& its_database) : database(its_database) {
    write([&](store::Write& tx) {
      administrator = create_first_administrator(tx, clock, "quantri", "Quản trị")->id;
      REQUIRE(import_territories(tx, clock, {}, kCountry, kCountryTables));
      for (const auto& [id, name] : {std::pair(lan, "lan"), {minh, "minh"}})
        tx.run("office.add_account", id.value, name, name, name, "vi", to_rfc3339(clock.now()));
    });
  }

  template <class Act>
  void write(const Act& act) {
    REQUIRE(database.write([&](store::Write& tx) -> Result<void> {
      act(tx);
      return {};
    }));
  }
  template <class Look>
  auto read(const Look& look) {
    return database.read(look);
  }
  UnitId unit(std::string_view name, const Date& on = today) {
    const auto found = read([&](store::Read& tx) { return find_units(tx, name, on); });
    CAPTURE(name);
    REQUIRE_FALSE(found.places.empty());
    return found.places.front().unit.id;
  }
  std::string name(const UnitId& id, const Date& on) {
    return read([&](store::Read& tx) { return load_unit(tx, id, on)->name; });
  }
  std::vector<std::string> names_below(const UnitId& id, const Date& on) {
    std::vector<std::string> names;
    for (const Unit& unit : read([&](store::Read& tx) { return list_below(tx, id, on); })) names.push_back(unit.name);
    return names;
  }
  Result<ChangePreview> preview(const UnitChange& change, const AccountId& as = {}) {
    return read([&](store::Read& tx) { return preview_change(tx, clock, {as, {}}, change); });
  }
  Result<StoredChange> apply(const UnitChange& change, const std::vector<CarriedGrant>& carried = {}) {
    const auto seen = preview(change, administrator);
    if (!seen) return tl::unexpected(seen.error());
    return database.write([&](store::Write& tx) { return apply_change(tx, clock, self(), change, seen->fingerprint, carried); });
  }
  StoredChange make(const UnitChange& change, const std::vector<CarriedGrant>& carried = {}) {
    const auto made = apply(change, carried);
    CAPTURE((made ? std::string() : made.error().key));
    REQUIRE(made);
    return *made;
  }
  Result<StoredChange> undo(const StoredChange& change, std::int64_t things = 0) {
    return database.write([&](store::Write& tx) {
      return undo_change(tx, clock, self(), change.of.front().unit, change.id, [&](store::Read&, const UnitId&) { return things; });
    });
  }
  /// All rows of units, with what grants are good for.
  std::vector<std::string> dump() {
    return read([](store::Read& tx) {
      std::vector<std::string> lines;
      for (const char* table :
           {"dump.units", "dump.names", "dump.parents", "dump.codes", "dump.territories", "dump.successions", "dump.areas"}) {
        lines.emplace_back(table);
        for (const store::Row& row : tx.many(table)) lines.push_back(row.text("line"));
      }
      return lines;
    });
  }
  std::vector<std::string> held() {
    return read([](store::Read& tx) {
      std::vector<std::string> lines;
      for (const store::Row& row : tx.many("dump.held")) lines.push_back(row.text("line"));
      return lines;
    });
  }
  RoleId role(std::string_view name) {
    return read([&](store::Read& tx) {
      for (const Role& role : list_roles(tx)) {
        if (role.name == name) return role.id;
      }
      return RoleId{};
    });
  }
  Grant grant(const AccountId& account, std::string_view role_name, const UnitId& unit, bool with_below) {
    const auto given = database.write([&](store::Write& tx) {
      return grant_role(
          tx, clock, self(),
          {.account = account, .role = role(role_name), .unit = unit, .with_below = with_below, .from = {}, .until = {}, .reason = {}});
    });
    REQUIRE(given);
    return *given;
  }
  bool may_on(const AccountId& account, std::string_view permission, const UnitId& unit, const Date& on) {
    return read([&](store::Read& tx) { return may(tx, account, permission, unit, on); });
  }
  [[nodiscard]] Actor self() const { return {administrator, "192.0.2.1"}; }

  static inline const Date today = *Date::make(2026, 11, 22);
  store::Database& database;
  FixedClock clock{from_rfc3339("2026-11-22T08:00:00.000Z")};
  AccountId administrator, lan{"LAN"}, minh{"MINH"};
};

inline void on_each_country(const std::function<void(Country&)>& test) {
  store::for_each_engine(kUnitQueries, [&](store::Database& database) {
    Country country(database);
    test(country);
  });
}

inline const std::string kPaper = "Nghị quyết số 12/NQ-HĐND ngày 01/3/2026";

inline UnitChange change_of(ChangeKind kind, std::vector<UnitId> units, std::vector<ChangeResult> results, const Date& on) {
  return {.kind = kind,
          .units = std::move(units),
          .results = std::move(results),
          .places = {},
          .close_below = false,
          .on = on,
          .source = kPaper};
}
inline ChangeResult named(std::string name, const UnitId& parent = {}, std::string code = {}) {
  return {.unit = {}, .name = std::move(name), .english = {}, .code = std::move(code), .parent = parent};
}
inline ChangeResult there(const UnitId& unit) {
  return {.unit = unit, .name = {}, .english = {}, .code = {}, .parent = {}};
}
inline ChangeResult under(const UnitId& parent) {
  return {.unit = {}, .name = {}, .english = {}, .code = {}, .parent = parent};
}

}  // namespace nhipcau::office::testing
