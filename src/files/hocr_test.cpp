#include "files/hocr.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::files;

namespace {

std::string page(const std::string& lines) {
  return "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"x.dtd\">\n"
         "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><div class='ocr_page' title='image \"stdin\"; bbox 0 0 2480 3508; ppageno "
         "0'>" +
         lines + "</div></body></html>";
}

std::string line(const std::string& words,
                 const std::string& title = "bbox 100 200 900 245; baseline 0.006 -8; x_size 41.5; x_descenders 9") {
  return "<span class='ocr_line' title=\"" + title + "\">" + words + "</span>";
}

std::string word(const std::string& text, const std::string& title = "bbox 100 205 180 240; x_wconf 96") {
  return "<span class='ocrx_word' title='" + title + "'>" + text + "</span>";
}

}  // namespace

TEST_CASE("words come with their boxes, their sureness and the size of their line") {
  const auto words = words_of_hocr(page(line(word("Kế") + word("<strong>hoạch</strong>", "bbox 190 205 300 240; x_wconf 61")) +
                                        line(word("&lt;một&gt;"), "bbox 100 300 900 345; x_size 50")));
  REQUIRE(words);
  REQUIRE(words->size() == 3);
  const RecognisedWord& first = words->front();
  CHECK(first.text == "Kế");
  CHECK(first.box == Box{100, 205, 180, 240});
  CHECK(first.sureness == 96);
  CHECK(first.is_first);
  CHECK(first.line_size == doctest::Approx(41.5));
  CHECK((*words)[1].text == "hoạch");
  CHECK((*words)[1].sureness == 61);
  CHECK_FALSE((*words)[1].is_first);
  CHECK((*words)[2].text == "<một>");
  CHECK((*words)[2].is_first);
}

TEST_CASE("a line that begins left of its first word begins with a sign that is not known") {
  const auto words = words_of_hocr(page(line(word("Kỷ", "bbox 160 205 220 240; x_wconf 94"))));
  REQUIRE(words);
  REQUIRE(words->size() == 2);
  CHECK(words->front().text == kUnknownSign);
  CHECK(words->front().box.left == 100);
  CHECK(words->front().box.right < 160);
  CHECK_FALSE((*words)[1].is_first);
}

TEST_CASE("what is not measured soundly is left out") {
  for (const std::string& lines :
       {word("lẻ"), line(word("x", "bbox 1 2 3; x_wconf 9")), line(word("x", "bbox 9 2 3 4; x_wconf 9")), line(word("x", "bbox 1 2 3 4")),
        line(word("x", "bbox 1 2 1e99 4; x_wconf 9")), line(word("x", "bbox 1 2 nan 4; x_wconf 9")), line(word(" ")),
        line(word("x"), "bbox 1 2 3 4"), line(word("x"), "bbox 1 2 3 4; x_size 0")}) {
    CAPTURE(lines);
    const auto words = words_of_hocr(page(lines));
    REQUIRE(words);
    CHECK(words->empty());
  }
}

TEST_CASE("what is no answer is not believed") {
  const std::string good = page(line(word("Kế")));
  REQUIRE(words_of_hocr(good));
  for (const std::string& bytes :
       {std::string(), std::string("Kế hoạch"), good.substr(0, good.size() / 2), "<html>\xE1\xBA</html>" + good}) {
    const auto words = words_of_hocr(bytes);
    REQUIRE_FALSE(words);
    CHECK(words.error().key == "files.damaged_picture");
  }
}
