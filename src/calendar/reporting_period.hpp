#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "calendar/every.hpp"

namespace nhipcau::calendar {

/// A day said by a period: a month counted from its first or last one, and a day of it.
///
///   day   = month " " (1–31 | "end")               a day the month lacks is its last
///   month = ("first" | "last") [("+" | "-") 1–12]  "first-1 15" is the 15th of the month before the period's first
struct PeriodDay {
  bool is_from_last = false;
  int months = 0;
  std::optional<int> day;  ///< none: the last of the month
  friend bool operator==(const PeriodDay&, const PeriodDay&) = default;
};
/// errors  invalid calendar.bad_period_day{text}
Result<PeriodDay> parse_period_day(std::string_view text);
std::string to_text(const PeriodDay& day);

/// What a regulation says of the periods of a report: a row of data/reporting_periods.csv.
struct PeriodRule {
  std::string regulation;         ///< "09/2019/NĐ-CP"
  std::string name, english;      ///< of the reports it is about
  Every every = Every::month;     ///< never week
  int only_last_month = 0;        ///< 6: of half-years the first alone; 0: all
  PeriodDay begins, ends;         ///< the first and the last day that is reported on
  std::optional<PeriodDay> due;   ///< by when it is sent; none: the regulation leaves it open
  std::string due_to, due_to_en;  ///< to whom, where it sends to several; may be empty
  std::string source;
  bool is_confirmed = false;
};
/// Those shipped with the program, in the order of the file.
const std::vector<PeriodRule>& shipped_period_rules();
/// Their regulations, each once, in the order of the file.
const std::vector<std::string>& reporting_regulations();

/// One period: "the third quarter of 2027" by one rule.
struct ReportingPeriod {
  const PeriodRule* rule = nullptr;  ///< as long as what list_periods was given
  int year = 0;
  int number = 1;  ///< of the year: month 1–12, quarter 1–4, half-year 1–2, year 1
  Date from, to;
  std::optional<Date> due;
};

/// What part of a period has to lie in a span of days for the period to be listed.
enum class PeriodPart { reported_days, due_day };

/// The periods that have a part of them in the days from `from` to `to`, both included; by first day, then by last, shorter first.
/// Periods of years outside 1–9999 are left out. Pure; safe from many threads.
std::vector<ReportingPeriod> list_periods(std::span<const PeriodRule> rules, const Date& from, const Date& to, PeriodPart part);

}  // namespace nhipcau::calendar
