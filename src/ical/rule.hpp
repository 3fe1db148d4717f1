#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "ical/local_time.hpp"

namespace nhipcau::ical {

inline constexpr std::size_t kMostOctetsOfRule = 2000;

/// How something repeats.
struct Rule {
  enum class Frequency { secondly, minutely, hourly, daily, weekly, monthly, yearly };
  /// A day of the week, 0 Sunday … 6 Saturday; `position` 1 the first of the month or year, -1 the last, 0 every one.
  struct Weekday {
    int day = 0, position = 0;
    friend bool operator==(const Weekday&, const Weekday&) = default;
  };
  /// The last moment at which it may happen, counted in.
  struct Until {
    LocalTime at;
    bool is_utc = false;  ///< else by the clock that its start is told by
    bool is_day = false;  ///< the whole of that day
    friend bool operator==(const Until&, const Until&) = default;
  };

  Frequency frequency = Frequency::daily;
  int interval = 1;               ///< at least 1
  std::optional<int> count = {};  ///< how often in all, its start counted in; never together with `until`
  std::optional<Until> until = {};
  int week_start = 1;  ///< 0 Sunday … 6 Saturday
  std::vector<int> seconds = {}, minutes = {}, hours = {}, month_days = {}, year_days = {}, weeks = {}, months = {}, positions = {};
  std::vector<Weekday> weekdays = {};

  friend bool operator==(const Rule&, const Rule&) = default;
};

/// Reads "FREQ=WEEKLY;BYDAY=MO,WE" (without "RRULE:"), in capitals or not, its parts in any order.
///
/// errors  ical.bad_rule {0 the text}: what is no rule, what its frequency may not be put together with, what is longer than
/// kMostOctetsOfRule;
///         ical.other_calendar_rule {0}: it counts by another calendar than the Gregorian (RSCALE, RFC 7529)
/// threads safe from many
/// source  RFC 5545, 3.3.10
Result<Rule> parse_rule(std::string_view text);

/// The same rule in one way of writing; parse_rule gives it back.
std::string to_text(const Rule& rule);

}  // namespace nhipcau::ical
