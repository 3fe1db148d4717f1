#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace nhipcau::cli {

/// The name most like a mistyped word: at most a third of its letters wrong, missing, added or swapped. Empty if none is near.
std::string find_nearest(std::string_view word, const std::vector<std::string_view>& names);

}  // namespace nhipcau::cli
