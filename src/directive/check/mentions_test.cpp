// The form of a citation where a paper is named first, and later.
#include <doctest/doctest.h>

#include "directive/check/check.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::check;

namespace {

const std::string kFull =
    "Hướng dẫn số 61/HD-BTTTT ngày 14/01/2024 của Bộ Thông tin và Truyền thông về công tác thông tin đối ngoại năm 2024";

/// "rule: words", a line each.
std::string told_of(const std::string& opening, const std::string& body, const std::string& number = "118/KH-UBND",
                    const std::string& year = "2024", const std::string& type = "KẾ HOẠCH") {
  const std::string text = "ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nSố: " + number +
                           "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nVân Sơn, ngày 26 tháng 02 năm " + year +
                           "\n" + type + "\nCông tác thông tin đối ngoại\n" + opening + "I. NỘI DUNG\n" + body +
                           "\nNơi nhận:\n- Như Kế hoạch số 7/KH-BNG;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Văn Thắng";
  auto reading = read(text, shipped_tables());
  REQUIRE(reading);
  std::string told;
  for (const Finding& finding : check_paper(*reading, shipped_tables(), {.today = *Date::make(2026, 11, 23)})) {
    if (finding.rule == "citation-first-mention" || finding.rule == "citation-repeated")
      told += finding.rule.substr(9) + ": " + std::string(finding.where.of(reading->text)) + "\n";
  }
  return told;
}

struct Case {
  std::string why, opening, body, told;
};

}  // namespace

TEST_CASE("a paper is named in full the first time, and by type and number from then on") {
  const std::string short_form = "Hướng dẫn số 61/HD-BTTTT";
  const Case cases[] = {
      {"nothing of it is said anywhere", "", "Đăng tin theo " + short_form + " trên trang thông tin điện tử.",
       "first-mention: " + short_form + "\n"},
      {"it is said too late", "", "Đăng tin theo " + short_form + " trên trang.\nThực hiện " + kFull + ".",
       "first-mention: " + short_form + "\n"},
      {"the basis has said it", "Căn cứ " + kFull + ";\n", "Đăng tin theo " + short_form + " trên trang.", ""},
      {"the basis has said it, and it is said again", "Căn cứ " + kFull + ";\n", "Đăng tin theo " + kFull + ".",
       "repeated: " + kFull + "\n"},
      {"the title of another paper says it", "Căn cứ " + kFull + ";\n", "Xây dựng Kế hoạch thực hiện " + kFull + ".", ""},
      {"a day alone is no full form", "Căn cứ " + kFull + ";\n", "Đăng tin theo " + short_form + " ngày 14/01/2024 trên trang.", ""},
      {"a paper of the same number of another year", "Căn cứ " + kFull + ";\n",
       "Đăng tin như Hướng dẫn số 61/HD-BTTTT ngày 15/02/2023 của Bộ Thông tin và Truyền thông về công tác thông tin đối ngoại năm 2023.",
       ""},
      {"laws are named by name", "", "Thực hiện Luật Báo chí số 126/2025/QH15 và Luật số 90/2023/QH15.", ""},
      {"what stands before a bracket is its title", "", "Thực hiện đề án quảng bá hình ảnh địa phương (Quyết định số 15/QĐ-UBND).", ""},
      {"a list says it of all", "", "Thực hiện Chỉ thị số 26/CT-TTg, số 28/CT-TTg ngày 04/02/2024 của Thủ tướng Chính phủ về ngoại giao.",
       ""},
      {"one body is said", "", "Thực hiện Chỉ thị số 26/CT-TTg của Thủ tướng Chính phủ trên địa bàn.", ""},
      {"a number without a type", "", "Đăng tin theo văn bản 26/VHTT-TTĐN trên trang.", ""},
  };
  for (const Case& one : cases) {
    CAPTURE(one.why);
    CHECK(told_of(one.opening, one.body) == one.told);
  }
}

TEST_CASE("how a paper is named is a matter of Decree 30/2020: not of older papers, of the Party's and of normative ones") {
  const std::string body = "Đăng tin theo Hướng dẫn số 61/HD-BTTTT trên trang thông tin điện tử.";
  CHECK(told_of("", body) == "first-mention: Hướng dẫn số 61/HD-BTTTT\n");
  CHECK(told_of("", body, "118/KH-UBND", "2019").empty());
  CHECK(told_of("", body, "118-KH/TU").empty());
  CHECK(told_of("", body, "118/2024/TT-BTTTT", "2024", "THÔNG TƯ").empty());
}
