#pragma once
#include <vector>

#include "ical/rule.hpp"

namespace nhipcau::ical {

/// The stretches of time a rule counts by (years, months, weeks, days, hours …), from the one its start lies in, and what falls into each.
class Expansion {
 public:
  /// rule      as parse_rule gives it; lists of hours, minutes and seconds mean nothing where the start is a whole day
  /// is_day    the start is a whole day
  Expansion(const Rule& rule, LocalTime start, bool is_day);

  /// The number of the last stretch that begins at or before `at`; 0 if none does.
  [[nodiscard]] std::int64_t stretch_at(LocalTime at) const;
  /// Where a stretch begins; nothing behind the year 9999.
  [[nodiscard]] std::optional<LocalTime> begin_of(std::int64_t stretch) const;
  /// What the rule names in it, in order, without regard to its start, count and end. Adds to `cost` how many days and times were looked
  /// at; looks at no more than `most_times` times.
  [[nodiscard]] std::vector<LocalTime> times_in(std::int64_t stretch, std::size_t most_times, std::int64_t& cost) const;

 private:
  struct DayFacts;
  [[nodiscard]] bool takes(const DayFacts& day) const;
  [[nodiscard]] bool takes_weekday(const DayFacts& day) const;
  [[nodiscard]] std::vector<LocalTime> days_in(std::int64_t stretch, std::int64_t& cost) const;
  [[nodiscard]] std::vector<LocalTime> clock_times(LocalTime stretch_begin) const;
  void complete(LocalTime start, bool is_day);

  Rule rule_;        ///< with what its start says where it is silent itself
  LocalTime first_;  ///< where stretch 0 begins
};

}  // namespace nhipcau::ical
