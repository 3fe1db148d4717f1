#pragma once
#include <span>
#include <string_view>

namespace nhipcau::base {

/// A file of the repository that travels inside the program (see cmake/embed.cmake).
struct EmbeddedFile {
  std::string_view path;   ///< relative to the embedded root, with forward slashes
  std::string_view bytes;  ///< lives as long as the program
};

}  // namespace nhipcau::base
