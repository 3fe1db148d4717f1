// Any bytes as a calendar file: whatever is read stays within its limits, names zones that are there, and repeats within a limit.
#include <cstdlib>

#include "ical/reading.hpp"
#include "text/clean.hpp"

using namespace nhipcau;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void check(const ical::Calendar& calendar, const ical::Event& event) {
  demand(event.zone.empty() || calendar.find_zone(event.zone));
  demand(event.length >= std::chrono::seconds(0) && (!event.is_day || (event.zone.empty() && event.length >= ical::kDay)));
  demand(event.categories.size() <= ical::kMostCategories && event.left_out.size() <= ical::kMostNamedTimes);
  for (const std::string* text : {&event.uid, &event.summary, &event.location, &event.description, &event.url})
    demand(text->size() <= ical::kMostOctetsOfText && text::is_utf8(*text));
  const auto found = ical::list_occurrences(to_series(calendar, event), event.start, event.start + std::chrono::days(100));
  demand(found.list.size() <= ical::kMostOccurrences + 2 * ical::kMostNamedTimes);
  if (const ical::Zone* zone = calendar.find_zone(event.zone))
    demand(zone->to_instant(zone->to_local(zone->to_instant(event.start))) <= zone->to_instant(event.start));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const auto read = ical::read_calendar(std::string_view(static_cast<const char*>(start), size));
  constexpr std::size_t kMostLookedAt = 50;
  for (std::size_t i = 0; i < std::min(kMostLookedAt, read.calendar.events.size()); ++i) check(read.calendar, read.calendar.events[i]);
  return 0;
}
