#pragma once
#include <filesystem>
#include <memory>

#include "base/clock.hpp"
#include "base/metrics.hpp"
#include "base/result.hpp"
#include "cli/settings.hpp"
#include "store/database.hpp"
#include "store/files.hpp"

namespace nhipcau::cli {

/// Where an office keeps what it has.
struct OfficePlace {
  std::filesystem::path folder;        ///< the data folder
  std::string database = "office.db";  ///< a file, in the data folder unless its path is whole; or "postgresql://…"
};
OfficePlace office_place(const Settings& settings);
/// As store::Options::path wants it.
std::string database_path(const OfficePlace& place);

/// What the program makes from now on belongs to its owner alone, also what SQLite makes.
void keep_to_owner();

/// Opens a database with the statements of every room, its schema brought up to date.
/// errors  those of store::Database::open, passwords left out
Result<std::unique_ptr<store::Database>> open_database(const std::string& location, std::shared_ptr<metrics::Registry> metrics = nullptr);

/// One office's data folder, opened: `office.db` (records) and `files/` (the papers as they came in).
struct OpenedOffice {
  std::unique_ptr<store::Database> database;
  std::filesystem::path folder;
  store::FileStore files;
  SystemClock clock;
  std::shared_ptr<metrics::Registry> metrics;  ///< what the database and the server count
};

/// Opens the folder, makes it (mode 700) if it is not there, brings its schema up to date and chains the lines of the audit trail that an
/// older version wrote. A folder that is there keeps its rights; what is made in it belongs to its owner alone. errors  unavailable
/// cli.cannot_make_folder{path, why} | unavailable backup.unfinished{location} | those of store::Database::open
Result<std::unique_ptr<OpenedOffice>> open_office(const OfficePlace& place);

/// Opens an office's records only to look at them (store::Use::look): no folder or file is made, no schema brought up to date, no line
/// chained; a copy that cannot be written to will do.
/// errors  unavailable backup.unfinished{location} | those of store::Database::open with Use::look
Result<std::unique_ptr<OpenedOffice>> look_at_office(const OfficePlace& place);

}  // namespace nhipcau::cli
