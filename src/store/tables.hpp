#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

/// Whole tables, row by row, whatever they hold: for what copies an office. Tables and columns come from the engine's catalogue, and only
/// here is SQL made from names. Rooms do not use this.
namespace nhipcau::store {

enum class ColumnKind { text, integer, real, boolean };

struct Column {
  std::string name;
  ColumnKind kind = ColumnKind::text;
  friend bool operator==(const Column&, const Column&) = default;
};

struct Table {
  std::string name;
  std::vector<Column> columns;       ///< as they were made: in the same order on every engine
  std::vector<std::size_t> key;      ///< places in `columns` of the primary key, at least one, in the key's order
  std::vector<std::string> parents;  ///< tables its foreign keys refer to
  friend bool operator==(const Table&, const Table&) = default;
};

inline constexpr std::string_view kStepTable = "schema_step";  ///< which steps of schema/ a database has seen (migrate.cpp)

/// All tables but the list of schema steps and those for which `is_left_out`; parents before children, else by name.
/// Throws BrokenInvariant, naming the table, for one without primary key, with a column of an unknown kind, or in a circle of references.
std::vector<Table> list_tables(Read& tx, const std::function<bool(std::string_view)>& is_left_out);

/// The number of the newest schema step the database has seen; 0 without any.
int newest_step(Read& tx);

/// A column that holds names of files in the FileStore.
struct FileColumn {
  std::string table, column;
  std::string only = {};  ///< which rows: a condition on the table's columns; empty: all
};

/// The statements that the functions below need, for Database::open with the room "table".
/// files  those that are in no table of `tables` are left out: an older schema may not have them yet
std::string table_statements(std::span<const Table> tables, std::span<const FileColumn> files);

/// The names in the columns given to table_statements, each once, in order, those behind `after`; a page at a time, empty at the end.
std::vector<std::string> list_file_names(Read& tx, const std::string& after);

/// Calls `take` with every row in order of the key (texts by their bytes, on every engine); the kinds of the values are those of the
/// columns, or NULL. Stops at its first error and gives it back. Holds few rows at a time.
Result<void> each_row(Read& tx, const Table& table, const std::function<Result<void>(const std::vector<Value>&)>& take);
std::int64_t count_rows(Read& tx, const Table& table);
void add_row(Write& tx, const Table& table, const std::vector<Value>& values);

}  // namespace nhipcau::store
