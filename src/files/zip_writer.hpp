#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace nhipcau::files {

/// Parts of a package by their names, in the order they are to stand in.
using ZipParts = std::vector<std::pair<std::string, std::string>>;

/// A new zip of these parts, all as of 1 January 1980: equal parts give equal bytes. No name stands twice.
/// errors  files.damaged: it cannot be written
Result<std::string> write_zip(const ZipParts& parts);

/// The same zip with some parts replaced, or added behind the others; the rest is copied as it is packed, each in its place.
/// errors  files.damaged: it is no zip that can be written again
Result<std::string> replace_in_zip(std::string_view zip, const ZipParts& parts);

}  // namespace nhipcau::files
