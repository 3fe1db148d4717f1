#include "calendar/event_file.hpp"

#include <doctest/doctest.h>

#include "calendar/event_time.hpp"
#include "ical/reading.hpp"
#include "ical/writing.hpp"

using namespace nhipcau;
using namespace nhipcau::calendar;

namespace {

Event weekly_in_paris() {
  const Date day = *Date::from_iso("2027-03-08");
  Event event{.id = {"01EVENT"},
              .unit = {},
              .sequence = 3,
              .said = {.title = "Giao ban, họp mạng",
                       .place = "Pa-ri; phòng 2",
                       .description = "Nội dung",
                       .when = {.first = day, .last = day, .start = "09:00", .end = "10:30", .zone = "Europe/Paris"},
                       .repeats = "FREQ=WEEKLY;UNTIL=20270430;BYDAY=MO"},
              .changed_at = from_rfc3339("2026-11-22T01:00:00.000Z")};
  event.changes.push_back({.occurrence = "2027-03-29T09:00",
                           .title = "Giao ban",
                           .place = "Trực tuyến",
                           .when = moved_to(event.said.when, *ical::local_time_from("2027-03-30T14:00")),
                           .status = EventStatus::planned,
                           .reason = "Phục sinh"});
  event.changes.push_back({.occurrence = "2027-04-05T09:00",
                           .title = "Giao ban, họp mạng",
                           .place = "Pa-ri; phòng 2",
                           .when = moved_to(event.said.when, *ical::local_time_from("2027-04-05T09:00")),
                           .status = EventStatus::cancelled,
                           .reason = "Nghỉ"});
  event.changes.push_back({.occurrence = "2027-04-06T09:00", .title = "x", .place = "", .when = event.said.when});
  return event;
}

}  // namespace

TEST_CASE("events go into a calendar file with zone, rule and single times, and come back the same") {
  ical::Calendar calendar{.name = "Lịch"};
  const std::vector<Event> events{weekly_in_paris()};
  add_events(calendar, events);
  REQUIRE(calendar.events.size() == 3);  // a time that the rule does not have is no event
  CHECK(calendar.zones.size() == 1);
  const std::string text = ical::to_text(calendar, from_rfc3339("2026-11-22T01:00:00.000Z"));
  CHECK(text.find("BEGIN:VTIMEZONE") != std::string::npos);
  CHECK(text.find("DTSTART;TZID=Europe/Paris:20270308T090000") != std::string::npos);
  CHECK(text.find("RECURRENCE-ID;TZID=Europe/Paris:20270329T090000") != std::string::npos);
  CHECK(text.find("STATUS:CANCELLED") != std::string::npos);

  const auto read = ical::read_calendar(text);
  CHECK(read.notes.empty());
  const auto& again = read.calendar.events;
  REQUIRE(again.size() == 3);
  for (std::size_t i = 0; i < again.size(); ++i) {
    CHECK(again[i].uid == "01EVENT@events.nhipcau");
    CHECK(again[i].start == calendar.events[i].start);
    CHECK(again[i].length == calendar.events[i].length);
    CHECK(again[i].original == calendar.events[i].original);
    CHECK(again[i].summary == calendar.events[i].summary);
    CHECK(again[i].sequence == 3);
    CHECK(again[i].status == calendar.events[i].status);
  }
  CHECK(again[1].description == "Phục sinh\n\nNội dung");
}

TEST_CASE("whole days, and what was removed") {
  Event event = weekly_in_paris();
  event.changes.clear();
  event.said.repeats.clear();
  event.said.when = {.first = *Date::from_iso("2027-12-30"), .last = *Date::from_iso("2028-01-02"), .start = "", .end = ""};
  Event removed = event;
  removed.is_removed = true;
  ical::Calendar calendar;
  add_events(calendar, std::vector<Event>{event, removed});
  REQUIRE(calendar.events.size() == 1);
  CHECK(calendar.events.front().is_day);
  CHECK(calendar.events.front().length == ical::kDay * 4);
  CHECK(calendar.zones.empty());
}
