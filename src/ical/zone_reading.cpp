#include "ical/zone_reading.hpp"

#include <algorithm>

#include "text/zone_names.hpp"

namespace nhipcau::ical {
namespace {

using std::chrono::seconds;

constexpr std::size_t kMostObservances = 500;  ///< of all zones of a file
constexpr LocalTime kFirst{std::chrono::local_days(std::chrono::year(1900) / 1 / 1)};
constexpr LocalTime kLast{std::chrono::local_days(std::chrono::year(2100) / 1 / 1)};
constexpr int kMostOffset = 26 * 3600;

/// What begins with every onset of one STANDARD or DAYLIGHT.
struct Observance {
  Zone::Change change;  ///< without its time
  seconds before{};
  std::vector<LocalTime> onsets;  ///< by the clock that is set then
};

std::optional<seconds> offset_of(icalcomponent* component, icalproperty_kind kind) {
  icalproperty* property = icalcomponent_get_first_property(component, kind);
  const icalvalue* value = property ? icalproperty_get_value(property) : nullptr;
  if (!value || icalvalue_isa(value) != ICAL_UTCOFFSET_VALUE) return std::nullopt;
  const int offset = icalvalue_get_utcoffset(value);
  return std::abs(offset) <= kMostOffset ? std::optional(seconds(offset)) : std::nullopt;
}

std::optional<Observance> observance_of(icalcomponent* component) {
  const auto before = offset_of(component, ICAL_TZOFFSETFROM_PROPERTY), behind = offset_of(component, ICAL_TZOFFSETTO_PROPERTY);
  const auto starts = all_times(component, ICAL_DTSTART_PROPERTY, 1);
  if (!before || !behind || starts.empty()) return std::nullopt;
  Series series{.start = starts.front().at, .zone = Zone("", *before)};
  if (icalproperty* rule = icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY)) {
    const auto parsed = parse_rule(value_of(rule));
    if (parsed && parsed->frequency == Rule::Frequency::yearly) series.rule = *parsed;
  }
  for (const StatedTime& time : all_times(component, ICAL_RDATE_PROPERTY, kMostChangesOfZone))
    series.added.push_back(time.is_utc ? time.at + *before : time.at);
  Observance out{.change = {.clock = {*behind, text_of(component, ICAL_TZNAME_PROPERTY)}}, .before = *before};
  out.change.is_summer = icalcomponent_isa(component) == ICAL_XDAYLIGHT_COMPONENT;
  for (const Occurrence& onset : list_occurrences(series, std::min(series.start, kFirst), kLast).list) {
    if (out.onsets.size() < kMostChangesOfZone) out.onsets.push_back(onset.start);
  }
  return out;
}

std::optional<Zone> zone_of(icalcomponent* component, std::size_t& observances) {
  std::vector<Zone::Change> changes;
  std::optional<std::pair<std::chrono::sys_seconds, seconds>> first;
  const auto add = [&](icalcomponent* part) {
    if (observances++ >= kMostObservances) return;
    const auto read = observance_of(part);
    if (!read) return;
    for (const LocalTime onset : read->onsets) {
      changes.push_back(read->change);
      changes.back().at = std::chrono::sys_seconds(onset.time_since_epoch()) - read->before;
      if (!first || changes.back().at < first->first) first = {changes.back().at, read->before};
    }
  };
  for_each_component(component, ICAL_XSTANDARD_COMPONENT, add);
  for_each_component(component, ICAL_XDAYLIGHT_COMPONENT, add);
  const std::string name = text_of(component, ICAL_TZID_PROPERTY);
  if (!first || name.empty() || name.size() > kMostOctetsOfText) return std::nullopt;
  std::stable_sort(changes.begin(), changes.end(), [](const Zone::Change& a, const Zone::Change& b) { return a.at < b.at; });
  if (changes.size() > kMostChangesOfZone) changes.erase(changes.begin(), changes.end() - static_cast<std::ptrdiff_t>(kMostChangesOfZone));
  return Zone(name, {first->second, ""}, std::move(changes), std::nullopt);
}

Zone renamed(const Zone& zone, const std::string& name) {
  return Zone(name, zone.first(), zone.changes(), zone.rest());
}

}  // namespace

ZoneReading::ZoneReading(icalcomponent* root, std::vector<ReadingNote>& notes) : notes_(notes) {
  used_.reserve(kMostZones);  // find() gives places in it
  std::size_t observances = 0;
  for_each_component(root, ICAL_VTIMEZONE_COMPONENT, [&](icalcomponent* component) {
    if (defined_.size() >= kMostZones) return;
    if (auto zone = zone_of(component, observances)) defined_.push_back(std::move(*zone));
  });
  if (observances > kMostObservances) notes_.push_back({"ical.too_many_zones"});
}

/// Some programs put a path of their own before the name: "/citadel.org/20210210_1/Europe/Paris".
std::optional<Zone> ZoneReading::look_up(const std::string& name) const {
  for (const Zone& zone : defined_) {
    if (zone.name() == name) return zone;
  }
  if (const auto windows = text::zone_of_windows_name(name)) {
    if (const auto zone = load_zone(*windows)) return renamed(*zone, name);
  }
  constexpr int kMostParts = 8;
  std::string_view rest = name;
  for (int part = 0; part < kMostParts; ++part) {
    if (const auto zone = load_zone(rest)) return renamed(*zone, name);
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos || rest.find('/', slash + 1) == std::string_view::npos)
      break;  // the last part alone is no zone's name
    rest.remove_prefix(slash + 1);
  }
  return std::nullopt;
}

const Zone* ZoneReading::find(const std::string& name) {
  const auto is_it = [&](const Zone& zone) { return zone.name() == name; };
  const auto known = std::find_if(used_.begin(), used_.end(), is_it);
  if (known != used_.end()) return &*known;
  if (std::find(unknown_.begin(), unknown_.end(), name) != unknown_.end()) return nullptr;
  std::optional<Zone> zone;
  if (used_.size() + unknown_.size() < kMostZones) zone = look_up(name);
  if (zone) return &used_.emplace_back(std::move(*zone));
  if (unknown_.size() < kMostZones) {
    unknown_.push_back(name);
    notes_.push_back({"ical.unknown_zone", {name.substr(0, 100)}});
  }
  return nullptr;
}

}  // namespace nhipcau::ical
