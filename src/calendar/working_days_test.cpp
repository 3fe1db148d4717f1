#include "calendar/working_days.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace nhipcau;
using namespace nhipcau::calendar;

namespace {

Date day(const char* text) {
  const auto read = Date::from_iso(text);
  REQUIRE_MESSAGE(read, text);
  return *read;
}

DayOffRule rule(const char* id, DayOffKind kind, const char* written, int from = 1, int to = 9999) {
  const auto read = parse_day_rule(written);
  REQUIRE_MESSAGE(read, written);
  return {.id = id,
          .name = id,
          .english = id,
          .kind = kind,
          .rule = *read,
          .from_year = from,
          .to_year = to,
          .source = id,
          .is_confirmed = true};
}

/// "2027-05-03 in_lieu victory", a line a day.
std::vector<std::string> shown(const WorkingDays& days, int year) {
  const auto list = days.list(year);
  REQUIRE(list);
  std::vector<std::string> lines;
  for (const DayOff& off : *list) lines.push_back(off.on.to_iso() + " " + std::string(name_of(off.kind())) + " " + off.rule->id);
  return lines;
}

}  // namespace

TEST_CASE("days off of a year, those on a weekend made up for on the next working day") {
  CHECK(shown(shipped_working_days(), 2027) ==
        std::vector<std::string>{"2027-01-01 holiday new_year", "2027-02-05 holiday tet", "2027-02-06 holiday tet",
                                 "2027-02-07 holiday tet", "2027-02-08 holiday tet", "2027-02-09 holiday tet", "2027-02-10 in_lieu tet",
                                 "2027-02-11 in_lieu tet", "2027-04-16 holiday hung_kings", "2027-04-30 holiday victory",
                                 "2027-05-01 holiday labour_day", "2027-05-03 in_lieu labour_day", "2027-09-02 holiday national_day",
                                 "2027-09-03 holiday national_day_beside", "2027-11-24 holiday culture_day"});
}

TEST_CASE("what was decided for a year stands in place of the rule") {
  const auto& days = shipped_working_days();
  // 2024: from 8 to 14 February, 4 May worked for 29 April.
  for (const char* off : {"2024-02-08", "2024-02-09", "2024-02-12", "2024-02-13", "2024-02-14", "2024-04-29", "2024-09-03"})
    CHECK_MESSAGE(days.is_working_day(day(off)) == false, off);
  for (const char* worked : {"2024-02-07", "2024-02-15", "2024-05-04", "2024-05-02", "2024-09-04"})
    CHECK_MESSAGE(days.is_working_day(day(worked)) == true, worked);
  // 2023: Tết from 20 to 26 January; 2 September is a Saturday.
  for (const char* off : {"2023-01-02", "2023-01-20", "2023-01-26", "2023-05-02", "2023-05-03", "2023-09-01", "2023-09-04"})
    CHECK_MESSAGE(days.is_working_day(day(off)) == false, off);
  CHECK(days.is_working_day(day("2023-01-27")) == true);
  CHECK(days.is_working_day(day("2021-09-03")) == false);
  CHECK(days.is_working_day(day("2022-09-01")) == false);
  CHECK(days.is_working_day(day("2022-09-05")) == true);
  CHECK(days.is_working_day(day("2026-08-22")) == true);
}

TEST_CASE("a year's own row counts even if the rule begins in that year") {
  const std::vector<DayOffRule> rules{rule("tet", DayOffKind::holiday, "solar 03-10", 2021),
                                      rule("tet", DayOffKind::holiday, "once 2021-03-04", 2021, 2021)};
  const WorkingDays days(rules, 2021, 2022);
  CHECK(shown(days, 2021) == std::vector<std::string>{"2021-03-04 holiday tet"});
  CHECK(shown(days, 2022) == std::vector<std::string>{"2022-03-10 holiday tet"});
}

