#include "lunar/lunar_date.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

using namespace nhipcau;
using namespace nhipcau::lunar;

namespace {

Date day(const std::string& iso) {
  const auto date = Date::from_iso(iso);
  REQUIRE_MESSAGE(date, iso);
  return *date;
}

std::string shown(const LunarDate& date) {
  return std::to_string(date.day) + "/" + std::to_string(date.month) + (date.is_leap ? " leap " : " ") + std::to_string(date.year);
}

void check_is(const std::string& solar, const LunarDate& date) {
  CAPTURE(solar);
  const auto lunar = to_lunar(day(solar));
  REQUIRE(lunar);
  CHECK(shown(*lunar) == shown(date));
  const auto back = to_solar(date);
  REQUIRE(back);
  CHECK(back->to_iso() == solar);
}

}  // namespace

TEST_CASE("Tết, Giỗ Tổ and Trung thu fall on the days that are known") {
  for (const char* tet : {"2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13",
                          "2030-02-02", "2031-01-23", "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08"})
    check_is(tet, {day(tet).year(), 1, false, 1});
  for (const char* kings : {"2024-04-18", "2025-04-07", "2026-04-26", "2027-04-16", "2028-04-04", "2029-04-23", "2030-04-12"})
    check_is(kings, {day(kings).year(), 3, false, 10});
  for (const char* mid_autumn : {"2025-10-06", "2026-09-25", "2027-09-15", "2028-10-03"})
    check_is(mid_autumn, {day(mid_autumn).year(), 8, false, 15});
}

TEST_CASE("years that differ from the Chinese calendar come out as Việt Nam keeps them") {
  check_is("1968-01-29", {1968, 1, false, 1});
  check_is("1969-02-16", {1969, 1, false, 1});
  check_is("1985-01-21", {1985, 1, false, 1});
  check_is("2007-02-17", {2007, 1, false, 1});
  check_is("2030-02-02", {2030, 1, false, 1});
  check_is("2053-02-18", {2053, 1, false, 1});
  CHECK_FALSE(leap_month_of(1984));  // China: after the 10th
  CHECK(leap_month_of(1985) == 2);
  CHECK(leap_month_of(1987) == 7);  // China: after the 6th
}

TEST_CASE("leap months stand behind the month whose number they repeat") {
  const std::pair<int, int> leaps[] = {{1968, 7}, {1971, 5}, {1974, 4}, {1976, 8}, {1979, 6}, {1982, 4}, {1990, 5},  {1993, 3},
                                       {1995, 8}, {1998, 5}, {2001, 4}, {2004, 2}, {2006, 7}, {2009, 5}, {2012, 4},  {2014, 9},
                                       {2017, 6}, {2020, 4}, {2023, 2}, {2025, 6}, {2028, 5}, {2031, 3}, {2033, 11}, {2036, 6}};
  for (int year = 1988, next = 6; year <= 2036; ++year) {
    const auto* known = next < 24 && leaps[next].first == year ? &leaps[next++] : nullptr;
    CAPTURE(year);
    CHECK(leap_month_of(year) == (known != nullptr ? std::optional(known->second) : std::nullopt));
  }
  for (const auto& [year, month] : leaps) CHECK(leap_month_of(year) == month);
  check_is("2033-12-22", {2033, 11, true, 1});
  check_is("2034-01-20", {2033, 12, false, 1});
}

TEST_CASE("every day from 1900 to 2100 comes back, and the days go on one by one") {
  LunarDate before = *to_lunar(first_day());
  CHECK(shown(before) == "1/12 1899");
  for (Date solar = first_day().plus_days(1); solar <= last_day(); solar = solar.plus_days(1)) {
    const auto lunar = to_lunar(solar);
    REQUIRE(lunar);
    const auto back = to_solar(*lunar);
    REQUIRE(back);
    REQUIRE(*back == solar);
    const bool goes_on = lunar->day == before.day + 1 && lunar->month == before.month && lunar->is_leap == before.is_leap;
    const bool is_next_month = lunar->day == 1 && before.day >= 29 && (lunar->month == before.month % 12 + 1 || lunar->is_leap);
    REQUIRE_MESSAGE((goes_on || is_next_month), solar.to_iso());
    REQUIRE((lunar->year == before.year + (lunar->month == 1 && before.month == 12 ? 1 : 0)));
    REQUIRE(*length_of_month(lunar->year, lunar->month, lunar->is_leap) >= lunar->day);
    before = *lunar;
  }
}

TEST_CASE("what is no day of the calendar is refused with what is wrong") {
  const std::pair<LunarDate, Error> wrong[] = {
      {{2033, 13, false, 1}, {Code::invalid, "lunar.no_month", {"13"}}},
      {{2033, 0, false, 1}, {Code::invalid, "lunar.no_month", {"0"}}},
      {{2033, 1, false, 31}, {Code::invalid, "lunar.no_day", {"31"}}},
      {{2033, 1, false, 0}, {Code::invalid, "lunar.no_day", {"0"}}},
      {{2026, 12, false, 30}, {Code::invalid, "lunar.short_month", {"12", "2026"}}},
      {{2025, 6, true, 30}, {Code::invalid, "lunar.short_leap_month", {"6", "2025"}}},
      {{2033, 3, true, 1}, {Code::invalid, "lunar.other_leap_month", {"2033", "3", "11"}}},
      {{2026, 3, true, 1}, {Code::invalid, "lunar.no_leap_month", {"2026"}}},
      {{1899, 10, false, 1}, {Code::invalid, "lunar.outside", {"1/1/1900", "31/12/2100"}}},
      {{1899, 11, false, 1}, {Code::invalid, "lunar.outside", {"1/1/1900", "31/12/2100"}}},
      {{2100, 12, false, 29}, {Code::invalid, "lunar.outside", {"1/1/1900", "31/12/2100"}}},
      {{2101, 1, false, 1}, {Code::invalid, "lunar.outside", {"1/1/1900", "31/12/2100"}}},
      {{-5, 1, true, 1}, {Code::invalid, "lunar.outside", {"1/1/1900", "31/12/2100"}}},
  };
  for (const auto& [date, error] : wrong) {
    CAPTURE(shown(date));
    const auto solar = to_solar(date);
    REQUIRE_FALSE(solar);
    CHECK(solar.error().key == error.key);
    CHECK(solar.error().args == error.args);
  }
  for (const char* iso : {"1899-12-31", "2101-01-01", "0001-01-01", "9999-12-31"}) {
    CHECK(to_lunar(day(iso)).error().key == "lunar.outside");
    CHECK(certainty_of(day(iso)).error().key == "lunar.outside");
  }
}

