#include "backup/load.hpp"

#include "backup/unfinished.hpp"
#include "store/location.hpp"

namespace nhipcau::backup {
namespace {

Result<void> load_all(store::Write& tx, const OpenedTables& target, const RowSource& rows, const Report& report) {
  std::size_t done = 0;
  for (const store::Table& table : target.tables) {
    tell(report, done++, target.tables.size(), table.name);
    const auto loaded = rows(table, [&](const std::vector<store::Value>& values) -> Result<void> {
      store::add_row(tx, table, values);
      return {};
    });
    if (!loaded) return loaded;
  }
  return {};
}

}  // namespace

Result<void> load(OpenedTables& target, const std::string& location, const RowSource& rows, const Report& report) {
  try {
    const auto mark = [](store::Write& tx) -> Result<void> {
      mark_unfinished(tx);
      return {};
    };
    if (auto marked = target.database->write(mark); !marked) return marked;
    return target.database->write([&](store::Write& tx) { return load_all(tx, target, rows, report); });
  } catch (const store::DatabaseError& trouble) {  // for whoever stands at the terminal this one is no riddle
    if (trouble.kind() != store::DatabaseError::Kind::full) throw;
    return fail(Code::unavailable, "backup.disk_full", {store::shown_location(location)});
  }
}

Result<void> compare(OpenedTables& target, const std::map<std::string, Sha256>& expected, const Report& report) {
  return target.database->read([&](store::Read& tx) -> Result<void> {
    std::size_t done = 0;
    for (const store::Table& table : target.tables) {
      tell(report, done++, target.tables.size(), table.name);
      if (digest_of(tx, table) != expected.at(table.name)) return fail(Code::conflict, "backup.loaded_differs", {table.name});
    }
    return {};
  });
}

}  // namespace nhipcau::backup
