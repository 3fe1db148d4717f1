#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "files/extract.hpp"
#include "files/pdf_child.hpp"
#include "files/pdf_wire.hpp"
#include "files/recogniser.hpp"
#include "files/scan.hpp"
#include "files/searchable_sample.hpp"

using namespace nhipcau;
using namespace nhipcau::files;
using sample::PicturePage;

namespace {

const std::string kHidden = "TEXT OF A SCANNER THAT READS OTHER WORDS";
const std::string kPrinted = "Ke hoach so 118/KH-UBND ve cong tac thong tin doi ngoai\nnam 2026 cua tinh Van Son va cac don vi";

/// The first page of our sample, as a scanner sees it.
std::string picture() {
  std::ifstream in("samples/ke-hoach-thong-tin-doi-ngoai-scan.pdf", std::ios::binary);
  const std::string pdf((std::istreambuf_iterator<char>(in)), {});
  auto ready = ready_page(pdf, 1, {});
  REQUIRE(ready);
  return ready->picture;
}

std::string white() {
  return "P5\n60 84\n255\n" + std::string(60 * 84, '\xFF');
}

Limits with_recogniser() {
  return {.recogniser = std::make_shared<Recogniser>()};
}

bool holds(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a PDF whose first page is a picture is a scan, whatever text stands behind it") {
  struct Row {
    std::vector<PicturePage> pages;
    bool is_scan;
  };
  const PicturePage printed{.text = kPrinted, .mode = 0};
  const PicturePage scanned{.pnm = white(), .text = kHidden};
  const Row rows[] = {
      {{scanned}, true},
      {{scanned, printed, printed}, true},
      {{{.pnm = white(), .text = kHidden, .mode = 0, .is_text_first = true}}, true},
      {{{.pnm = white(), .text = kPrinted, .mode = 0}}, true},  // a stamp may be in the picture
      {{{.pnm = white(), .text = kHidden, .share = 0.8}}, true},
      {{{.pnm = white(), .text = kHidden, .share = 0.3}}, true},
      {{{.text = kHidden}}, true},
      {{{.pnm = white(), .text = "", .share = 0.6}, printed}, true},
      {{{.pnm = white(), .text = "Signed by", .mode = 0, .share = 0.6}, printed}, true},
      {{{.pnm = white(), .text = "", .share = 0.2}, printed}, true},
      {{printed}, false},
      {{{.pnm = white(), .text = kPrinted, .mode = 0, .share = 0.3}}, false},
      {{printed, scanned}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(&row - rows);
    const auto read = extract(sample::searchable_pdf(row.pages));
    CHECK(read.has_value() != row.is_scan);
    if (!read) CHECK(read.error().key == "files.scan");
  }
}

TEST_CASE("such a scan is read off its picture, not by the text that somebody laid behind it") {
  std::string hidden = "M\001T\n";
  for (int line = 0; line < 50; ++line) hidden += kHidden + "\n";  // more than the page says
  const std::string pdf = sample::searchable_pdf({{.pnm = picture(), .text = hidden}});
  const auto front = read_scan_front(pdf, with_recogniser());
  REQUIRE(front);
  CHECK(front->read.is_recognised);
  CHECK(holds(front->read.bytes, "118/KH-UBND"));
  CHECK_FALSE(holds(front->read.bytes, "SCANNER"));
  CHECK(holds(front->hidden.bytes + front->hidden.margins, "MẬT"));
}

TEST_CASE("words printed over a picture are taken as they are, but a few of them are not the page") {
  const auto exact = extract(sample::searchable_pdf({{.pnm = white(), .text = kPrinted, .mode = 0}}), with_recogniser());
  REQUIRE(exact);
  CHECK_FALSE(exact->is_recognised);
  CHECK(exact->format == Format::pdf);
  CHECK(holds(exact->bytes, "Ke hoach so 118/KH-UBND ve cong tac"));
  const auto signed_page =
      read_scan_front(sample::searchable_pdf({{.pnm = picture(), .text = "Ky boi: Van phong", .mode = 0}}), with_recogniser());
  REQUIRE(signed_page);
  CHECK(signed_page->read.is_recognised);
  CHECK(holds(signed_page->read.bytes, "118/KH-UBND"));
}

TEST_CASE("of a PDF that begins with a scan, pages that print their words are read by these") {
  const std::string pdf = sample::searchable_pdf({{.pnm = picture()}, {.text = kPrinted, .mode = 0}});
  const auto ready = ready_page(pdf, 2, {});
  REQUIRE(ready);
  CHECK(ready->picture.empty());
  REQUIRE(ready->layer);
  const auto back = ready_page_from_wire(to_wire(ready));
  REQUIRE(back);
  REQUIRE(back->layer);
  REQUIRE(back->layer->words.size() == ready->layer->words.size());
  CHECK(back->layer->words.back().text == ready->layer->words.back().text);
  CHECK(back->layer->words.back().box.left == doctest::Approx(ready->layer->words.back().box.left).epsilon(0.001));
  const auto read = extract(pdf, with_recogniser());
  REQUIRE(read);
  CHECK(read->pages.size() == 2);
  CHECK(read->is_recognised);
  CHECK(holds(read->bytes, "Ke hoach so 118/KH-UBND ve cong tac"));
  CHECK(read->lines.back().page == 2);
}

TEST_CASE("our printed samples are no pictures") {
  for (const char* name : {"ke-hoach-thong-tin-doi-ngoai.pdf", "ke-hoach-da-ky.pdf"}) {
    std::ifstream in(std::string("samples/") + name, std::ios::binary);
    CHECK(extract(std::string(std::istreambuf_iterator<char>(in), {})));
  }
}
