#include "store/inspect.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::store;

namespace {

const Migration kFirst{
    1, "0001_first.sql",
    "CREATE TABLE mother (id TEXT PRIMARY KEY); CREATE TABLE child (id TEXT PRIMARY KEY, mother_id TEXT NOT NULL REFERENCES mother (id));"};
const Migration kSecond{2, "0002_second.sql", "CREATE TABLE second (id TEXT PRIMARY KEY);"};
const Migration kOther{1, "0001_first.sql", "CREATE TABLE other (id TEXT PRIMARY KEY);"};
const std::vector<Migration> kOne{kFirst}, kBoth{kFirst, kSecond}, kAltered{kOther};

Inspection look(const std::string& location, const std::vector<Migration>& steps) {
  auto seen = inspect({.path = location}, steps, Depth::whole);
  REQUIRE(seen);
  return std::move(*seen);
}

void on_each_engine(const std::function<void(const std::string&)>& test) {
  for (const Engine engine : test_engines()) {
    const TestPlace place(engine);
    CAPTURE(place.location());
    test(place.location());
  }
}

}  // namespace

TEST_CASE("a look tells the engine and which steps are applied, pending or unknown, and changes nothing") {
  on_each_engine([](const std::string& location) {
    REQUIRE(Database::open({.path = location}, kOne, {}));
    for (int again = 0; again < 2; ++again) {
      const Inspection seen = look(location, kBoth);
      CHECK((seen.engine == "SQLite" || seen.engine == "PostgreSQL"));
      CHECK_FALSE(seen.version.empty());
      CHECK((seen.encoding == "UTF-8" || seen.encoding == "UTF8"));
      CHECK(seen.have == 1);
      CHECK(seen.known == 2);
      CHECK(seen.pending == std::vector<std::string>{"0002_second.sql"});
      CHECK_FALSE(seen.history);
      CHECK(seen.damage.empty());
      CHECK(seen.loose_links.empty());
    }
    REQUIRE(Database::open({.path = location}, kBoth, {}));
    CHECK(look(location, kBoth).pending.empty());
    CHECK(look(location, kOne).history->key == "store.newer_schema");
    CHECK(look(location, kAltered).history->key == "store.newer_schema");
  });
}

TEST_CASE("a step that was edited is told as what migrate would refuse") {
  on_each_engine([](const std::string& location) {
    REQUIRE(Database::open({.path = location}, kOne, {}));
    CHECK(look(location, kAltered).history->key == "store.altered_step");
  });
}

TEST_CASE("a database without steps is at none") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "empty.db").string();
  std::ofstream(path).close();
  const Inspection seen = look(path, kBoth);
  CHECK(seen.have == 0);
  CHECK(seen.pending.size() == 2);
}

TEST_CASE("a file that is not there is told and not made") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "none.db").string();
  CHECK(inspect({.path = path}, kBoth, Depth::whole).error().key == "store.cannot_open");
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a page that was overwritten is found") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "office.db").string();
  {
    constexpr std::string_view kFill = "-- name: fill\nINSERT INTO mother (id) VALUES ($1);\n";
    const std::vector<QueryFile> queries{{"test", kFill}};
    auto database = Database::open({.path = path}, kOne, queries);
    REQUIRE(database);
    const auto filled = (*database)->write([](Write& tx) -> Result<void> {
      for (int i = 0; i < 2000; ++i) tx.run("test.fill", std::to_string(i) + std::string(60, 'x'));
      return {};
    });
    REQUIRE(filled);
  }
  const auto size = std::filesystem::file_size(path);
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(size / 2));
  file << std::string(8192, '\xAA');
  file.close();
  CHECK_FALSE(look(path, kOne).damage.empty());
}