TEST_CASE("it is said where the calendar is not certain") {
  CHECK(certainty_of(day("1967-12-31")) == Certainty::before_decision);
  CHECK(certainty_of(day("1968-01-01")) == Certainty::certain);
  CHECK(certainty_of(day("2033-01-31")) == Certainty::certain);
  CHECK(certainty_of(day("2072-12-08")) == Certainty::certain);  // the new moon comes 21 s before the midnight after the 9th
  CHECK(certainty_of(day("2072-12-09")) == Certainty::close_call);
  CHECK(certainty_of(day("2073-01-07")) == Certainty::close_call);
  CHECK(certainty_of(day("2073-01-08")) == Certainty::certain);
  CHECK(certainty_of(day("2085-10-17")) == Certainty::certain);
  CHECK(certainty_of(day("2085-10-18")) == Certainty::close_call);  // 51 s behind the midnight after it
}

TEST_CASE("holidays of the years 1968 to 2050 agree with a published list") {
  std::ifstream list("../shared/data/calendar/VN_COMMON.json");
  if (!list) {
    MESSAGE("skipped: ../shared/data/calendar is not here");
    return;
  }
  const std::pair<std::string, LunarDate> feasts[] = {
      {"Lunar New Year", {0, 1, false, 1}},
      {"Second Day of Lunar New Year", {0, 1, false, 2}},
      {"Third Day of Lunar New Year", {0, 1, false, 3}},
      {"Fourth Day of Lunar New Year", {0, 1, false, 4}},
      {"Fifth Day of Lunar New Year", {0, 1, false, 5}},
      {"Hung Kings' Commemoration Day", {0, 3, false, 10}},
  };
  int compared = 0;
  for (std::string line; std::getline(list, line);) {
    if (line.size() < 20 || line.find('"') == std::string::npos) continue;
    const std::size_t begin = line.find('"');
    const auto solar = Date::from_iso(line.substr(begin + 1, 10));
    if (!solar || solar->year() < 1968) continue;
    std::string names = line.substr(begin + 15);
    for (std::size_t end = 0; !names.empty(); names.erase(0, end == std::string::npos ? end : end + 2)) {
      end = names.find_first_of(";\"");
      const std::string name = names.substr(0, end);
      const auto lunar = to_lunar(*solar);
      REQUIRE(lunar);
      if (name == "Lunar New Year's Eve") {
        CAPTURE(line);
        CHECK(to_lunar(solar->plus_days(1)) == LunarDate{solar->year(), 1, false, 1});
        ++compared;
      }
      for (const auto& [feast, date] : feasts) {
        if (name != feast) continue;
        CAPTURE(line);
        CHECK(lunar->month == date.month);
        CHECK(lunar->day == date.day);
        CHECK_FALSE(lunar->is_leap);
        ++compared;
      }
      if (end == std::string::npos || names[end] == '"') break;
    }
  }
  CHECK(compared > 330);
}

TEST_CASE("the months of every year tell the lunar date of each of its days, and how sure it is") {
  for (int year = 1900; year <= 2100; ++year) {
    CAPTURE(year);
    const auto months = list_months(year);
    REQUIRE(months);
    CHECK(months->size() >= 13);
    CHECK(months->size() <= 14);
    std::size_t place = 0;
    for (Date date = *Date::make(year, 1, 1); date.year() == year; date = date.plus_days(1)) {
      while (place + 1 < months->size() && (*months)[place + 1].first <= date) ++place;
      const auto& month = (*months)[place];
      const int since = static_cast<int>((date.to_days() - month.first.to_days()).count());
      const LunarDate expected{month.year, month.month, month.is_leap, since + 1};
      const auto lunar = to_lunar(date);
      REQUIRE(lunar);
      if (*lunar != expected) FAIL_CHECK(date.to_iso() << " is " << shown(*lunar) << ", not " << shown(expected));
    }
    CHECK(place + 1 == months->size());
  }
}

TEST_CASE("a month says how sure its beginning is, and a year outside has none") {
  const auto certainty = [](int year, const std::string& from) {
    const auto months = list_months(year);
    REQUIRE(months);
    for (const auto& month : *months) {
      if (month.first.to_iso() == from) return month.certainty;
    }
    FAIL("no month begins on " << from);
    return Certainty::certain;
  };
  CHECK(certainty(2027, "2027-02-06") == Certainty::certain);
  CHECK(certainty(2072, "2072-12-09") == Certainty::close_call);
  CHECK(certainty(1967, "1967-12-31") == Certainty::before_decision);
  CHECK(certainty(1968, "1968-01-29") == Certainty::certain);
  CHECK(list_months(1900)->front().first.to_iso() == "1900-01-01");
  for (const int year : {1899, 2101}) CHECK(list_months(year).error().key == "lunar.outside");
}