TEST_CASE("a day in lieu goes over the end of a month and of a year, and past days that are off themselves") {
  const std::vector<DayOffRule> rules{rule("eve", DayOffKind::holiday, "solar 12-31"), rule("new_year", DayOffKind::holiday, "solar 01-01"),
                                      rule("swap", DayOffKind::in_lieu, "once 2028-01-04", 2028, 2028),
                                      rule("worked", DayOffKind::worked_instead, "once 2028-01-08", 2028, 2028)};
  const WorkingDays days(rules, 2027, 2029);
  // 31 December 2027 is a Friday, 1 January 2028 a Saturday.
  CHECK(shown(days, 2028) == std::vector<std::string>{"2028-01-01 holiday new_year", "2028-01-03 in_lieu new_year",
                                                      "2028-01-04 in_lieu swap", "2028-01-08 worked_instead worked",
                                                      "2028-12-31 holiday eve"});
  CHECK(shown(days, 2029).at(1) == "2029-01-02 in_lieu eve");  // Sunday the 31st; Monday is New Year
}

TEST_CASE("working days are counted past holidays and weekends") {
  const auto& days = shipped_working_days();
  CHECK(days.nth_after(day("2027-04-28"), 1)->day == day("2027-04-29"));
  CHECK(days.nth_after(day("2027-04-28"), 2)->day == day("2027-05-04"));
  CHECK(days.nth_after(day("2027-04-28"), 2)->is_certain);
  CHECK(days.nth_after(day("2027-02-04"), 1)->day == day("2027-02-12"));
  CHECK_FALSE(days.nth_after(day("2027-02-04"), 1)->is_certain);  // Tết of 2027 is not decided
  CHECK(days.on_or_after(day("2027-05-01")) == day("2027-05-04"));
  CHECK(days.on_or_after(day("2027-05-04")) == day("2027-05-04"));
  CHECK(days.count(day("2027-05-01"), day("2027-05-31")) == 20);
  CHECK(days.count(day("2027-05-31"), day("2027-05-01")) == 0);
}

TEST_CASE("property: the nth working day has n working days up to it, and is one itself") {
  const auto& days = shipped_working_days();
  for (Date start = day("2024-12-20"); start < day("2029-03-01"); start = start.plus_days(13)) {
    for (const int n : {1, 5, 21}) {
      const auto counted = days.nth_after(start, n);
      REQUIRE(counted);
      CHECK(days.is_working_day(counted->day) == true);
      CHECK(days.count(start.plus_days(1), counted->day) == n);
    }
  }
}

TEST_CASE("years without a table, and counts without end, are refused") {
  const auto& days = shipped_working_days();
  CHECK(days.list(2020).error().key == "calendar.workdays_outside");
  CHECK(days.list(2101).error().key == "calendar.workdays_outside");
  CHECK(days.is_working_day(day("2020-12-31")).error().key == "calendar.workdays_outside");
  CHECK(days.nth_after(day("2100-12-31"), 1).error().key == "calendar.workdays_outside");
  CHECK(days.count(day("2020-01-01"), day("2021-01-01")).error().key == "calendar.workdays_outside");
  for (const int n : {0, -1, 1001}) CHECK(days.nth_after(day("2027-01-04"), n).error().key == "calendar.too_many_workdays");
  CHECK(days.nth_after(day("2027-01-04"), 1000));
}

TEST_CASE("shipped days off are whole: every weekday of Tết is off in every year, 24 November is not confirmed") {
  for (const DayOffRule& one : shipped_days_off()) {
    CAPTURE(one.id);
    CHECK_FALSE(one.name.empty());
    CHECK_FALSE(one.english.empty());
    CHECK_FALSE(one.source.empty());
    if (one.id == "culture_day") CHECK_FALSE(one.is_confirmed);
  }
  for (int year = 2021; year <= 2100; ++year) {
    CAPTURE(year);
    const auto list = shipped_working_days().list(year);
    REQUIRE(list);
    std::set<std::string> on_working_weekdays;
    for (const DayOff& off : *list) {
      if (off.rule->id == "tet" && std::chrono::weekday(off.on.to_days()).iso_encoding() <= 5) on_working_weekdays.insert(off.on.to_iso());
    }
    CHECK(on_working_weekdays.size() == 5);
  }
}
