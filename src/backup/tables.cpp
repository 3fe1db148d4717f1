#include "backup/tables.hpp"

#include <fstream>

#include "backup/rows.hpp"
#include "backup/unfinished.hpp"
#include "base/require.hpp"
#include "search/search.hpp"
#include "store/location.hpp"
#include "store/schema.hpp"

namespace nhipcau::backup {
namespace {

constexpr std::size_t kLongestRow = 268'435'456;  // bytes; PostgreSQL itself stops at four times that

std::vector<store::Table> tables_of(store::Database& database) {
  return database.read([](store::Read& tx) { return store::list_tables(tx, search::is_derived_table); });
}

bool is_mark(const store::Table& table, const std::vector<store::Value>& values) {
  return table.name == kMarkTable && values[table.key.front()] == store::Value(std::string(kMarkKey));
}

}  // namespace

Result<OpenedTables> open_tables(const std::string& location, int step, std::span<const store::FileColumn> columns) {
  auto steps = store::shipped_migrations();
  std::erase_if(steps, [&](const store::Migration& one) { return one.number > step; });
  auto first = store::Database::open({.path = location, .readers = 1, .writers = 1}, steps, {});
  if (!first) return tl::unexpected(first.error());
  OpenedTables opened{tables_of(**first), nullptr};
  first->reset();
  const std::string statements = store::table_statements(opened.tables, columns);
  const std::vector<store::QueryFile> files{{"table", statements}, queries()};
  auto second = store::Database::open({.path = location, .readers = 2, .writers = 1, .idle_in_transaction_ms = 0}, steps, files);
  if (!second) return tl::unexpected(second.error());
  opened.database = std::move(*second);
  return opened;
}

Result<OpenedTables> open_tables_as_they_are(const std::string& location, std::span<const store::FileColumn> files) {
  const auto step = store::Database::step_of({.path = location});
  if (!step) return tl::unexpected(step.error());
  if (*step == 0) return fail(Code::not_found, "backup.no_office", {store::shown_location(location)});
  auto opened = open_tables(location, *step, files);
  if (!opened) return opened;
  auto finished = opened->database->read([&](store::Read& tx) { return check_finished(tx, location); });
  if (!finished) return tl::unexpected(finished.error());
  return opened;
}

Result<void> check_tables(store::Read& tx, const std::vector<store::Table>& tables) {
  if (store::list_tables(tx, search::is_derived_table) == tables) return {};
  return fail(Code::unavailable, "backup.schema_changed");
}

Result<void> write_table(store::Read& tx, const store::Table& table, const Sink& sink) {
  if (auto written = sink(to_header(table) + "\n"); !written) return written;
  return store::each_row(tx, table, [&](const std::vector<store::Value>& values) {
    return is_mark(table, values) ? Result<void>() : sink(to_line(values) + "\n");
  });
}

Sha256 digest_of(store::Read& tx, const store::Table& table) {
  Sha256Stream hash;
  const auto written = write_table(tx, table, [&](std::string_view bytes) -> Result<void> {
    hash.add(bytes);
    return {};
  });
  require(written.has_value(), "adding to a hash cannot fail");
  return hash.result();
}

Result<void> read_table(const std::filesystem::path& folder, const store::Table& table,
                        const std::function<Result<void>(const std::vector<store::Value>&)>& take) {
  const std::string path = table_path(table.name);
  std::ifstream stream(folder / path, std::ios::binary);
  if (!stream.is_open()) return fail(Code::not_found, "backup.part_missing", {path});
  LineReader lines(stream, kLongestRow);
  if (lines.next() != to_header(table)) return fail(Code::conflict, "backup.part_changed", {path});
  for (auto line = lines.next(); line; line = lines.next()) {
    const auto values = parse_line(table, *line);
    if (!values) return fail(Code::conflict, "backup.part_changed", {path});
    if (auto taken = take(*values); !taken) return taken;
  }
  if (lines.is_broken()) return fail(Code::conflict, "backup.part_changed", {path});
  return {};
}

}  // namespace nhipcau::backup
