#pragma once
#include <filesystem>
#include <vector>

#include "backup/manifest.hpp"
#include "backup/report.hpp"

namespace nhipcau::backup {

struct Checked {
  Head head;
  std::size_t parts = 0;
  std::vector<Error> faults;  ///< in order of path, at most kMostFaults; empty: every byte is as it was written
};
inline constexpr std::size_t kMostFaults = 20;

/// Reads every byte of a backup and names what is not as its manifest says: backup.part_missing{path}, backup.part_added{path},
/// backup.part_cut{path}, backup.part_changed{path}, backup.cannot_read{path, why}.
/// errors  not_found backup.no_manifest{folder} | those of ManifestReader::open
Result<Checked> check(const std::filesystem::path& folder, const Report& report);

/// The backup's head, once every byte of it was seen to be right.
/// errors  those of check | the first fault
Result<Head> check_whole(const std::filesystem::path& folder, const Report& report);

/// Opens the manifest of a backup.
/// errors  not_found backup.no_manifest{folder}
Result<std::unique_ptr<std::istream>> open_manifest(const std::filesystem::path& folder);

}  // namespace nhipcau::backup
