#include "files/memory_folder.hpp"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <utility>

namespace nhipcau::files {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kPrefix = "nhipcau-reading-";

bool is_in_memory(const fs::path& place) {
  struct statfs what {};
  return statfs(place.c_str(), &what) == 0 && (what.f_type == TMPFS_MAGIC || what.f_type == RAMFS_MAGIC);
}

/// The open folder if nobody works in it; -1 if somebody does, or it is not ours.
int lock_folder(const fs::path& folder) {
  const int open_folder = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  struct stat what {};
  if (open_folder >= 0 && fstat(open_folder, &what) == 0 && what.st_uid == geteuid() && flock(open_folder, LOCK_EX | LOCK_NB) == 0)
    return open_folder;
  if (open_folder >= 0) close(open_folder);
  return -1;
}

void sweep(const fs::path& place) {
  std::error_code fault;
  for (fs::directory_iterator at(place, fault), end; !fault && at != end; at.increment(fault)) {
    if (!at->path().filename().string().starts_with(kPrefix)) continue;
    const int lock = lock_folder(at->path());
    if (lock < 0) continue;
    std::error_code ignored;
    fs::remove_all(at->path(), ignored);
    close(lock);
  }
}

}  // namespace

std::optional<MemoryFolder> MemoryFolder::make_in(const fs::path& place) {
  if (!is_in_memory(place)) return std::nullopt;
  sweep(place);
  std::string name = (place / (std::string(kPrefix) + "XXXXXX")).string();
  if (mkdtemp(name.data()) == nullptr) return std::nullopt;  // 0700
  const int lock = lock_folder(name);
  if (lock >= 0) return MemoryFolder(name, lock);
  std::error_code ignored;
  fs::remove_all(name, ignored);
  return std::nullopt;
}

std::optional<MemoryFolder> MemoryFolder::make() {
  for (const char* variable : {"RUNTIME_DIRECTORY", "XDG_RUNTIME_DIR"}) {
    const char* const named = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nobody changes the environment
    if (named == nullptr || *named == '\0') continue;
    if (auto made = make_in(named)) return made;
  }
  return make_in("/dev/shm");
}

MemoryFolder::MemoryFolder(MemoryFolder&& other) noexcept : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

MemoryFolder::~MemoryFolder() {
  if (lock_ < 0) return;
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  close(lock_);
}

bool MemoryFolder::write(std::string_view name, std::string_view bytes) const {
  std::error_code fault;
  fs::create_directories((path_ / name).parent_path(), fault);
  std::ofstream file(path_ / name, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  return file.good();
}

}  // namespace nhipcau::files
