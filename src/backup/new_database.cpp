#include "backup/new_database.hpp"

#include <fcntl.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "backup/part.hpp"
#include "store/location.hpp"
#include "store/tables.hpp"

namespace nhipcau::backup {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUnfinished = ".new-";
constexpr std::array kEndings{"", "-wal", "-shm", "-journal"};  // of the files SQLite keeps for one database

Fail not_empty(const std::string& location) {
  return fail(Code::conflict, "backup.not_empty", {store::shown_location(location)});
}

/// Nothing of an office may be there, not even an older one, so no step is run to look.
Result<void> check_empty(const std::string& location) {
  const auto step = store::Database::step_of({.path = location});
  if (!step) return tl::unexpected(step.error());
  return *step == 0 ? Result<void>() : Result<void>(not_empty(location));
}

/// No file of a database either: SQLite would replay the log of one that died over whatever gets its name.
Result<void> check_no_files(const std::string& location) {
  std::error_code none;
  for (const char* ending : kEndings) {
    if (fs::exists(fs::symlink_status(location + ending, none))) return not_empty(location + ending);
  }
  return {};
}

}  // namespace

Result<NewDatabase> NewDatabase::create(const std::string& location) {
  if (store::engine_of(location) == store::Engine::postgres) {
    if (auto empty = check_empty(location); !empty) return tl::unexpected(empty.error());
    return NewDatabase(location, "");
  }
  if (auto empty = check_no_files(location); !empty) return tl::unexpected(empty.error());
  std::error_code why;
  const fs::path folder = fs::path(location).parent_path();
  if (!folder.empty()) fs::create_directories(folder, why);
  if (why) return fail(Code::unavailable, "backup.cannot_write", {folder.string(), why.message()});
  remove_leftovers(folder, fs::path(location).filename().string() + std::string(kUnfinished));
  return NewDatabase(location + std::string(kUnfinished) + random_token(12), location);
}

NewDatabase::NewDatabase(NewDatabase&& other) noexcept : location_(std::move(other.location_)), file_(std::exchange(other.file_, {})) {}

NewDatabase::~NewDatabase() {
  if (file_.empty()) return;
  std::error_code ignored;  // what stays behind has a name that no program opens
  for (const char* ending : kEndings) fs::remove(location_ + ending, ignored);
}

Result<void> NewDatabase::give_name() {
  if (file_.empty()) return {};
  if (fs::exists(location_ + "-wal")) return fail(Code::unavailable, "backup.log_left", {location_});
  if (auto empty = check_no_files(file_); !empty) return empty;
  if (::renameat2(AT_FDCWD, location_.c_str(), AT_FDCWD, file_.c_str(), RENAME_NOREPLACE) != 0) {
    if (errno == EEXIST) return not_empty(file_);
    return fail(Code::unavailable, "backup.cannot_write", {file_, std::generic_category().message(errno)});
  }
  const fs::path folder = fs::path(std::exchange(file_, {})).parent_path();
  return sync_folder(folder.empty() ? "." : folder);
}

}  // namespace nhipcau::backup
