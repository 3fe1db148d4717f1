#include "calendar/stated_range.hpp"

#include <doctest/doctest.h>

#include "calendar/year_class.hpp"

using namespace nhipcau;
using namespace nhipcau::calendar;

namespace {

using Fault = StatedRange::Fault;

struct Row {
  const char* text;
  Fault fault;
  const char* likely;  ///< "" for none
  int years;           ///< 0 for none
};

std::string shown(const std::optional<StatedRange::Days>& days) {
  return days ? days->from.to_iso() + " " + days->to.to_iso() : "";
}

}  // namespace

TEST_CASE("what somebody wrote of an anniversary is looked at, and what was likely meant is told") {
  const Row rows[] = {
      {"27/1/1973-27/1/1923", Fault::backwards, "1973-01-27 2023-01-27", 50},
      {"27/1/1973 - 27/1/2023", Fault::none, "", 50},
      {"07/5/1954 - 07/5/2024", Fault::none, "", 70},
      {"27/1/2023 - 27/1/1973", Fault::backwards, "1973-01-27 2023-01-27", 50},  // 2073 is too far ahead: changed round
      {"kỷ niệm 55 năm ngày ký Hiệp định (27/1/1973-27/1/1923)", Fault::backwards, "1973-01-27 2028-01-27", 55},
      {"Kỷ niệm 50 năm quan hệ với Pháp (12/4/1973 - 12/4/2024)", Fault::wrong_years, "1973-04-12 2023-04-12", 50},
      {"Kỷ niệm 50 năm quan hệ với Pháp (12/4/1973 - 12/4/2023)", Fault::none, "", 50},
      {"trong năm 2023 kỷ niệm Hiệp định (27/1/1973 - 27/1/2023)", Fault::none, "", 50},
      {"29/02/1992 - 28/02/2027", Fault::none, "", 35},
      {"29/02/1992 - 29/02/2027", Fault::no_such_day, "", 0},
      {"31/02/1973 - 27/2/2023", Fault::no_such_day, "", 0},
      {"27/1 - 28/2", Fault::no_year, "", 0},
      {"12 - 13/12/2023", Fault::none, "", 0},
      {"13/12/2023 - 12/12/2023", Fault::backwards, "2023-12-12 2023-12-13", 0},
      {"28/12/2023 - 02/01/2023", Fault::backwards, "2023-12-28 2024-01-02", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto ranges = check_ranges(row.text, *Date::make(2026, 11, 23));
    REQUIRE(ranges.size() == 1);
    CHECK(ranges[0].fault == row.fault);
    CHECK(shown(ranges[0].likely) == row.likely);
    CHECK(ranges[0].years.value_or(0) == row.years);
  }
}

TEST_CASE("each range of a text is looked at, and a text may have none") {
  const auto ranges =
      check_ranges("kỷ niệm 50 năm quan hệ với Pháp (12/4/1973-12/4/1923), Anh (11/9/1973-11/9/1923)", *Date::make(2026, 11, 23));
  REQUIRE(ranges.size() == 2);
  CHECK(ranges[1].written == "11/9/1973-11/9/1923");
  CHECK(shown(ranges[1].likely) == "1973-09-11 2023-09-11");
  for (const char* nothing : {"", "27/1/1973", "2021 - 2030", "năm nay"}) CHECK(check_ranges(nothing, *Date::make(2026, 11, 23)).empty());
}

TEST_CASE("years are those said of a range in its own paragraph, or in the head of its list") {
  struct Said {
    const char* text;
    int years;  ///< of the last range; 0: none are said
  };
  const Said rows[] = {
      {"- Kỷ niệm 100 năm Ngày Báo chí (21/6/1925-21/6/2025).\n2. Quan hệ với: Hoa Kỳ (12/7/1995 - 12/7/2025)", 0},
      {"Kỷ niệm 50 năm quan hệ với:\n- Pháp (12/4/1973 - 12/4/2023);\n- Anh (11/9/1973 - 11/9/2023)", 50},
      {"Các ngày lễ:\n- 95 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2025);\n- Anh (11/9/1973 - 11/9/2023)", 0},
      {"kỷ niệm 50 năm ngày thiết lập quan hệ\nvới nước Pháp (12/4/1973 - 12/4/2023)", 50},
      {"Kỷ niệm 50 năm quan hệ.\n- Pháp (12/4/1973 - 12/4/2023)", 0},
      {"\n(12/4/1973 - 12/4/2023)", 0},
      {"-\n- (12/4/1973 - 12/4/2023)", 0},
  };
  for (const Said& row : rows) {
    CAPTURE(row.text);
    const auto ranges = check_ranges(row.text, *Date::make(2026, 11, 23));
    REQUIRE_FALSE(ranges.empty());
    CHECK(ranges.back().said_years.value_or(0) == row.years);
    CHECK(ranges.back().fault == Fault::none);
  }
}

TEST_CASE("years are round, end in five, or are others") {
  CHECK(class_of(50) == YearClass::round);
  CHECK(class_of(100) == YearClass::round);
  CHECK(class_of(25) == YearClass::five);
  CHECK(class_of(5) == YearClass::five);
  CHECK(class_of(1) == YearClass::other);
  CHECK(class_of(52) == YearClass::other);
}
