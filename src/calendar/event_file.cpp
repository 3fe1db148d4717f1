#include "calendar/event_file.hpp"

#include <algorithm>

#include "calendar/event_time.hpp"

namespace nhipcau::calendar {
namespace {

ical::Event::Status status_of(EventStatus status) {
  if (status == EventStatus::cancelled) return ical::Event::Status::cancelled;
  return status == EventStatus::postponed ? ical::Event::Status::tentative : ical::Event::Status::confirmed;
}

std::string described(const std::string& reason, const std::string& description) {
  return reason + (reason.empty() || description.empty() ? "" : "\n\n") + description;
}

void put_time(ical::Event& out, const EventTime& when) {
  out.start = start_of(when);
  out.is_day = when.is_all_day();
  out.length = end_of(when) - start_of(when);
  out.zone = when.zone;
}

ical::Event whole(const Event& event) {
  const EventSaid& said = event.said;
  ical::Event out{.uid = event.id.value + "@events.nhipcau",
                  .status = status_of(said.status),
                  .sequence = static_cast<int>(event.sequence),
                  .revised_at = event.changed_at,
                  .summary = said.title,
                  .location = said.place,
                  .description = described(said.reason, said.description)};
  put_time(out, said.when);
  if (!said.repeats.empty()) out.rule = series_of(said).rule;
  return out;
}

ical::Event single(const Event& event, const OccurrenceChange& change, ical::LocalTime original) {
  ical::Event out = whole(event);
  out.rule.reset();
  out.original = original;
  put_time(out, change.when);
  out.status = status_of(event.said.status == EventStatus::planned ? change.status : event.said.status);
  out.summary = change.title;
  out.location = change.place;
  out.description = described(event.said.status == EventStatus::planned ? change.reason : event.said.reason, event.said.description);
  return out;
}

void add_zone(ical::Calendar& calendar, const std::string& name) {
  if (name.empty() || calendar.find_zone(name) != nullptr) return;
  if (auto zone = ical::load_zone(name)) calendar.zones.push_back(std::move(*zone));
}

}  // namespace

void add_events(ical::Calendar& calendar, std::span<const Event> events) {
  for (const Event& event : events) {
    if (event.is_removed) continue;
    add_zone(calendar, event.said.when.zone);
    calendar.events.push_back(whole(event));
    for (const OccurrenceChange& change : event.changes) {
      const auto original = read_occurrence(change.occurrence, event.said.when.is_all_day());
      if (original && has_occurrence(event, change.occurrence)) calendar.events.push_back(single(event, change, *original));
    }
  }
}

}  // namespace nhipcau::calendar
