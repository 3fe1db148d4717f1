#include "backup/part.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <vector>

namespace nhipcau::backup {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 262'144;  // bytes written or read at once
constexpr mode_t kOwnerOnly = 0600;
constexpr mode_t kFolderOfOwner = 0700;

Fail cannot_write(const fs::path& path, int code) {
  if (code == ENOSPC || code == EDQUOT) return fail(Code::unavailable, "backup.disk_full", {path.string()});
  return fail(Code::unavailable, "backup.cannot_write", {path.string(), std::generic_category().message(code)});
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

Result<void> make_folders(const fs::path& root, const fs::path& below) {
  fs::path folder = root;
  for (const fs::path& name : below) {
    folder /= name;
    if (::mkdir(folder.c_str(), kFolderOfOwner) != 0 && errno != EEXIST) return cannot_write(folder, errno);
  }
  return {};
}

/// Whether nobody has written the file, or anything below the folder, for kLeftoverAge; links to old files do not count, the folder of a
/// link does.
bool is_left(const fs::path& path) {
  const auto oldest = fs::file_time_type::clock::now() - kLeftoverAge;
  std::error_code none;
  if (fs::last_write_time(path, none) >= oldest) return false;
  for (const auto& entry : fs::recursive_directory_iterator(path, none)) {
    if (entry.last_write_time(none) >= oldest) return false;
  }
  return true;
}

}  // namespace

void remove_leftovers(const fs::path& beside, const std::string& beginning) {
  std::vector<fs::path> leftovers;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(beside.empty() ? fs::path(".") : beside, none)) {
    const fs::file_type type = entry.symlink_status(none).type();
    const bool is_ours = type == fs::file_type::directory || type == fs::file_type::regular;
    if (!is_ours || !entry.path().filename().string().starts_with(beginning)) continue;
    if (is_left(entry.path())) leftovers.push_back(entry.path());
  }
  for (const fs::path& leftover : leftovers) fs::remove_all(leftover, none);
}

Result<PartWriter> PartWriter::create(const fs::path& root, std::string path) {
  if (auto made = make_folders(root, fs::path(path).parent_path()); !made) return tl::unexpected(made.error());
  const fs::path file = root / path;
  const int number = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
  if (number < 0) return cannot_write(file, errno);
  return PartWriter(file, std::move(path), number);
}

PartWriter::PartWriter(PartWriter&& other) noexcept
    : file_(std::move(other.file_)),
      number_(std::exchange(other.number_, -1)),
      part_(std::move(other.part_)),
      waiting_(std::move(other.waiting_)),
      hash_(std::move(other.hash_)) {}

PartWriter::~PartWriter() {
  if (number_ >= 0) ::close(number_);
}

Result<void> PartWriter::write(std::string_view bytes) {
  part_.size += bytes.size();
  hash_->add(bytes);
  waiting_.append(bytes);
  return waiting_.size() < kPiece ? Result<void>() : write_out();
}

Result<void> PartWriter::write_out() {
  std::string_view left = waiting_;
  while (!left.empty()) {
    const ssize_t written = ::write(number_, left.data(), left.size());
    if (written >= 0) left.remove_prefix(static_cast<std::size_t>(written));
    if (written < 0 && errno != EINTR) return cannot_write(file_, errno);
  }
  waiting_.clear();
  return {};
}

Result<Part> PartWriter::finish() {
  if (auto written = write_out(); !written) return tl::unexpected(written.error());
  if (::fsync(number_) != 0 || ::close(std::exchange(number_, -1)) != 0) return cannot_write(file_, errno);
  part_.sha256 = hash_->result();
  return part_;
}

Result<NewFolder> NewFolder::create(const fs::path& target) {
  std::error_code why;
  const fs::path whole = fs::absolute(target, why).lexically_normal();
  const fs::path named = whole.has_filename() ? whole : whole.parent_path();  // "backup/" is "backup"
  if (fs::exists(fs::symlink_status(named, why))) return fail(Code::conflict, "backup.folder_exists", {named.string()});
  fs::create_directories(named.parent_path(), why);
  if (why) return cannot_write(named.parent_path(), why.value());
  const std::string beginning = "." + named.filename().string() + ".new-";
  remove_leftovers(named.parent_path(), beginning);
  const fs::path path = named.parent_path() / (beginning + random_token(12));
  if (::mkdir(path.c_str(), kFolderOfOwner) != 0) return cannot_write(path, errno);
  return NewFolder(named, path);
}

NewFolder::NewFolder(NewFolder&& other) noexcept : target_(std::move(other.target_)), path_(std::exchange(other.path_, {})) {}

NewFolder::~NewFolder() {
  std::error_code ignored;  // what stays behind has a name that nobody takes for a backup
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

Result<void> NewFolder::give_name() {
  std::error_code why;
  for (const auto& entry : fs::recursive_directory_iterator(path_, why)) {
    if (!entry.is_directory(why)) continue;
    if (auto synced = sync_folder(entry.path()); !synced) return synced;
  }
  if (auto synced = sync_folder(path_); !synced) return synced;
  if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) != 0) {
    if (errno == EEXIST) return fail(Code::conflict, "backup.folder_exists", {target_.string()});
    return cannot_write(target_, errno);
  }
  path_.clear();
  return sync_folder(target_.parent_path());
}

Result<void> sync_folder(const fs::path& folder) {
  const Descriptor open(folder, O_RDONLY | O_DIRECTORY);
  if (open.number() < 0 || ::fsync(open.number()) != 0) return cannot_write(folder, errno);
  return {};
}

Result<Part> measure(const fs::path& file, std::string path) {
  const Descriptor open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  if (open.number() < 0 && errno == ENOENT) return fail(Code::not_found, "backup.part_missing", {path});
  Part part{std::move(path), 0, {}};
  Sha256Stream hash;
  std::vector<char> piece(kPiece);
  for (;;) {
    const ssize_t got = open.number() < 0 ? -1 : ::read(open.number(), piece.data(), piece.size());
    if (got == 0) break;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(Code::unavailable, "backup.cannot_read", {part.path, std::generic_category().message(errno)});
    part.size += static_cast<std::uint64_t>(got);
    hash.add({piece.data(), static_cast<std::size_t>(got)});
  }
  part.sha256 = hash.result();
  return part;
}

}  // namespace nhipcau::backup
