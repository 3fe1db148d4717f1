#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "ical/local_time.hpp"

namespace nhipcau::ical {

/// How the clocks of a zone change every year: "CET-1CEST,M3.5.0,M10.5.0/3".
struct YearlyChange {
  /// A day of the year, and how long after its midnight, by the clock as it is until then.
  struct Moment {
    enum class Kind { weekday_of_month, day_of_year, day_without_leap };
    Kind kind = Kind::weekday_of_month;
    int month = 0, week = 0, weekday = 0;  ///< week 5: the last one; weekday 0: Sunday
    int day = 0;                           ///< counted from 0, or from 1 where 29 February is not counted
    std::chrono::seconds time{7200};
    [[nodiscard]] LocalTime in_year(int year) const;
  };
  struct Clock {
    std::chrono::seconds offset{};  ///< ahead of UTC
    std::string name;
  };

  Clock standard;
  std::optional<Clock> summer = {};  ///< nothing: the clocks stay as they are, and begin and end mean nothing
  Moment begin = {}, end = {};       ///< of summer time

  /// The clock at an instant.
  [[nodiscard]] const Clock& at(std::chrono::sys_seconds instant) const;
};

/// Nothing if it is no such text.
/// source  POSIX.1-2017, 8.3 (TZ), with hours up to 167 as RFC 8536, 3.3.1 has them
std::optional<YearlyChange> parse_yearly_change(std::string_view text);

}  // namespace nhipcau::ical
