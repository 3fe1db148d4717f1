// What poppler sees on the pages becomes words with boxes (pdf_words.hpp); all else is geometry and stands in the other pdf_*.cpp.
#include "files/pdf.hpp"

#include <string>
#include <utility>
#include <vector>

#include "files/pdf_layout.hpp"
#include "files/pdf_words.hpp"

namespace nhipcau::files {
namespace {

/// The words of all pages; the first must not be a picture, and something must be there.
Result<std::vector<PdfPage>> read_pages(const PdfWords& document, const Budget& budget) {
  const Limits& limits = budget.limits();
  std::vector<PdfPage> pages;
  std::size_t letters = 0;
  const auto keep = [&](PdfPage page) {
    for (const Word& word : page.words) letters += word.text.size() + 1;
    pages.push_back(std::move(page));
    return letters <= limits.text_bytes;
  };
  auto first = document.look_at(1, limits);
  if (!first) return Fail(first.error());
  if (first->makeup.is_picture()) return fail(Code::invalid, std::string(kIsScan));
  if (!keep(std::move(first->page))) return fail(Code::too_large, "files.too_long");
  for (int number = 2; number <= document.pages(); ++number) {
    if (auto late = budget.out_of_time()) return Fail(std::move(*late));
    auto page = document.words_of(number, limits);
    if (!page) return Fail(page.error());
    if (!keep(std::move(*page))) return fail(Code::too_large, "files.too_long");
  }
  if (letters == 0) return fail(Code::invalid, std::string(kIsScan));
  return pages;
}

}  // namespace

Result<Extracted> read_pdf(std::string_view bytes, const Budget& budget) {
  const auto document = PdfWords::open(bytes);
  if (!document) return Fail(document.error());
  const Limits& limits = budget.limits();
  if (static_cast<std::size_t>(document->pages()) > limits.pages)
    return fail(Code::too_large, "files.too_many_pages", {std::to_string(limits.pages)});
  auto pages = read_pages(*document, budget);
  if (!pages) return Fail(pages.error());
  Extracted read = lay_out(std::move(*pages));
  if (read.bytes.size() > limits.text_bytes) return fail(Code::too_large, "files.too_long");
  return read;
}

}  // namespace nhipcau::files
