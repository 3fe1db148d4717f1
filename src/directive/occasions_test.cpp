#include "directive/occasions.hpp"

#include <doctest/doctest.h>

namespace nhipcau::directive {
namespace {

struct Row {
  std::string_view sentence;
  std::vector<std::string_view> told;  ///< "date years country name"
};

std::string told(const Occasion& occasion) {
  return occasion.original_date.to_iso() + " " + (occasion.years ? std::to_string(*occasion.years) : "?") + " " + occasion.country + "|" +
         occasion.name;
}

TEST_CASE("anniversaries are read with the years written, else computed") {
  const Row rows[] = {
      {"Kỷ niệm 70 năm Ngày Giải phóng tỉnh (12/8/1954 - 12/8/2024).", {"1954-08-12 70 |Ngày Giải phóng tỉnh"}},
      {"kỷ niệm 80 năm Ngày thành lập ngành (28/8/1945 - 28/8/2025) và 35 năm Ngày hội làng (22/12/1990 - 22/12/2025)...",
       {"1945-08-28 80 |Ngày thành lập ngành", "1990-12-22 35 |Ngày hội làng"}},
      {"Kỷ niệm 50 năm Ngày ký Hiệp định (27/1/1973-27/1/1923);", {"1973-01-27 50 |Ngày ký Hiệp định"}},
      {"kỷ niệm 50 năm ngày thiết lập quan hệ ngoại giao với các nước Malaysia (30/3/1973- 30/3/2023), Pháp (12/4/1973 - 12/4/2023); Nhật "
       "Bản (21/9/1973- 21/9/2023).",
       {"1973-03-30 50 MY|thiết lập quan hệ ngoại giao với Malaysia", "1973-04-12 50 FR|thiết lập quan hệ ngoại giao với Pháp",
        "1973-09-21 50 JP|thiết lập quan hệ ngoại giao với Nhật Bản"}},
      {"Trong năm 2024, Việt Nam kỷ niệm ngày thiết lập quan hệ ngoại giao với 26 nước, trong đó có Thụy Điển (11/01/1969).",
       {"1969-01-11 55 SE|thiết lập quan hệ ngoại giao với Thụy Điển"}},
      {"Kỷ niệm 49 năm Ngày Giải phóng miền Nam (30/4).", {"1975-04-30 49 |Ngày Giải phóng miền Nam"}},
      {"Tuyên truyền Ngày truyền thống Công tác Dân vận (15/10/1930).", {"1930-10-15 94 |Ngày truyền thống Công tác Dân vận"}},
      {"Kỷ niệm 134 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024), 49 năm Ngày thống nhất (30/4/1975 - 30/4/2024).",
       {"1890-05-19 134 |Ngày sinh Chủ tịch Hồ Chí Minh", "1975-04-30 49 |Ngày thống nhất"}},
      {"kỷ niệm 95 năm Ngày thành lập Công đoàn 28/7/1929 - 28/7/2024.", {"1929-07-28 95 |Ngày thành lập Công đoàn"}},
      {"Kỷ niệm 60 năm thiết lập quan hệ ngoại giao với nước Cộng hòa Dân chủ Nhân dân Lào (05/9/1962 - 05/9/2022)",
       {"1962-09-05 60 LA|thiết lập quan hệ ngoại giao với Cộng hòa Dân chủ Nhân dân Lào"}},
      {"90 năm Ngày thành lập làng nghề (05/3/1934 - 05/3/2024); 79 năm Quốc khánh (02/9/1945 - 02/9/2024).",
       {"1934-03-05 90 |Ngày thành lập làng nghề", "1945-09-02 79 |Quốc khánh"}},
      {"Ngày thiết lập quan hệ ngoại giao với các nước bạn.\n\n2 Thái Lan (06/8/1976 - 06/8/2026), Na Uy (25/11/1971 - 25/11/2026).",
       {"1976-08-06 50 TH|thiết lập quan hệ ngoại giao với Thái Lan", "1971-11-25 55 NO|thiết lập quan hệ ngoại giao với Na Uy"}},
      {"Đoàn công tác thăm Thái Lan (06/8/1976 - 06/8/2026).", {}},
      {"Sau 20 năm kế hoạch (01/01/2004 - 01/01/2024).", {}},
      {"nhân chuyến thăm chính thức Lào của Chủ tịch nước (10/4/2023).", {}},
      {"Hội nghị được tổ chức (12 - 13/12/2023).", {}},
      {"Kế hoạch số 5/KH-UBND ngày 03/01/2023 của Ủy ban nhân dân tỉnh.", {}},
      {"Căn cứ Quyết định số 12/QĐ-UBND (ngày 05/3/2020).", {}},
      {"Giai đoạn 2021 - 2030, tầm nhìn 2045, sau 35 năm đổi mới.", {}},
      {"Sau hơn 10 năm thực hiện (từ 15/6/2013).", {}},
      {"", {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.sentence);
    const auto words = split_words(row.sentence, {0, row.sentence.size()});
    const auto found = find_occasions({row.sentence, words, {0, row.sentence.size()}}, 2024, shipped_tables());
    REQUIRE(found.size() == row.told.size());
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(told(found[i]) == row.told[i]);
  }
}

TEST_CASE("years that are not written are not computed without a year to compute them for") {
  const std::string_view text = "Ngày truyền thống ngành (15/10/1930).";
  const auto words = split_words(text, {0, text.size()});
  const auto found = find_occasions({text, words, {0, text.size()}}, std::nullopt, shipped_tables());
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].years);
  CHECK_FALSE(found[0].year);
}

struct EventRow {
  std::string_view sentence;
  std::vector<std::string_view> told;  ///< "from..to place|name"
};

TEST_CASE("events are told by their dates or their edition") {
  const EventRow rows[] = {
      {"nhân chuyến thăm chính thức Thái Lan của Thủ tướng Chính phủ (10/4/2023).",
       {"2023-04-10..2023-04-10 |chuyến thăm chính thức Thái Lan của Thủ tướng Chính phủ"}},
      {"chuyến thăm cấp Nhà nước của Tổng Bí thư, Chủ tịch nước Lào (12 - 13/12/2023).",
       {"2023-12-12..2023-12-13 |chuyến thăm cấp Nhà nước của Tổng Bí thư, Chủ tịch nước Lào"}},
      {"chuyến thăm chính thức tới Việt Nam của Thủ tướng Lào (11-12/12)...",
       {"--12-11..--12-12 |chuyến thăm chính thức tới Việt Nam của Thủ tướng Lào"}},
      {"sự kiện Việt Nam tham gia SEA Games 33 tại Thái Lan;", {".. Thái Lan|SEA Games 33"}},
      {"Hội nghị Ngoại giao lần thứ 32 (tháng 12/2023).", {"2023-12..2023-12 |Hội nghị Ngoại giao lần thứ 32"}},
      {"Lễ hội Hoa ban từ ngày 01/3 đến ngày 05/3/2024.", {"2024-03-01..2024-03-05 |Lễ hội Hoa ban"}},
      {"Festival Huế tại Thành phố Huế ngày 07/6/2024.", {"2024-06-07..2024-06-07 Thành phố Huế|Festival Huế"}},
      {"Tổ chức hội thảo, tọa đàm trong năm.", {}},
      {"Nghị quyết Đại hội lần thứ XIII của Đảng.", {}},
      {"Tổ chức hội nghị triển khai kế hoạch trước ngày 15/3/2024.", {}},
      {"", {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.sentence);
    const auto words = split_words(row.sentence, {0, row.sentence.size()});
    const auto found = find_events({row.sentence, words, {0, row.sentence.size()}}, shipped_tables());
    REQUIRE(found.size() == row.told.size());
    for (std::size_t i = 0; i < found.size(); ++i)
      CHECK(found[i].from.to_text() + ".." + found[i].to.to_text() + " " + found[i].place + "|" + found[i].name == row.told[i]);
  }
}

}  // namespace
}  // namespace nhipcau::directive
