#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "office/unit.hpp"

namespace nhipcau::calendar {

using EventId = Id<struct EventTag>;

enum class EventStatus {
  planned,
  postponed,  ///< to a day that is not known yet; it stands where it was to be
  cancelled,
};
/// Their names in JSON and the database.
inline constexpr std::array<std::string_view, 3> kEventStatuses = {"planned", "postponed", "cancelled"};
std::string_view name_of(EventStatus status);
std::optional<EventStatus> find_event_status(std::string_view name);

/// What an event may be: a row of data/event_kinds.csv.
struct EventKind {
  std::string id, name, english;
};
const std::vector<EventKind>& shipped_event_kinds();

inline constexpr std::string_view kOfficeZone = "Asia/Ho_Chi_Minh";

/// When something is, by the calendar and the clocks at its place.
struct EventTime {
  Date first, last;        ///< the same for one day
  std::string start, end;  ///< "09:00"; empty: all day
  std::string zone = {};   ///< of the IANA database, "Europe/Paris"; empty: all day
  [[nodiscard]] bool is_all_day() const { return start.empty(); }
  friend bool operator==(const EventTime&, const EventTime&) = default;
};

/// What is said of an event as a whole.
struct EventSaid {
  std::string title;
  std::string english = {};  ///< may be empty
  std::string kind = "meeting";
  std::string place = {}, description = {};
  EventTime when;
  std::string repeats = {};  ///< "FREQ=WEEKLY;BYDAY=MO", as ical::parse_rule reads it; empty: once
  EventStatus status = EventStatus::planned;
  std::string reason = {};                           ///< of the status, or of a move; postponed and cancelled demand one
  std::string paper = {}, task = {}, occasion = {};  ///< ids of what it is about; empty: none
};

/// One time of an event that repeats, that is unlike the others.
struct OccurrenceChange {
  std::string occurrence;  ///< its name: when it was to start by the rule, "2027-03-02T09:00", all day "2027-03-02"
  std::string title, place;
  EventTime when;  ///< in the zone of the event, all day if that is
  EventStatus status = EventStatus::planned;
  std::string reason = {};
};

struct Event {
  EventId id;
  office::UnitId unit;
  std::int64_t version = 1;
  std::int64_t sequence = 0;  ///< raised whenever its time or status changes (RFC 5545, 3.8.7.4)
  EventSaid said;
  std::string moved_from;                 ///< when it was to be first, as an occurrence's name; empty: it was not moved, or it repeats
  std::vector<OccurrenceChange> changes;  ///< by occurrence
  bool is_removed = false;
  Instant changed_at;
  std::string changed_by;
};

/// An event at one of its times.
struct EventDay {
  const Event* event = nullptr;
  std::string occurrence;                    ///< empty: it does not repeat
  const OccurrenceChange* change = nullptr;  ///< none: as the rule has it
  EventTime when;                            ///< at its place
  Date from, to;                             ///< the days it touches in Việt Nam
  std::optional<Instant> start, end;         ///< none: all day
  std::string moved_from;                    ///< when it was to be first; empty: it was not moved
  [[nodiscard]] EventStatus status() const { return change == nullptr ? event->said.status : effective(); }
  [[nodiscard]] const std::string& title() const { return change == nullptr ? event->said.title : change->title; }
  [[nodiscard]] const std::string& place() const { return change == nullptr ? event->said.place : change->place; }
  [[nodiscard]] const std::string& reason() const;

 private:
  [[nodiscard]] EventStatus effective() const;
};

inline constexpr std::size_t kMostEventDays = 5000;  ///< in one list
struct EventDays {
  std::vector<EventDay> days;  ///< by first day, then by start, then by event
  bool is_complete = true;     ///< false: there are more than kMostEventDays
};
/// The times of events that touch a day from `from` to `to`, both included. The events outlive the list. Pure; safe from many threads.
EventDays list_event_days(const std::vector<Event>& events, const Date& from, const Date& to);

/// Whether an event that repeats has such a time by its rule, not later than kLastEventYear.
bool has_occurrence(const Event& event, std::string_view occurrence);

/// What it says, cleaned and whole: texts cleaned, rule and zone in one way of writing, no times all day.
/// errors  invalid calendar.event_title_missing | calendar.event_text_too_long{most} | calendar.no_such_event_kind{kind}
///         | calendar.event_bad_time{text} | calendar.event_backwards | calendar.event_too_long{days} | calendar.event_year{first, last}
///         | calendar.event_too_often: it repeats more than daily | calendar.event_reason_missing | calendar.no_such_zone{name}
///         | ical.bad_rule{text} | ical.other_calendar_rule{text}
Result<EventSaid> clean_event(EventSaid said);
/// The same of one occurrence of an event.
Result<OccurrenceChange> clean_change(OccurrenceChange change, const EventSaid& event);

inline constexpr std::size_t kEventTitleCharacters = 300;  ///< and of a place
inline constexpr std::size_t kEventTextCharacters = 4000;
inline constexpr std::size_t kEventReasonCharacters = 500;
inline constexpr int kMostDaysOfEvent = 366;
inline constexpr int kFirstEventYear = 1900, kLastEventYear = 2200;

}  // namespace nhipcau::calendar
