#include "files/pdf_paragraphs.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "files/pdf_layout.hpp"
#include "files/pdf_letters.hpp"
#include "files/pdf_lines.hpp"
#include "files/pdf_notes.hpp"
#include "files/pdf_running.hpp"

using namespace nhipcau;
using namespace nhipcau::files;

namespace {

constexpr double kSize = 12;
constexpr double kLetter = 6;  // every letter is as wide
constexpr double kSpace = 3;

/// A line of words set at (left, centre), as a typewriter would.
struct Row {
  double left = 0, centre = 0;
  std::string text;
  double size = kSize;
  bool is_bold = false;
};

std::size_t letters(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += letter_size(text, at)) ++count;
  return count;
}

std::vector<Word> words_of(const Row& row) {
  std::vector<Word> words;
  double left = row.left;
  std::string rest = row.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string text = rest.substr(0, end);
    const double width = static_cast<double>(letters(text)) * kLetter * row.size / kSize;
    words.push_back({.text = text,
                     .box = {left, row.centre - row.size / 2, left + width, row.centre + row.size / 2},
                     .size = row.size,
                     .is_bold = row.is_bold,
                     .has_space_after = end < rest.size()});
    left += width + kSpace * row.size / kSize;
    rest.erase(0, std::min(end + 1, rest.size()));
  }
  return words;
}

PdfPage page_of(const std::vector<Row>& rows) {
  PdfPage page{.width = 600, .height = 800, .words = {}, .askew = {}};
  for (const Row& row : rows)
    for (Word& word : words_of(row)) page.words.push_back(std::move(word));
  return page;
}

std::string read(const std::vector<std::vector<Row>>& pages) {
  std::vector<PdfPage> made;
  for (const auto& rows : pages) made.push_back(page_of(rows));
  return lay_out(std::move(made)).bytes;
}

const std::string kFull = "aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee fffffffff ggggggggg";  // 396 points

}  // namespace

TEST_CASE("a line left short of its edge ends its paragraph, a full one goes on") {
  CHECK(read({{{60, 100, kFull}, {60, 115, "ngắn thôi."}, {60, 130, kFull}, {60, 145, "hết"}}}) ==
        kFull + " ngắn thôi.\n" + kFull + " hết\n");
}

TEST_CASE("more white than usual parts two paragraphs") {
  CHECK(read({{{60, 100, kFull}, {60, 115, kFull}, {60, 130, kFull}, {60, 152, kFull}}}) ==
        kFull + " " + kFull + " " + kFull + "\n" + kFull + "\n");
}

TEST_CASE("a line set in as first lines are begins a paragraph") {
  CHECK(read({{{90, 100, kFull.substr(0, 64)}, {60, 115, kFull}, {90, 130, kFull.substr(0, 64)}, {60, 145, kFull}}}) ==
        kFull.substr(0, 64) + " " + kFull + "\n" + kFull.substr(0, 64) + " " + kFull + "\n");
}

TEST_CASE("a label begins a paragraph, a dash inside a sentence does not") {
  CHECK(read({{{60, 100, kFull + ";"}, {60, 115, "- Một"}}}) == kFull + ";\n- Một\n");
  CHECK(read({{{60, 100, kFull}, {60, 115, "- xã hội"}}}) == kFull + " - xã hội\n");
}

TEST_CASE("a paragraph goes on over the end of a page, page numbers and running heads aside") {
  const std::vector<Row> first = {{60, 30, "Cục A"}, {60, 100, kFull}, {60, 115, kFull}, {300, 780, "1"}};
  const std::vector<Row> second = {{60, 30, "Cục A"}, {60, 100, kFull}, {60, 115, "hết."}, {300, 780, "2"}};
  CHECK(read({first, second}) == kFull + " " + kFull + " " + kFull + " hết.\n");
}

TEST_CASE("the left column of a header is read first, and what follows below is not of it") {
  CHECK(read({{{60, 100, "ỦY BAN"},
               {300, 100, "CỘNG HÒA"},
               {60, 115, "TỈNH VÂN"},
               {300, 115, "Độc lập"},
               {60, 130, "Số: 1"},
               {300, 130, "Hà Nội, ngày"},
               {60, 170, kFull}}}) == "ỦY BAN\nTỈNH VÂN\nSố: 1\nCỘNG HÒA\nĐộc lập\nHà Nội, ngày\n" + kFull + "\n");
}

TEST_CASE("recipients and signature out of step are two columns") {
  CHECK(read({{{60, 100, "Nơi nhận:", 11},
               {350, 101, "TM. BAN", 14},
               {60, 113, "- Như trên;", 11},
               {350, 119, "CHỦ TỊCH", 14},
               {60, 126, "- Lưu.", 11},
               {350, 190, "Vi Toàn", 14}}}) == "Nơi nhận:\n- Như trên;\n- Lưu.\nTM. BAN\nCHỦ TỊCH\nVi Toàn\n");
}

TEST_CASE("a table of three columns is read row by row, cell by cell") {
  CHECK(read({{{60, 100, "TT"},
               {120, 100, "Việc"},
               {300, 100, "Hạn"},
               {60, 115, "1"},
               {120, 115, "Làm"},
               {300, 115, "Tháng 5"},
               {120, 130, "nhanh"},
               {60, 145, "2"},
               {120, 145, "Gửi"},
               {300, 145, "Tháng 6"}}}) == "TT\nViệc\nHạn\n1\nLàm nhanh\nTháng 5\n2\nGửi\nTháng 6\n");
}

