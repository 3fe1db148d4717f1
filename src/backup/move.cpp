#include "backup/load.hpp"
#include "backup/new_database.hpp"
#include "backup/restore.hpp"
#include "backup/unfinished.hpp"

namespace nhipcau::backup {
namespace {

struct Copied {
  Moved moved;
  std::map<std::string, Sha256> hashes;  ///< of the tables, by name
};

/// Fills the new database from one snapshot of the old one.
Result<Copied> copy(OpenedTables& from, const std::string& to, const Report& report) {
  return from.database->read([&](store::Read& tx) -> Result<Copied> {
    if (auto same = check_tables(tx, from.tables); !same) return tl::unexpected(same.error());
    auto opened = open_tables(to, store::newest_step(tx));
    if (!opened) return tl::unexpected(opened.error());
    const RowSource rows = [&](const store::Table& table, const auto& take) { return store::each_row(tx, table, take); };
    if (auto loaded = load(*opened, to, rows, report); !loaded) return tl::unexpected(loaded.error());
    Copied copied;
    for (const store::Table& table : from.tables) {
      copied.hashes.emplace(table.name, digest_of(tx, table));
      copied.moved.rows += store::count_rows(tx, table);
      ++copied.moved.tables;
    }
    if (auto same = compare(*opened, copied.hashes, report); !same) return tl::unexpected(same.error());
    return copied;
  });
}

}  // namespace

Result<Moved> move(const std::string& from, const Target& target, const Report& report) {
  auto source = open_tables_as_they_are(from);
  if (!source) return tl::unexpected(source.error());
  auto database = NewDatabase::create(target.database);
  if (!database) return tl::unexpected(database.error());
  const auto copied = copy(*source, database->location(), report);
  if (!copied) return tl::unexpected(copied.error());
  if (auto completed = target.complete(database->location(), report); !completed) return tl::unexpected(completed.error());
  if (auto finished = mark_finished(database->location()); !finished) return tl::unexpected(finished.error());
  if (auto named = database->give_name(); !named) return tl::unexpected(named.error());
  return copied->moved;
}

}  // namespace nhipcau::backup
