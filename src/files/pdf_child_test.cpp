#include "files/pdf_child.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "files/pdf_wire.hpp"
#include "files/pdf_worker.hpp"

using namespace nhipcau;
using namespace nhipcau::files;

namespace {

std::string sample() {
  std::ifstream file("samples/ke-hoach-thong-tin-doi-ngoai.pdf", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("what a child read comes back whole, and no piece of it is believed") {
  const auto read = extract(sample());
  REQUIRE(read);
  const std::string wire = to_wire(read);
  const auto back = extracted_from_wire(wire);
  REQUIRE(back);
  CHECK(back->bytes == read->bytes);
  CHECK(back->margins == read->margins);
  CHECK(back->paragraph_of_line == read->paragraph_of_line);
  CHECK(back->lines.size() == read->lines.size());
  CHECK(back->pages.size() == 3);
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{9}, wire.size() / 2, wire.size() - 1}) {
    const auto cut = extracted_from_wire(wire.substr(0, size));
    REQUIRE_FALSE(cut);
    CHECK(cut.error().key == "files.damaged_pdf");
  }
  CHECK_FALSE(extracted_from_wire(wire + "x"));
  CHECK_FALSE(picture_from_wire(wire));
}

TEST_CASE("an answer that does not fit together is not believed") {
  const Extracted whole{.format = Format::pdf,
                        .bytes = "Kế hoạch\nMột\n",
                        .paragraph_of_line = {1, 2},
                        .pages = {{595, 842}},
                        .lines = {{{0, 12}, 1, {10, 10, 90, 20}}, {{13, 17}, 1, {10, 30, 40, 40}}}};
  const auto is_believed = [&](const auto& change) {
    Extracted read = whole;
    change(read);
    return extracted_from_wire(to_wire(Result<Extracted>(read))).has_value();
  };
  CHECK(is_believed([](Extracted&) {}));
  CHECK_FALSE(is_believed([](Extracted& read) { read.bytes[2] = 'x'; }));
  CHECK_FALSE(is_believed([](Extracted& read) { read.margins = "M\xE1\xBA"; }));
  CHECK_FALSE(is_believed([](Extracted& read) { read.paragraph_of_line.pop_back(); }));
  CHECK_FALSE(is_believed([](Extracted& read) { std::swap(read.lines[0], read.lines[1]); }));
  CHECK_FALSE(is_believed([](Extracted& read) { read.lines[1].where.end = 99; }));
  CHECK_FALSE(is_believed([](Extracted& read) { read.lines[1].page = 2; }));
}

TEST_CASE("an error comes back as it was") {
  const auto back = extracted_from_wire(to_wire(Result<Extracted>(fail(Code::too_large, "files.too_many_pages", {"1000"}))));
  REQUIRE_FALSE(back);
  CHECK(back.error().code == Code::too_large);
  CHECK(back.error().key == "files.too_many_pages");
  CHECK(back.error().args == std::vector<std::string>{"1000"});
}

TEST_CASE("a task survives the command line, and no command line of a person is one") {
  const auto task = task_of_words(to_words({.what = PdfTask::What::draw, .picture = {.page = 3, .width = 480}, .limits = {.seconds = 7}}));
  REQUIRE(task);
  CHECK(task->what == PdfTask::What::draw);
  CHECK(task->picture.page == 3);
  CHECK(task->picture.width == 480);
  CHECK(task->limits.seconds == 7);
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{}, {"nhipcau"}, {"nhipcau", "read", "a.pdf"}, {"nhipcau-pdf", "read-pdf"}})
    CHECK_FALSE(task_of_words(words));
}

TEST_CASE("a child that breaks costs its own request, and one that does not end is stopped") {
  const auto broken = PdfChildren("/bin/false").read("%PDF-1.7", {});
  REQUIRE_FALSE(broken);
  CHECK(broken.error().key == "files.damaged_pdf");
  const auto late = PdfChildren("/bin/false", 1).read("%PDF-1.7", {.seconds = 0});
  REQUIRE_FALSE(late);
  CHECK((late.error().key == "files.too_slow" || late.error().key == "files.damaged_pdf"));
  const auto busy = PdfChildren("/bin/false", 0).read("%PDF-1.7", {.seconds = 0});
  REQUIRE_FALSE(busy);
  CHECK(busy.error().key == "files.busy");
}

TEST_CASE("a page is drawn as PNG, one that is not there is not") {
  const auto drawn = draw_pdf_page(sample(), {.page = 1, .width = 120});
  REQUIRE(drawn);
  CHECK(drawn->starts_with("\x89PNG"));
  const auto absent = draw_pdf_page(sample(), {.page = 99});
  REQUIRE_FALSE(absent);
  CHECK(absent.error().key == "files.no_such_page");
}
