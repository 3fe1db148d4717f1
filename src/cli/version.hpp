#pragma once
#include <string_view>

namespace nhipcau::cli {
/// The program's version; the build passes project(VERSION …) of CMakeLists.txt.
inline constexpr std::string_view kVersion = NHIPCAU_VERSION;
}  // namespace nhipcau::cli
