#include "files/scan.hpp"

#include <cmath>
#include <utility>

#include "base/require.hpp"
#include "files/pdf_child.hpp"
#include "files/pdf_layout.hpp"
#include "files/recognised_page.hpp"
#include "files/recogniser.hpp"

namespace nhipcau::files {
namespace {

constexpr double kPointsPerInch = 72;

struct Recognised {
  ReadyPage ready;  ///< without its pictures
  PdfPage page;
};

Result<Recognised> recognise(std::string_view bytes, int number, const Limits& limits) {
  auto ready = ready_page(bytes, number, limits);
  if (!ready) return Fail(ready.error());
  const auto inch = static_cast<int>(std::lround(kPointsPerInch / ready->points));
  const Recogniser& recogniser = *limits.recogniser;
  auto words = recogniser.read(ready->picture, inch, Recogniser::Layout::page);
  if (!words) return Fail(words.error());
  std::vector<RecognisedWord> red_words;
  if (!ready->red.empty()) {
    auto red = recogniser.read(ready->red, inch, Recogniser::Layout::scattered);
    if (!red) return Fail(red.error());
    red_words = std::move(*red);
  }
  if (words->size() + red_words.size() > limits.page_words) return fail(Code::too_large, "files.too_long");
  Recognised recognised{.ready = {}, .page = to_page(*ready, std::move(*words), red_words)};
  ready->picture.clear();
  ready->red.clear();
  recognised.ready = std::move(*ready);
  return recognised;
}

Extracted to_extracted(std::vector<PdfPage> pages, const std::vector<ReadyPage>& ready) {
  Extracted read = lay_out(std::move(pages));
  for (std::size_t i = 0; i < ready.size(); ++i) turn_back(read.lines, static_cast<int>(i) + 1, ready[i]);
  read.is_recognised = true;
  return read;
}

bool is_blank(const Extracted& read) {
  return read.bytes.find_first_not_of(" \n") == std::string::npos;
}

}  // namespace

Result<Extracted> read_scan(std::string_view bytes, const Limits& limits, const OnScanPage& on_page) {
  require(limits.recogniser != nullptr, "a scan is read without a recogniser");
  std::vector<PdfPage> pages;
  std::vector<ReadyPage> ready;
  int total = 1;
  for (int number = 1; number <= total; ++number) {
    if (on_page && !on_page(number - 1, number == 1 ? 0 : total)) return fail(Code::unavailable, "files.stopped");
    auto next = recognise(bytes, number, limits);
    if (!next) return Fail(next.error());
    total = next->ready.pages;
    if (static_cast<std::size_t>(total) > limits.scan_pages)
      return fail(Code::too_large, "files.too_many_scan_pages", {std::to_string(limits.scan_pages)});
    pages.push_back(std::move(next->page));
    ready.push_back(std::move(next->ready));
  }
  Extracted read = to_extracted(std::move(pages), ready);
  if (is_blank(read)) return fail(Code::invalid, "files.no_words");
  return read;
}

Result<ScanFront> read_scan_front(std::string_view bytes, const Limits& limits) {
  require(limits.recogniser != nullptr, "a scan is read without a recogniser");
  auto first = recognise(bytes, 1, limits);
  if (!first) return Fail(first.error());
  if (static_cast<std::size_t>(first->ready.pages) > limits.scan_pages)
    return fail(Code::too_large, "files.too_many_scan_pages", {std::to_string(limits.scan_pages)});
  std::vector<PdfPage> pages;
  pages.push_back(std::move(first->page));
  ScanFront front{.read = to_extracted(std::move(pages), {first->ready}), .pages = first->ready.pages};
  front.red_places = std::move(first->ready.red_places);
  return front;
}

}  // namespace nhipcau::files
