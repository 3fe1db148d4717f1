// What tesseract answers, into words, a page and paragraphs. Grammar: hocr.cpp. Whatever it is, what comes of it fits together.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/require.hpp"
#include "files/hocr.hpp"
#include "files/pdf_layout.hpp"
#include "files/recognised_page.hpp"
#include "pdf_checks.hpp"

using namespace nhipcau;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kLargest = 1U << 16U;
  if (size > kLargest) return 0;
  const auto words = files::words_of_hocr({reinterpret_cast<const char*>(data), size});
  if (!words) {
    require(words.error().key == "files.damaged_picture", "no sentence of the reader's");
    return 0;
  }
  files::ReadyPage ready{.size = {595, 842}, .points = 0.24, .skew = size % 2 == 0 ? 0 : 0.01};
  std::vector<files::PdfPage> pages;
  pages.push_back(files::to_page(ready, *words, *words));
  files::Extracted read = files::lay_out(std::move(pages));
  check_read_pdf(read);
  std::size_t last = 0;
  for (const Span word : read.doubtful) {
    require(word.begin >= last && word.end <= read.bytes.size() && word.begin <= word.end, "a doubtful word outside the text");
    last = word.begin;
  }
  files::turn_back(read.lines, 1, ready);
  return 0;
}
