#include "files/scan.hpp"

#include <algorithm>
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
constexpr double kAsMuch = 0.8;

struct Recognised {
  ReadyPage ready;  ///< without its pictures
  PdfPage page;
  bool is_recognised = true;  ///< the words of the page are those of its picture, not those of its text layer
};

std::size_t letters_of(const PdfPage& page) {
  std::size_t letters = 0;
  for (const Word& word : page.words) letters += word.text.size();
  return letters;
}

/// Words that a page prints over its picture are exact, where they are about all that is read on it: a stamp's or a signature's are not.
/// What somebody laid behind a picture is not taken: how sure it is nobody says, and recognition here knows Vietnamese.
bool is_layer_better(const ReadyPage& ready, const PdfPage& recognised) {
  return ready.is_layer_seen && ready.layer &&
         static_cast<double>(letters_of(*ready.layer)) > kAsMuch * static_cast<double>(letters_of(recognised));
}

Recognised by_layer(ReadyPage ready) {
  ready.skew = 0;  // its words stand where they are printed
  return {.ready = ready, .page = std::move(*ready.layer), .is_recognised = false};
}

Result<Recognised> recognise(std::string_view bytes, int number, const Limits& limits) {
  auto ready = ready_page(bytes, number, limits);
  if (!ready) return Fail(ready.error());
  if (ready->picture.empty()) return by_layer(std::move(*ready));
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
  PdfPage page = to_page(*ready, std::move(*words), red_words);
  ready->picture.clear();
  ready->red.clear();
  if (!is_layer_better(*ready, page)) return Recognised{.ready = std::move(*ready), .page = std::move(page)};
  Recognised printed = by_layer(std::move(*ready));
  printed.page.askew += page.askew;  // a stamp's words
  return printed;
}

Extracted to_extracted(std::vector<Recognised> read) {
  std::vector<PdfPage> pages;
  for (Recognised& one : read) pages.push_back(std::move(one.page));
  Extracted extracted = lay_out(std::move(pages));
  for (std::size_t i = 0; i < read.size(); ++i) turn_back(extracted.lines, static_cast<int>(i) + 1, read[i].ready);
  extracted.is_recognised = std::any_of(read.begin(), read.end(), [](const Recognised& one) { return one.is_recognised; });
  return extracted;
}

bool is_blank(const Extracted& read) {
  return read.bytes.find_first_not_of(" \n") == std::string::npos;
}

}  // namespace

Result<Extracted> read_scan(std::string_view bytes, const Limits& limits, const OnScanPage& on_page) {
  require(limits.recogniser != nullptr, "a scan is read without a recogniser");
  std::vector<Recognised> pages;
  int total = 1;
  for (int number = 1; number <= total; ++number) {
    if (on_page && !on_page(number - 1, number == 1 ? 0 : total)) return fail(Code::unavailable, "files.stopped");
    auto next = recognise(bytes, number, limits);
    if (!next) return Fail(next.error());
    total = next->ready.pages;
    if (static_cast<std::size_t>(total) > limits.scan_pages)
      return fail(Code::too_large, "files.too_many_scan_pages", {std::to_string(limits.scan_pages)});
    next->ready.layer.reset();
    pages.push_back(std::move(*next));
  }
  Extracted read = to_extracted(std::move(pages));
  if (is_blank(read)) return fail(Code::invalid, "files.no_words");
  return read;
}

Result<ScanFront> read_scan_front(std::string_view bytes, const Limits& limits) {
  require(limits.recogniser != nullptr, "a scan is read without a recogniser");
  auto first = recognise(bytes, 1, limits);
  if (!first) return Fail(first.error());
  if (static_cast<std::size_t>(first->ready.pages) > limits.scan_pages)
    return fail(Code::too_large, "files.too_many_scan_pages", {std::to_string(limits.scan_pages)});
  ScanFront front{.pages = first->ready.pages, .red_places = std::move(first->ready.red_places)};
  if (first->is_recognised && first->ready.layer) front.hidden = lay_out({*first->ready.layer});
  front.read = to_extracted({std::move(*first)});
  return front;
}

}  // namespace nhipcau::files
