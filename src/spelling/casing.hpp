#pragma once
#include <string>
#include <string_view>

namespace nhipcau::spelling {

/// `key` (lower case) in the case of what is written: all capitals, the first letter alone, or none.
std::string in_case_of(std::string_view written, std::string_view key);

}  // namespace nhipcau::spelling
