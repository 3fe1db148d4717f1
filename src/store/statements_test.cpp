#include "store/statements.hpp"

#include <doctest/doctest.h>

#include "base/require.hpp"

using namespace nhipcau;
using namespace nhipcau::store;

namespace {

Statements parse(std::string_view sql, Engine engine = Engine::sqlite) {
  const std::vector<QueryFile> files{{"room", sql}};
  return Statements::parse(files, engine);
}

}  // namespace

TEST_CASE("statements are cut out by name, without comments before and semicolon after") {
  const Statements statements = parse(R"(-- The head of the file
-- says what it is.

-- name: find_one
-- What it means.
SELECT a FROM t
WHERE a = $1;  

-- name: find_two
SELECT b -- inside
FROM t
)");
  REQUIRE(statements.all().size() == 2);
  CHECK(statements.load("room.find_one") == "SELECT a FROM t\nWHERE a = $1");
  CHECK(statements.load("room.find_two") == "SELECT b -- inside\nFROM t");
  CHECK_THROWS_AS((void)statements.load("room.find_three"), BrokenInvariant);
}

TEST_CASE("a file without statements is fine") {
  for (const std::string_view sql : {"", "\n\n", "-- nothing yet\n", "-- nothing yet"}) CHECK(parse(sql).all().empty());
}

TEST_CASE("a statement marked for an engine is for that engine alone") {
  const std::string_view sql = "-- name: find @sqlite\nSELECT 1\n-- name: find @postgres\nSELECT 2\n-- name: all\nSELECT 3";
  CHECK(parse(sql, Engine::sqlite).load("room.find") == "SELECT 1");
  CHECK(parse(sql, Engine::postgres).load("room.find") == "SELECT 2");
  CHECK(parse(sql, Engine::postgres).load("room.all") == "SELECT 3");
}

TEST_CASE("line ends of either kind are read") {
  CHECK(parse("-- name: a\r\nSELECT 1;\r\n").load("room.a") == "SELECT 1");
}

TEST_CASE("a file that breaks the grammar is refused, naming the place") {
  const std::vector<std::pair<std::string_view, const char*>> rows{
      {"SELECT 1;\n-- name: a\nSELECT 2", "queries of room"},
      {"-- name: a\n", "room.a"},
      {"-- name: a\n-- only a comment\n-- name: b\nSELECT 1", "room.a"},
      {"-- name: a\nSELECT 1\n-- name: a\nSELECT 2", "room.a"},
      {"-- name: Find\nSELECT 1", "room.Find"},
      {"-- name:\nSELECT 1", "room."},
      {"-- name: a @oracle\nSELECT 1", "room.a"},
      {"-- name: a b\nSELECT 1", "room.a"},
  };
  for (const auto& row : rows) {
    const auto& sql = row.first;
    const auto& place = row.second;
    CAPTURE(sql);
    try {
      (void)parse(sql);
      FAIL("it was read");
    } catch (const BrokenInvariant& error) {
      CHECK(std::string(error.what()).find(place) != std::string::npos);
    }
  }
}

TEST_CASE("rooms may use the same name") {
  const std::vector<QueryFile> files{{"one", "-- name: load\nSELECT 1"}, {"two", "-- name: load\nSELECT 2"}};
  const Statements statements = Statements::parse(files, Engine::sqlite);
  CHECK(statements.load("one.load") == "SELECT 1");
  CHECK(statements.load("two.load") == "SELECT 2");
}
