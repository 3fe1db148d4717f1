#include "calendar/event_import.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.hpp"
#include "calendar/event_time.hpp"
#include "ical/event.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::calendar {
namespace {

using ical::LocalTime;

/// At most so many characters, whole ones.
std::string first_characters(const std::string& text, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && count++ == most) return text.substr(0, at);
  }
  return text;
}

/// A day of a year that clean_event refuses.
Date never() {
  return *Date::make(1, 1, 1);
}

/// One UID of a file.
struct Group {
  std::string uid = {};
  const ical::Event* whole = nullptr;
  std::vector<const ical::Event*> singles = {};
};

/// Turns what a file says of one event into what the calendar would keep.
class Work {
 public:
  Work(const ical::Calendar& calendar, const ImportWords& words, const ical::Event& event)
      : calendar_(calendar), words_(words), event_(event), zone_(event.is_day ? nullptr : calendar.find_zone(event.zone)) {
    settle_zone();
  }

  ImportedEvent run(std::string uid, const std::vector<const ical::Event*>& singles) {
    out_.uid = std::move(uid);
    out_.sequence = event_.sequence;
    put_texts();
    out_.said.when = time_of(event_);
    if (event_.rule) out_.said.repeats = ical::to_text(*event_.rule);
    auto clean = clean_event(out_.said);
    if (!clean) {
      out_.fault = clean.error();
    } else {
      out_.said = std::move(*clean);
      put_changes(singles);
    }
    put_digest();
    return std::move(out_);
  }

 private:
  void note(const char* key, std::vector<std::string> args = {}) { out_.notes.push_back({Code::invalid, key, std::move(args)}); }

  /// The file's own zone where tzdata has it under that name; else the office's clock. UTC too, unless its days decide when it repeats.
  void settle_zone() {
    const bool is_known = zone_ && (zone_->name() != "UTC" || event_.rule) && ical::load_zone(zone_->name());
    name_ = is_known ? zone_->name() : std::string(kOfficeZone);
    if (const auto zone = ical::load_zone(name_)) target_ = *zone;
    if (zone_ && !is_known && zone_->name() != "UTC") note("calendar.import_other_zone", {zone_->name()});
  }

  /// A time of another event of the same file, by the clock of this one.
  [[nodiscard]] LocalTime by_clock(LocalTime at, const ical::Zone* zone) const {
    return zone == nullptr || event_.is_day || zone->name() == target_.name() ? at : target_.to_local(zone->to_instant(at));
  }

  [[nodiscard]] EventTime time_of(const ical::Event& event) const {
    const ical::Zone* zone = event.is_day ? nullptr : calendar_.find_zone(event.zone);
    const LocalTime start = by_clock(event.start, zone);
    LocalTime end = start + event.length;
    if (zone) end = by_clock(zone->to_local(zone->to_instant(event.start) + event.length), zone);
    const auto first = ical::day_of(start), last = ical::day_of(event.is_day ? std::max(end - ical::kDay, start) : std::max(end, start));
    EventTime when{.first = first.value_or(never()), .last = last.value_or(never()), .start = {}, .end = {}};
    if (event.is_day || !first || !last) return when;
    when.start = occurrence_name(start, false).substr(11);
    when.end = occurrence_name(std::max(end, start), false).substr(11);
    when.zone = name_;
    return when;
  }

  std::string cut(const std::string& text, std::size_t most) {
    std::string kept = first_characters(text::clean(text).text, most);
    const bool is_told =
        std::any_of(out_.notes.begin(), out_.notes.end(), [](const Error& one) { return one.key == "calendar.import_cut"; });
    if (kept.size() < text::clean(text).text.size() && !is_told) note("calendar.import_cut");
    return kept;
  }

  void put_texts() {
    std::string description = event_.description;
    if (!event_.url.empty() && description.find(event_.url) == std::string::npos)
      description += (description.empty() ? "" : "\n") + event_.url;
    out_.said.title = cut(event_.summary, kEventTitleCharacters);
    out_.said.place = cut(event_.location, kEventTitleCharacters);
    out_.said.description = cut(description, kEventTextCharacters);
    out_.said.kind = "other";
    if (event_.status != ical::Event::Status::cancelled) return;
    out_.said.status = EventStatus::cancelled;
    out_.said.reason = words_.cancelled;
  }

  void put_changes(const std::vector<const ical::Event*>& singles) {
    if (!event_.added.empty()) note("calendar.import_added_times", {std::to_string(event_.added.size())});
    list_times(singles);
    for (const LocalTime at : event_.left_out) {
      OccurrenceChange change = as_the_rule_has(by_clock(at, zone_));
      change.status = EventStatus::cancelled;
      change.reason = words_.left_out;
      put(change);
    }
    for (const ical::Event* single : singles) put_single(*single);
  }

  [[nodiscard]] LocalTime original_of(const ical::Event& single) const {
    return by_clock(*single.original, single.is_day ? nullptr : calendar_.find_zone(single.zone));
  }

