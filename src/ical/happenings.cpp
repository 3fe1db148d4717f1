#include "ical/happenings.hpp"

#include <algorithm>

namespace nhipcau::ical {
namespace {

using std::chrono::floor;
using std::chrono::seconds;

constexpr std::chrono::years kFirstStretch{1};

Instant year_begin(int year) {
  return std::chrono::sys_days(std::chrono::year(year) / 1 / 1);
}
const Instant kEarliest = year_begin(1900), kLatest = year_begin(2201);

/// The times of one event in a span.
class Search {
 public:
  Search(const Calendar& calendar, const Event& event, const Zone& here)
      : calendar_(calendar), event_(event), zone_(zone_of(calendar, event, here)) {}

  void run(Instant from, Instant until, std::vector<Happening>& out) const {
    if (event_.original) return add({*event_.original, event_.start}, from, until, out);
    Series series = to_series(calendar_, event_);
    for (const Series::Moved& moved : series.moved) series.left_out.push_back(moved.original);  // these are events of their own
    series.moved.clear();
    // A day on either side: clocks may have changed in between.
    const LocalTime first = zone_.to_local(from) - event_.length - kDay, last = zone_.to_local(until) + kDay;
    for (const Occurrence& one : list_occurrences(series, first, last).list) add(one, from, until, out);
  }

 private:
  static const Zone& zone_of(const Calendar& calendar, const Event& event, const Zone& here) {
    const Zone* zone = event.is_day ? nullptr : calendar.find_zone(event.zone);
    return zone == nullptr ? here : *zone;
  }

  /// Days are counted by the calendar, hours by the clock that runs.
  [[nodiscard]] Instant end_of(LocalTime start) const {
    return event_.is_day ? zone_.to_instant(start + event_.length) : zone_.to_instant(start) + event_.length;
  }

  void add(const Occurrence& one, Instant from, Instant until, std::vector<Happening>& out) const {
    const Happening at{
        .event = &event_, .original = one.original, .start = one.start, .from = zone_.to_instant(one.start), .until = end_of(one.start)};
    const bool is_moment = at.from == at.until;
    if (at.from < until && (at.until > from || (is_moment && at.from == from))) out.push_back(at);
  }

  const Calendar& calendar_;
  const Event& event_;
  const Zone& zone_;
};

LocalTime in_utc(LocalTime at, const Zone& zone) {
  return LocalTime(floor<seconds>(zone.to_instant(at)).time_since_epoch());
}

Event alone(const Calendar& calendar, const Happening& at) {
  Event out = *at.event;
  const bool repeats = out.rule || !out.added.empty() || out.original;
  out.start = at.start;
  out.original = repeats ? std::optional(at.original) : std::nullopt;
  out.is_and_later = false;
  out.rule.reset();
  out.added.clear();
  out.left_out.clear();
  const Zone* zone = out.is_day ? nullptr : calendar.find_zone(out.zone);
  if (zone == nullptr) return out;
  out.start = in_utc(out.start, *zone);
  if (out.original) out.original = in_utc(*out.original, *zone);
  out.zone = "UTC";
  return out;
}

}  // namespace

std::vector<Happening> list_happenings(const Calendar& calendar, const Zone& here, Instant from, Instant until) {
  std::vector<Happening> out;
  from = std::max(from, kEarliest);
  until = std::min(until, kLatest);
  for (const Event& event : calendar.events) Search(calendar, event, here).run(from, until, out);
  return out;
}

bool touches(const Calendar& calendar, const Zone& here, std::optional<Instant> from, std::optional<Instant> until) {
  const Instant end = std::min(until.value_or(kLatest), kLatest);
  Instant begin = std::max(from.value_or(kEarliest), kEarliest);
  // A stretch after the other, each twice as long: what repeats without an end is found in the first of them.
  for (auto stretch = floor<std::chrono::milliseconds>(kFirstStretch); begin < end; stretch *= 2) {
    const Instant stop = std::min(begin + stretch, end);
    if (!list_happenings(calendar, here, begin, stop).empty()) return true;
    begin = stop;
  }
  return false;
}

Calendar expanded(const Calendar& calendar, const Zone& here, Instant from, Instant until) {
  Calendar out{.name = calendar.name, .events = {}, .zones = {Zone("UTC")}};
  for (const Happening& at : list_happenings(calendar, here, from, until)) out.events.push_back(alone(calendar, at));
  return out;
}

}  // namespace nhipcau::ical
