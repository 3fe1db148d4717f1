#include "store/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/require.hpp"
#include "store/database.hpp"

namespace nhipcau::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kFolderDigits = 2;
constexpr mode_t kOwnerOnly = 0600;
constexpr std::string_view kUnfinished = ".new-";

bool is_hash(std::string_view hex) {
  return hex.size() == kHashDigits && hex.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

[[noreturn]] void fail_on(const fs::path& path, const char* what) {
  const int code = errno;
  const auto kind = code == ENOSPC || code == EDQUOT ? DatabaseError::Kind::full : DatabaseError::Kind::other;
  throw DatabaseError(std::string(what) + " " + path.string() + ": " + std::generic_category().message(code), kind);
}

enum class IfMissing { fail, stay_closed };

/// An open file or folder.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags, IfMissing if_missing = IfMissing::fail)
      : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, kOwnerOnly)) {
    if (number_ < 0 && !(errno == ENOENT && if_missing == IfMissing::stay_closed)) fail_on(path_, "cannot open");
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (is_open()) ::close(number_);
  }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

  void write_all(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written >= 0) bytes.remove_prefix(static_cast<std::size_t>(written));
      if (written < 0 && errno != EINTR) fail_on(path_, "cannot write");
    }
  }

  void sync() const {
    if (::fsync(number_) != 0) fail_on(path_, "cannot sync");
  }

  [[nodiscard]] std::string read_all() const {
    struct stat status {};
    if (::fstat(number_, &status) != 0) fail_on(path_, "cannot look at");
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
      const ssize_t got = ::read(number_, bytes.data() + have, bytes.size() - have);
      if (got < 0 && errno != EINTR) fail_on(path_, "cannot read");
      if (got == 0) break;
      if (got > 0) have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
  }

 private:
  const fs::path& path_;
  int number_;
};

/// Takes the half-written file away unless it got its name.
class Temporary {
 public:
  explicit Temporary(fs::path path) : path_(std::move(path)) {}
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

  void rename_to(const fs::path& name) {
    if (::rename(path_.c_str(), name.c_str()) != 0) fail_on(name, "cannot name");
    path_.clear();
  }

 private:
  fs::path path_;
};

/// A plain file that was last written, or renewed, longer ago than `age`.
bool is_older(const fs::path& path, Instant now, std::chrono::hours age) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  const Instant written{std::chrono::seconds(status.st_mtim.tv_sec)};
  return written < now - age;
}

bool is_leftover(const fs::path& path, Instant now) {
  return path.filename().native().starts_with(kUnfinished) && is_older(path, now, FileStore::kLeftoverAge);
}

/// Makes the file as new as if it had been written now; false if it is not there.
bool renew(const fs::path& path) {
  if (::utimensat(AT_FDCWD, path.c_str(), nullptr, 0) == 0) return true;
  if (errno != ENOENT) fail_on(path, "cannot renew");
  return false;
}

/// Calls `act` with every entry of the folders below `root`. A folder that cannot be looked into is passed over.
template <class Act>
void for_each_entry(const fs::path& root, const Act& act) {
  std::error_code error;
  for (const auto& folder : fs::directory_iterator(root, error)) {
    if (!folder.is_directory(error) || folder.path().filename().native().size() != kFolderDigits) continue;
    for (const auto& entry : fs::directory_iterator(folder.path(), error)) act(entry.path());
  }
}

void sync_folder(const fs::path& folder) {
  Descriptor(folder, O_RDONLY | O_DIRECTORY).sync();
}

void sync_name_of(const fs::path& folder) {
  const fs::path parent = folder.parent_path();
  sync_folder(parent.empty() ? fs::path(".") : parent);
}

/// Makes the folder and those above it; each new name is on the disk when this returns.
void make_folder(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return;
  const fs::path parent = folder.parent_path();
  if (!parent.empty()) make_folder(parent);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail_on(folder, "cannot make the folder");
  sync_name_of(folder);
}

/// Makes a folder in `root`. Both names are on the disk when this returns, also when another process has made them and did not come so far:
/// the root's before there is anything in it, so that who finds a folder there need not look above.
void make_folder_in(const fs::path& root, const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return sync_name_of(folder);
  make_folder(root);
  sync_name_of(root);
  make_folder(folder);
}

}  // namespace

fs::path FileStore::path_of(const Sha256& hash) const {
  require(is_hash(hash.hex), "a stored file is named by a SHA-256");
  return root_ / hash.hex.substr(0, kFolderDigits) / hash.hex.substr(kFolderDigits);
}

Sha256 FileStore::put(std::string_view bytes) const {
  Sha256 hash = sha256(bytes);
  const fs::path path = path_of(hash);
  // Whole: one that was damaged is written anew. Looked for once more, since the kernel may renew what remove_old has just taken aside.
  const fs::path folder = path.parent_path();
  if (get(hash) && renew(path) && has(hash)) {
    sync_folder(folder);  // the process that put it may not have come so far
    return hash;
  }
  make_folder_in(root_, folder);
  Temporary temporary(folder / (std::string(kUnfinished) + random_token(12)));
  {
    const Descriptor file(temporary.path(), O_WRONLY | O_CREAT | O_EXCL);
    file.write_all(bytes);
    file.sync();
  }
  temporary.rename_to(path);
  sync_folder(folder);
  return hash;
}

Result<std::string> FileStore::get(const Sha256& hash) const {
  const fs::path path = path_of(hash);
  const Descriptor file(path, O_RDONLY, IfMissing::stay_closed);  // opened without asking first: it may be taken away in between
  if (!file.is_open()) return fail(Code::not_found, "store.file_missing", {hash.hex});
  std::string bytes = file.read_all();
  if (sha256(bytes) != hash) return fail(Code::unavailable, "store.file_damaged", {hash.hex});
  return bytes;
}

std::size_t FileStore::remove_leftovers(Instant now) const {
  std::size_t removed = 0;
  for_each_entry(root_, [&](const fs::path& path) {
    if (is_leftover(path, now) && ::unlink(path.c_str()) == 0) ++removed;
  });
  return removed;
}

std::vector<Sha256> FileStore::list_old(Instant now) const {
  std::vector<Sha256> old;
  for_each_entry(root_, [&](const fs::path& path) {
    const std::string hex = path.parent_path().filename().string() + path.filename().string();
    if (is_hash(hex) && is_older(path, now, kUnreferencedAge)) old.push_back({hex});
  });
  return old;
}

// Under another name it can be looked at once more: who put it before that has made it new, and it goes back; who puts it later finds
// nothing and writes it. Should the process die in between, the name is that of a leftover.
bool FileStore::remove_old(const Sha256& hash, Instant now) const {
  const fs::path path = path_of(hash);
  if (!is_older(path, now, kUnreferencedAge)) return false;
  const fs::path aside = path.parent_path() / (std::string(kUnfinished) + random_token(12));
  if (::rename(path.c_str(), aside.c_str()) != 0) return false;
  if (is_older(aside, now, kUnreferencedAge)) return ::unlink(aside.c_str()) == 0;
  if (::rename(aside.c_str(), path.c_str()) != 0) fail_on(path, "cannot name");
  return false;
}

bool FileStore::remove(const Sha256& hash) const {
  const fs::path path = path_of(hash);
  if (::unlink(path.c_str()) == 0) return sync_folder(path.parent_path()), true;
  if (errno != ENOENT) fail_on(path, "cannot take away");
  return false;
}

bool FileStore::has(const Sha256& hash) const {
  std::error_code error;
  return fs::is_regular_file(path_of(hash), error);
}

}  // namespace nhipcau::store