  /// The times of the series among which those must be that the file says something of: worked out once for all of them.
  void list_times(const std::vector<const ical::Event*>& singles) {
    std::vector<LocalTime> named;
    for (const LocalTime at : event_.left_out) named.push_back(by_clock(at, zone_));
    for (const ical::Event* single : singles) named.push_back(original_of(*single));
    if (named.empty() || out_.said.repeats.empty()) return;
    const auto [first, last] = std::minmax_element(named.begin(), named.end());
    for (const auto& one : ical::list_occurrences(series_of(out_.said), *first, *last + std::chrono::seconds(1)).list)
      times_.insert(occurrence_name(one.original, out_.said.when.is_all_day()));
  }

  [[nodiscard]] OccurrenceChange as_the_rule_has(LocalTime original) const {
    return {.occurrence = occurrence_name(original, out_.said.when.is_all_day()),
            .title = out_.said.title,
            .place = out_.said.place,
            .when = moved_to(out_.said.when, original)};
  }

  void put_single(const ical::Event& single) {
    if (single.is_and_later) return note("calendar.import_and_later");
    OccurrenceChange change = as_the_rule_has(original_of(single));
    if (!single.summary.empty()) change.title = cut(single.summary, kEventTitleCharacters);
    change.place = cut(single.location, kEventTitleCharacters);
    change.when = time_of(single);
    if (single.status == ical::Event::Status::cancelled) {
      change.status = EventStatus::cancelled;
      change.reason = words_.cancelled;
    }
    put(change);
  }

  /// What is no time of the series, or cannot be kept, is told.
  void put(const OccurrenceChange& change) {
    const auto is_it = [&](const OccurrenceChange& one) { return one.occurrence == change.occurrence; };
    const auto clean = clean_change(change, out_.said);
    const bool is_there = times_.contains(change.occurrence);
    if (!clean || !is_there || out_.changes.size() >= kMostChanges) return note("calendar.import_time_left_out", {change.occurrence});
    std::erase_if(out_.changes, is_it);
    out_.changes.push_back(*clean);
  }

  void put_digest() {
    const auto time = [](const EventTime& when) {
      return when.first.to_iso() + "|" + when.last.to_iso() + "|" + when.start + "|" + when.end + "|" + when.zone;
    };
    const EventSaid& said = out_.said;
    std::string all = said.title + "\n" + said.place + "\n" + said.description + "\n" + time(said.when) + "\n" + said.repeats + "\n" +
                      std::string(name_of(said.status));
    for (const OccurrenceChange& change : out_.changes)
      all += "\n" + change.occurrence + "|" + change.title + "|" + change.place + "|" + time(change.when) + "|" +
             std::string(name_of(change.status));
    out_.digest = sha256(all).hex;
  }

  static constexpr std::size_t kMostChanges = 300;  ///< of one series in a file

  const ical::Calendar& calendar_;
  const ImportWords& words_;
  const ical::Event& event_;
  const ical::Zone* zone_;
  std::string name_;
  std::set<std::string> times_;  ///< names
  ical::Zone target_ = ical::office_zone();
  ImportedEvent out_{.uid = {}, .said = {.title = {}, .when = {.first = never(), .last = never(), .start = {}, .end = {}}}};
};

std::string uid_of(const ical::Event& event) {
  const std::string original = event.original ? "/" + ical::to_text(*event.original) : "";
  if (!event.uid.empty() && event.uid.size() <= kMostUidOctets) return event.uid;
  return "sha256:" + sha256(event.uid + "\n" + event.summary + "\n" + ical::to_text(event.start) + original).hex;
}

/// By their start. Times of a series that the file does not hold are events by themselves.
std::vector<Group> groups_of(const ical::Calendar& calendar) {
  std::map<std::string, Group> by_uid;
  for (const ical::Event& event : calendar.events) {
    Group& group = by_uid[uid_of(event)];
    if (event.original) {
      group.singles.push_back(&event);
    } else if (group.whole == nullptr || event.sequence > group.whole->sequence) {
      group.whole = &event;
    }
  }
  std::vector<Group> groups;
  for (auto& [uid, group] : by_uid) {
    group.uid = uid;
    if (group.whole != nullptr) {
      groups.push_back(std::move(group));
      continue;
    }
    for (const ical::Event* single : group.singles)
      groups.push_back({.uid = uid + "/" + ical::to_text(*single->original), .whole = single});
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.whole->start < b.whole->start; });
  return groups;
}

}  // namespace

ImportedEvents read_import(const ical::Calendar& calendar, const ImportWords& words) {
  const auto groups = groups_of(calendar);
  ImportedEvents out{.list = {}, .in_all = groups.size()};
  for (std::size_t i = 0; i < std::min(groups.size(), kMostImported); ++i)
    out.list.push_back(Work(calendar, words, *groups[i].whole).run(groups[i].uid, groups[i].singles));
  std::stable_sort(out.list.begin(), out.list.end(), [](const ImportedEvent& a, const ImportedEvent& b) {
    return std::pair(a.said.when.first, a.said.when.start) < std::pair(b.said.when.first, b.said.when.start);
  });
  return out;
}

}  // namespace nhipcau::calendar
