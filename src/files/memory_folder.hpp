#pragma once
#include <filesystem>
#include <optional>
#include <string_view>

namespace nhipcau::files {

/// A folder that lies in memory, for a program that reads and writes files by their names. Nobody else may look into it; it is gone at the
/// end, and what a killed process left of it is swept away by the next one that makes such a folder.
class MemoryFolder {
 public:
  /// None where the machine has no file system in memory that this process may write to.
  static std::optional<MemoryFolder> make();
  /// The same below `place`, if that lies in memory.
  static std::optional<MemoryFolder> make_in(const std::filesystem::path& place);

  MemoryFolder(MemoryFolder&& other) noexcept;
  MemoryFolder& operator=(MemoryFolder&&) = delete;
  ~MemoryFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// errors are those of the file system: false
  [[nodiscard]] bool write(std::string_view name, std::string_view bytes) const;

 private:
  MemoryFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}

  std::filesystem::path path_;
  int lock_;  ///< the open folder, locked: as long as it is, somebody works in it
};

}  // namespace nhipcau::files
