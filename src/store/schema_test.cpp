#include "store/schema.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::store;

namespace {

constexpr const char* kCurrent = "schema/current.sql";

// Tables of the full-text index that SQLite makes by itself are left out.
const std::vector<QueryFile> kQueries{
    {"test",
     "-- name: schema @sqlite\n"
     "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')\n"
     "ORDER BY tbl_name, type DESC, name;\n"
     "-- name: shape @sqlite\n"
     "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') AS line FROM sqlite_master ORDER BY line;\n"
     "-- name: shape @postgres\n"
     "SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(column_default, '') AS line\n"
     "FROM information_schema.columns WHERE table_schema = 'public'\n"
     "UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'\n"
     "UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint\n"
     "WHERE connamespace = 'public'::regnamespace\n"
     "ORDER BY line;"}};

std::vector<std::string> shape_of(Database& database) {
  std::vector<std::string> lines;
  database.read([&](Read& tx) {
    for (const Row& row : tx.many("test.shape")) lines.push_back(row.text("line"));
    return true;
  });
  return lines;
}

std::string schema_of(Database& database) {
  std::string text = "-- Generated from the steps beside it, for reading (SQLite). See src/store/schema.hpp.\n";
  database.read([&](Read& tx) {
    for (const Row& row : tx.many("test.schema")) text += "\n" + row.text("sql") + ";\n";
    return true;
  });
  return text;
}

std::string read_file(const char* path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path).rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("schema/current.sql is what the steps add up to") {
  TestDatabase database(kQueries, Engine::sqlite);
  const std::string expected = schema_of(*database);
  const bool writes = std::getenv("NHIPCAU_WRITE") != nullptr;  // NOLINT(concurrency-mt-unsafe): nothing sets it meanwhile
  if (writes) std::ofstream(kCurrent) << expected;
  CHECK(read_file(kCurrent) == expected);
}

TEST_CASE("an office that was upgraded step by step has the schema of a new one") {
  for (const Engine engine : test_engines()) {
    const TestPlace place(engine);
    const auto steps = shipped_migrations();
    for (std::size_t known = 1; known <= steps.size(); ++known) {
      const std::span<const Migration> so_far(steps.data(), known);
      REQUIRE(Database::open({.path = place.location()}, so_far, kQueries));
    }
    auto upgraded = Database::open({.path = place.location()}, steps, kQueries);
    REQUIRE(upgraded);
    TestDatabase fresh(kQueries, engine);
    CHECK(shape_of(*fresh).size() > 50);
    CHECK(shape_of(**upgraded) == shape_of(*fresh));
  }
}

TEST_CASE("shipped steps are numbered by their names") {
  for (const Migration& step : shipped_migrations()) {
    CAPTURE(step.name);
    CHECK(step.number > 0);
    CHECK(step.name.size() > 5);
    CHECK(step.name[4] == '_');
    CHECK(step.name.ends_with(".sql"));
    CHECK_FALSE(step.sql.empty());
  }
}
