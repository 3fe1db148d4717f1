#include <algorithm>
#include <map>
#include <tuple>

#include "calendar/event_time.hpp"

namespace nhipcau::calendar {
namespace {

using ical::LocalTime;

/// How far from UTC+7 any clock may be, and a little more.
constexpr std::chrono::hours kFarthestZone{24};

/// Each zone is read once for a list.
class Zones {
 public:
  const ical::Zone& of(const std::string& name) {
    const auto found = zones_.find(name);
    if (found != zones_.end()) return found->second;
    auto zone = ical::load_zone(name);  // a name that was good once and is known no more is told by the office's clock
    return zones_.emplace(name, zone ? *zone : ical::office_zone()).first->second;
  }
  const ical::Zone& office() const { return office_; }

 private:
  std::map<std::string, ical::Zone> zones_;
  ical::Zone office_ = ical::office_zone();
};

Date day_in_office(const Instant& at, const Zones& zones) {
  return *ical::day_of(zones.office().to_local(at));
}

void place_in_time(EventDay& day, Zones& zones) {
  day.from = day.when.first;
  day.to = day.when.last;
  if (day.when.is_all_day()) return;
  const ical::Zone& zone = zones.of(day.when.zone);
  day.start = zone.to_instant(start_of(day.when));
  day.end = std::max(zone.to_instant(end_of(day.when)), *day.start);
  day.from = day_in_office(*day.start, zones);
  day.to = std::max(day.from, day_in_office(*day.end - std::chrono::milliseconds(1), zones));
}

const OccurrenceChange* find_change(const Event& event, const std::string& occurrence) {
  const auto found = std::find_if(event.changes.begin(), event.changes.end(),
                                  [&](const OccurrenceChange& change) { return change.occurrence == occurrence; });
  return found == event.changes.end() ? nullptr : &*found;
}

EventDay day_at(const Event& event, const std::string& occurrence, LocalTime original, Zones& zones) {
  const OccurrenceChange* change = find_change(event, occurrence);
  EventDay day{.event = &event,
               .occurrence = occurrence,
               .change = change,
               .when = change == nullptr ? moved_to(event.said.when, original) : change->when,
               .from = event.said.when.first,
               .to = event.said.when.last};
  if (change != nullptr && start_of(change->when) != original) day.moved_from = occurrence;
  place_in_time(day, zones);
  return day;
}

EventDay only_day(const Event& event, Zones& zones) {
  EventDay day{
      .event = &event, .when = event.said.when, .from = event.said.when.first, .to = event.said.when.last, .moved_from = event.moved_from};
  place_in_time(day, zones);
  return day;
}

/// A list of times with the moved ones at their new places. What was changed of a time that the rule has no more stays in the database and
/// is passed over.
ical::Series with_moves(const Event& event) {
  ical::Series series = series_of(event.said);
  for (const OccurrenceChange& change : event.changes) {
    const auto original = read_occurrence(change.occurrence, series.is_day);
    if (original && has_occurrence(event, change.occurrence)) series.moved.push_back({*original, start_of(change.when)});
  }
  return series;
}

std::chrono::seconds longest_of(const Event& event) {
  auto longest = end_of(event.said.when) - start_of(event.said.when);
  for (const OccurrenceChange& change : event.changes) longest = std::max(longest, end_of(change.when) - start_of(change.when));
  return longest;
}

}  // namespace

EventStatus EventDay::effective() const {
  return event->said.status == EventStatus::planned ? change->status : event->said.status;
}

const std::string& EventDay::reason() const {
  return change == nullptr || event->said.status != EventStatus::planned ? event->said.reason : change->reason;
}

EventDays list_event_days(const std::vector<Event>& events, const Date& from, const Date& to) {
  EventDays list;
  Zones zones;
  const auto add = [&](EventDay day) {
    if (day.from <= to && day.to >= from) list.days.push_back(std::move(day));
  };
  for (const Event& event : events) {
    if (event.said.repeats.empty()) {
      add(only_day(event, zones));
      continue;
    }
    const bool is_all_day = event.said.when.is_all_day();
    const auto first = ical::midnight(from) - longest_of(event) - kFarthestZone;
    const auto times = ical::list_occurrences(with_moves(event), first, ical::midnight(to) + ical::kDay + kFarthestZone);
    for (const ical::Occurrence& one : times.list) add(day_at(event, occurrence_name(one.original, is_all_day), one.original, zones));
    list.is_complete = list.is_complete && times.is_complete;
  }
  std::stable_sort(list.days.begin(), list.days.end(), [](const EventDay& a, const EventDay& b) {
    return std::tie(a.from, a.start, a.event->id.value) < std::tie(b.from, b.start, b.event->id.value);
  });
  if (list.days.size() > kMostEventDays) {
    list.days.erase(list.days.begin() + kMostEventDays, list.days.end());
    list.is_complete = false;
  }
  return list;
}

bool has_occurrence(const Event& event, std::string_view occurrence) {
  const auto at = event.said.repeats.empty() ? std::nullopt : read_occurrence(occurrence, event.said.when.is_all_day());
  const auto day = at ? ical::day_of(*at) : std::nullopt;
  if (!day || day->year() > kLastEventYear) return false;
  const auto times = ical::list_occurrences(series_of(event.said), *at, *at + std::chrono::seconds(1));
  return std::any_of(times.list.begin(), times.list.end(), [&](const ical::Occurrence& one) { return one.start == *at; });
}

}  // namespace nhipcau::calendar
