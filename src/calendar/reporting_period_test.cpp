#include "calendar/reporting_period.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace nhipcau;
using namespace nhipcau::calendar;

namespace {

Date day(const char* text) {
  const auto read = Date::from_iso(text);
  REQUIRE_MESSAGE(read, text);
  return *read;
}

/// "quarter 2027/3 2027-06-15..2027-09-14 due 2027-09-06", a line a period of the regulation.
std::vector<std::string> shown(std::string_view regulation, const char* from, const char* to, PeriodPart part = PeriodPart::reported_days) {
  std::vector<std::string> lines;
  for (const ReportingPeriod& period : list_periods(shipped_period_rules(), day(from), day(to), part)) {
    if (period.rule->regulation != regulation) continue;
    std::string line = std::string(name_of(period.rule->every)) + " " + std::to_string(period.year) + "/" + std::to_string(period.number) +
                       " " + period.from.to_iso() + ".." + period.to.to_iso();
    if (period.due) line += " due " + period.due->to_iso();
    lines.push_back(line);
  }
  return lines;
}

constexpr const char* kDecree = "09/2019/NĐ-CP";
constexpr const char* kCircular = "02/2023/TT-BTTTT";

}  // namespace

TEST_CASE("the periods a day lies in are those of the decree") {
  CHECK(shown(kDecree, "2027-03-14", "2027-03-14") ==
        std::vector<std::string>{"quarter 2027/1 2026-12-15..2027-03-14", "half_year 2027/1 2026-12-15..2027-06-14",
                                 "year 2027/1 2026-12-15..2027-12-14", "month 2027/3 2027-02-15..2027-03-14"});
  CHECK(shown(kDecree, "2027-03-15", "2027-03-15") ==
        std::vector<std::string>{"half_year 2027/1 2026-12-15..2027-06-14", "year 2027/1 2026-12-15..2027-12-14",
                                 "month 2027/4 2027-03-15..2027-04-14", "quarter 2027/2 2027-03-15..2027-06-14"});
  CHECK(shown(kDecree, "2027-12-15", "2027-12-15") ==
        std::vector<std::string>{"month 2028/1 2027-12-15..2028-01-14", "quarter 2028/1 2027-12-15..2028-03-14",
                                 "half_year 2028/1 2027-12-15..2028-06-14", "year 2028/1 2027-12-15..2028-12-14"});
  CHECK(shown(kDecree, "2028-02-29", "2028-02-29").size() == 4);
}

TEST_CASE("due days are those of the circular: the 15th, the 6th of a quarter's last month, 6 June, 25 and 27 November") {
  const auto lines = shown(kCircular, "2027-01-01", "2027-12-31", PeriodPart::due_day);
  const auto has = [&](const char* line) { return std::find(lines.begin(), lines.end(), line) != lines.end(); };
  CHECK(lines.size() == 12 + 4 + 1 + 2);
  CHECK(has("month 2027/1 2026-12-15..2027-01-14 due 2027-01-15"));
  CHECK(has("month 2027/12 2027-11-15..2027-12-14 due 2027-12-15"));
  for (const char* line : {"quarter 2027/1 2026-12-15..2027-03-14 due 2027-03-06", "quarter 2027/2 2027-03-15..2027-06-14 due 2027-06-06",
                           "quarter 2027/3 2027-06-15..2027-09-14 due 2027-09-06", "quarter 2027/4 2027-09-15..2027-12-14 due 2027-12-06"})
    CHECK_MESSAGE(has(line), line);
  CHECK(has("half_year 2027/1 2026-12-15..2027-06-14 due 2027-06-06"));
  CHECK(has("year 2027/1 2026-12-15..2027-12-14 due 2027-11-25"));
  CHECK(has("year 2027/1 2026-12-15..2027-12-14 due 2027-11-27"));
}

TEST_CASE("the publishing sector counts from 1 January to 30 June") {
  CHECK(shown("publishing", "2027-01-01", "2028-12-31") ==
        std::vector<std::string>{"half_year 2027/1 2027-01-01..2027-06-30", "half_year 2028/1 2028-01-01..2028-06-30"});
}

TEST_CASE("property: periods of one kind follow each other without a gap and without overlap, in every year") {
  for (const PeriodRule& rule : shipped_period_rules()) {
    CAPTURE(rule.regulation);
    CAPTURE(name_of(rule.every));
    const auto periods = list_periods(std::span(&rule, 1), day("1990-01-01"), day("2110-12-31"), PeriodPart::reported_days);
    REQUIRE(periods.size() > 100);
    for (std::size_t i = 1; i < periods.size(); ++i) {
      if (rule.only_last_month == 0) CHECK(periods[i].from == periods[i - 1].to.plus_days(1));
      CHECK(periods[i].from > periods[i - 1].from);
      CHECK(periods[i].to > periods[i].from);
    }
  }
}

TEST_CASE("a day of a period is read and written, and falls on the last day of a shorter month") {
  for (const char* text : {"first 1", "last end", "first-1 15", "last+12 31", "last-12 30"}) {
    const auto read = parse_period_day(text);
    REQUIRE_MESSAGE(read, text);
    CHECK(to_text(*read) == text);
  }
  for (const char* text : {"", "first", "first ", "middle 1", "first 0", "first 32", "first-0 1", "first-13 1", "first- 1", "last+x 3",
                           "last 1 ", "last 01", "first--1 4", "last -1"}) {
    const auto read = parse_period_day(text);
    REQUIRE_FALSE_MESSAGE(read, text);
    CHECK(read.error().key == "calendar.bad_period_day");
  }
  PeriodRule rule{.every = Every::month, .begins = *parse_period_day("first 1"), .ends = *parse_period_day("last 31")};
  const auto month = [&](const char* on) { return list_periods(std::span(&rule, 1), day(on), day(on), PeriodPart::reported_days); };
  CHECK(month("2028-02-10").front().to == day("2028-02-29"));
  CHECK(month("2027-02-10").front().to == day("2027-02-28"));
  CHECK(month("2027-12-31").front().to == day("2027-12-31"));
}

TEST_CASE("shipped rules are whole, and their regulations come once") {
  for (const PeriodRule& rule : shipped_period_rules()) {
    CHECK_FALSE(rule.name.empty());
    CHECK_FALSE(rule.english.empty());
    CHECK_FALSE(rule.source.empty());
    CHECK(rule.due_to.empty() == rule.due_to_en.empty());
  }
  CHECK(reporting_regulations() == std::vector<std::string>{kDecree, kCircular, "publishing"});
}

TEST_CASE("days of months are counted over the ends of years") {
  CHECK(day_in_month(2027, 0, 15) == day("2026-12-15"));
  CHECK(day_in_month(2027, 13, 31) == day("2028-01-31"));
  CHECK(day_in_month(2028, 2, std::nullopt) == day("2028-02-29"));
  CHECK_FALSE(day_in_month(9999, 13, 1));
  CHECK_FALSE(day_in_month(1, 0, 1));
}
