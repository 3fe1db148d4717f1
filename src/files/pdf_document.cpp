#include "files/pdf_document.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <limits>

namespace nhipcau::files {

Result<std::unique_ptr<poppler::document>> open_pdf(std::string_view bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);  // its complaints may quote the paper
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return fail(Code::too_large, "files.too_large");
  std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document == nullptr) return fail(Code::invalid, "files.damaged_pdf");
  if (document->is_locked()) return fail(Code::invalid, "files.encrypted_pdf");
  if (document->pages() <= 0) return fail(Code::invalid, "files.damaged_pdf");
  return document;
}

PageSize size_of(const poppler::page& page) {
  const poppler::rectf rect = page.page_rect();
  const auto turn = page.orientation();
  const bool is_turned = turn == poppler::page::landscape || turn == poppler::page::seascape;
  return is_turned ? PageSize{rect.height(), rect.width()} : PageSize{rect.width(), rect.height()};
}

}  // namespace nhipcau::files
