#include <map>

#include "calendar/event_records.hpp"
#include "calendar/event_row.hpp"

namespace nhipcau::calendar {

Result<Event> load_event(store::Read& tx, const EventId& id) {
  const auto row = tx.one("calendar.load_event", id.value);
  if (!row) return fail(Code::not_found, "calendar.no_such_event");
  Event event = to_event(*row);
  for (const store::Row& change : tx.many("calendar.list_changes_of_event", id.value))
    event.changes.push_back(to_change(change, event.said.when.zone));
  return event;
}

std::optional<office::UnitId> find_unit(store::Read& tx, const EventId& id) {
  const auto row = tx.one("calendar.find_unit_of_event", id.value);
  return row ? std::optional(office::UnitId{row->text("unit_id")}) : std::nullopt;
}

bool is_task_named(store::Read& tx, const std::string& task) {
  return tx.one("calendar.is_task_named", task).has_value();
}

std::int64_t count_events_of_unit(store::Read& tx, const office::UnitId& unit) {
  return tx.one("calendar.count_events_of_unit", unit.value)->integer("events");
}

std::vector<Event> list_events(store::Read& tx, const office::Sight& sight, const Date& from, const Date& to) {
  std::vector<Event> events;
  std::map<std::string, std::size_t> places;
  for (const store::Row& row : tx.many("calendar.list_events", from.to_iso(), to.to_iso(), sight.account, sight.on)) {
    places.emplace(row.text("id"), events.size());
    events.push_back(to_event(row));
  }
  for (const store::Row& row : tx.many("calendar.list_changes", from.to_iso(), to.to_iso(), sight.account, sight.on)) {
    const auto found = places.find(row.text("event_id"));
    if (found == places.end()) continue;
    Event& event = events[found->second];
    event.changes.push_back(to_change(row, event.said.when.zone));
  }
  return events;
}

std::vector<Event> list_events(store::Read& tx, const office::Sight& sight, const About& about) {
  std::vector<Event> events;
  for (const store::Row& row : tx.many("calendar.list_events_about", about.paper, about.task, about.occasion, sight.account, sight.on))
    events.push_back(to_event(row));
  return events;
}

}  // namespace nhipcau::calendar
