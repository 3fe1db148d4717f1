#pragma once
#include <span>
#include <string_view>

#include "base/require.hpp"

namespace nhipcau::base {

/// A file of the repository that travels inside the program (see cmake/embed.cmake).
struct EmbeddedFile {
  std::string_view path;   ///< relative to the embedded root, with forward slashes
  std::string_view bytes;  ///< lives as long as the program
};

/// The bytes of one of them. Throws BrokenInvariant for a path that is none of theirs.
inline std::string_view bytes_of(std::span<const EmbeddedFile> files, std::string_view path) {
  for (const EmbeddedFile& file : files) {
    if (file.path == path) return file.bytes;
  }
  require(false, "a file that should travel inside the program does not");
  return {};
}

}  // namespace nhipcau::base
