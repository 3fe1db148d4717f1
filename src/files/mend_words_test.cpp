#include "files/mend_words.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace nhipcau;
using namespace nhipcau::files;

namespace {

/// A line of words, 20 pixels a letter, as it comes out mended.
std::string mended(const std::string& line) {
  std::vector<RecognisedWord> words;
  std::istringstream in(line);
  double left = 100;
  for (std::string text; in >> text;) {
    const double width = 20.0 * static_cast<double>(text.size());
    words.push_back({.text = text, .box = {left, 100, left + width, 140}, .sureness = 90, .is_first = words.empty(), .line_size = 41});
    left += width + 15;
  }
  mend_words(words);
  std::string out;
  for (const RecognisedWord& word : words) out += (out.empty() ? "" : " ") + word.text;
  return out;
}

}  // namespace

TEST_CASE("what recognition is known to mistake is mended, and nothing else") {
  const std::pair<const char*, const char*> rows[] = {
      {"~ Tăng cường tuyên truyền", "- Tăng cường tuyên truyền"},
      {"— Các sở, ban, ngành", "- Các sở, ban, ngành"},
      {"- Các sở", "- Các sở"},
      {"© Gắn với vai trò", "\xEF\xBF\xBD Gắn với vai trò"},
      {"“ Gắn với”", "“ Gắn với”"},
      {"* Gắn với", "* Gắn với"},
      {"Il. NỘI DUNG", "II. NỘI DUNG"},
      {"I1- NỘI DUNG", "II- NỘI DUNG"},
      {"VIl. Kinh phí", "VII. Kinh phí"},
      {"1. Mục đích", "1. Mục đích"},
      {"11. Mục đích", "11. Mục đích"},
      {"L MỤC ĐÍCH, YÊU CẦU", "I. MỤC ĐÍCH, YÊU CẦU"},
      {"IL NỘI DUNG, NHIỆM VỤ", "II. NỘI DUNG, NHIỆM VỤ"},
      {"L Mục đích", "L Mục đích"},
      {"được phê duyỆt các sỐ liệu", "được phê duyệt các số liệu"},
      {"phải CÓ CƠ quan chịu trách nhiệm", "phải có cơ quan chịu trách nhiệm"},
      {"CƠ QUAN BAN HÀNH", "CƠ QUAN BAN HÀNH"},
      {"gửi UBND các xã", "gửi UBND các xã"},
      {"của QĐ-TTg và mTTQ", "của QĐ-TTg và mTTQ"},
      {"giai đoạn 2021 —- 2030", "giai đoạn 2021 – 2030"},
      {"| Nơi nhận: |", "Nơi nhận:"},
      {"3. _ Giải thích", "3. Giải thích"},
  };
  for (const auto& [line, expected] : rows) {
    CAPTURE(line);
    CHECK(mended(line) == expected);
  }
}

TEST_CASE("a sign that is not known is a dash if it is narrow") {
  for (const auto& [width, expected] : {std::pair{12.0, "-"}, std::pair{40.0, "\xEF\xBF\xBD"}}) {
    std::vector<RecognisedWord> words{
        {.text = std::string(kUnknownSign), .box = {100, 100, 100 + width, 140}, .is_first = true, .line_size = 41}};
    mend_words(words);
    REQUIRE(words.size() == 1);
    CHECK(words.front().text == expected);
  }
}
