#include "files/scan.hpp"

#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "files/pdf_wire.hpp"
#include "files/picture_file.hpp"
#include "files/ready.hpp"
#include "files/recogniser.hpp"

using namespace nhipcau;
using namespace nhipcau::files;

namespace {

std::string file(const std::string& name) {
  std::ifstream in("samples/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string scan() {
  return file("ke-hoach-thong-tin-doi-ngoai-scan.pdf");
}

/// The first page of the sample as a picture.
std::string picture() {
  const auto drawn = draw_page_here(file("ke-hoach-thong-tin-doi-ngoai.pdf"), {.page = 1, .width = 1240});
  REQUIRE(drawn);
  return *drawn;
}

Limits with_recogniser() {
  return {.recogniser = std::make_shared<Recogniser>()};
}

bool holds(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the first page of a scan is read, with its lines where they stand on the page") {
  const auto front = read_scan_front(scan(), with_recogniser());
  REQUIRE(front);
  CHECK(front->pages == 3);
  CHECK(front->red_places.empty());
  CHECK(front->read.is_recognised);
  CHECK(holds(front->read.bytes, "Số: 118/KH-UBND\n"));
  CHECK(holds(front->read.bytes, "KẾ HOẠCH\n"));
  CHECK(holds(front->read.bytes, "\nI. MỤC ĐÍCH"));
  CHECK(front->read.bytes.find("CỘNG HÒA") > front->read.bytes.find("118/KH-UBND"));  // column by column
  CHECK_FALSE(front->read.doubtful.empty());
  REQUIRE(front->read.lines.size() > 20);
  for (const LineBox& line : front->read.lines) {
    CHECK(line.page == 1);
    CHECK(line.box.left > 50);
    CHECK(line.box.right < 580);
  }
}

TEST_CASE("a page aslant has its lines level for reading and aslant where they are shown") {
  const auto ready = make_ready(scan(), 1, {});
  REQUIRE(ready);
  CHECK(ready->skew == doctest::Approx(-0.0077).epsilon(0.2));
  CHECK_FALSE(ready->is_turned);
  CHECK(ready->size.width == doctest::Approx(595).epsilon(0.01));
  CHECK(ready->red.empty());
  const auto back = ready_page_from_wire(to_wire(ready));
  REQUIRE(back);
  CHECK(back->picture == ready->picture);
  CHECK(back->skew == doctest::Approx(ready->skew).epsilon(0.001));
  CHECK(back->points == doctest::Approx(ready->points).epsilon(0.001));
  const std::string wire = to_wire(ready);
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{20}, wire.size() - 1}) {
    CHECK_FALSE(ready_page_from_wire(wire.substr(0, size)));
  }
}

TEST_CASE("a scan is refused where none is to be read, and a machine without tesseract says so") {
  for (const std::string& bytes : {scan(), picture()}) {
    const auto refused = extract(bytes);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().key == "files.scan");
    const auto poor = extract(bytes, {.recogniser = std::make_shared<Recogniser>(std::nullopt)});
    REQUIRE_FALSE(poor);
    CHECK(poor.error().key == "files.no_recogniser");
    CHECK(poor.error().code == Code::unavailable);
  }
}

TEST_CASE("reading stops where it is told to, after the page it was at") {
  std::vector<std::pair<int, int>> seen;
  const auto read = read_scan(scan(), with_recogniser(), [&](int done, int total) {
    seen.emplace_back(done, total);
    return done < 1;
  });
  REQUIRE_FALSE(read);
  CHECK(read.error().key == "files.stopped");
  CHECK(seen == std::vector<std::pair<int, int>>{{0, 0}, {1, 3}});
}

TEST_CASE("a scan of more pages than may be read is refused, and so is a picture of nothing") {
  Limits limits = with_recogniser();
  limits.scan_pages = 2;
  const auto many = read_scan_front(scan(), limits);
  REQUIRE_FALSE(many);
  CHECK(many.error().key == "files.too_many_scan_pages");
  const std::string blank =
      "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
      "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n";
  const auto nothing = extract(blank, with_recogniser());
  REQUIRE_FALSE(nothing);
  CHECK(nothing.error().key == "files.no_words");
}

TEST_CASE("a picture is drawn to the width asked for, and a broken one is not") {
  const std::string bytes = picture();
  const auto drawn = draw_page_here(bytes, {.page = 1, .width = 480});
  REQUIRE(drawn);
  CHECK(drawn->starts_with("\x89PNG"));
  const auto loaded = load_picture(*drawn, 1);
  REQUIRE(loaded);
  CHECK(loaded->pages == 1);
  CHECK(loaded->size.height == doctest::Approx(842).epsilon(0.01));
  CHECK(draw_page_here(bytes, {.page = 2}).error().key == "files.no_such_page");
  CHECK(draw_page_here(bytes.substr(0, bytes.size() / 3), {.page = 1}).error().key == "files.damaged_picture");
}

TEST_CASE("a sheet has the size its file names, or that of A4 where this makes no sheet") {
  CHECK(sheet_of(2480, 3508, 300).width == doctest::Approx(595.2));
  CHECK(sheet_of(3508, 2480, 0).width == doctest::Approx(842));
  CHECK(sheet_of(3024, 4032, 72).height == doctest::Approx(842));  // a photograph
  CHECK(sheet_of(2480, 3508, 10'000).height == doctest::Approx(842));
}

TEST_CASE("a red stamp is found, read by itself, and hides nothing of what it stands on") {
  std::ifstream in("tests/bounds/testdata/mark-in-head.pdf", std::ios::binary);
  const std::string pdf((std::istreambuf_iterator<char>(in)), {});
  auto page = load_picture(*draw_page_here(pdf, {.page = 1, .width = 1240}), 1);
  REQUIRE(page);
  const PixHandle red(pixConvertTo32(page->pix.get()));
  for (l_int32 y = 0; y < pixGetHeight(red.get()); ++y) {
    for (l_int32 x = 0; x < pixGetWidth(red.get()); ++x) {
      l_int32 r = 0, g = 0, b = 0;
      pixGetRGBPixel(red.get(), x, y, &r, &g, &b);
      pixSetRGBPixel(red.get(), x, y, std::max(r, 210), g, b);  // all its ink is red
    }
  }
  const auto front = read_scan_front(bytes_of(*red, PixForm::png), with_recogniser());
  REQUIRE(front);
  CHECK_FALSE(front->red_places.empty());
  CHECK(holds(front->read.margins, "MẬT"));
  CHECK_FALSE(holds(front->read.bytes, "MẬT"));
}
