#include "backup/check.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "backup/part.hpp"

namespace nhipcau::backup {
namespace {

namespace fs = std::filesystem;

/// Everything below a folder that is no folder, in order of path; holds the names of a few folders at a time.
class Walk {
 public:
  explicit Walk(fs::path root) : root_(std::move(root)) { enter(""); }

  /// The next path below the root.
  std::optional<fs::path> next() {
    while (!waiting_.empty()) {
      const fs::path path = std::move(waiting_.back());
      waiting_.pop_back();
      std::error_code error;
      if (!fs::is_directory(fs::symlink_status(root_ / path, error))) return path;
      enter(path);
    }
    return std::nullopt;
  }

 private:
  void enter(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;  // a folder that cannot be looked into has no parts, and each is then missed by name
    for (const auto& entry : fs::directory_iterator(root_ / folder, error)) found.push_back(folder / entry.path().filename());
    std::sort(found.begin(), found.end(), std::greater<>());
    waiting_.insert(waiting_.end(), found.begin(), found.end());
  }

  fs::path root_;
  std::vector<fs::path> waiting_;  // the next one last
};

/// What is wrong with a part, if anything is.
std::optional<Error> fault_of(const fs::path& folder, const Part& part) {
  const auto measured = measure(folder / part.path, part.path);
  if (!measured) return measured.error();
  if (measured->size < part.size) return Error{Code::conflict, "backup.part_cut", {part.path}};
  if (measured->size > part.size || measured->sha256 != part.sha256) return Error{Code::conflict, "backup.part_changed", {part.path}};
  return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<std::istream>> open_manifest(const fs::path& folder) {
  auto stream = std::make_unique<std::ifstream>(folder / kManifestName, std::ios::binary);
  if (!stream->is_open() || !fs::is_regular_file(folder / kManifestName))
    return fail(Code::not_found, "backup.no_manifest", {folder.string()});
  return stream;
}

Result<Checked> check(const fs::path& folder, const Report& report) {
  const auto stream = open_manifest(folder);
  if (!stream) return tl::unexpected(stream.error());
  auto manifest = ManifestReader::open(**stream);
  if (!manifest) return tl::unexpected(manifest.error());
  Checked checked{manifest->head(), manifest->parts(), {}};
  Walk walk(folder);
  std::size_t done = 0;
  auto part = manifest->next();
  auto path = walk.next();
  while ((part || path) && checked.faults.size() < kMostFaults) {
    if (path == kManifestName) {
      path = walk.next();
    } else if (path && (!part || *path < fs::path(part->path))) {
      checked.faults.push_back({Code::conflict, "backup.part_added", {path->string()}});
      path = walk.next();
    } else {
      tell(report, done++, checked.parts, part->path);
      if (auto fault = fault_of(folder, *part)) checked.faults.push_back(std::move(*fault));
      if (path == fs::path(part->path)) path = walk.next();
      part = manifest->next();
    }
  }
  return checked;
}

Result<Head> check_whole(const fs::path& folder, const Report& report) {
  const auto checked = check(folder, report);
  if (!checked) return tl::unexpected(checked.error());
  if (!checked->faults.empty()) return tl::unexpected(checked->faults.front());
  return checked->head;
}

}  // namespace nhipcau::backup
