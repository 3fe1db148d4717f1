#include "files/ready.hpp"

#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "files/detect.hpp"
#include "files/memory_file.hpp"
#include "files/pdf_document.hpp"
#include "files/pdf_words.hpp"
#include "files/picture_file.hpp"
#include "files/red_ink.hpp"

namespace nhipcau::files {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kPixelsPerInch = 300;
constexpr double kMostGrowth = 2;                   // a picture of fewer pixels is enlarged no more
constexpr double kLongestEdge = 5000;               // pixels: A3 at 300 an inch
constexpr int kSquare = 16;                         // pixels: of the grid in which red is looked for
constexpr int kReddest = 60, kReddish = 50;         // a pixel is red if its red is so much over the rest; and over this all the same
constexpr float kSureSkew = 3.0;                    // leptonica: below it the angle is a guess
constexpr double kLeastSkew = 0.05, kMostSkew = 7;  // degrees
constexpr double kSmallSkew = 1.5;                  // degrees: lines so little aslant are read as they are
constexpr l_int32 kTile = 64, kEvery = 4;           // pixels
constexpr std::size_t kTail = 20;                   // one tile in so many, the lightest and the darkest, does not count
constexpr l_int32 kMostShade = 40;                  // of 255: paper that is evenly lit differs less

Fail damaged() {
  return fail(Code::invalid, "files.damaged_picture");
}

/// A page of a PDF, drawn large.
Result<LoadedPicture> draw_large(const poppler::page& page, const PageSize& size, int pages) {
  const double inch = std::min(kPixelsPerInch, kLongestEdge * kPointsPerInch / std::max(size.width, size.height));
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(poppler::image::format_rgb24);
  const poppler::image drawn = renderer.render_page(&page, inch, inch);
  const MemoryFile file;
  if (!drawn.is_valid() || !drawn.save(file.path(), "pnm")) return fail(Code::invalid, "files.damaged_pdf");
  const std::string pnm = file.content();
  PixHandle pix(pixReadMem(reinterpret_cast<const l_uint8*>(pnm.data()), pnm.size()));
  pix = to_plain(std::move(pix));
  if (pix == nullptr) return fail(Code::invalid, "files.damaged_pdf");
  return LoadedPicture{.pix = std::move(pix), .pages = pages, .size = size};
}

/// A page of a PDF: its words as far as it holds any, and its picture unless its words are all that is seen.
struct OpenedPage {
  ReadyPage ready;
  std::optional<LoadedPicture> picture;
};

Result<OpenedPage> open_page(std::string_view bytes, int number, const Limits& limits) {
  const auto document = open_pdf(bytes);
  if (!document) return Fail(document.error());
  const int pages = (*document)->pages();
  if (number < 1 || number > pages) return fail(Code::not_found, "files.no_such_page", {std::to_string(number)});
  const std::unique_ptr<poppler::page> page((*document)->create_page(number - 1));
  if (page == nullptr) return fail(Code::invalid, "files.damaged_pdf");
  OpenedPage opened{.ready = {.pages = pages, .size = size_of(*page)}, .picture = {}};
  if (!(opened.ready.size.width > 0 && opened.ready.size.height > 0)) return fail(Code::invalid, "files.damaged_pdf");
  const auto words = PdfWords::open(bytes);
  if (!words) return Fail(words.error());
  auto looked = words->look_at(number, limits);
  if (!looked) return Fail(looked.error());
  opened.ready.is_layer_seen = looked->makeup.shows_text();
  if (!looked->page.words.empty()) opened.ready.layer = std::move(looked->page);
  if (opened.ready.layer && !looked->makeup.is_picture()) return opened;
  auto drawn = draw_large(*page, opened.ready.size, pages);
  if (!drawn) return Fail(drawn.error());
  opened.picture = std::move(*drawn);
  return opened;
}

Result<OpenedPage> load_large(std::string_view bytes, int page, const Limits& limits) {
  if (detect(bytes).family == Family::pdf) return open_page(bytes, page, limits);
  auto loaded = load_picture(bytes, page);
  if (!loaded) return Fail(loaded.error());
  const double width = pixGetWidth(loaded->pix.get()), height = pixGetHeight(loaded->pix.get());
  const double wanted = loaded->size.width / kPointsPerInch * kPixelsPerInch / width;
  const double scale = std::min({wanted, kMostGrowth, kLongestEdge / std::max(width, height)});
  loaded->pix.reset(pixScale(loaded->pix.get(), static_cast<l_float32>(scale), static_cast<l_float32>(scale)));
  if (loaded->pix == nullptr) return damaged();
  return OpenedPage{.ready = {.pages = loaded->pages, .size = loaded->size}, .picture = std::move(*loaded)};
}

struct Colour {
  l_int32 red = 0, green = 0, blue = 0;
  /// How much redder than anything else.
  [[nodiscard]] int redness() const { return red - std::max(green, blue); }
  [[nodiscard]] bool is_red() const { return redness() > kReddest && red > kReddish; }
};

/// A coloured picture taken apart.
struct Inks {
  PixHandle grey;  ///< its red light, and more where it is red: red ink is as white as paper there
  PixHandle red;   ///< how red each pixel is: dark on white
  RedGrid grid;
};

std::optional<Inks> take_apart(Pix& pix) {
  const l_int32 width = pixGetWidth(&pix), height = pixGetHeight(&pix);
  Inks inks{PixHandle(pixCreate(width, height, 8)), PixHandle(pixCreate(width, height, 8)), {}};
  if (inks.grey == nullptr || inks.red == nullptr) return std::nullopt;
  inks.grid.columns = static_cast<std::size_t>((width + kSquare - 1) / kSquare);
  inks.grid.rows = static_cast<std::size_t>((height + kSquare - 1) / kSquare);
  inks.grid.share.resize(inks.grid.columns * inks.grid.rows);
  for (l_int32 y = 0; y < height; ++y) {
    const l_uint32* from = pixGetData(&pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(&pix);
    l_uint32* grey = pixGetData(inks.grey.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(inks.grey.get());
    l_uint32* red = pixGetData(inks.red.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(inks.red.get());
    for (l_int32 x = 0; x < width; ++x) {
      Colour c;
      extractRGBValues(from[x], &c.red, &c.green, &c.blue);
      SET_DATA_BYTE(grey, x, static_cast<l_uint8>(std::min(255, c.red + std::max(0, c.redness()))));
      SET_DATA_BYTE(red, x, static_cast<l_uint8>(255 - std::clamp(2 * c.redness(), 0, 255)));
      if (c.is_red())
        inks.grid.share[static_cast<std::size_t>(y / kSquare) * inks.grid.columns + static_cast<std::size_t>(x / kSquare)] += 1;
    }
  }
  for (double& share : inks.grid.share) share /= kSquare * kSquare;
  return inks;
}

/// Whether some of the paper is much darker than the rest: by the lightest pixels of each tile.
bool is_unevenly_lit(Pix& grey) {
  const l_int32 across = pixGetWidth(&grey) / kTile, down = pixGetHeight(&grey) / kTile;
  std::vector<l_int32> light;
  for (l_int32 row = 0; row < down; ++row) {
    for (l_int32 column = 0; column < across; ++column) {
      l_int32 lightest = 0;
      for (l_int32 y = row * kTile; y < (row + 1) * kTile; y += kEvery) {
        const l_uint32* line = pixGetData(&grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(&grey);
        for (l_int32 x = column * kTile; x < (column + 1) * kTile; x += kEvery)
          lightest = std::max(lightest, l_int32{GET_DATA_BYTE(line, x)});
      }
      light.push_back(lightest);
    }
  }
  if (light.empty()) return false;
  std::sort(light.begin(), light.end());
  const std::size_t tail = light.size() / kTail;
  return light[light.size() - 1 - tail] - light[tail] > kMostShade;
}

/// Uneven light, as in a photograph, made even; the picture as it was where that does not work (a small one).
PixHandle evened(PixHandle grey) {
  if (!is_unevenly_lit(*grey)) return grey;
  PixHandle even(pixBackgroundNormSimple(grey.get(), nullptr, nullptr));
  return even == nullptr ? std::move(grey) : std::move(even);
}

/// Degrees clockwise that make the lines level; 0 if that cannot be told.
double skew_of(Pix& grey) {
  constexpr int kThreshold = 160;
  const PixHandle black(pixThresholdToBinary(&grey, kThreshold));
  l_float32 angle = 0, sureness = 0;
  if (black == nullptr || pixFindSkew(black.get(), &angle, &sureness) != 0 || sureness < kSureSkew) return 0;
  return std::abs(angle) < kLeastSkew || std::abs(angle) > kMostSkew ? 0 : angle;
}

std::string turned_pnm(Pix& grey, double radians) {
  if (radians == 0) return bytes_of(grey, PixForm::pnm);
  const PixHandle level(pixRotate(&grey, static_cast<l_float32>(radians), L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  return level == nullptr ? bytes_of(grey, PixForm::pnm) : bytes_of(*level, PixForm::pnm);
}

std::vector<Box> to_boxes(const std::vector<RedPlace>& places, double points) {
  std::vector<Box> boxes;
  const auto place_at = [&](std::size_t squares) { return static_cast<double>(squares) * kSquare * points; };
  for (const RedPlace& place : places) {
    if (boxes.size() == kMostRedPlaces) break;
    boxes.push_back({place_at(place.left), place_at(place.top), place_at(place.right), place_at(place.bottom)});
  }
  return boxes;
}

}  // namespace

Result<ReadyPage> make_ready(std::string_view bytes, int page, const Limits& limits) {
  setMsgSeverity(L_SEVERITY_NONE);
  auto opened = load_large(bytes, page, limits);
  if (!opened) return Fail(opened.error());
  ReadyPage ready = std::move(opened->ready);
  auto& loaded = opened->picture;
  if (!loaded) return ready;
  ready.points = loaded->size.width / pixGetWidth(loaded->pix.get());
  PixHandle grey, red;
  if (is_coloured(*loaded->pix)) {
    auto inks = take_apart(*loaded->pix);
    if (!inks) return fail(Code::too_large, "files.picture_too_large");
    ready.red_places = to_boxes(find_red_places(inks->grid), ready.points);
    grey = std::move(inks->grey);
    if (!ready.red_places.empty()) red = std::move(inks->red);
  } else {
    grey = std::move(loaded->pix);
  }
  grey = evened(std::move(grey));
  const double degrees = skew_of(*grey);
  ready.skew = degrees * std::numbers::pi / 180;
  ready.is_turned = std::abs(degrees) > kSmallSkew;
  const double turn = ready.is_turned ? ready.skew : 0;
  ready.picture = turned_pnm(*grey, turn);
  if (red != nullptr) ready.red = turned_pnm(*red, turn);
  if (ready.picture.empty()) return fail(Code::too_large, "files.picture_too_large");
  return ready;
}

Result<std::string> draw_page_here(std::string_view bytes, const Picture& picture) {
  return detect(bytes).family == Family::picture ? draw_picture_file(bytes, picture) : draw_pdf_page(bytes, picture);
}

}  // namespace nhipcau::files
