// Poppler's public interface gives neither pictures nor whether a letter is seen, and makes much of each word; so this uses the interface
// of its own devices (docs/decisions/0011-pdf.md).
#include "files/pdf_words.hpp"

#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <string>
#include <utility>

#include "files/pdf_device.hpp"
#include "files/pdf_letters.hpp"

namespace nhipcau::files {
namespace {

constexpr double kPointsPerInch = 72;

/// What poppler shares among documents, until this process ends; it is silent, for its complaints may quote the paper.
void make_poppler_ready() {
  static const GlobalParamsIniter ready([](ErrorCategory /*category*/, Goffset /*place*/, const char* /*message*/) {});
}

bool is_bold(std::string_view font) {
  for (const std::string_view weight : {"Bold", "bold", "Black", "Heavy", "Demi"}) {
    if (font.find(weight) != std::string_view::npos) return true;
  }
  return false;
}

std::string letters_of(const TextWord& printed) {
  std::u32string letters;
  for (int i = 0; i < printed.getLength(); ++i) letters.push_back(static_cast<char32_t>(*printed.getChar(i)));
  return plain_letters(letters);
}

std::string_view font_of(const TextWord& printed) {
  const GooString* name = printed.getLength() > 0 ? printed.getFontName(0) : nullptr;
  return name == nullptr ? std::string_view() : std::string_view(name->c_str(), static_cast<std::size_t>(name->getLength()));
}

Word to_word(const TextWord& printed, std::string text) {
  Word word{.text = std::move(text), .box = {}, .size = printed.getFontSize(), .has_space_after = printed.hasSpaceAfter()};
  printed.getBBox(&word.box.left, &word.box.top, &word.box.right, &word.box.bottom);
  if (!(word.size > 0)) word.size = std::max(word.box.height(), 1.0);
  const std::string_view font = font_of(printed);
  word.font = std::hash<std::string_view>{}(font);
  word.is_bold = is_bold(font);
  return word;
}

bool has_area(const Box& box) {
  constexpr double kFurthest = 1e5;  // points; also keeps out what is not a number
  return box.right > box.left && box.bottom > box.top && std::max(box.right, box.bottom) < kFurthest &&
         std::min(box.left, box.top) > -kFurthest;
}

/// An empty page, as the reader sees it: what the file crops is left out, a turned page is turned.
PdfPage empty_page(PDFDoc& document, int number) {
  const double width = document.getPageCropWidth(number), height = document.getPageCropHeight(number);
  const int turn = document.getPageRotate(number);
  const bool is_turned = turn == 90 || turn == 270;
  return {.width = is_turned ? height : width, .height = is_turned ? width : height, .words = {}, .askew = {}};
}

Result<PdfPage> draw(PDFDoc& document, int number, PageDevice& device, const Limits& limits) {
  document.displayPage(&device, number, kPointsPerInch, kPointsPerInch, 0, false, false, false);
  PdfPage page = empty_page(document, number);
  const auto printed = device.makeWordList();
  if (printed == nullptr) return page;
  const int count = printed->getLength();
  if (static_cast<std::size_t>(count) > limits.page_words) return fail(Code::too_large, "files.too_long");
  page.words.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const TextWord& one = *printed->get(i);
    std::string text = letters_of(one);
    if (text.empty()) continue;
    if (one.getRotation() != 0) {
      page.askew += text + "\n";
      continue;
    }
    Word word = to_word(one, std::move(text));
    if (has_area(word.box)) page.words.push_back(std::move(word));
  }
  return page;
}

}  // namespace

Result<PdfWords> PdfWords::open(std::string_view bytes) {
  make_poppler_ready();
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return fail(Code::too_large, "files.too_large");
  auto* stream = new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));  // the document owns it
  auto document = std::make_unique<PDFDoc>(stream, GooString(), GooString());
  if (document->getErrorCode() == errEncrypted) return fail(Code::invalid, "files.encrypted_pdf");
  if (!document->isOk() || document->getNumPages() <= 0) return fail(Code::invalid, "files.damaged_pdf");
  return PdfWords(std::move(document));
}

PdfWords::PdfWords(std::unique_ptr<PDFDoc> document) : document_(std::move(document)) {}
PdfWords::~PdfWords() = default;
PdfWords::PdfWords(PdfWords&& other) noexcept = default;
PdfWords& PdfWords::operator=(PdfWords&& other) noexcept = default;

int PdfWords::pages() const {
  return document_->getNumPages();
}

Result<PdfPage> PdfWords::words_of(int number, const Limits& limits) const {
  PageDevice device(PageDevice::Look::words);
  return draw(*document_, number, device, limits);
}

Result<PdfWords::LookedAt> PdfWords::look_at(int number, const Limits& limits) const {
  PageDevice device(PageDevice::Look::words_and_pictures);
  auto page = draw(*document_, number, device, limits);
  if (!page) return Fail(page.error());
  return LookedAt{.page = std::move(*page), .makeup = device.makeup()};
}

}  // namespace nhipcau::files
