#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "files/extract.hpp"

namespace nhipcau::files {

/// Called before each page with how many are read and how many there are; false: stop there.
using OnScanPage = std::function<bool(int done, int total)>;

/// Reads a scan page by page, a few seconds each: a file of pictures, or a PDF without a text layer or with one that is not what its first
/// page shows (read_pdf). Of a PDF, pages that print their words to be seen are read by these.
/// limits.recogniser must be set
/// errors  those of extract | unavailable files.stopped: on_page said so
Result<Extracted> read_scan(std::string_view bytes, const Limits& limits, const OnScanPage& on_page = {});

/// The first page of a scan alone.
struct ScanFront {
  Extracted read;
  int pages = 1;                ///< of the whole file
  std::vector<Box> red_places;  ///< where red ink stands on the page, in points
  Extracted hidden;             ///< what a text layer says that is not seen and was not taken for the page's text
};
Result<ScanFront> read_scan_front(std::string_view bytes, const Limits& limits);

}  // namespace nhipcau::files
