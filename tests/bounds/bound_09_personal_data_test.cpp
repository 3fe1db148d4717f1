#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <doctest/doctest.h>

#include "office/personal_register.hpp"
#include "store/schema.hpp"
#include "store/testing.hpp"

/// Bound 9: what is stored about a person has a row in data/personal_data.csv that says what for and how long, and is never joined with
/// papers, plans or coverage.
namespace nhipcau {
namespace {

namespace fs = std::filesystem;

/// Words of a column that holds how somebody is reached, or who they are outside this office: never without a purpose.
const std::set<std::string> kContact{"email", "mail",    "phone",   "telephone", "mobile",   "fax",
                                     "zalo",  "contact", "address", "birth",     "birthday", "passport"};

constexpr std::string_view kColumns =
    "-- name: list_columns @sqlite\n"
    "SELECT t.name AS table_name, c.name AS column_name, c.\"notnull\" = 1 OR c.pk > 0 AS is_always, "
    "EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS r WHERE r.\"from\" = c.name AND r.\"table\" = 'account') AS is_account "
    "FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table' ORDER BY t.name, c.cid;\n";

struct Column {
  std::string table, name;
  bool is_account = false;  ///< refers to account (id)
  bool is_always = false;   ///< NOT NULL
  [[nodiscard]] std::string whole() const { return table + "." + name; }
};

std::vector<Column> columns_of(std::vector<store::Migration> steps) {
  const store::TemporaryFolder folder;
  const store::QueryFile queries[] = {{.room = "bounds", .sql = kColumns}};
  const auto database = store::Database::open({.path = (folder.path() / "office.db").string()}, steps, queries);
  REQUIRE(database);
  std::vector<Column> columns;
  (*database)->read([&](store::Read& tx) {
    for (const auto& row : tx.many("bounds.list_columns")) {
      columns.push_back({row.text("table_name"), row.text("column_name"), row.boolean("is_account"), row.boolean("is_always")});
    }
    return 0;
  });
  return columns;
}

bool is_contact(const std::string& name) {
  if (name == "asked_by" || name == "asked_from") return true;  // a job's, which knows no accounts
  std::size_t begin = 0;
  while (begin <= name.size()) {
    const std::size_t end = std::min(name.find('_', begin), name.size());
    if (kContact.contains(name.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

/// What is about people: every column of `account` and of what belongs to one, what refers to one, and how somebody is reached.
std::vector<std::string> personal(const std::vector<Column>& columns) {
  std::set<std::string> tables{"account"};
  for (const Column& column : columns) {
    if (column.is_account && column.is_always) tables.insert(column.table);
  }
  std::vector<std::string> found;
  for (const Column& column : columns) {
    if (column.is_account || tables.contains(column.table) || is_contact(column.name)) found.push_back(column.whole());
  }
  return found;
}

std::set<std::string> registered() {
  std::set<std::string> columns;
  for (const auto& entry : office::personal_register()) columns.insert(entry.columns.begin(), entry.columns.end());
  return columns;
}

std::vector<std::string> unregistered(std::vector<store::Migration> steps) {
  const auto known = registered();
  auto columns = personal(columns_of(std::move(steps)));
  std::erase_if(columns, [&](const std::string& column) { return known.contains(column); });
  return columns;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The tables that the steps of some rooms make.
std::set<std::string> tables_of(const std::set<std::string>& rooms) {
  std::set<std::string> tables;
  const std::string mark = "CREATE TABLE ";
  for (const auto& entry : fs::directory_iterator("schema")) {
    const std::string name = entry.path().filename().string();
    if (std::ranges::none_of(rooms, [&](const std::string& room) { return name.find("_" + room) != std::string::npos; })) continue;
    const std::string sql = bytes_of(entry.path());
    for (auto at = sql.find(mark); at != std::string::npos; at = sql.find(mark, at + 1)) {
      const auto begin = at + mark.size();
      tables.insert(sql.substr(begin, sql.find_first_of(" (", begin) - begin));
    }
  }
  return tables;
}

/// What a file of statements reads: the words of it that are tables, behind FROM, JOIN, INTO and UPDATE.
std::set<std::string> read_by(const std::string& sql) {
  std::set<std::string> tables;
  for (const std::string mark : {"FROM ", "JOIN ", "INTO ", "UPDATE "}) {
    for (auto at = sql.find(mark); at != std::string::npos; at = sql.find(mark, at + 1)) {
      const auto begin = at + mark.size();
      tables.insert(sql.substr(begin, sql.find_first_of(" (,;)\n", begin) - begin));
    }
  }
  return tables;
}

}  // namespace

TEST_CASE("bound 9: whatever is stored about people has its purpose and its length in the register") {
  const auto missing = unregistered(store::shipped_migrations());
  std::string list;
  for (const std::string& column : missing) list += " " + column;
  CHECK_MESSAGE(missing.empty(),
                "no row of data/personal_data.csv names these columns. Do one of these: leave the column out; or name it in a row (what, "
                "what for, on which ground, how long, who sees it, what erasing does to it), let office/personal_values.cpp tell it and "
                "office/person_erasure.cpp erase it, and keep the length promised in office::remove_ended.",
                list);
}

TEST_CASE("bound 9: what the register names is there, and each entry names what no other does") {
  std::set<std::string> there, named;
  for (const Column& column : columns_of(store::shipped_migrations())) there.insert(column.whole());
  std::set<std::string> keys;
  for (const auto& entry : office::personal_register()) {
    CAPTURE(entry.key);
    CHECK(keys.insert(entry.key).second);
    CHECK_FALSE(entry.source.empty());
    for (const std::string& column : entry.columns) {
      CAPTURE(column);
      CHECK(there.contains(column));
      CHECK(named.insert(column).second);
    }
  }
}

TEST_CASE("bound 9: the rule notices what is stored about people without a row") {
  const std::pair<std::string, std::vector<std::string>> rows[] = {
      {"CREATE TABLE diary (id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account (id), mood_of_day TEXT);",
       {"diary.id", "diary.account_id", "diary.mood_of_day"}},
      {"CREATE TABLE note (id TEXT PRIMARY KEY, made_by TEXT REFERENCES account (id), words TEXT);", {"note.made_by"}},
      {"ALTER TABLE account ADD COLUMN phone TEXT;", {"account.phone"}},
      {"CREATE TABLE spokesperson (id TEXT PRIMARY KEY, post TEXT, work_phone TEXT, email TEXT);",
       {"spokesperson.work_phone", "spokesperson.email"}},
      {"CREATE TABLE outlet (id TEXT PRIMARY KEY, contact_name TEXT);", {"outlet.contact_name"}},
  };
  for (const auto& [sql, columns] : rows) {
    CAPTURE(sql);
    auto steps = store::shipped_migrations();
    steps.push_back({.number = 9999, .name = "9999_bad.sql", .sql = sql});
    CHECK(unregistered(std::move(steps)) == columns);
  }
}

TEST_CASE("bound 9: the room that tells what is stored about a person reads no papers, plans or coverage") {
  const auto work = tables_of({"directive", "programme", "listening", "content", "claims", "publishing"});
  REQUIRE(work.contains("paper"));
  REQUIRE(work.contains("task"));
  for (const char* room : {"office", "jobs"}) {
    for (const std::string& table : read_by(bytes_of(fs::path("src") / room / "queries.sql"))) {
      CAPTURE(table);
      CHECK_FALSE(work.contains(table));
    }
  }
  CHECK(read_by("SELECT 1 FROM account JOIN paper ON 1 = 1;").contains("paper"));
}

}  // namespace nhipcau
