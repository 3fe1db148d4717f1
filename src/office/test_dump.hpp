#pragma once
#include <string>
#include <vector>

#include "store/database.hpp"
#include "store/schema.hpp"
#include "store/testing.hpp"

/// For tests: every text in a database, to look for what should not be there any more.
namespace nhipcau::office::testing {

class Dump {
 public:
  Dump() {
    constexpr std::string_view kColumns =
        "-- name: list_columns @sqlite\nSELECT t.name AS table_name, c.name AS column_name, c.type AS kind FROM sqlite_master AS t "
        "JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name NOT LIKE 'search%' ORDER BY t.name, c.cid;\n";
    const store::TemporaryFolder folder;
    const store::QueryFile queries[] = {{.room = "columns", .sql = kColumns}};
    const auto migrations = store::shipped_migrations();
    const auto database = *store::Database::open({.path = (folder.path() / "office.db").string()}, migrations, queries);
    database->read([&](store::Read& tx) {
      for (const auto& row : tx.many("columns.list_columns")) add(row.text("table_name"), row.text("column_name"), row.text("kind"));
      return 0;
    });
    for (const auto& [table, columns] : tables_) sql_ += "-- name: " + table + "\nSELECT " + columns + " FROM " + table + ";\n";
  }
  /// Its statements, for Database::open.
  [[nodiscard]] store::QueryFile queries() const { return {.room = "dump", .sql = sql_}; }
  /// "table: value" of each value that holds one of the words.
  [[nodiscard]] std::vector<std::string> traces_of(store::Database& database, const std::vector<std::string>& words) const {
    std::vector<std::string> traces;
    database.read([&](store::Read& tx) {
      for (const auto& [table, columns] : tables_) {
        for (const auto& row : tx.many("dump." + table)) look_at(row, table, words, traces);
      }
      return 0;
    });
    return traces;
  }

 private:
  void add(const std::string& table, const std::string& column, const std::string& kind) {
    if (kind != "TEXT") return;
    if (tables_.empty() || tables_.back().first != table) tables_.emplace_back(table, "");
    std::string& columns = tables_.back().second;
    columns += (columns.empty() ? "\"" : ", \"") + column + "\"";
  }
  static void look_at(const store::Row& row, const std::string& table, const std::vector<std::string>& words,
                      std::vector<std::string>& traces) {
    for (const auto& value : row.values()) {
      const auto* const text = std::get_if<std::string>(&value);
      if (text == nullptr) continue;
      for (const auto& word : words) {
        if (text->find(word) != std::string::npos) traces.push_back(table + ": " + *text);
      }
    }
  }

  std::vector<std::pair<std::string, std::string>> tables_;  ///< with their columns of text, as a statement lists them
  std::string sql_;
};

}  // namespace nhipcau::office::testing
