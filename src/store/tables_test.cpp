#include "store/tables.hpp"

#include <doctest/doctest.h>

#include "base/require.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::store;

namespace {

constexpr std::string_view kAnimals = R"(
CREATE TABLE zoo (id TEXT PRIMARY KEY);
CREATE TABLE animal (
  zoo_id TEXT NOT NULL REFERENCES zoo (id), place BIGINT NOT NULL, weight DOUBLE PRECISION, is_tame BOOLEAN NOT NULL, picture TEXT,
  PRIMARY KEY (zoo_id, place));
CREATE TABLE derived (id TEXT PRIMARY KEY);
)";

bool is_left_out(std::string_view name) {
  return name == "derived";
}

/// A database with these steps, its tables, and the statements for them.
struct Opened {
  std::vector<Table> tables;
  std::unique_ptr<Database> database;
};

Opened open(const TestPlace& place, std::string_view schema, std::span<const FileColumn> files = {}) {
  const std::vector<Migration> steps{{1, "0001_zoo.sql", schema}};
  Opened opened;
  auto database = Database::open({.path = place.location()}, steps, {});
  REQUIRE(database);
  opened.tables = (*database)->read([](Read& tx) { return list_tables(tx, is_left_out); });
  const std::string statements = table_statements(opened.tables, files);
  const std::vector<QueryFile> queries{{"table", statements}};
  database = Database::open({.path = place.location()}, steps, queries);
  REQUIRE(database);
  opened.database = std::move(*database);
  return opened;
}

void on_each(const std::function<void(const TestPlace&)>& test) {
  for (const Engine engine : test_engines()) {
    CAPTURE(static_cast<int>(engine));
    test(TestPlace(engine));
  }
}

void fill(Opened& zoo, int animals) {
  const auto filled = zoo.database->write([&](Write& tx) -> Result<void> {
    for (const char* id : {"b", "á", "a", "B"}) add_row(tx, zoo.tables[0], {value(id)});
    for (int i = animals - 1; i >= 0; --i) {
      const bool has_picture = i % 2 == 0;
      add_row(
          tx, zoo.tables[1],
          {value("b"), value(i), value(i * 0.5), value(i % 3 == 0), has_picture ? value("p" + std::to_string(i % 10)) : value(nullptr)});
    }
    return {};
  });
  REQUIRE(filled);
}

}  // namespace

TEST_CASE("tables come with their columns and keys, parents first, whatever the engine") {
  on_each([](const TestPlace& place) {
    const Opened zoo = open(place, kAnimals);
    REQUIRE(zoo.tables.size() == 2);
    CHECK(zoo.tables[0] == Table{"zoo", {{"id", ColumnKind::text}}, {0}, {}});
    CHECK(zoo.tables[1] == Table{"animal",
                                 {{"zoo_id", ColumnKind::text},
                                  {"place", ColumnKind::integer},
                                  {"weight", ColumnKind::real},
                                  {"is_tame", ColumnKind::boolean},
                                  {"picture", ColumnKind::text}},
                                 {0, 1},
                                 {"zoo"}});
  });
}

TEST_CASE("rows come in order of the key, texts by their bytes, each once, over any number of pages") {
  on_each([](const TestPlace& place) {
    Opened zoo = open(place, kAnimals);
    fill(zoo, 1'500);
    zoo.database->read([&](Read& tx) {
      std::string ids;
      (void)each_row(tx, zoo.tables[0], [&](const std::vector<Value>& row) -> Result<void> {
        ids += std::get<std::string>(row[0]) + " ";
        return {};
      });
      CHECK(ids == "B a b á ");
      std::int64_t next = 0;
      const auto all = each_row(tx, zoo.tables[1], [&](const std::vector<Value>& row) -> Result<void> {
        CHECK(row[1] == value(next));
        CHECK(row[2] == value(static_cast<double>(next) * 0.5));
        CHECK(row[3] == value(next % 3 == 0));
        CHECK(std::holds_alternative<std::nullptr_t>(row[4]) == (next % 2 == 1));
        ++next;
        return {};
      });
      CHECK(all);
      CHECK(next == 1'500);
      CHECK(count_rows(tx, zoo.tables[1]) == 1'500);
      const auto stopped = each_row(tx, zoo.tables[1], [](const auto&) -> Result<void> { return fail(Code::conflict, "test.enough"); });
      CHECK(stopped.error().key == "test.enough");
      return true;
    });
  });
}

TEST_CASE("names of files come once each, from every column that there is") {
  on_each([](const TestPlace& place) {
    const std::vector<FileColumn> files{
        {"animal", "picture", "place < 38"}, {"zoo", "id"}, {"animal", "no_such_column"}, {"no_such_table", "picture"}};
    Opened zoo = open(place, kAnimals, files);
    fill(zoo, 40);
    zoo.database->read([&](Read& tx) {
      CHECK(list_file_names(tx, "") == std::vector<std::string>{"B", "a", "b", "p0", "p2", "p4", "p6", "p8", "á"});
      CHECK(list_file_names(tx, "p6") == std::vector<std::string>{"p8", "á"});
      CHECK(list_file_names(tx, "á").empty());
      return true;
    });
  });
}

TEST_CASE("a schema that cannot be copied is refused by the table's name") {
  const std::vector<std::pair<std::string_view, std::string_view>> rows{
      {"CREATE TABLE loose (id TEXT);", "loose has no primary key"},
      {"CREATE TABLE odd (id TEXT PRIMARY KEY, at TIMESTAMP);", "odd has a column of type timestamp"},
      {"CREATE TABLE ring (id TEXT PRIMARY KEY, next_id TEXT REFERENCES ring (id));", "ring refers to itself"}};
  for (const auto& [schema, complaint] : rows) {
    const TestPlace place(Engine::sqlite);  // the check is above the engines
    const std::vector<Migration> steps{{1, "0001_test.sql", schema}};
    const auto database = Database::open({.path = place.location()}, steps, {});
    REQUIRE(database);
    CHECK_THROWS_WITH_AS((*database)->read([](Read& tx) { return list_tables(tx, is_left_out); }), doctest::Contains(complaint.data()),
                         BrokenInvariant);
  }
}

TEST_CASE("the step of a database is told without touching it") {
  on_each([](const TestPlace& place) {
    CHECK(Database::step_of({.path = place.location()}) == 0);
    const std::vector<Migration> none;
    { REQUIRE(Database::open({.path = place.location()}, none, {})); }
    CHECK(Database::step_of({.path = place.location()}) == 0);
    const std::vector<Migration> steps{{1, "0001_zoo.sql", kAnimals}, {7, "0007_more.sql", "CREATE TABLE more (id TEXT PRIMARY KEY);"}};
    { REQUIRE(Database::open({.path = place.location()}, steps, {})); }
    CHECK(Database::step_of({.path = place.location()}) == 7);
  });
}
