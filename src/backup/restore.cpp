#include "backup/restore.hpp"

#include <fstream>
#include <iterator>

#include "backup/check.hpp"
#include "backup/load.hpp"
#include "backup/new_database.hpp"
#include "backup/unfinished.hpp"
#include "store/schema.hpp"

namespace nhipcau::backup {
namespace {

namespace fs = std::filesystem;

/// Hashes of the tables by name, as the manifest has them.
Result<std::map<std::string, Sha256>> table_hashes(const fs::path& folder) {
  const auto stream = open_manifest(folder);
  if (!stream) return tl::unexpected(stream.error());
  auto manifest = ManifestReader::open(**stream);
  if (!manifest) return tl::unexpected(manifest.error());
  std::map<std::string, Sha256> by_path;
  for (auto part = manifest->next(); part; part = manifest->next()) {
    if (is_table_path(part->path)) by_path.emplace(part->path, part->sha256);
  }
  return by_path;
}

Result<void> put_originals(const fs::path& folder, const store::FileStore& files, const Report& report) {
  const auto stream = open_manifest(folder);
  if (!stream) return tl::unexpected(stream.error());
  auto manifest = ManifestReader::open(**stream);
  if (!manifest) return tl::unexpected(manifest.error());
  std::size_t done = 0;
  for (auto part = manifest->next(); part; part = manifest->next()) {
    tell(report, done++, manifest->parts(), part->path);
    if (!is_file_path(part->path)) continue;
    std::ifstream file(folder / part->path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (files.put(bytes) != part->sha256) return fail(Code::conflict, "backup.part_changed", {part->path});
  }
  return {};
}

/// The hashes by the names of the tables there are; neither side may have more than the other.
Result<std::map<std::string, Sha256>> match_tables(const std::vector<store::Table>& tables, std::map<std::string, Sha256> by_path) {
  std::map<std::string, Sha256> by_name;
  for (const store::Table& table : tables) {
    const auto found = by_path.find(table_path(table.name));
    if (found == by_path.end()) return fail(Code::conflict, "backup.other_tables", {table_path(table.name)});
    by_name.emplace(table.name, found->second);
    by_path.erase(found);
  }
  if (!by_path.empty()) return fail(Code::conflict, "backup.other_tables", {by_path.begin()->first});
  return by_name;
}

/// Loads the backup's rows and looks whether they arrived.
Result<void> fill(const fs::path& folder, int step, const std::string& location, const Report& report) {
  auto opened = open_tables(location, step);
  if (!opened) return tl::unexpected(opened.error());
  const auto hashes = table_hashes(folder);
  if (!hashes) return tl::unexpected(hashes.error());
  const auto expected = match_tables(opened->tables, *hashes);
  if (!expected) return tl::unexpected(expected.error());
  const RowSource rows = [&](const store::Table& table, const auto& take) { return read_table(folder, table, take); };
  if (auto loaded = load(*opened, location, rows, report); !loaded) return loaded;
  return compare(*opened, *expected, report);
}

int newest_shipped() {
  return store::shipped_migrations().back().number;
}

}  // namespace

Result<Head> restore(const fs::path& folder, const Target& target, const Report& report) {
  auto head = check_whole(folder, report);
  if (!head) return head;
  if (head->schema > newest_shipped()) {
    return fail(Code::conflict, "backup.newer_schema", {std::to_string(head->schema), std::to_string(newest_shipped())});
  }
  auto database = NewDatabase::create(target.database);
  if (!database) return tl::unexpected(database.error());
  if (auto put = put_originals(folder, target.files, report); !put) return tl::unexpected(put.error());
  if (auto filled = fill(folder, head->schema, database->location(), report); !filled) return tl::unexpected(filled.error());
  if (auto completed = target.complete(database->location(), report); !completed) return tl::unexpected(completed.error());
  if (auto finished = mark_finished(database->location()); !finished) return tl::unexpected(finished.error());
  if (auto named = database->give_name(); !named) return tl::unexpected(named.error());
  return head;
}

}  // namespace nhipcau::backup
