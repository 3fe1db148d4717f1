#include "directive/lines.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::directive;

TEST_CASE("columns are split, blanks to be filled in are not") {
  struct Row {
    std::string line;
    std::vector<std::string> cells;
  };
  for (const Row& row :
       std::vector<Row>{{"ỦY BAN NHÂN DÂN\tCỘNG HÒA", {"ỦY BAN NHÂN DÂN", "CỘNG HÒA"}},
                        {"Số: 5/KH-UBND      Huế, ngày 5 tháng 6 năm 2025", {"Số: 5/KH-UBND", "Huế, ngày 5 tháng 6 năm 2025"}},
                        {"Số:         /KH-UBND", {"Số:         /KH-UBND"}},
                        {"Huế, ngày      tháng      năm 2025", {"Huế, ngày      tháng      năm 2025"}},
                        {"một  hai", {"một  hai"}}}) {
    CAPTURE(row.line);
    std::vector<std::string> found;
    for (const Span cell : read_cells(row.line, {0, row.line.size()})) found.emplace_back(cell.of(row.line));
    CHECK(found == row.cells);
  }
}

TEST_CASE("rules, page numbers and sentence ends are told from words") {
  for (const char* rule : {"-----", "*****", "____", "*", "-- o0o --", "———"}) CHECK_MESSAGE(is_rule(rule), rule);
  for (const char* words : {"- Mục", "o", "A - B", "0"}) CHECK_FALSE_MESSAGE(is_rule(words), words);
  for (const char* page : {"2", "- 12 -", "Trang 2/5", "Page 3"}) CHECK_MESSAGE(is_page_number(page), page);
  for (const char* words : {"2023", "2.", "Trang chủ", "a"}) CHECK_FALSE_MESSAGE(is_page_number(words), words);
  for (const char* end : {"hết.", "gồm:", "thứ hai;", "“hay...”", "(xong.)", "còn…", "./."}) CHECK_MESSAGE(ends_sentence(end), end);
  for (const char* open : {"của Ủy ban", "(lần 2)", "và,", ""}) CHECK_FALSE_MESSAGE(ends_sentence(open), open);
  for (const char* rest : {"; hoàn thiện", ".", "đối ngoại", "”."}) CHECK_MESSAGE(continues_sentence(rest), rest);
  for (const char* fresh : {"Đối ngoại", "1. Mục", "- Một", ""}) CHECK_FALSE_MESSAGE(continues_sentence(fresh), fresh);
}

TEST_CASE("letters set apart for looks are joined") {
  CHECK(join_spaced_letters("K Ế  H O Ạ C H") == "KẾ HOẠCH");
  CHECK(join_spaced_letters("M Ậ T") == "MẬT");
  CHECK(join_spaced_letters("KẾ HOẠCH") == "KẾ HOẠCH");
}

TEST_CASE("a text broken over lines of one width is known from one whose lines are paragraphs") {
  std::string broken;
  std::string whole;
  for (int i = 0; i < 6; ++i) {
    broken += "Công tác thông tin đối ngoại được triển khai đồng bộ ở các cấp, các ngành của\ntỉnh và đạt kết quả.\n";
    whole += "Công tác thông tin đối ngoại được triển khai đồng bộ ở các cấp, các ngành của tỉnh và đạt kết quả.\n";
  }
  CHECK(find_wrapped_width(broken, read_lines(broken)) > 60);
  CHECK(find_wrapped_width(whole, read_lines(whole)) == 0);
}

TEST_CASE("beginnings are compared without regard to letter case and tone placement") {
  struct Row {
    const char* line;
    const char* phrase;
    bool expected;
  };
  for (const Row& row : std::vector<Row>{{"UỶ BAN NHÂN DÂN", "Ủy ban", true},
                                         {"Ủy ban nhân dân", "Uỷ ban", true},
                                         {"ĐẢNG BỘ", "Đảng bộ", true},
                                         {"NƠI NHẬN:", "Nơi nhận", true},
                                         {"Banh", "Ban", false},
                                         {"1. Ban", "Ban", false},
                                         {"Sở", "Sở Ngoại vụ", false},
                                         {"", "Sở", false}})
    CHECK_MESSAGE(begins_with(row.line, row.phrase) == row.expected, row.line);
}
