#include "files/picture_file.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "files/exif.hpp"

namespace nhipcau::files {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kLongEdge = 842;                           // points: A4
constexpr double kShortestEdge = 250, kLongestEdge = 1300;  // points: from half a sheet of A5 to A3
constexpr int kMostPagesOfTiff = 1000;

const l_uint8* data_of(std::string_view bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

struct Head {
  l_int32 format = 0, width = 0, height = 0;
  int pages = 1;
};

bool is_tiff(l_int32 format) {
  return format == IFF_TIFF || (format >= IFF_TIFF_PACKBITS && format <= IFF_TIFF_ZIP) || format == IFF_TIFF_JPEG;
}

/// Pages of a TIFF that have a head; a broken one ends the count.
int count_tiff_pages(std::string_view bytes) {
  int pages = 0;
  l_int32 width = 0, height = 0, bits = 0, samples = 0, resolution = 0, colours = 0, format = 0;
  while (pages < kMostPagesOfTiff &&
         readHeaderMemTiff(data_of(bytes), bytes.size(), pages, &width, &height, &bits, &samples, &resolution, &colours, &format) == 0) {
    ++pages;
  }
  return std::max(pages, 1);
}

Result<Head> read_head(std::string_view bytes, int page) {
  Head head;
  l_int32 bits = 0, samples = 0, colours = 0;
  if (pixReadHeaderMem(data_of(bytes), bytes.size(), &head.format, &head.width, &head.height, &bits, &samples, &colours) != 0)
    return fail(Code::invalid, "files.damaged_picture");
  if (is_tiff(head.format)) {
    head.pages = count_tiff_pages(bytes);
    l_int32 resolution = 0;
    if (page > 1 && page <= head.pages)
      readHeaderMemTiff(data_of(bytes), bytes.size(), page - 1, &head.width, &head.height, &bits, &samples, &resolution, &colours,
                        &head.format);
  }
  if (page < 1 || page > head.pages) return fail(Code::not_found, "files.no_such_page", {std::to_string(page)});
  if (head.width <= 0 || head.height <= 0) return fail(Code::invalid, "files.damaged_picture");
  if (static_cast<double>(head.width) * head.height > kMostPixels) return fail(Code::too_large, "files.picture_too_large");
  return head;
}

PixHandle turned(PixHandle pix, int orientation) {
  constexpr int kQuarters[] = {0, 0, 0, 2, 2, 1, 1, 3, 3};  // clockwise, by orientation
  constexpr bool kIsMirrored[] = {false, false, true, false, true, true, false, true, false};
  const auto at = static_cast<std::size_t>(orientation);
  if (kQuarters[at] != 0) pix.reset(pixRotateOrth(pix.get(), kQuarters[at]));
  if (pix != nullptr && kIsMirrored[at]) pix.reset(pixFlipLR(nullptr, pix.get()));
  return pix;
}

}  // namespace

PageSize sheet_of(double width_pixels, double height_pixels, double pixels_per_inch) {
  const double named = pixels_per_inch > 0 ? kPointsPerInch / pixels_per_inch : 0;
  const double shorter = std::min(width_pixels, height_pixels), longer = std::max(width_pixels, height_pixels);
  const bool is_sheet = shorter * named >= kShortestEdge && longer * named <= kLongestEdge;
  const double points = is_sheet ? named : kLongEdge / longer;
  return {width_pixels * points, height_pixels * points};
}

Result<LoadedPicture> load_picture(std::string_view bytes, int page) {
  setMsgSeverity(L_SEVERITY_NONE);
  const auto head = read_head(bytes, page);
  if (!head) return Fail(head.error());
  PixHandle pix(is_tiff(head->format) ? pixReadMemTiff(data_of(bytes), bytes.size(), page - 1) : pixReadMem(data_of(bytes), bytes.size()));
  if (pix == nullptr) return fail(Code::invalid, "files.damaged_picture");
  const double resolution = pixGetXRes(pix.get());
  pix = to_plain(std::move(pix));
  if (pix != nullptr && head->format == IFF_JFIF_JPEG) pix = turned(std::move(pix), orientation_of_jpeg(bytes));
  if (pix == nullptr) return fail(Code::invalid, "files.damaged_picture");
  const PageSize size = sheet_of(pixGetWidth(pix.get()), pixGetHeight(pix.get()), resolution);
  return LoadedPicture{.pix = std::move(pix), .pages = head->pages, .size = size};
}

Result<std::string> draw_picture_file(std::string_view bytes, const Picture& picture) {
  auto loaded = load_picture(bytes, picture.page);
  if (!loaded) return Fail(loaded.error());
  const int width = std::clamp(picture.width, 1, kWidestPicture);
  const double scale = static_cast<double>(width) / pixGetWidth(loaded->pix.get());
  const double height = pixGetHeight(loaded->pix.get()) * scale;
  if (!(height >= 1 && height <= kHighestPicture)) return fail(Code::invalid, "files.damaged_picture");
  const PixHandle drawn(pixScaleToSize(loaded->pix.get(), width, static_cast<l_int32>(std::lround(height))));
  std::string png = drawn == nullptr ? std::string() : bytes_of(*drawn, PixForm::png);
  if (png.empty()) return fail(Code::invalid, "files.damaged_picture");
  return png;
}

}  // namespace nhipcau::files
