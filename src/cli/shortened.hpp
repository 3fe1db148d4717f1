#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace nhipcau::cli {

/// The first line's first `most` characters at a word's end, with … if any are left out.
std::string shortened(std::string_view words, std::size_t most);

}  // namespace nhipcau::cli
