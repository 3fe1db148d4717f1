#pragma once
#include <vector>

#include "ical/rule.hpp"
#include "ical/zone.hpp"

namespace nhipcau::ical {

inline constexpr std::int64_t kMostLooks = 400'000;      ///< at days and times, for one list of occurrences
inline constexpr std::size_t kMostOccurrences = 10'000;  ///< in one list
inline constexpr std::size_t kMostNamedTimes = 2'000;    ///< of `added`, of `left_out` and of `moved`

/// When something happens, once or again and again, by the clock its start is told by.
struct Series {
  /// One of its occurrences that happens at another time, or elsewise, than the rule says.
  struct Moved {
    LocalTime original, start;
  };

  LocalTime start;
  bool is_day = false;  ///< whole days
  std::optional<Rule> rule = {};
  std::vector<LocalTime> added = {};     ///< RDATE
  std::vector<LocalTime> left_out = {};  ///< EXDATE
  std::vector<Moved> moved = {};         ///< RECURRENCE-ID
  std::optional<Zone> zone = {};         ///< whose clock it is; only asked when the rule ends at an instant
};

struct Occurrence {
  LocalTime original;  ///< its name: when it would have started; `start`, unless it was moved
  LocalTime start;
  friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

struct Occurrences {
  std::vector<Occurrence> list;  ///< by start
  bool is_complete = true;       ///< false: a limit was reached, there may be more
};

/// What starts at or after `from` and before `until`, in order.
///
/// - The start is the first occurrence whatever the rule says, and is counted by it; times left out are counted too (RFC 5545, 3.8.5).
/// - A time left out or moved counts by its original start; of whole days by the day.
/// - What lasts into the span but starts before it is asked for by an earlier `from`.
/// - Where the start is a whole day, a rule that counts by hours or less names nothing but the start.
///
/// limits  kMostLooks, kMostOccurrences; the lists are read as far as kMostNamedTimes. A rule without a count is not walked from its start,
/// so
///         one that never happens again costs as much as the span is long
/// threads safe from many
/// source  RFC 5545, 3.3.10, 3.8.5.1–3, 3.8.4.4
Occurrences list_occurrences(const Series& series, LocalTime from, LocalTime until);

}  // namespace nhipcau::ical
