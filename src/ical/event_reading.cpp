#include "ical/event_reading.hpp"

#include <algorithm>
#include <charconv>

namespace nhipcau::ical {
namespace {

using std::chrono::floor;
using std::chrono::seconds;

constexpr std::chrono::seconds kLongest{400 * 86400};  ///< more is a mistake of whoever wrote it

/// A text, or the part of it that is told of in a note.
std::string tidy(std::string text) {
  return ical::tidy(std::move(text), kMostOctetsOfText);
}

std::string brief(const std::string& text) {
  constexpr std::size_t kMostOctetsInNote = 200;
  return ical::tidy(text, kMostOctetsInNote);
}

/// Reads one component into an event.
class Work {
 public:
  Work(icalcomponent* component, ZoneReading& zones, std::vector<ReadingNote>& notes)
      : component_(component), zones_(zones), notes_(notes) {
    event_.uid = tidy(text_of(component, ICAL_UID_PROPERTY));
    event_.summary = tidy(text_of(component, ICAL_SUMMARY_PROPERTY));
  }

  std::optional<Event> run() {
    const auto start = first_time(ICAL_DTSTART_PROPERTY);
    if (!start) {
      note("ical.event_without_start");
      return std::nullopt;
    }
    set_start(*start);
    set_length();
    set_repetition();
    set_texts();
    set_state();
    tell_errors();
    return event_;
  }

 private:
  void note(const char* key) { notes_.push_back({key, {brief(event_.summary.empty() ? event_.uid : event_.summary)}}); }
  std::optional<StatedTime> first_time(icalproperty_kind kind) {
    const auto times = all_times(component_, kind, 1);
    return times.empty() ? std::nullopt : std::optional(times.front());
  }

  /// libical leaves a property in its own words in the place of one that it cannot read.
  void tell_errors() {
    bool is_rule = false, is_other = false;
    for_each_property(component_, ICAL_XLICERROR_PROPERTY, [&](icalproperty* property) {
      const std::string error = value_of(property);
      if (error.starts_with("No value for")) return;  // an empty line says nothing, and loses nothing
      (error.find(" in RRULE property") == std::string::npos ? is_other : is_rule) = true;
    });
    if (is_rule) note("ical.rule_left_out");
    if (is_other) note("ical.line_left_out");
  }

  /// Nothing for a local time of nowhere.
  const Zone* zone_of(const StatedTime& time) {
    if (time.is_day || (!time.is_utc && time.zone.empty())) return nullptr;
    return zones_.find(time.is_utc ? "UTC" : time.zone);
  }

  void set_start(const StatedTime& start) {
    zone_ = zone_of(start);
    event_.start = start.at;
    event_.is_day = start.is_day;
    event_.zone = zone_ ? zone_->name() : "";
  }

  /// By the clock of the event's own zone.
  LocalTime by_clock(const StatedTime& time) {
    if (event_.is_day) return floor<std::chrono::days>(time.at);
    const Zone* own = time.is_day ? nullptr : zone_of(time);
    if (!zone_ || !own || own->name() == zone_->name()) return time.at;
    return zone_->to_local(own->to_instant(time.at));
  }

  void set_length() {
    if (const auto end = first_time(ICAL_DTEND_PROPERTY)) {
      event_.length = by_clock(*end) - event_.start;
      if (zone_ && !event_.is_day) event_.length = floor<seconds>(zone_->to_instant(by_clock(*end)) - zone_->to_instant(event_.start));
    } else if (icalproperty* property = icalcomponent_get_first_property(component_, ICAL_DURATION_PROPERTY)) {
      const icalvalue* value = icalproperty_get_value(property);
      if (value && icalvalue_isa(value) == ICAL_DURATION_VALUE) event_.length = length_of(icalvalue_get_duration(value));
    }
    const seconds least = event_.is_day ? kDay : seconds(0);
    if (event_.length < seconds(0) || event_.length > kLongest) note("ical.length_left_out");
    if (event_.length < least || event_.length > kLongest) event_.length = least;
    if (event_.is_day) event_.length = (event_.length + kDay - seconds(1)) / kDay * kDay;
  }

  static seconds length_of(const icaldurationtype& duration) {
    const auto days = static_cast<std::int64_t>(duration.weeks) * 7 + duration.days;
    const seconds length(days * 86400 + static_cast<std::int64_t>(duration.hours) * 3600 +
                         static_cast<std::int64_t>(duration.minutes) * 60 + duration.seconds);
    return duration.is_neg != 0 ? -length : length;
  }

  void set_repetition() {
    for (const StatedTime& time : all_times(component_, ICAL_RDATE_PROPERTY, kMostNamedTimes)) event_.added.push_back(by_clock(time));
    for (const StatedTime& time : all_times(component_, ICAL_EXDATE_PROPERTY, kMostNamedTimes)) event_.left_out.push_back(by_clock(time));
    if (icalproperty* again = icalcomponent_get_first_property(component_, ICAL_RECURRENCEID_PROPERTY)) {
      const auto times = times_of(again);
      if (!times.empty()) event_.original = by_clock(times.front());
      event_.is_and_later = parameter_of(again, ICAL_RANGE_PARAMETER) == "THISANDFUTURE";
    }
    icalproperty* rule = icalcomponent_get_first_property(component_, ICAL_RRULE_PROPERTY);
    if (!rule) return;
    const std::string text = value_of(rule);
    const auto parsed = parse_rule(text);
    if (parsed && !icalcomponent_get_next_property(component_, ICAL_RRULE_PROPERTY)) {
      event_.rule = *parsed;
    } else {
      note("ical.rule_left_out");  // several rules "SHOULD NOT" be (3.6.1) and mean what nobody agrees on
    }
  }

  void set_texts() {
    event_.location = tidy(text_of(component_, ICAL_LOCATION_PROPERTY));
    event_.description = tidy(text_of(component_, ICAL_DESCRIPTION_PROPERTY));
    event_.url = tidy(text_of(component_, ICAL_URL_PROPERTY));
    for_each_property(component_, ICAL_CATEGORIES_PROPERTY, [&](icalproperty* property) {
      std::string category = tidy(value_of(property));
      if (!category.empty() && event_.categories.size() < kMostCategories) event_.categories.push_back(std::move(category));
    });
  }

  void set_state() {
    const std::string status = text_of(component_, ICAL_STATUS_PROPERTY), transparency = text_of(component_, ICAL_TRANSP_PROPERTY);
    if (status == "TENTATIVE") event_.status = Event::Status::tentative;
    if (status == "CONFIRMED") event_.status = Event::Status::confirmed;
    if (status == "CANCELLED") event_.status = Event::Status::cancelled;
    event_.is_busy = transparency != "TRANSPARENT";
    const std::string sequence = text_of(component_, ICAL_SEQUENCE_PROPERTY);
    int number = 0;
    std::from_chars(sequence.data(), sequence.data() + sequence.size(), number);
    event_.sequence = std::max(number, 0);
    for (const icalproperty_kind kind : {ICAL_DTSTAMP_PROPERTY, ICAL_LASTMODIFIED_PROPERTY}) {
      const auto time = first_time(kind);
      if (time && !time->is_day) event_.revised_at = Instant(time->at.time_since_epoch());
    }
  }

  icalcomponent* component_;
  ZoneReading& zones_;
  std::vector<ReadingNote>& notes_;
  const Zone* zone_ = nullptr;
  Event event_;
};

}  // namespace

std::optional<Event> read_event(icalcomponent* component, ZoneReading& zones, std::vector<ReadingNote>& notes) {
  return Work(component, zones, notes).run();
}

}  // namespace nhipcau::ical
