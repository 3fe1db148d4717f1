// Every day of 1900–2100 as a lunar date: ours beside ICU's Chinese calendar, which computes new moons and solar terms too, in the same run
// by turns. Ours with the making of its table (a fresh process would pay it once) and without. Prints the times and the ratio, and how many
// days the two calendars call differently: before 1968 both count by UTC+8, so the difference should be small; later it is that of the
// two countries. Usage: bench_lunar_days
#include <unicode/calendar.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <vector>

#include "lunar/lunar_date.hpp"
#include "lunar/months.hpp"

namespace {

using namespace nhipcau;

constexpr int kRounds = 5;

struct Day {
  int month;
  bool is_leap;
  int day;
  friend bool operator==(const Day&, const Day&) = default;
};

double milliseconds_since(std::chrono::steady_clock::time_point begun) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

std::vector<Day> ours() {
  std::vector<Day> days;
  for (Date day = lunar::first_day(); day <= lunar::last_day(); day = day.plus_days(1)) {
    const auto lunar = lunar::to_lunar(day);
    days.push_back({lunar->month, lunar->is_leap, lunar->day});
  }
  return days;
}

std::vector<Day> of_icu(icu::Calendar& calendar) {
  std::vector<Day> days;
  UErrorCode status = U_ZERO_ERROR;
  for (Date day = lunar::first_day(); day <= lunar::last_day(); day = day.plus_days(1)) {
    calendar.setTime(static_cast<double>(day.to_days().time_since_epoch().count()) * 86400000.0 + 43200000.0, status);
    days.push_back({calendar.get(UCAL_MONTH, status) + 1, calendar.get(UCAL_IS_LEAP_MONTH, status) != 0, calendar.get(UCAL_DATE, status)});
  }
  return days;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main() {
  const auto begun = std::chrono::steady_clock::now();
  (void)lunar::MonthTable::all();
  const double table_ms = milliseconds_since(begun);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZone> utc(icu::TimeZone::createTimeZone("UTC"));
  const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(*utc, icu::Locale("en@calendar=chinese"), status));
  if (U_FAILURE(status)) return 1;
  std::vector<double> our_ms, icu_ms;
  std::vector<Day> our_days, icu_days;
  for (int round = 0; round < kRounds; ++round) {
    auto at = std::chrono::steady_clock::now();
    our_days = ours();
    our_ms.push_back(milliseconds_since(at));
    at = std::chrono::steady_clock::now();
    icu_days = of_icu(*calendar);
    icu_ms.push_back(milliseconds_since(at));
  }
  std::size_t before = 0, since = 0;
  for (std::size_t i = 0; i < our_days.size(); ++i) {
    if (our_days[i] == icu_days[i]) continue;
    ++(i < 24836 ? before : since);  // days from 1 January 1900 to 1 January 1968
  }
  std::printf("%zu days: table %.1f ms, ours %.1f ms (%.1f with the table), ICU %.1f ms first, %.1f ms again, ratio %.0f\n",
              our_days.size(), table_ms, median(our_ms), table_ms + median(our_ms), icu_ms.front(), median(icu_ms),
              median(icu_ms) / median(our_ms));
  std::printf("called differently: %zu days before 1968 (both UTC+8), %zu since (UTC+7 and UTC+8)\n", before, since);
  return 0;
}
