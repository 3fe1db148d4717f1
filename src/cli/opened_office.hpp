#pragma once
#include <filesystem>
#include <memory>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/database.hpp"
#include "store/files.hpp"

namespace nhipcau::cli {

/// One office's data folder, opened: `office.db` (records) and `files/` (the papers as they came in).
struct OpenedOffice {
  std::unique_ptr<store::Database> database;
  store::FileStore files;
  SystemClock clock;
};

/// Opens the folder, makes it (mode 700) if it is not there, brings its schema up to date. A folder that is there keeps its rights; what is
/// made in it belongs to its owner alone.
/// errors  unavailable cli.cannot_make_folder{path, why} | those of store::Database::open
Result<std::unique_ptr<OpenedOffice>> open_office(const std::filesystem::path& folder);

}  // namespace nhipcau::cli
