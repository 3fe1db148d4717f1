#include "programme/title.hpp"

#include <doctest/doctest.h>

#include "programme/plan.hpp"

namespace nhipcau::programme {
namespace {

TEST_CASE("a title is what is to be done, without the order and the body") {
  struct Row {
    std::string sentence, assignee;
    std::vector<std::string> with;
    std::string title;
  };
  const Row rows[] = {
      {"Giao Sở Ngoại vụ xây dựng bộ ảnh giới thiệu tỉnh.", "Sở Ngoại vụ", {}, "Xây dựng bộ ảnh giới thiệu tỉnh"},
      {"- Giao Sở Ngoại vụ chủ trì xây dựng bộ ảnh;", "Sở Ngoại vụ", {}, "Xây dựng bộ ảnh"},
      {"1.2. Đề nghị Báo Lào Cai mở chuyên mục mới.", "Báo Lào Cai", {}, "Mở chuyên mục mới"},
      {"Sở Ngoại vụ có trách nhiệm tổng hợp kết quả.", "Sở Ngoại vụ", {}, "Tổng hợp kết quả"},
      {"Sở Ngoại vụ chủ trì, phối hợp với Sở Du lịch và Báo Lào Cai tổ chức đón đoàn.",
       "Sở Ngoại vụ",
       {"Sở Du lịch", "Báo Lào Cai"},
       "Tổ chức đón đoàn"},
      {"Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan tổ chức đón đoàn.",
       "Sở Ngoại vụ",
       {},
       "Phối hợp với các cơ quan liên quan tổ chức đón đoàn"},
      {"Đối với Ủy ban nhân dân các xã: niêm yết thông báo tại nhà văn hóa.",
       "Ủy ban nhân dân các xã",
       {},
       "Niêm yết thông báo tại nhà văn hóa"},
      {"Giao UỶ BAN NHÂN DÂN các xã niêm yết thông báo.", "Ủy ban nhân dân các xã", {}, "Niêm yết thông báo"},
      {"Giao các đơn vị niêm yết thông báo.", "Sở Ngoại vụ", {}, "Giao các đơn vị niêm yết thông báo"},
      {"Đăng tin trên cổng thông tin\nđiện tử.", "Sở Ngoại vụ", {}, "Đăng tin trên cổng thông tin điện tử"},
      {"Căn cứ Kế hoạch này, Sở Ngoại vụ xây dựng chương trình của mình.", "Sở Ngoại vụ", {}, "Xây dựng chương trình của mình"},
      {"Căn cứ đề xuất của Sở Ngoại vụ để lập dự toán.", "Sở Ngoại vụ", {}, "Căn cứ đề xuất của Sở Ngoại vụ để lập dự toán"},
      {"Thực hiện kiểm tra hằng quý.", "Sở Ngoại vụ", {}, "Thực hiện kiểm tra hằng quý"},
      {"Giao nhiệm vụ cho Sở Ngoại vụ đón đoàn.", "Sở Ngoại vụ", {}, "Đón đoàn"},
      {"Sở Ngoại vụ cần chủ động đón đoàn.", "Sở Ngoại vụ", {}, "Chủ động đón đoàn"},
      {"Giao Sở Ngoại vụ.", "Sở Ngoại vụ", {}, "Giao Sở Ngoại vụ"},
      {"", "Sở Ngoại vụ", {}, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.sentence);
    CHECK(title_from(row.sentence, row.assignee, row.with) == row.title);
  }
}

TEST_CASE("a long title is cut at a word and no character is broken") {
  CHECK(cut_at_word("một hai ba", 100) == "một hai ba");
  CHECK(cut_at_word("một, hai ba", 9) == "một…");
  const std::string words = [] {
    std::string text;
    while (text.size() < kTitleBytes) text += "quảng bá, ";
    return text;
  }();
  const std::string cut = cut_at_word(words, kTitleBytes);
  CHECK(cut.size() <= kTitleBytes);
  CHECK(cut.ends_with("…"));
  CHECK_FALSE(cut.ends_with(",…"));
  const std::string one = cut_at_word("ữữữữữữữữ", 10);
  CHECK(one == "ữữ…");
}

}  // namespace
}  // namespace nhipcau::programme
