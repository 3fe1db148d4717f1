#pragma once
#include <cstddef>
#include <functional>
#include <string_view>

namespace nhipcau::backup {

/// Told before each part of long work: how many parts are done, of how many, and which comes now. May be empty.
using Report = std::function<void(std::size_t done, std::size_t total, std::string_view part)>;

inline void tell(const Report& report, std::size_t done, std::size_t total, std::string_view part) {
  if (report) report(done, total, part);
}

}  // namespace nhipcau::backup
