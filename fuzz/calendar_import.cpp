// Any bytes as a calendar file that is taken over: whatever is offered is as the calendar would keep it.
#include <cstdlib>

#include "calendar/event_import.hpp"
#include "ical/reading.hpp"

using namespace nhipcau;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void check(const calendar::ImportedEvent& event) {
  demand(!event.uid.empty() && event.uid.size() <= calendar::kMostUidOctets + 40 && event.digest.size() == 64);
  if (event.fault) return;
  demand(calendar::clean_event(event.said).has_value());
  demand(event.said.repeats.empty() ? event.changes.empty() : true);
  for (const auto& change : event.changes) {
    demand(calendar::clean_change(change, event.said).has_value());
    demand(calendar::has_occurrence({.said = event.said}, change.occurrence));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const auto read = ical::read_calendar(std::string_view(static_cast<const char*>(start), size));
  for (const auto& event : calendar::read_import(read.calendar, {.cancelled = "a", .left_out = "b"}).list) check(event);
  return 0;
}
