#include "text/dates.hpp"

#include <doctest/doctest.h>

#include <utility>

using namespace nhipcau;
using namespace nhipcau::text;

namespace {

/// "<words>=<date>" for each mention, "!" behind an impossible one.
std::string shown_in(std::string_view text, const std::vector<DateMention>& mentions) {
  std::string shown;
  for (const DateMention& mention : mentions) {
    if (!shown.empty()) shown += " | ";
    shown += std::string(mention.where.of(text)) + "=" + mention.date.to_text() + (mention.exists ? "" : "!");
  }
  return shown;
}

std::string shown_in(std::string_view text, const std::vector<DateRange>& ranges) {
  std::string shown;
  for (const DateRange& range : ranges) {
    if (!shown.empty()) shown += " | ";
    shown += std::string(range.where.of(text)) + "=" + range.from.to_text() + ".." + range.to.to_text();
  }
  return shown;
}

// A text that is split already is read no otherwise.
std::string dates_in(std::string_view text) {
  std::string shown = shown_in(text, find_dates(text, {0, text.size()}));
  CHECK(shown == shown_in(text, find_dates(text, split_runs(text, {0, text.size()}))));
  return shown;
}
std::string ranges_in(std::string_view text) {
  std::string shown = shown_in(text, find_date_ranges(text, {0, text.size()}));
  CHECK(shown == shown_in(text, find_date_ranges(text, split_runs(text, {0, text.size()}))));
  return shown;
}

using Rows = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("dates are read in every shape prose gives them") {
  const Rows rows = {
      {"ngày 09/02/2023 của", "09/02/2023=2023-02-09"},
      {"9-2-2023, 09.02.2023", "9-2-2023=2023-02-09 | 09.02.2023=2023-02-09"},
      {"Sơn La, ngày 20 tháng 2 năm 2023", "20 tháng 2 năm 2023=2023-02-20"},
      {"NGÀY 20 THÁNG 02 NĂM 2023", "20 THÁNG 02 NĂM 2023=2023-02-20"},
      {"Mùng 3 tháng 2 năm 1930", "3 tháng 2 năm 1930=1930-02-03"},
      {"ngày 20, tháng 2, năm 2023", "20, tháng 2, năm 2023=2023-02-20"},
      {"(tháng 12/2023)", "12/2023=2023-12"},
      {"tháng 12 năm 2023", "12 năm 2023=2023-12"},
      {"Hà Nội, ngày     tháng 6 năm 2024", "6 năm 2024=2024-06"},
      {"ngày 12/12 và ngày 15 tháng 6", "12/12=--12-12 | 15 tháng 6=--06-15"},
      {"27/1/1973-27/1/1923", "27/1/1973=1973-01-27 | 27/1/1923=1923-01-27"},
      {"31/02/2023", "31/02/2023=2023-02-31!"},
      {"27/13/1973", "27/13/1973=1973!"},
      {"32/12/2023", "32/12/2023=2023-12!"},
      {"29/02/2023 29/02/2024 ngày 29/02", "29/02/2023=2023-02-29! | 29/02/2024=2024-02-29 | 29/02=--02-29"},
      {"ngày 30/02", "30/02=--02-30!"},
      {"28 / 8 / 1945", "28 / 8 / 1945=1945-08-28"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(dates_in(text) == expected);
  }
}

TEST_CASE("numbers that are no dates are left alone") {
  for (const char* text :
       {"số 126/2025/QH15", "72/2015/NĐ-CP", "24/7", "10/10 điểm", "giai đoạn 2021 – 2030", "6 tháng đầu năm 2023", "mục 1.2.3", "15/10/10",
        "12/12/99999", "123/12/2023", "1.12.2.2023", "192.168.10.2023", "99/99/2023", "10/10/CT-TTg", "năm 2023"}) {
    CAPTURE(text);
    CHECK(dates_in(text) == "");
    CHECK(ranges_in(text) == "");
  }
}

TEST_CASE("ranges take from the second date what the first leaves out") {
  const Rows rows = {
      {"27/1/1973-27/1/1923", "27/1/1973-27/1/1923=1973-01-27..1923-01-27"},
      {"(30/3/1973- 30/3/1923)", "30/3/1973- 30/3/1923=1973-03-30..1923-03-30"},
      {"07/5/1954 – 07/5/2024", "07/5/1954 – 07/5/2024=1954-05-07..2024-05-07"},
      {"12 - 13/12/2023", "12 - 13/12/2023=2023-12-12..2023-12-13"},
      {"(11-12/12)", "11-12/12=--12-11..--12-12"},
      {"28/2-3/3", "28/2-3/3=--02-28..--03-03"},
      {"từ ngày 01/3 đến ngày 05/3/2024", "01/3 đến ngày 05/3/2024=2024-03-01..2024-03-05"},
      {"từ 01/3 đến hết ngày 05/3/2024", "01/3 đến hết ngày 05/3/2024=2024-03-01..2024-03-05"},
      {"từ ngày 20 đến ngày 25 tháng 12 năm 2023", "20 đến ngày 25 tháng 12 năm 2023=2023-12-20..2023-12-25"},
      {"ngày 20 tháng 2 đến 5 tháng 3 năm 2024", "20 tháng 2 đến 5 tháng 3 năm 2024=2024-02-20..2024-03-05"},
      {"tháng 9-12/2023", "9-12/2023=2023-09..2023-12"},
      {"từ tháng 11/2022 đến tháng 01 năm 2023", "11/2022 đến tháng 01 năm 2023=2022-11..2023-01"},
      {"2021 – 2030", ""},
      {"8-9", ""},
      {"trang 5-12/2023", ""},
      {"13-12/12", ""},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(ranges_in(text) == expected);
  }
}

TEST_CASE("only what lies within is read") {
  const std::string text = "01/01/2023 02/02/2023 03/03/2023";
  const auto found = find_dates(text, {11, 21});
  REQUIRE(found.size() == 1);
  CHECK(found[0].where == Span{11, 21});
  CHECK(find_dates(text, {11, 20}).empty());
}
