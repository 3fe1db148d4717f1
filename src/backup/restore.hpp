#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "backup/manifest.hpp"
#include "backup/report.hpp"
#include "store/files.hpp"

namespace nhipcau::backup {

/// Where an office is made.
struct Target {
  std::string database;  ///< as store::Options::path; nothing of an office may be there
  const store::FileStore& files;
  /// Brings the filled database at the place given up to date and makes what copies leave out, as the index of the search.
  std::function<Result<void>(const std::string& database, const Report&)> complete;
};

/// Makes an office of a backup from either engine, on either engine. The backup is checked before anything is written; each table is
/// compared with it again after loading. A backup of an older schema is loaded as it was and then brought up to date.
/// On an error the target is as it was on SQLite (originals that were put into `files` stay); a PostgreSQL database must be made anew, and
/// says so (check_finished).
/// errors  those of check_whole | conflict backup.newer_schema{have, known} | conflict backup.not_empty{location}
///         | conflict backup.other_tables{path}: the manifest has other tables than the schema | conflict backup.part_changed{path}
///         | conflict backup.loaded_differs{table} | unavailable backup.disk_full{path} | those of store::Database::open and `complete`
Result<Head> restore(const std::filesystem::path& folder, const Target& target, const Report& report);

struct Moved {
  std::size_t tables = 0;
  std::int64_t rows = 0;
};

/// Copies an office's database to another place, on either engine, and compares the two row by row. The source is only read; originals stay
/// where they are (`target.files` is not used). Nobody should write meanwhile: what is written after the first moment is not copied.
/// errors  not_found backup.no_office{location} | unavailable backup.unfinished{location} | conflict backup.not_empty{location} | conflict
/// backup.loaded_differs{table}
///         | unavailable backup.disk_full{path} | those of store::Database::open and `complete`
Result<Moved> move(const std::string& from, const Target& target, const Report& report);

}  // namespace nhipcau::backup
