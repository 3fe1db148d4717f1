#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "backup/manifest.hpp"
#include "base/hash.hpp"
#include "base/result.hpp"

namespace nhipcau::backup {

/// A part of a backup while it is written: of any size, little of it in memory. Folders on the way are made; owner alone may read it.
/// errors, of everything here: unavailable backup.disk_full{path} | unavailable backup.cannot_write{path, why}
class PartWriter {
 public:
  /// root  the backup's folder
  /// path  below it, "tables/paper.rows"; nothing may be there
  static Result<PartWriter> create(const std::filesystem::path& root, std::string path);
  PartWriter(PartWriter&& other) noexcept;
  PartWriter& operator=(PartWriter&&) = delete;
  ~PartWriter();

  Result<void> write(std::string_view bytes);
  /// Writes out what is left; it is on the disk (fsync) when this returns. Nothing may be written behind it.
  Result<Part> finish();

 private:
  PartWriter(std::filesystem::path file, std::string path, int number) : file_(std::move(file)), number_(number) {
    part_.path = std::move(path);
  }
  Result<void> write_out();

  std::filesystem::path file_;
  int number_ = -1;
  Part part_;
  std::string waiting_;
  std::unique_ptr<Sha256Stream> hash_ = std::make_unique<Sha256Stream>();
};

/// Takes away the files and folders beside something that begin so and that nobody has written for kLeftoverAge: what processes that were
/// killed have left of it.
void remove_leftovers(const std::filesystem::path& beside, const std::string& beginning);
inline constexpr std::chrono::hours kLeftoverAge{24};

/// A folder under a name that nobody takes for a backup; removed at the end unless it got its own.
class NewFolder {
 public:
  /// What a process that died while it made one of the same name has left goes away (remove_leftovers).
  /// errors  conflict backup.folder_exists{target} | those of PartWriter
  static Result<NewFolder> create(const std::filesystem::path& target);
  NewFolder(NewFolder&& other) noexcept;
  NewFolder& operator=(NewFolder&&) = delete;
  ~NewFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Puts every folder in it on the disk and gives it its name, all at once.
  Result<void> give_name();

 private:
  NewFolder(std::filesystem::path target, std::filesystem::path path) : target_(std::move(target)), path_(std::move(path)) {}
  std::filesystem::path target_;
  std::filesystem::path path_;
};

/// The names in a folder are on the disk when this returns.
Result<void> sync_folder(const std::filesystem::path& folder);

/// The size and hash of a file that is there, a symbolic link not followed; `path` is what the part is called.
/// errors  not_found backup.part_missing{path} | unavailable backup.cannot_read{path, why}
Result<Part> measure(const std::filesystem::path& file, std::string path);

}  // namespace nhipcau::backup
