#include "store/tables.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/require.hpp"

namespace nhipcau::store {
namespace {

constexpr std::int64_t kFirstPage = 16;     // rows
constexpr std::int64_t kLargestPage = 512;  // rows
constexpr int kFileNames = 10'000;
constexpr std::size_t kWantedPage = 1'048'576;  // bytes; a page grows below half of it and shrinks above

ColumnKind kind_of(const std::string& table, std::string type) {
  for (char& c : type) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');  // SQLite gives the name of a type as it was written
  }
  if (type == "text") return ColumnKind::text;
  if (type == "bigint" || type == "integer") return ColumnKind::integer;
  if (type == "double precision") return ColumnKind::real;
  if (type == "boolean") return ColumnKind::boolean;
  throw BrokenInvariant("table " + table + " has a column of type " + type + ", which is not one of ours");
}

std::map<std::string, Table> tables_by_name(Read& tx, const std::function<bool(std::string_view)>& is_left_out) {
  std::map<std::string, Table> tables;
  std::map<std::string, std::map<std::int64_t, std::size_t>> keys;
  for (const Row& row : tx.many("store.list_columns")) {
    const std::string name = row.text("table_name");
    if (name == kStepTable || is_left_out(name)) continue;
    Table& table = tables[name];
    table.name = name;
    if (const auto place = row.integer("key_place"); place > 0) keys[name][place] = table.columns.size();
    table.columns.push_back({row.text("column_name"), kind_of(name, row.text("type"))});
  }
  for (auto& [name, table] : tables) {
    if (keys[name].empty()) throw BrokenInvariant("table " + name + " has no primary key");
    for (const auto& [place, column] : keys[name]) table.key.push_back(column);
  }
  for (const Row& row : tx.many("store.list_references")) {
    const auto child = tables.find(row.text("table_name"));
    if (child != tables.end() && tables.contains(row.text("parent"))) child->second.parents.push_back(row.text("parent"));
  }
  return tables;
}

std::string quoted(std::string_view name) {
  return "\"" + std::string(name) + "\"";
}

/// `"a", "b"` of the columns at `places`.
std::string names_at(const Table& table, const std::vector<std::size_t>& places) {
  std::string names;
  for (const std::size_t place : places) names.append(names.empty() ? "" : ", ").append(quoted(table.columns[place].name));
  return names;
}

std::string all_names(const Table& table) {
  std::vector<std::size_t> places(table.columns.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  return names_at(table, places);
}

std::string parameters(std::size_t count) {
  std::string all;
  for (std::size_t i = 1; i <= count; ++i) all.append(all.empty() ? "$" : ", $").append(std::to_string(i));
  return all;
}

/// The value as the column's kind has it: SQLite knows no booleans, and keeps a whole number as such.
Value in_kind(const Value& value, ColumnKind kind) {
  const auto* number = std::get_if<std::int64_t>(&value);
  if (number == nullptr) return value;
  if (kind == ColumnKind::boolean) return *number != 0;
  if (kind == ColumnKind::real) return static_cast<double>(*number);
  return value;
}

std::vector<Value> in_kinds(const Table& table, const std::vector<Value>& values) {
  std::vector<Value> all;
  all.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) all.push_back(in_kind(values[i], table.columns[i].kind));
  return all;
}

std::size_t size_of(const std::vector<Value>& values) {
  std::size_t bytes = 0;
  for (const Value& value : values) {
    const auto* text = std::get_if<std::string>(&value);
    bytes += text == nullptr ? sizeof(Value) : text->size();
  }
  return bytes;
}

bool has_column(std::span<const Table> tables, const FileColumn& file) {
  return std::any_of(tables.begin(), tables.end(), [&](const Table& table) {
    return table.name == file.table &&
           std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return column.name == file.column; });
  });
}

