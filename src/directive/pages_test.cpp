#include "directive/pages.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::directive;

namespace {

files::LineBox line(std::size_t begin, std::size_t end, int page = 1) {
  return {.where = {begin, end}, .page = page, .box = {72, 100.25, 523.3, 114}};
}

/// What stands in the cleaned text where the raw line stood.
std::vector<std::string> carried(const std::string& raw, const std::vector<files::LineBox>& lines) {
  const text::Cleaned cleaned = text::clean(raw);
  std::vector<std::string> found;
  for (const files::LineBox& box : in_cleaned_text(lines, raw, cleaned.text, cleaned.places)) {
    found.emplace_back(box.where.of(cleaned.text));
  }
  return found;
}

}  // namespace

TEST_CASE("printed lines find their words again in the cleaned text") {
  using List = std::vector<std::string>;
  CHECK(carried("Kế hoạch một\nhai\n", {line(0, 10), line(11, 16), line(17, 20)}).size() == 3);
  const std::string plain = "Một hai\nba\n";
  CHECK(carried(plain, {line(0, 6), line(6, 9), line(10, 12)}) == List{"Một ", "hai", "ba"});
  const std::string decomposed = "Mo\xCC\xA3\xCC\x82t hai\nba\n";  // 9 bytes, a space, 3 bytes
  CHECK(carried(decomposed, {line(0, 7), line(8, 11), line(12, 14)}) == List{"Một", "hai", "ba"});
  const std::string spaced =
      "a\xC2\xA0"
      "b\xE2\x80\x8B"
      "c\nd\n";  // a no-break space, a zero-width one
  CHECK(carried(spaced, {line(0, 1), line(3, 4), line(7, 8), line(9, 10)}) == List{"a", "b", "c", "d"});
}

TEST_CASE("lines that overlap, stand outside or in a cut text stay inside the cleaned one") {
  const std::string raw = "Một hai\n";
  const text::Cleaned cleaned = text::clean(raw);
  for (const auto& box : in_cleaned_text({line(0, 5), line(4, 9), line(3, 99), line(50, 60)}, raw, cleaned.text, cleaned.places)) {
    CHECK(box.where.begin <= box.where.end);
    CHECK(box.where.end <= cleaned.text.size());
  }
}

TEST_CASE("lines are stored by page and come back, to a tenth of a point") {
  const PaperPages pages{.sizes = {{595, 842}, {595, 842}}, .lines = {line(0, 5), line(6, 9), line(10, 14, 2)}};
  PaperPages back{.sizes = pages.sizes, .lines = {}};
  add_stored_lines(to_stored_lines_of(pages, 1), 1, back);
  add_stored_lines(to_stored_lines_of(pages, 2), 2, back);
  REQUIRE(back.lines.size() == 3);
  CHECK(back.lines[1].where == Span{6, 9});
  CHECK(back.lines[2].page == 2);
  CHECK(back.lines[2].box.top == doctest::Approx(100.3).epsilon(0.001));
  CHECK(to_stored_lines_of(pages, 3).empty());
}

TEST_CASE("of a broken store what stands before the break is read") {
  const struct {
    const char* stored;
    std::size_t lines;
  } rows[] = {{"", 0},      {"0:5:1:2:3:4", 1},  {"0:5:1:2:3:4 6:9:1:2:3:4", 2}, {"0:5:1:2:3:4 6:9:1:2:x:4", 1},
              {"0:5:1", 0}, {"0:5:1:2:3:4,6", 0}};
  for (const auto& row : rows) {
    CAPTURE(std::string(row.stored));
    PaperPages pages;
    add_stored_lines(row.stored, 1, pages);
    CHECK(pages.lines.size() == row.lines);
  }
}

TEST_CASE("pages without a printed line are told, and a paper without pages has none") {
  CHECK(pages_without_text({}).empty());
  CHECK(pages_without_text({.sizes = {{1, 1}}, .lines = {line(0, 5)}}).empty());
  CHECK(pages_without_text({.sizes = {{1, 1}, {1, 1}, {1, 1}}, .lines = {line(0, 5, 2)}}) == std::vector<int>{1, 3});
}
