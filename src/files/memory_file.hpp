#pragma once
#include <string>
#include <string_view>

namespace nhipcau::files {

/// A file in memory alone: it has no name on any disk and is gone with its last user.
class MemoryFile {
 public:
  MemoryFile();
  /// One that holds `bytes`, its place at the beginning.
  explicit MemoryFile(std::string_view bytes);
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  /// Where this process finds it under a path.
  [[nodiscard]] std::string path() const;
  [[nodiscard]] std::string content() const;

 private:
  int descriptor_;
};

/// All bytes of an open file, from its beginning; empty if it cannot be read.
std::string content_of(int descriptor);

}  // namespace nhipcau::files
