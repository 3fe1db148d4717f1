#pragma once
#include "files/extract.hpp"

namespace nhipcau::files {

/// Which page to draw, and how large.
struct Picture {
  int page = 1;     ///< from 1
  int width = 960;  ///< in pixels, 1 to kWidestPicture; the height follows
};
inline constexpr int kWidestPicture = 2000;
inline constexpr int kHighestPicture = 8000;  ///< of a page that is very long the lower part is left out

/// A page of a PDF as PNG, drawn in this process (see pdf_child.hpp); nothing touches the disk.
/// errors  not_found files.no_such_page{page} | as extract
Result<std::string> draw_pdf_page(std::string_view bytes, const Picture& picture);

}  // namespace nhipcau::files
