#include "office/organ_codes.hpp"

#include <doctest/doctest.h>

#include "office/account.hpp"
#include "office/units.hpp"
#include "store/testing.hpp"

namespace nhipcau::office {
namespace {

const std::vector<store::QueryFile> kQueries{queries()};
const FixedClock kClock(from_rfc3339("2026-11-22T08:00:00.000Z"));
const Date kToday = *Date::make(2026, 11, 22);

Date day(std::string_view iso) {
  return *Date::from_iso(iso);
}

void add_unit(store::Write& tx, const std::string& id, const std::string& from, const std::optional<std::string>& until) {
  tx.run("office.add_unit", id, "state", "province", from, until);
  tx.run("office.add_unit_name", id, from, std::optional<std::string>(), "Sở " + id, "", "sở " + id, "so " + id, "so " + id);
}

OrganCode code_of(const std::string& code, std::string_view from, std::string_view until = "") {
  return {.code = code, .from = day(from), .until = Date::from_iso(until), .source = "QĐ 12/QĐ-UBND"};
}

/// Two bodies: A since always, B for two years.
void with_two(const std::function<void(store::Database&)>& test) {
  store::for_each_engine(kQueries, [&](store::Database& database) {
    database.write([](store::Write& tx) {
      add_unit(tx, "A", "", {});
      add_unit(tx, "B", "2024-01-01", "2026-01-01");
      return true;
    });
    test(database);
  });
}

/// The error's key; empty if it was given.
std::string give(store::Database& database, const std::string& unit, const OrganCode& code) {
  const auto given = database.write([&](store::Write& tx) { return give_organ_code(tx, kClock, {}, {unit}, code); });
  return given ? std::string() : given.error().key;
}

std::string correct(store::Database& database, std::string_view since, OrganCode code, std::int64_t version) {
  code.version = version;
  const auto done = database.write([&](store::Write& tx) { return correct_organ_code(tx, kClock, {}, {"A"}, day(since), code); });
  return done ? std::string() : done.error().key;
}

std::vector<std::string> codes_of(store::Database& database, const std::string& unit) {
  std::vector<std::string> told;
  for (const OrganCode& code : database.read([&](store::Read& tx) { return list_organ_codes(tx, {unit}); }))
    told.push_back(code.code + " " + code.from.to_iso() + "/" + (code.until ? code.until->to_iso() : "") + " v" +
                   std::to_string(code.version));
  return told;
}

std::vector<std::string> events_of(store::Database& database, const std::string& unit) {
  std::vector<std::string> events;
  for (const AuditEntry& entry : database.read([&](store::Read& tx) { return list_audit(tx, "unit", unit, 10); }))
    events.push_back(entry.line.event + ": " + entry.line.before + " > " + entry.line.after);
  return events;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a newer code ends the one before it, and each is told in the audit trail") {
  with_two([](store::Database& database) {
    CHECK(give(database, "A", code_of("000.00.01.H59", "2024-01-01")) == "");
    CHECK(give(database, "A", code_of("H59.242", "2025-07-01")) == "");
    CHECK(codes_of(database, "A") == Texts{"H59.01 2024-01-01/2025-07-01 v2", "H59.242 2025-07-01/ v1"});
    CHECK(events_of(database, "A") ==
          Texts{"office.unit_code_given:  > H59.242 2025-07-01/ QĐ 12/QĐ-UBND",
                "office.unit_code_ended: H59.01 2024-01-01/ QĐ 12/QĐ-UBND > H59.01 2024-01-01/2025-07-01 QĐ 12/QĐ-UBND",
                "office.unit_code_given:  > H59.01 2024-01-01/ QĐ 12/QĐ-UBND"});
  });
}

TEST_CASE("a code that cannot be is refused, and nothing is written") {
  with_two([](store::Database& database) {
    REQUIRE(give(database, "A", code_of("H59.01", "2024-06-01", "2025-01-01")).empty());
    OrganCode silent = code_of("H59.02", "2025-07-01"), wordy = silent;
    silent.source = " ";
    wordy.source = std::string(kLongestCodeSource + 1, 'a');
    const std::tuple<std::string, OrganCode, std::string> rows[] = {
        {"X", code_of("H59.02", "2025-07-01"), "office.no_such_unit"},
        {"A", code_of("H59-02", "2025-07-01"), "office.organ_code_bad"},
        {"A", silent, "office.organ_code_no_source"},
        {"A", wordy, "office.organ_code_source_too_long"},
        {"A", code_of("H59.02", "2025-07-01", "2025-07-01"), "office.organ_code_until_before_from"},
        {"B", code_of("H59.02", "2023-07-01"), "office.organ_code_outside"},
        {"B", code_of("H59.02", "2025-07-01", "2026-01-02"), "office.organ_code_outside"},
        {"B", code_of("H59.02", "2026-01-01"), "office.organ_code_outside"},
        {"A", code_of("H59.02", "2024-12-31"), "office.organ_code_there"},
        {"A", code_of("H59.02", "2023-01-01"), "office.organ_code_there"},
        {"A", code_of("H59.01", "2024-06-01"), "office.organ_code_there"},
        {"B", code_of("000.00.01.H59", "2024-12-31"), "office.organ_code_taken"},
        {"B", code_of("H59.01", "2024-01-01", "2024-06-02"), "office.organ_code_taken"},
    };
    for (const auto& [unit, code, key] : rows) {
      CAPTURE(unit);
      CAPTURE(code.code);
      CHECK(give(database, unit, code) == key);
    }
    CHECK(codes_of(database, "A").size() == 1);
    CHECK(events_of(database, "A").size() == 1);
    CHECK(codes_of(database, "B").empty());
  });
}

TEST_CASE("a code goes from one unit to another as soon as it is free") {
  with_two([](store::Database& database) {
    CHECK(give(database, "A", code_of("H59.01", "2024-06-01", "2025-01-01")) == "");
    CHECK(give(database, "B", code_of("H59.01", "2025-01-01")) == "");
    CHECK(codes_of(database, "B") == Texts{"H59.01 2025-01-01/2026-01-01 v1"});  // the unit's own end
    CHECK(give(database, "A", code_of("H59.01", "2026-01-01")) == "");
  });
}

TEST_CASE("a code is corrected by who saw it as it is, and one given by mistake is taken back") {
  with_two([](store::Database& database) {
    REQUIRE(give(database, "A", code_of("H59.01", "2024-06-01")).empty());
    REQUIRE(give(database, "B", code_of("H59.02", "2024-06-01")).empty());
    CHECK(correct(database, "2024-06-01", code_of("H59.1", "2024-07-01", "2025-01-01"), 1) == "");
    CHECK(codes_of(database, "A") == Texts{"H59.1 2024-07-01/2025-01-01 v2"});
    CHECK(correct(database, "2024-07-01", code_of("H59.1", "2024-07-01", "2025-01-01"), 2) == "");
    CHECK(events_of(database, "A").size() == 2);
    const std::tuple<std::string, OrganCode, int, std::string> rows[] = {
        {"2024-07-01", code_of("H59.3", "2024-07-01"), 1, "api.changed_meanwhile"},
        {"2024-06-01", code_of("H59.3", "2024-07-01"), 2, "office.no_such_organ_code"},
        {"2024-07-01", code_of("H59.02", "2024-07-01"), 2, "office.organ_code_taken"},
        {"2024-07-01", code_of("59", "2024-07-01"), 2, "office.organ_code_bad"},
    };
    for (const auto& [since, code, version, key] : rows) CHECK(correct(database, since, code, version) == key);
    const auto withdraw = [&] {
      return database.write([](store::Write& tx) { return withdraw_organ_code(tx, kClock, {}, {"A"}, day("2024-07-01")); });
    };
    CHECK(withdraw());
    CHECK(codes_of(database, "A").empty());
    CHECK(events_of(database, "A").front() == "office.unit_code_withdrawn: H59.1 2024-07-01/2025-01-01 QĐ 12/QĐ-UBND > ");
    CHECK(withdraw().error().key == "office.no_such_organ_code");
  });
}

TEST_CASE("a unit is found by its code in either form, also by one it had") {
  with_two([](store::Database& database) {
    REQUIRE(give(database, "A", code_of("H59.01", "2024-01-01")).empty());
    REQUIRE(give(database, "A", code_of("H59.242", "2025-07-01")).empty());
    for (const std::string_view words : {"000.00.01.H59", "h59.01", " H59.01 ", "H59.242"}) {
      CAPTURE(words);
      const auto found = database.read([&](store::Read& tx) { return find_units(tx, words, kToday); });
      REQUIRE(found.places.size() == 1);
      CHECK(found.places.front().unit.name == "Sở A");
    }
    CHECK(database.read([](store::Read& tx) { return find_units(tx, "000.00.02.H59", kToday); }).places.empty());
  });
}

}  // namespace nhipcau::office
