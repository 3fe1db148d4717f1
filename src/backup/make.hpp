#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "backup/manifest.hpp"
#include "backup/report.hpp"
#include "base/clock.hpp"
#include "store/files.hpp"
#include "store/tables.hpp"

/// Copies of an office that can be proved whole, on either engine and between them. A backup is a folder:
///   manifest            what is in it (manifest.hpp)
///   tables/paper.rows   a table each (rows.hpp); those made from others, as the index of the search, are left out
///   files/ab/cdef…      the originals that the tables refer to, named by their SHA-256 as in the data folder
namespace nhipcau::backup {

/// The office to be copied.
struct Source {
  std::string database;  ///< as store::Options::path
  const store::FileStore& files;
  std::vector<store::FileColumn> originals;  ///< where its tables name files; what is no SHA-256 there is none
  std::string program;                       ///< our version
};

struct Made {
  std::size_t tables = 0;
  std::size_t originals = 0;
  std::size_t linked = 0;  ///< originals that are the last backup's files
  std::uint64_t bytes = 0;
};

/// Makes a backup at `target`, while servers work: one snapshot of the database, then the originals it refers to. It is on the disk and
/// whole under its name, or not there at all. Memory does not grow with the office.
/// last    an earlier backup on the same disk, whose originals are linked instead of copied if they are still right; empty for none
/// errors  conflict backup.folder_exists{target} | unavailable backup.disk_full{path} | unavailable backup.cannot_write{path, why}
///         | those of FileStore::get: an original is gone or damaged | those of open_tables_as_they_are
///         | unavailable backup.schema_changed | unavailable backup.cannot_read{path, why}
Result<Made> make(const Source& source, const std::filesystem::path& target, const std::filesystem::path& last, const Clock& clock,
                  const Report& report);

}  // namespace nhipcau::backup
