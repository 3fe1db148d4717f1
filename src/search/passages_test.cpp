#include <doctest/doctest.h>

#include "search/search.hpp"

using namespace nhipcau;
using namespace nhipcau::search;

namespace {

/// The passages with [marks], separated by " | ".
std::string shown(std::string_view text, std::string_view query, int most = 3, std::size_t length = 80) {
  std::string all;
  for (const Passage& passage : passages(text, query, most, length)) {
    if (!all.empty()) all += " | ";
    std::size_t at = passage.where.begin;
    for (const Span mark : passage.marks) {
      all += std::string(text.substr(at, mark.begin - at)) + "[" + std::string(mark.of(text)) + "]";
      at = mark.end;
    }
    all += text.substr(at, passage.where.end - at);
  }
  return all;
}

constexpr std::string_view kText =
    "Ban Thường trực đề nghị các đơn vị nghiên cứu kỹ trước khi thực hiện, tránh làm hình thức và lãng phí.\n"
    "1. Công tác thông tin đối ngoại phải gắn với đường lối của Đảng, chính sách của Nhà nước, và được làm thường xuyên.\n"
    "2. Tin tức trong nước được gửi mỗi tuần.";

}  // namespace

TEST_CASE("the words of the query are marked in the line where they stand together") {
  CHECK(shown(kText, "thong tin doi ngoai") == "1. Công tác [thông tin đối ngoại] phải gắn với đường lối của");
  CHECK(shown(kText, "đối ngoại", 1, 30) == "tin [đối ngoại] phải");
  CHECK(shown(kText, "duong loi", 1, 1000) ==
        "1. Công tác thông tin đối ngoại phải gắn với [đường lối] của Đảng, chính sách của Nhà nước, và được làm thường xuyên.");
}

TEST_CASE("a query with nothing in the text gives no passage") {
  CHECK(shown(kText, "không").empty());
  CHECK(shown(kText, "").empty());
  CHECK(shown(kText, "\"\"").empty());
  CHECK(shown("", "tin").empty());
  CHECK(shown(kText, "tin", 0).empty());
  CHECK(shown(kText, "tin", -1).empty());
}

TEST_CASE("the last word is marked where it goes on") {
  CHECK(shown("Tuyên truyền đường lối", "tuyen tru") == "[Tuyên truyền] đường lối");
}

TEST_CASE("a number is one mark, whatever its spacing") {
  CHECK(shown("Căn cứ Hướng dẫn số 97 /HD-MTTW-BTT của Ban", "97/hd-mttw-btt") == "Căn cứ Hướng dẫn số [97 /HD-MTTW-BTT] của Ban");
  CHECK(shown("Số: 305/KH-MTTQ", "305/KH – MTTQ") == "Số: [305/KH-MTTQ]");
}

TEST_CASE("words with other words between them are marked apart") {
  CHECK(shown("hòa, bình và hoà bình", "hòa bình") == "[hòa], [bình] và [hoà bình]");
}

TEST_CASE("several passages come best first and do not overlap") {
  const std::string text =
      "đối với tỉnh ngoài thì báo cáo sau khi xong việc, không chậm trễ\nviệc thông tin đối ngoại của huyện\nviệc đối ngoại của xã";
  const auto found = passages(text, "thông tin đối ngoại", 5, 60);
  REQUIRE(found.size() >= 2);
  CHECK(found[0].where.of(text) == "việc thông tin đối ngoại của huyện");
  CHECK(found[1].where.of(text) == "việc đối ngoại của xã");
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(found[i].where.overlaps(found[k].where));
  }
}

TEST_CASE("passages of one long line do not overlap, hold whole words and keep to the length") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 7 == 0 ? "đường lối " : "một hai ba ";
  for (const std::size_t length : {std::size_t{25}, std::size_t{60}, std::size_t{200}}) {
    const auto found = passages(text, "duong loi", 50, length);
    CHECK(found.size() > 10);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Span where = found[i].where;
      CHECK(where.size() <= length);
      CHECK_FALSE(found[i].marks.empty());
      CHECK((where.begin == 0 || text[where.begin - 1] == ' '));
      CHECK((where.end == text.size() || text[where.end] == ' '));
      for (const Span mark : found[i].marks) CHECK(where.contains(mark));
      for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(where.overlaps(found[k].where));
    }
  }
}

TEST_CASE("the passage with the very marks typed comes first") {
  const std::string text = "Bàn về việc này\nBạn đọc gửi thư\nBản tin hằng ngày";
  CHECK(shown(text, "bạn", 1) == "[Bạn] đọc gửi thư");
  CHECK(shown(text, "bản", 1) == "[Bản] tin hằng ngày");
}
