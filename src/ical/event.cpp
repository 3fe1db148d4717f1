#include "ical/event.hpp"

#include <algorithm>

namespace nhipcau::ical {

const Zone* Calendar::find_zone(std::string_view called) const {
  const auto found = std::find_if(zones.begin(), zones.end(), [&](const Zone& zone) { return zone.name() == called; });
  return found == zones.end() ? nullptr : &*found;
}

Series to_series(const Calendar& calendar, const Event& event) {
  Series series{.start = event.start, .is_day = event.is_day, .rule = event.rule, .added = event.added, .left_out = event.left_out};
  const Zone* zone = calendar.find_zone(event.zone);
  if (zone) series.zone = *zone;
  for (const Event& other : calendar.events) {
    if (!other.original || other.uid != event.uid || event.original) continue;
    const auto by_clock = [&](LocalTime at) {  // of the series' zone
      const Zone* own = calendar.find_zone(other.zone);
      return zone && own && own != zone ? zone->to_local(own->to_instant(at)) : at;
    };
    series.moved.push_back({by_clock(*other.original), by_clock(other.start)});
  }
  return series;
}

}  // namespace nhipcau::ical
