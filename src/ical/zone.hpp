#pragma once
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "ical/local_time.hpp"
#include "ical/yearly_change.hpp"

namespace nhipcau::ical {

/// What the clocks of a place show, and have shown. A value: nothing changes it, so it is safe from many threads.
class Zone {
 public:
  /// From `at` on the clocks are `clock.offset` ahead of UTC.
  struct Change {
    std::chrono::sys_seconds at;
    YearlyChange::Clock clock;
    bool is_summer = false;
  };

  /// Always the same offset.
  explicit Zone(std::string name, std::chrono::seconds offset = {});
  /// first    the clock before the first change
  /// changes  by time
  /// rest     how it goes on behind the last change; without it the last clock stays
  Zone(std::string name, YearlyChange::Clock first, std::vector<Change> changes, std::optional<YearlyChange> rest);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::chrono::seconds offset_at(Instant at) const;
  [[nodiscard]] LocalTime to_local(Instant at) const;
  /// A time that comes twice, as clocks are set back, is the first of the two; one that never comes, as they are set forward, is told by
  /// the offset before (RFC 5545, 3.3.5).
  [[nodiscard]] Instant to_instant(LocalTime at) const;

  [[nodiscard]] const YearlyChange::Clock& first() const { return first_; }
  [[nodiscard]] const std::vector<Change>& changes() const { return changes_; }
  [[nodiscard]] const std::optional<YearlyChange>& rest() const { return rest_; }

 private:
  [[nodiscard]] std::chrono::seconds offset_at(std::chrono::sys_seconds at) const;

  std::string name_;
  YearlyChange::Clock first_;
  std::vector<Change> changes_;
  std::optional<YearlyChange> rest_;
};

/// The zone of a name of the IANA database, "Asia/Ho_Chi_Minh", "Europe/Paris", "UTC", as this machine's tzdata has it today.
///
/// Reads one small file, some 20 µs: who needs a zone for many times keeps the value.
/// errors  ical.no_such_zone {0 the name}: none such, or tzdata is not installed
/// threads safe from many
/// source  RFC 8536 (TZif)
Result<Zone> load_zone(std::string_view name);

/// The zone in which the office's days are counted, from the program itself: UTC+7 since 1975.
Zone office_zone();

/// A TZif file's bytes; nothing if they are none. For load_zone, and its fuzz target.
std::optional<Zone> parse_zone_file(std::string name, std::string_view bytes);

}  // namespace nhipcau::ical
