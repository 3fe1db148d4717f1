#include "directive/enumerator.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::directive;

TEST_CASE("every way of counting is read") {
  struct Row {
    std::string line;
    Count count;
    std::string label;
    int value;
    std::string rest;
  };
  for (const Row& row : std::vector<Row>{{"I. MỤC ĐÍCH", Count::roman, "I", 1, "MỤC ĐÍCH"},
                                         {"I- MỤC ĐÍCH", Count::roman, "I", 1, "MỤC ĐÍCH"},
                                         {"IV/ Kết quả", Count::roman, "IV", 4, "Kết quả"},
                                         {"III – TỔ CHỨC", Count::roman, "III", 3, "TỔ CHỨC"},
                                         {"II MỤC TIÊU CHUNG", Count::roman, "II", 2, "MỤC TIÊU CHUNG"},
                                         {"V.", Count::roman, "V", 5, ""},
                                         {"A. KẾT QUẢ", Count::upper_letter, "A", 1, "KẾT QUẢ"},
                                         {"1. Mục đích", Count::arabic, "1", 1, "Mục đích"},
                                         {"1.Mục đích", Count::arabic, "1", 1, "Mục đích"},
                                         {"1- UBND tỉnh chủ trì", Count::arabic, "1", 1, "UBND tỉnh chủ trì"},
                                         {"2/ MTTQ các cấp", Count::arabic, "2", 2, "MTTQ các cấp"},
                                         {"12/ Họp", Count::arabic, "12", 12, "Họp"},
                                         {"3) Họp", Count::arabic, "3", 3, "Họp"},
                                         {"2 . Yêu cầu", Count::arabic, "2", 2, "Yêu cầu"},
                                         {"1.1. Một", Count::decimal, "1.1", 1, "Một"},
                                         {"2.10 Một", Count::decimal, "2.10", 10, "Một"},
                                         {"2.6.5. Về nguồn lực", Count::decimal, "2.6.5", 5, "Về nguồn lực"},
                                         {"II.1. Một", Count::decimal, "II.1", 1, "Một"},
                                         {"a) nhỏ", Count::lower_letter, "a", 1, "nhỏ"},
                                         {"đ) Năm", Count::lower_letter, "đ", 5, "Năm"},
                                         {"e. Sáu", Count::lower_letter, "e", 6, "Sáu"},
                                         {"iii) Ba", Count::lower_roman, "iii", 3, "Ba"},
                                         {"(1) Một", Count::bracketed, "(1)", 1, "Một"},
                                         {"(iv) Bốn", Count::bracketed_roman, "(iv)", 4, "Bốn"},
                                         {"Điều 5. Hiệu lực", Count::article, "Điều 5", 5, "Hiệu lực"},
                                         {"Điều 7a. Hiệu lực", Count::article, "Điều 7a", 7, "Hiệu lực"},
                                         {"Điều 2.. Luật này có hiệu lực", Count::article, "Điều 2", 2, "Luật này có hiệu lực"},
                                         {"Điều 1.......8.....", Count::article, "Điều 1", 1, "8....."},
                                         {"Điều 5 Chính sách của Nhà nước", Count::article, "Điều 5", 5, "Chính sách của Nhà nước"},
                                         {"Chương II", Count::chapter, "Chương II", 2, ""},
                                         {"CHƯƠNG III: PHỐI HỢP", Count::chapter, "Chương III", 3, "PHỐI HỢP"},
                                         {"Mục 2 KINH PHÍ", Count::section, "Mục 2", 2, "KINH PHÍ"},
                                         {"Tiểu mục 1. Thu", Count::subsection, "Tiểu mục 1", 1, "Thu"},
                                         {"PHẦN THỨ HAI", Count::part, "Phần thứ hai", 2, ""}}) {
    CAPTURE(row.line);
    const auto found = read_enumerator(row.line, {0, row.line.size()});
    REQUIRE(found);
    CHECK(found->count == row.count);
    CHECK(found->label == row.label);
    CHECK(found->value == row.value);
    CHECK(found->rest.of(row.line) == row.rest);
  }
}

TEST_CASE("dates, amounts, citations and running text have no enumerator") {
  for (const std::string line : {"30/4/1975 là ngày",
                                 "Điều 5 Luật Báo chí quy định về thẻ",
                                 "Điều 5 quy định về thẻ",
                                 "2/9 là ngày",
                                 "1.500 tỷ đồng",
                                 "3.2 triệu lượt khách",
                                 "2023. Năm",
                                 "50% số xã",
                                 "12-13 tháng",
                                 "Điều 4, khoản 4.6 tại",
                                 "Mục 3 Phần II Kế hoạch này",
                                 "Phần lớn các xã",
                                 "Ia Grai",
                                 "và các xã",
                                 "CỘNG HÒA",
                                 "A",
                                 "a",
                                 "TP. Huế",
                                 "IIII. Sai",
                                 "(kèm theo)",
                                 "(abc) chữ",
                                 "- Một",
                                 "57-KL/TW, ngày 15/6/2023",
                                 "57- KL/TW phải nghiêm túc",
                                 "97/HD-MTTW-BTT về",
                                 ""})
    CHECK_FALSE_MESSAGE(read_enumerator(line, {0, line.size()}), line);
}

TEST_CASE("bullet signs stand before words") {
  for (const char* line : {"- Một", "-Một", "+ Một", "• Một", "– Một", "\xEF\x82\xB7 Một", "* Một"})
    CHECK_MESSAGE(bullet_sign_size(line) > 0, line);
  for (const char* line : {"Một", "-----", "*nghiêng*", "-5 độ", "-", "", "* * *"}) CHECK_MESSAGE(bullet_sign_size(line) == 0, line);
}
