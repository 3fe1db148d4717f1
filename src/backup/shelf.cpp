#include "backup/shelf.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "backup/check.hpp"
#include "base/require.hpp"

namespace nhipcau::backup {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kShape = "00000000T000000Z";

/// "20261122T070915Z".
std::string name_of(Instant at) {
  std::string name = to_rfc3339(at);
  std::erase_if(name, [](char c) { return c == '-' || c == ':'; });
  return name.substr(0, kShape.size() - 1) + "Z";
}

bool is_name(std::string_view name) {
  return name.size() == kShape.size() && std::equal(name.begin(), name.end(), kShape.begin(),
                                                    [](char c, char shape) { return shape == '0' ? c >= '0' && c <= '9' : c == shape; });
}

/// ".20261122T070915Z.new-…", as NewFolder names what it makes, or a backup whose removal was cut off: its manifest goes first.
bool is_remains(const fs::path& folder) {
  const std::string name = folder.filename().string();
  if (is_name(name)) return !fs::exists(folder / kManifestName);
  return name.starts_with('.') && is_name(name.substr(1, kShape.size())) && name.substr(1 + kShape.size()).starts_with(".new-");
}

std::vector<fs::path> folders_in(const fs::path& shelf) {
  std::vector<fs::path> folders;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(shelf, none)) {
    if (entry.symlink_status(none).type() == fs::file_type::directory) folders.push_back(entry.path());
  }
  return folders;
}

/// Only one backup is made on a shelf at a time; the lock ends with the process.
class Lock {
 public:
  static Result<Lock> take(const fs::path& shelf) {
    Lock lock(::open(shelf.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (lock.number_ >= 0 && ::flock(lock.number_, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno == EWOULDBLOCK) return fail(Code::conflict, "backup.shelf_taken", {shelf.string()});
    return fail(Code::unavailable, "backup.cannot_write", {shelf.string(), std::generic_category().message(errno)});
  }
  Lock(Lock&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Lock& operator=(Lock&&) = delete;
  ~Lock() {
    if (number_ >= 0) ::close(number_);
  }

 private:
  explicit Lock(int number) : number_(number) {}
  int number_;
};

void take_away(const fs::path& folder) {
  std::error_code ignored;  // what stays is found by the next one
  fs::remove(folder / kManifestName, ignored);
  fs::remove_all(folder, ignored);
}

void sweep(const fs::path& shelf) {
  for (const fs::path& folder : folders_in(shelf)) {
    if (is_remains(folder)) take_away(folder);
  }
}

std::size_t prune(const fs::path& shelf, const fs::path& newest, std::size_t most) {
  auto shelved = list_backups(shelf);
  std::erase_if(shelved, [&](const Shelved& one) { return one.folder == newest || !is_name(one.folder.filename().string()); });
  std::size_t removed = 0;
  for (std::size_t i = most - 1; i < shelved.size(); ++i, ++removed) take_away(shelved[i].folder);
  return removed;
}

}  // namespace

std::vector<Shelved> list_backups(const fs::path& shelf) {
  std::vector<Shelved> found;
  for (const fs::path& folder : folders_in(shelf)) {
    if (folder.filename().string().starts_with('.')) continue;  // not finished
    const auto stream = open_manifest(folder);
    if (!stream) continue;
    const auto manifest = ManifestReader::open(**stream);
    if (manifest) found.push_back({folder, manifest->head()});
  }
  std::ranges::stable_sort(found, std::greater(), [](const Shelved& one) { return one.head.made_at; });
  return found;
}

Result<Placed> place_next(const Source& source, const fs::path& shelf, std::size_t most, const Clock& clock, const Report& report) {
  require(most >= 1, "a shelf for no backup");
  std::error_code why;
  fs::create_directories(shelf, why);
  if (why) return fail(Code::unavailable, "backup.cannot_write", {shelf.string(), why.message()});
  const auto lock = Lock::take(shelf);
  if (!lock) return tl::unexpected(lock.error());
  sweep(shelf);
  const auto before = list_backups(shelf);
  const fs::path folder = shelf / name_of(clock.now());
  const auto made = make(source, folder, before.empty() ? fs::path() : before.front().folder, clock, report);
  if (!made) return tl::unexpected(made.error());
  return Placed{folder, *made, prune(shelf, folder, most)};
}

}  // namespace nhipcau::backup
