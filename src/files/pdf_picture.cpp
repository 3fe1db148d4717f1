#include "files/pdf_picture.hpp"

#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "files/memory_file.hpp"
#include "files/pdf_document.hpp"

namespace nhipcau::files {
namespace {

constexpr double kPointsPerInch = 72;

}  // namespace

Result<std::string> draw_pdf_page(std::string_view bytes, const Picture& picture) {
  const auto document = open_pdf(bytes);
  if (!document) return Fail(document.error());
  if (picture.page < 1 || picture.page > (*document)->pages()) {
    return fail(Code::not_found, "files.no_such_page", {std::to_string(picture.page)});
  }
  const std::unique_ptr<poppler::page> page((*document)->create_page(picture.page - 1));
  if (page == nullptr) return fail(Code::invalid, "files.damaged_pdf");
  const PageSize size = size_of(*page);
  const int width = std::clamp(picture.width, 1, kWidestPicture);
  if (!(size.width > 0 && size.height > 0)) return fail(Code::invalid, "files.damaged_pdf");
  const double scale = width / size.width;
  const int height = std::clamp(static_cast<int>(std::lround(std::min(size.height * scale, 1e6))), 1, kHighestPicture);

  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(poppler::image::format_rgb24);
  const poppler::image drawn = renderer.render_page(page.get(), kPointsPerInch * scale, kPointsPerInch * scale, 0, 0, width, height);
  const MemoryFile file;
  if (!drawn.is_valid() || !drawn.save(file.path(), "png")) return fail(Code::invalid, "files.damaged_pdf");
  return file.content();
}

}  // namespace nhipcau::files
