#include "text/numbers.hpp"

#include <doctest/doctest.h>

#include <utility>

#include "text/fold.hpp"

using namespace nhipcau;
using namespace nhipcau::text;

namespace {

/// "<as written>=<ordinal>|<year>|<separator group …>" for each.
std::string shown_in(std::string_view text, const std::vector<NumberMention>& mentions) {
  std::string shown;
  for (const NumberMention& mention : mentions) {
    if (!shown.empty()) shown += "; ";
    shown += std::string(mention.where.of(text)) + "=" + mention.parts.ordinal + "|" +
             (mention.parts.year ? std::to_string(*mention.parts.year) : "") + "|";
    for (std::size_t i = 0; i < mention.parts.groups.size(); ++i) {
      shown += std::string(i == 0 ? "" : " ") + mention.parts.separators[i] + mention.parts.groups[i];
    }
  }
  return shown;
}

// A text that is split already is read no otherwise.
std::string numbers_in(std::string_view text) {
  std::string shown = shown_in(text, find_numbers(text, {0, text.size()}));
  CHECK(shown == shown_in(text, find_numbers(text, split_runs(text, {0, text.size()}))));
  return shown;
}

}  // namespace

TEST_CASE("numbers of every form are taken apart") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Nghị định 72/2015/NĐ-CP ngày", "72/2015/NĐ-CP=72|2015|/NĐ -CP"},
      {"số 126/2025/QH15.", "126/2025/QH15=126|2025|/QH15"},
      {"66.22/2026/NQ-CP", "66.22/2026/NQ-CP=66.22|2026|/NQ -CP"},
      {"305/KH-MTTQ-BTT", "305/KH-MTTQ-BTT=305||/KH -MTTQ -BTT"},
      {"2013/QĐ-TTg", "2013/QĐ-TTg=2013||/QĐ -TTg"},
      {"10/2000/CT-TTg", "10/2000/CT-TTg=10|2000|/CT -TTg"},
      {"5740/BTTTT-TTĐN", "5740/BTTTT-TTĐN=5740||/BTTTT -TTĐN"},
      {"4930/MTTW-BTT", "4930/MTTW-BTT=4930||/MTTW -BTT"},
      {"1488/VP-KH&CĐS", "1488/VP-KH&CĐS=1488||/VP -KH&CĐS"},
      {"57-KL/TW, 12-CT/TW;", "57-KL/TW=57||-KL /TW; 12-CT/TW=12||-CT /TW"},
      {"125-HD/BTGTU", "125-HD/BTGTU=125||-HD /BTGTU"},
      {"682-CV/TU", "682-CV/TU=682||-CV /TU"},
      {"19/2008/NQLT/CP-UBTUMTTQVN", "19/2008/NQLT/CP-UBTUMTTQVN=19|2008|/NQLT /CP -UBTUMTTQVN"},
      {"21-LCT/HĐNN8", "21-LCT/HĐNN8=21||-LCT /HĐNN8"},
      {"Nghị định 124/CP", "124/CP=124||/CP"},
      {"Quyết định 25-TTg", "25-TTg=25||-TTg"},
      {"số 15a/KH-UBND", "15a/KH-UBND=15a||/KH -UBND"},
      {"57- KL/TW", "57- KL/TW=57||-KL /TW"},
      {"97 /HD-MTTW-BTT", "97 /HD-MTTW-BTT=97||/HD -MTTW -BTT"},
      {"57 – KL/TW", "57 – KL/TW=57||-KL /TW"},
      {"11/CT-TW", "11/CT-TW=11||/CT -TW"},
      {"12/QĐ-Ttg", "12/QĐ-Ttg=12||/QĐ -Ttg"},
      {"Số:     /KH-UBND", "/KH-UBND=||/KH -UBND"},
      {"Số: …/KH-UBND", "…/KH-UBND=||/KH -UBND"},
      {"......../2024/QĐ-UBND", "......../2024/QĐ-UBND=|2024|/QĐ -UBND"},
      {"Số      -KH/TU", "-KH/TU=||-KH /TU"},
      {"202/2025/QH15-SĐ", "202/2025/QH15-SĐ=202|2025|/QH15 -SĐ"},
      {"12/L-CTN", "12/L-CTN=12||/L -CTN"},
      {"57-KL/TW - Hà Nội", "57-KL/TW=57||-KL /TW"},
      {"Số 90-HD/BTGDUK Nam Định", "90-HD/BTGDUK=90||-HD /BTGDUK"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(numbers_in(text) == expected);
  }
}

TEST_CASE("what only looks like a number is left alone") {
  for (const char* text : {"27/1/1973",
                           "27/1/1973-27/1/1923",
                           "2021-2025",
                           "24/7",
                           "60 km/h",
                           "100km/h",
                           "SEA Games 32 tại",
                           "SEA Games 32 - Campuchia",
                           "10/10 điểm",
                           "1/ MỤC ĐÍCH",
                           "1/MỤC ĐÍCH",
                           "2- YÊU CẦU",
                           "I/ NỘI DUNG",
                           "khối 12-A",
                           "số 46 Tràng Thi - Hà Nội",
                           "4G/LTE",
                           "1.000/USD",
                           "năm 2023 - UBND tỉnh",
                           "năm 2023- UBND",
                           "COVID-19",
                           "15%/GDP",
                           "ngày 20/11",
                           "và/hoặc",
                           "TTXVN/Hà Nội",
                           "A4/B5",
                           "1/THI ĐUA",
                           "tầng 3/Nhà A",
                           "(i)/KH",
                           "xăng…/Đ"}) {
    CAPTURE(text);
    CHECK(numbers_in(text) == "");
  }
}

TEST_CASE("a number written out again has no spaces and one kind of dash") {
  const std::string text = "Kết luận 57 – KL/TW và 97 /HD-MTTW-BTT và 72/2015/NĐ-CP";
  std::vector<std::string> again;
  for (const auto& mention : find_numbers(text, {0, text.size()})) again.push_back(to_text(mention.parts));
  CHECK(again == std::vector<std::string>{"57-KL/TW", "97/HD-MTTW-BTT", "72/2015/NĐ-CP"});
  CHECK(number_key("97 /hd-mttw-btt") == again[1]);
}
