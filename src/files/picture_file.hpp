#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "files/page_box.hpp"
#include "files/pdf_picture.hpp"
#include "files/pix.hpp"

namespace nhipcau::files {

/// A page of a file of pictures: PNG, JPEG, WebP, or TIFF, which may hold several.
struct LoadedPicture {
  PixHandle pix;  ///< upright, as to_plain gives it
  int pages = 1;
  PageSize size;  ///< by the resolution the file names, where that makes a sheet of paper; else the long edge of an A4 sheet
};
inline constexpr double kMostPixels = 50e6;

/// Reads a page in this process (see pdf_child.hpp).
/// page    from 1
/// errors  not_found files.no_such_page{page} | invalid files.damaged_picture | too_large files.picture_too_large
Result<LoadedPicture> load_picture(std::string_view bytes, int page);

/// A page of a file of pictures as PNG; errors as load_picture.
Result<std::string> draw_picture_file(std::string_view bytes, const Picture& picture);

/// The page's size in points.
PageSize sheet_of(double width_pixels, double height_pixels, double pixels_per_inch);

}  // namespace nhipcau::files
