#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "store/schema.hpp"
#include "store/testing.hpp"

/// Bounds 5, 6 and 9 over the schema: nothing is kept about who wrote or what someone thinks, and no table joins a person with coverage.
namespace nhipcau {
namespace {

/// Words a table or column may not have in its name ("author_id" has "author").
const std::set<std::string> kDenied{"author",    "authors",  "byline",     "bylines",    "handle",  "handles",  "nick",     "nickname",
                                    "sentiment", "follower", "followers",  "stance",     "mood",    "attitude", "ideology", "religion",
                                    "ethnicity", "blogger",  "journalist", "influencer", "persona", "likes",    "retweets"};
const std::set<std::string> kPersons{"account", "person", "session"};
const std::set<std::string> kCoverage{"coverage", "story", "article", "outlet", "claim", "mention"};

constexpr std::string_view kColumns =
    "-- name: list_columns @sqlite\n"
    "SELECT t.name AS table_name, c.name AS column_name FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table' "
    "ORDER BY t.name, c.cid;\n"
    "-- name: list_references @sqlite\n"
    "SELECT t.name AS table_name, r.\"table\" AS referred FROM sqlite_master AS t JOIN pragma_foreign_key_list(t.name) AS r WHERE t.type = "
    "'table' ORDER BY t.name, r.id;\n";

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words{""};
  for (const char c : name) {
    if (c == '_') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

bool is_denied(const std::string& name) {
  const auto words = words_of(name);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) { return kDenied.contains(word); });
}

bool meets(const std::set<std::string>& tables, const std::set<std::string>& kind) {
  return std::any_of(tables.begin(), tables.end(), [&](const std::string& table) {
    const auto words = words_of(table);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return kind.contains(word); });
  });
}

/// What breaks the rules in a database of these steps, as "table.column" or "table joins".
std::vector<std::string> faults_of(std::vector<store::Migration> steps) {
  const store::TemporaryFolder folder;
  const store::QueryFile queries[] = {{.room = "bounds", .sql = kColumns}};
  const auto database = store::Database::open({.path = (folder.path() / "office.db").string()}, steps, queries);
  REQUIRE(database);
  std::vector<std::string> faults;
  (*database)->read([&](store::Read& tx) {
    for (const auto& row : tx.many("bounds.list_columns")) {
      const std::string table = row.text("table_name");
      const std::string column = row.text("column_name");
      if (is_denied(table) || is_denied(column)) faults.push_back(table + "." + column);
    }
    std::map<std::string, std::set<std::string>> joined;
    for (const auto& row : tx.many("bounds.list_references")) {
      joined[row.text("table_name")].insert({row.text("table_name"), row.text("referred")});
    }
    for (const auto& [table, tables] : joined) {
      if (meets(tables, kPersons) && meets(tables, kCoverage)) faults.push_back(table + " joins");
    }
    return 0;
  });
  return faults;
}

TEST_CASE("bounds 5, 6, 9: the schema keeps no author and no opinion, and joins no person with coverage") {
  CHECK(faults_of(store::shipped_migrations()) == std::vector<std::string>{});
}

TEST_CASE("bounds 5, 6, 9: the rules notice a table that breaks them") {
  const std::pair<std::string, std::string> rows[] = {
      {"CREATE TABLE piece (id TEXT PRIMARY KEY, author_id TEXT NOT NULL);", "piece.author_id"},
      {"CREATE TABLE follower (id TEXT PRIMARY KEY);", "follower.id"},
      {"CREATE TABLE coverage (id TEXT PRIMARY KEY, read_by TEXT REFERENCES account (id));", "coverage joins"},
      {"CREATE TABLE story (id TEXT PRIMARY KEY); CREATE TABLE seen (story_id TEXT REFERENCES story (id), who TEXT REFERENCES account "
       "(id));",
       "seen joins"},
  };
  for (const auto& [sql, fault] : rows) {
    auto steps = store::shipped_migrations();
    steps.push_back({.number = 9999, .name = "9999_bad.sql", .sql = sql});
    CHECK(faults_of(std::move(steps)) == std::vector{fault});
  }
}

}  // namespace
}  // namespace nhipcau
