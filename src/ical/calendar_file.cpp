#include "ical/calendar_file.hpp"

#include "ical/writing.hpp"

namespace nhipcau::ical {

std::string to_text(const CalendarFile& file, Instant revised_at) {
  Calendar calendar{.name = file.name};
  for (const AllDayEvent& event : file.events) {
    calendar.events.push_back({.uid = event.uid,
                               .start = midnight(event.first),
                               .is_day = true,
                               .length = event.last.plus_days(1).to_days() - event.first.to_days(),
                               .summary = event.summary,
                               .description = event.description,
                               .categories = event.categories,
                               .is_busy = false});
  }
  return to_text(calendar, revised_at);
}

}  // namespace nhipcau::ical