TEST_CASE("raised numbers are superscript, and notes at the foot follow the last paragraph") {
  PdfPage page = page_of({{60, 100, kFull}, {60, 115, "hết."}, {66, 700, "Lời ghi chú.", 9}});
  page.words.push_back({.text = "1", .box = {83, 107, 86, 114}, .size = 7});
  page.words.push_back({.text = "1", .box = {60, 694, 63, 699}, .size = 5});
  CHECK(lay_out({page}).bytes == kFull + " hết.¹\n¹ Lời ghi chú.\n");
}

TEST_CASE("words printed twice count once, letters set apart are words") {
  PdfPage page = page_of({{60, 100, "ĐẬM"}, {60.4, 100, "ĐẬM"}});
  CHECK(lay_out({page}).bytes == "ĐẬM\n");
  PdfPage apart{.width = 600, .height = 800, .words = {}, .askew = {}};
  double left = 60;
  for (const char* letter : {"C", "Ộ", "N", "G", "", "H", "Ò", "A"}) {
    if (*letter != '\0') apart.words.push_back({.text = letter, .box = {left, 94, left + 6, 106}, .size = kSize, .has_space_after = true});
    left += *letter == '\0' ? 4 : 10;
  }
  CHECK(lay_out({apart}).bytes == "CỘNG HÒA\n");
}

TEST_CASE("letters of two fonts side by side are one word") {
  PdfPage page{.width = 600, .height = 800, .words = {}, .askew = {}};
  const struct {
    const char* letter;
    double left, right;
  } letters_of_mark[] = {{"T", 56.8, 64.1}, {"Ố", 64.1, 73.9}, {"I", 74.0, 78.0}, {"M", 81.0, 91.6}, {"Ậ", 91.6, 100}, {"T", 100.1, 107}};
  for (const auto& [letter, begin, end] : letters_of_mark)
    page.words.push_back({.text = letter, .box = {begin, 94, end, 106}, .size = kSize, .has_space_after = *letter == 'I'});
  CHECK(lay_out({page}).bytes == "TỐI MẬT\n");
}

TEST_CASE("letters borrowed from another font part no word, whatever the reader of the file says, and join no two") {
  PdfPage page{.width = 600, .height = 800, .words = {}, .askew = {}};
  const struct {
    const char* letters;
    double left, right;
    std::size_t font;
  } pieces[] = {{"nhà", 453, 469, 1},   {"đ", 472.9, 479.9, 1}, {"ầ", 480.4, 489, 2}, {"u", 488.5, 495.5, 1},
                {"t", 499.3, 503.2, 1}, {"ư", 503.8, 512.8, 2}, {"v", 516.5, 523, 1}, {"ề", 523.4, 531, 2},
                {"t", 534.6, 538.5, 1}, {"ỉ", 538.9, 543, 2},   {"nh", 543.2, 557, 1}};
  for (const auto& [letters, left, right, font] : pieces)
    page.words.push_back({.text = letters, .box = {left, 94, right, 106}, .size = kSize, .font = font, .has_space_after = true});
  CHECK(lay_out({page}).bytes == "nhà đầu tư về tỉnh\n");
}

TEST_CASE("two lines are joined with a space, without one inside a number, without the hyphen inside a word") {
  const struct {
    std::string text, next, joined;
  } rows[] = {{"kế hoạch", "năm", "kế hoạch năm"}, {"118/KH-", "UBND", "118/KH-UBND"},          {"số 118/", "KH", "số 118/KH"},
              {"infor-", "mation", "information"}, {"kinh tế -", "xã hội", "kinh tế - xã hội"}, {"thông\xC2\xAD", "tin", "thôngtin"}};
  for (const auto& row : rows) {
    std::string text = row.text;
    append_line(text, row.next);
    CHECK(text == row.joined);
  }
}

TEST_CASE("a watermark and words askew go to the margins, where secrecy marks are looked for") {
  PdfPage page = page_of({{60, 100, kFull}, {60, 115, "hết."}, {100, 400, "MẬT", 60}});
  page.askew = "TUYỆT MẬT\n";
  const Extracted read = lay_out({page});
  CHECK(read.bytes == kFull + " hết.\n");
  CHECK(read.margins.find("TUYỆT MẬT\n") != std::string::npos);
  CHECK(read.margins.find("\nMẬT\n") != std::string::npos);
}

TEST_CASE("each printed line knows its bytes, its page and its box") {
  const Extracted read = lay_out({page_of({{60, 100, kFull}, {60, 115, "hết."}})});
  REQUIRE(read.lines.size() == 2);
  CHECK(read.lines[0].where.of(read.bytes) == kFull);
  CHECK(read.lines[1].where.of(read.bytes) == "hết.");
  CHECK(read.lines[1].page == 1);
  CHECK(read.lines[1].box.left == doctest::Approx(60));
  CHECK(read.pages == std::vector<PageSize>{{600, 800}});
}

TEST_CASE("bullets and enumerators are labels, words and years are not") {
  for (const char* label : {"-", "•", "1.", "2.1.", "IV.", "a)", "(3)", "đ)"}) CHECK(is_label(label));
  for (const char* word : {"Kế", "2026", "ngày", "", "hoạch."}) CHECK_FALSE(is_label(word));
}
