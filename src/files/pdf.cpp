// What poppler sees on the pages becomes words with boxes; all else is geometry and stands in the other pdf_*.cpp.
#include "files/pdf.hpp"

#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "files/pdf_document.hpp"
#include "files/pdf_layout.hpp"
#include "files/pdf_letters.hpp"
#include "files/pdf_makeup.hpp"

namespace nhipcau::files {
namespace {

/// poppler::ustring is UTF-16; its own conversion opens iconv for each word.
std::string letters_of(const poppler::text_box& box) {
  const poppler::ustring units = box.text();
  return plain_letters(std::u16string(units.begin(), units.end()));
}

bool is_bold(const std::string& font) {
  for (const char* weight : {"Bold", "bold", "Black", "Heavy", "Demi"}) {
    if (font.find(weight) != std::string::npos) return true;
  }
  return false;
}

Word to_word(const poppler::text_box& printed, std::string text) {
  const poppler::rectf box = printed.bbox();
  const double size = printed.has_font_info() ? printed.get_font_size() : box.height();
  const std::string font = printed.has_font_info() ? printed.get_font_name() : std::string();
  return {.text = std::move(text),
          .box = {box.left(), box.top(), box.right(), box.bottom()},
          .size = size > 0 ? size : std::max(box.height(), 1.0),
          .font = std::hash<std::string>{}(font),
          .is_bold = is_bold(font),
          .has_space_after = printed.has_space_after()};
}

bool has_area(const Box& box) {
  constexpr double kFurthest = 1e5;  // points; also keeps out what is not a number
  return box.right > box.left && box.bottom > box.top && std::max(box.right, box.bottom) < kFurthest &&
         std::min(box.left, box.top) > -kFurthest;
}

}  // namespace

Result<PdfPage> read_pdf_page(const poppler::page& page, const Limits& limits) {
  const PageSize size = size_of(page);
  PdfPage read{.width = size.width, .height = size.height, .words = {}, .askew = {}};
  const auto printed = page.text_list(poppler::page::text_list_include_font);
  if (printed.size() > limits.page_words) return fail(Code::too_large, "files.too_long");
  read.words.reserve(printed.size());
  for (const poppler::text_box& box : printed) {
    std::string text = letters_of(box);
    if (text.empty()) continue;
    if (box.rotation() != 0) {
      read.askew += text + "\n";
      continue;
    }
    Word word = to_word(box, std::move(text));
    if (has_area(word.box)) read.words.push_back(std::move(word));
  }
  return read;
}

Result<Extracted> read_pdf(std::string_view bytes, const Budget& budget) {
  const auto document = open_pdf(bytes);
  if (!document) return Fail(document.error());
  const auto count = static_cast<std::size_t>((*document)->pages());
  const Limits& limits = budget.limits();
  if (count > limits.pages) return fail(Code::too_large, "files.too_many_pages", {std::to_string(limits.pages)});
  const auto first = makeup_of(bytes, 1);
  if (!first || first->is_picture()) return fail(Code::invalid, std::string(kIsScan));
  std::vector<PdfPage> pages;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (auto late = budget.out_of_time()) return Fail(std::move(*late));
    const std::unique_ptr<poppler::page> page((*document)->create_page(static_cast<int>(i)));
    if (page == nullptr) return fail(Code::invalid, "files.damaged_pdf");
    auto read = read_pdf_page(*page, limits);
    if (!read) return Fail(read.error());
    for (const Word& word : read->words) letters += word.text.size() + 1;
    if (letters > limits.text_bytes) return fail(Code::too_large, "files.too_long");
    pages.push_back(std::move(*read));
  }
  if (letters == 0) return fail(Code::invalid, std::string(kIsScan));
  Extracted read = lay_out(std::move(pages));
  if (read.bytes.size() > limits.text_bytes) return fail(Code::too_large, "files.too_long");
  return read;
}

}  // namespace nhipcau::files
