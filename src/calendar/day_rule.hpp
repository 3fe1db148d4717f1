#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/result.hpp"

namespace nhipcau::calendar {

/// On which day of a year something falls.
///
///   rule   = day ["for" days]              days: 2–31, the first one included
///   day    = "solar" MM-DD                 02-29 falls on 28 February in a year without it
///          | "lunar" MM-DD                 never in a leap month; day 30 of a month of 29 falls on its last
///          | "weekday" MM weekday nth      "weekday 11 sunday 3" the third Sunday of November; -1 the last
///          | "term" degree                 the day on which the Sun reaches a multiple of 15°
///          | "once" YYYY-MM-DD
struct DayRule {
  enum class Kind { solar, lunar, weekday, term, once };
  Kind kind = Kind::solar;
  int month = 1;
  int day = 1;
  int weekday = 0;           ///< 0 Sunday – 6 Saturday
  int nth = 1;               ///< 1–5, or -1 for the last
  int degree = 0;            ///< 0, 15 … 345
  std::optional<Date> once;  ///< of Kind::once
  int days = 1;
  friend bool operator==(const DayRule&, const DayRule&) = default;
};

/// errors  invalid calendar.bad_rule{text}: what is not of this form, or names no day of any year
Result<DayRule> parse_day_rule(std::string_view text);

/// What parse_day_rule reads again.
std::string to_text(const DayRule& rule);

}  // namespace nhipcau::calendar
