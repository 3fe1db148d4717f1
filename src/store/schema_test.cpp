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
     "ORDER BY tbl_name, type DESC, name;"}};

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
  TestDatabase database(kQueries);
  const std::string expected = schema_of(*database);
  const bool writes = std::getenv("NHIPCAU_WRITE") != nullptr;  // NOLINT(concurrency-mt-unsafe): nothing sets it meanwhile
  if (writes) std::ofstream(kCurrent) << expected;
  CHECK(read_file(kCurrent) == expected);
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
