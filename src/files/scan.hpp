#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "files/extract.hpp"

namespace nhipcau::files {

/// Called before each page with how many are read and how many there are; false: stop there.
using OnScanPage = std::function<bool(int done, int total)>;

/// Reads a scan, a file of pictures or a PDF without a text layer, page by page: a few seconds each.
/// limits.recogniser must be set
/// errors  those of extract | unavailable files.stopped: on_page said so
Result<Extracted> read_scan(std::string_view bytes, const Limits& limits, const OnScanPage& on_page = {});

/// The first page of a scan alone.
struct ScanFront {
  Extracted read;
  int pages = 1;                ///< of the whole file
  std::vector<Box> red_places;  ///< where red ink stands on the page, in points
};
Result<ScanFront> read_scan_front(std::string_view bytes, const Limits& limits);

}  // namespace nhipcau::files
