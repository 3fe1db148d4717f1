#pragma once
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"

/// The Vietnamese lunisolar calendar, computed from the Moon and the Sun: no tables that somebody typed.
///
/// rule     new moons and the Sun's longitude by the civil day (months.hpp, civil_time.hpp)
/// range    solar days 1 January 1900 – 31 December 2100, and the lunar dates of these days
/// limits   Before 1968 the calendars of Việt Nam differed (the court's, that of the North, that of the South): one stated rule is kept,
///          UTC+8, and Certainty says so. From 1968 until 1975 the South printed calendars by UTC+8, so that Tết 1968 and 1969 were a day
///          later there; that is not told.
/// threads  all safe; the first call computes the table of months
/// source   Quyết định 121/CP of 8 August 1967 (UTC+7 from 1968); docs/decisions/0033-lunar-calendar.md
namespace nhipcau::lunar {

struct LunarDate {
  int year = 0;   ///< the solar year in which its first day lies: 2033 from 31 January 2033 until 18 February 2034
  int month = 0;  ///< 1–12
  bool is_leap = false;
  int day = 0;  ///< 1–30
  friend bool operator==(const LunarDate&, const LunarDate&) = default;
};

/// How sure a conversion is.
enum class Certainty {
  certain,
  close_call,       ///< the month begins at a new moon so near to midnight that a day's difference cannot be ruled out today
  before_decision,  ///< a day before 1968, when other calendars held
};

/// errors  invalid lunar.outside{first day, last day}
Result<LunarDate> to_lunar(const Date& solar);

/// errors  invalid lunar.no_month{month} | lunar.no_day{day} (not 1–30) | lunar.outside{first day, last day}
///         | lunar.no_leap_month{year} | lunar.other_leap_month{year, month, the one that is} | lunar.short_month,
///         lunar.short_leap_month{month, year} (no day 30)
Result<Date> to_solar(const LunarDate& date);

/// errors  invalid lunar.outside{first day, last day}
Result<Certainty> certainty_of(const Date& solar);

/// The month after which a lunar year (1900–2100) has its leap month; none for a year of twelve, or one outside.
std::optional<int> leap_month_of(int year);

/// 29 or 30. errors  those of to_solar
Result<int> length_of_month(int year, int month, bool is_leap);

/// A month as calendars print it: where it begins, and how sure that is.
struct LunarMonth {
  Date first;
  int year = 0;   ///< as in LunarDate
  int month = 0;  ///< 1–12
  bool is_leap = false;
  Certainty certainty = Certainty::certain;  ///< of its first day, and so of all its days
};

/// The months that hold a day of a solar year, in their order: 13 or 14. The first begins on New Year's Day or before it.
/// errors  invalid lunar.outside{first day, last day}: a year not in 1900–2100
Result<std::vector<LunarMonth>> list_months(int solar_year);

Error outside();   ///< invalid lunar.outside{first day, last day}
Date first_day();  ///< 1 January 1900
Date last_day();   ///< 31 December 2100

}  // namespace nhipcau::lunar
