#pragma once
#include "ical/component.hpp"
#include "ical/reading.hpp"

namespace nhipcau::ical {

/// The zones of one file, by the names its times have.
class ZoneReading {
 public:
  /// Reads the VTIMEZONEs of it: until the year 2100, kMostChangesOfZone changes each.
  ZoneReading(icalcomponent* root, std::vector<ReadingNote>& notes);

  /// The zone of that name, which is then one of the calendar's; nothing if nobody knows it, which is told once.
  const Zone* find(const std::string& name);
  /// Those that were asked for.
  [[nodiscard]] std::vector<Zone> used() const { return used_; }

 private:
  [[nodiscard]] std::optional<Zone> look_up(const std::string& name) const;

  std::vector<Zone> defined_;
  std::vector<Zone> used_;
  std::vector<std::string> unknown_;
  std::vector<ReadingNote>& notes_;
};

}  // namespace nhipcau::ical
