#include "files/memory_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::files {

MemoryFile::MemoryFile() : descriptor_(memfd_create("nhipcau", MFD_CLOEXEC)) {
  require(descriptor_ >= 0, "the machine gives no file in memory");
}

MemoryFile::MemoryFile(std::string_view bytes) : MemoryFile() {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    require(written > 0, "the machine has no room for a file in memory");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  lseek(descriptor_, 0, SEEK_SET);
}

MemoryFile::~MemoryFile() {
  close(descriptor_);
}

std::string MemoryFile::path() const {
  return "/proc/self/fd/" + std::to_string(descriptor_);
}

std::string MemoryFile::content() const {
  return content_of(descriptor_);
}

std::string content_of(int descriptor) {
  const off_t size = lseek(descriptor, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(std::max<off_t>(size, 0)), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t got = pread(descriptor, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (got <= 0) return {};
    at += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace nhipcau::files