std::string file_name_statement(std::span<const Table> tables, std::span<const FileColumn> files) {
  std::string parts;
  for (const FileColumn& file : files) {
    if (!has_column(tables, file)) continue;
    parts.append(parts.empty() ? "" : " UNION ").append("SELECT " + quoted(file.column) + " AS name FROM " + quoted(file.table));
    if (!file.only.empty()) parts.append(" WHERE ").append(file.only);
  }
  if (parts.empty()) parts = "SELECT '' AS name";
  return "SELECT DISTINCT name FROM (" + parts + ") AS named WHERE name > $1 ORDER BY name LIMIT $2";
}

}  // namespace

std::vector<Table> list_tables(Read& tx, const std::function<bool(std::string_view)>& is_left_out) {
  std::map<std::string, Table> left = tables_by_name(tx, is_left_out);
  std::vector<Table> ordered;
  while (!left.empty()) {
    const auto is_free = [&](const auto& entry) {
      return std::none_of(entry.second.parents.begin(), entry.second.parents.end(), [&](const auto& name) { return left.contains(name); });
    };
    const auto next = std::find_if(left.begin(), left.end(), is_free);
    if (next == left.end()) throw BrokenInvariant("table " + left.begin()->first + " refers to itself, perhaps by others");
    ordered.push_back(std::move(next->second));
    left.erase(next);
  }
  return ordered;
}

int newest_step(Read& tx) {
  std::int64_t newest = 0;
  for (const Row& row : tx.many("store.list_steps")) newest = std::max(newest, row.integer("number"));
  return static_cast<int>(newest);
}

std::string table_statements(std::span<const Table> tables, std::span<const FileColumn> files) {
  std::string all = "-- name: file_names\n" + file_name_statement(tables, files) + ";\n";
  const auto add = [&](std::string_view verb, const Table& table, const std::string& sql) {
    all.append("-- name: ").append(verb).append(table.name).append("\n").append(sql).append(";\n");
  };
  for (const Table& table : tables) {
    const std::string select = "SELECT " + all_names(table) + " FROM " + quoted(table.name);
    const std::string key = names_at(table, table.key);
    const std::size_t parts = table.key.size();
    add("first_", table, select + " ORDER BY " + key + " LIMIT $1");
    add("next_", table,
        select + " WHERE (" + key + ") > (" + parameters(parts) + ") ORDER BY " + key + " LIMIT $" + std::to_string(parts + 1));
    add("count_", table, "SELECT COUNT(*) AS how_many FROM " + quoted(table.name));
    add("add_", table,
        "INSERT INTO " + quoted(table.name) + " (" + all_names(table) + ") VALUES (" + parameters(table.columns.size()) + ")");
  }
  return all;
}

Result<void> each_row(Read& tx, const Table& table, const std::function<Result<void>(const std::vector<Value>&)>& take) {
  std::int64_t limit = kFirstPage;
  std::vector<Row> page = tx.many("table.first_" + table.name, limit);
  while (!page.empty()) {
    std::size_t bytes = 0;
    for (const Row& row : page) {
      const std::vector<Value> values = row.values();
      bytes += size_of(values);
      if (auto taken = take(in_kinds(table, values)); !taken) return taken;
    }
    if (static_cast<std::int64_t>(page.size()) < limit) break;
    const std::vector<Value> last = page.back().values();
    std::vector<Value> after;
    for (const std::size_t place : table.key) after.push_back(last[place]);
    if (bytes < kWantedPage / 2) limit = std::min(limit * 2, kLargestPage);
    if (bytes > kWantedPage) limit = std::max(limit / 2, std::int64_t{1});
    after.push_back(value(limit));
    page = tx.many_with("table.next_" + table.name, to_arguments(after));
  }
  return {};
}

std::vector<std::string> list_file_names(Read& tx, const std::string& after) {
  std::vector<std::string> names;
  for (const Row& row : tx.many("table.file_names", after, kFileNames)) names.push_back(row.text("name"));
  return names;
}

std::int64_t count_rows(Read& tx, const Table& table) {
  return tx.one("table.count_" + table.name)->integer("how_many");
}

void add_row(Write& tx, const Table& table, const std::vector<Value>& values) {
  require(values.size() == table.columns.size(), "a row with another number of values than the table has columns");
  tx.run_with("table.add_" + table.name, to_arguments(values));
}

}  // namespace nhipcau::store
