#include "store/migrate.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "base/require.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::store;

namespace {

const Migration kFirst{1, "0001_first.sql", "CREATE TABLE first (id TEXT PRIMARY KEY); INSERT INTO first (id) VALUES ('a');"};
const Migration kSecond{2, "0002_second.sql", "CREATE TABLE second (id TEXT PRIMARY KEY);"};
const Migration kThird{3, "0003_third.sql", "CREATE TABLE third (id TEXT PRIMARY KEY);"};

const std::vector<QueryFile> kQueries{
    {"test",
     "-- name: steps\nSELECT number, name, applied_at, sha256 FROM schema_step ORDER BY number;\n"
     "-- name: tables @sqlite\nSELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'schema_step' ORDER BY name;\n"
     "-- name: tables @postgres\nSELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_step' "
     "ORDER BY name;"}};

std::string names(Database& database, std::string_view query) {
  return database.read([&](Read& tx) {
    std::string all;
    for (const Row& row : tx.many(query)) all += row.text("name") + " ";
    return all;
  });
}

struct Office {
  explicit Office(Engine engine) : place(engine) {}
  TestPlace place;
  [[nodiscard]] Result<std::unique_ptr<Database>> open(const std::vector<Migration>& steps) const {
    return Database::open({.path = place.location()}, steps, kQueries);
  }
};

void in_new_office(const std::function<void(const Office&)>& test) {
  for (const Engine engine : test_engines()) {
    const Office office(engine);
    CAPTURE(office.place.location());
    test(office);
  }
}

}  // namespace

TEST_CASE("steps are applied once, in order of number, and new ones later") {
  in_new_office([&](const Office& office) {
    {
      auto database = office.open({kSecond, kFirst});
      REQUIRE(database);
      CHECK(names(**database, "test.steps") == "0001_first.sql 0002_second.sql ");
      CHECK(names(**database, "test.tables") == "first second ");
    }
    for (int again = 0; again < 2; ++again) {
      auto database = office.open({kFirst, kSecond, kThird});
      REQUIRE(database);
      CHECK(names(**database, "test.steps") == "0001_first.sql 0002_second.sql 0003_third.sql ");
      CHECK(names(**database, "test.tables") == "first second third ");
    }
  });
}

TEST_CASE("a history that does not fit is refused in words, and nothing is changed") {
  Migration altered = kSecond;
  altered.sql = "CREATE TABLE second (id TEXT PRIMARY KEY, more TEXT);";
  const Migration skipped{2, "0002_late.sql", "CREATE TABLE late (id TEXT PRIMARY KEY);"};
  struct Case {
    const char* what;
    std::vector<Migration> before, after;
    std::string key;
    std::vector<std::string> args;
  };
  const std::vector<Case> cases{
      {"an older program", {kFirst, kSecond, kThird}, {kFirst, kSecond}, "store.newer_schema", {"3", "2"}},
      {"an altered step", {kFirst, kSecond}, {kFirst, altered, kThird}, "store.altered_step", {"0002_second.sql"}},
      {"a step slipped in", {kFirst, kThird}, {kFirst, skipped, kThird}, "store.missing_step", {"0002_late.sql"}},
  };
  for (const Case& one : cases) {
    CAPTURE(one.what);
    in_new_office([&](const Office& office) {
      REQUIRE(office.open(one.before));
      const auto refused = office.open(one.after);
      REQUIRE_FALSE(refused);
      CHECK(refused.error().code == Code::conflict);
      CHECK(refused.error().key == one.key);
      CHECK(refused.error().args == one.args);
      auto as_before = office.open(one.before);
      REQUIRE(as_before);
      CHECK((*as_before)->read([](Read& tx) { return tx.many("test.steps").size(); }) == one.before.size());
    });
  }
}

TEST_CASE("a step that fails is named and undone; those before it stay") {
  in_new_office([&](const Office& office) {
    const Migration broken{2, "0002_broken.sql", "CREATE TABLE half (id TEXT PRIMARY KEY); CREATE TABLE half (id TEXT PRIMARY KEY);"};
    try {
      (void)office.open({kFirst, broken});
      FAIL("it started");
    } catch (const DatabaseError& error) {
      CHECK(std::string(error.what()).find("0002_broken.sql") != std::string::npos);
    }
    auto database = office.open({kFirst});
    REQUIRE(database);
    CHECK(names(**database, "test.tables") == "first ");
    database->reset();
    CHECK(office.open({kFirst, kSecond}));
  });
}

TEST_CASE("steps of the other engine are left out") {
  in_new_office([&](const Office& office) {
    const Migration ours{2, "0002_find.sqlite.sql", "CREATE TABLE ours (id TEXT PRIMARY KEY);"};
    const Migration theirs{2, "0002_find.postgres.sql", "CREATE TABLE theirs (id TEXT PRIMARY KEY);"};
    auto database = office.open({kFirst, ours, theirs});
    REQUIRE(database);
    CHECK(names(**database, "test.tables") == ((*database)->is_sqlite() ? "first ours " : "first theirs "));
  });
}

TEST_CASE("two steps of one number, and a step for an unknown engine, are bugs") {
  in_new_office([&](const Office& office) {
    CHECK_THROWS_AS((void)office.open({kFirst, {1, "0001_twin.sql", "SELECT 1;"}}), BrokenInvariant);
    CHECK_THROWS_AS((void)office.open({kFirst, {2, "0002_find.oracle.sql", "SELECT 1;"}}), BrokenInvariant);
  });
}

TEST_CASE("several processes that start at once apply each step once") {
  in_new_office([&](const Office& office) {
    std::vector<std::jthread> starts;
    starts.reserve(4);
    std::atomic<int> started = 0;
    for (int i = 0; i < 4; ++i) {
      starts.emplace_back([&] { started += office.open({kFirst, kSecond, kThird}) ? 1 : 0; });
    }
    starts.clear();
    CHECK(started == 4);
    auto database = office.open({kFirst, kSecond, kThird});
    REQUIRE(database);
    CHECK(names(**database, "test.steps") == "0001_first.sql 0002_second.sql 0003_third.sql ");
  });
}
