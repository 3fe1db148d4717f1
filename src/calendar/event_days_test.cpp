#include <doctest/doctest.h>

#include "calendar/event_time.hpp"

using namespace nhipcau;
using namespace nhipcau::calendar;

namespace {

Date day(const char* text) {
  const auto read = Date::from_iso(text);
  REQUIRE_MESSAGE(read, text);
  return *read;
}

Event event(EventTime when, const char* repeats = "") {
  auto said = clean_event({.title = "Giao ban", .when = std::move(when), .repeats = repeats});
  REQUIRE_MESSAGE(said, said.error().key);
  return {.id = {"e"}, .unit = {}, .said = std::move(*said)};
}

EventTime at(const char* on, const char* start, const char* end, const char* zone = "Asia/Ho_Chi_Minh") {
  return {.first = day(on), .last = day(on), .start = start, .end = end, .zone = zone};
}

EventTime all_day(const char* first, const char* last) {
  return {.first = day(first), .last = day(last), .start = "", .end = ""};
}

/// "2027-03-01T02:00:00.000Z 2027-03-01", with "..2027-03-02" if it goes on, a line a time.
std::vector<std::string> shown(const Event& one, const char* from, const char* to) {
  std::vector<std::string> lines;
  const std::vector<Event> events{one};
  for (const EventDay& found : list_event_days(events, day(from), day(to)).days) {
    std::string line = found.start ? to_rfc3339(*found.start).substr(0, 16) + " " : "";
    line += found.from.to_iso();
    if (found.to != found.from) line += ".." + found.to.to_iso();
    if (!found.moved_from.empty()) line += " from " + found.moved_from;
    if (found.status() != EventStatus::planned) line += " " + std::string(name_of(found.status()));
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a visit in Paris keeps the clock of Paris over the change to summer time, and is told by the days of Việt Nam") {
  const Event visit = event(at("2027-03-26", "20:00", "22:00", "Europe/Paris"), "FREQ=DAILY;COUNT=4");
  CHECK(shown(visit, "2027-03-01", "2027-04-30") ==
        Lines{"2027-03-26T19:00 2027-03-27", "2027-03-27T19:00 2027-03-28", "2027-03-28T18:00 2027-03-29", "2027-03-29T18:00 2027-03-30"});
  // Of a day in Việt Nam alone, what touches it there.
  CHECK(shown(visit, "2027-03-26", "2027-03-26").empty());
  CHECK(shown(visit, "2027-03-30", "2027-03-30").size() == 1);
}

TEST_CASE("a time that clocks skip or show twice is one instant, and nothing ends before it starts") {
  CHECK(shown(event(at("2027-03-28", "02:30", "03:00", "Europe/Paris")), "2027-03-01", "2027-04-01") ==
        Lines{"2027-03-28T01:30 2027-03-28"});
  CHECK(shown(event(at("2027-10-31", "02:30", "03:30", "Europe/Paris")), "2027-10-01", "2027-11-01") ==
        Lines{"2027-10-31T00:30 2027-10-31"});
}

TEST_CASE("month ends, leap days and ends of years") {
  CHECK(shown(event(at("2027-01-31", "09:00", "10:00"), "FREQ=MONTHLY"), "2027-01-01", "2027-06-30") ==
        Lines{"2027-01-31T02:00 2027-01-31", "2027-03-31T02:00 2027-03-31", "2027-05-31T02:00 2027-05-31"});
  CHECK(shown(event(all_day("2027-01-31", "2027-01-31"), "FREQ=MONTHLY;BYMONTHDAY=-1"), "2028-01-01", "2028-03-31") ==
        Lines{"2028-01-31", "2028-02-29", "2028-03-31"});
  CHECK(shown(event(all_day("2028-02-29", "2028-02-29"), "FREQ=YEARLY"), "2028-01-01", "2036-12-31") ==
        Lines{"2028-02-29", "2032-02-29", "2036-02-29"});
  CHECK(shown(event(all_day("2027-12-30", "2028-01-02")), "2028-01-02", "2028-01-31") == Lines{"2027-12-30..2028-01-02"});
  CHECK(shown(event(all_day("2027-12-30", "2028-01-02")), "2028-01-03", "2028-01-31").empty());
  CHECK(shown(event({.first = day("2027-12-31"), .last = day("2028-01-01"), .start = "22:00", .end = "00:00", .zone = "Asia/Ho_Chi_Minh"}),
              "2027-12-01", "2028-01-31") == Lines{"2027-12-31T15:00 2027-12-31"});
}

TEST_CASE("a changed time is where it was changed to, and asked for by where it is") {
  Event weekly = event(at("2027-03-01", "09:00", "10:30"), "FREQ=WEEKLY;BYDAY=MO");
  weekly.changes.push_back(
      {.occurrence = "2027-03-08T09:00", .title = "Giao ban", .place = "", .when = at("2027-03-10", "14:00", "15:00")});
  weekly.changes.push_back({.occurrence = "2027-03-15T09:00",
                            .title = "Giao ban",
                            .place = "",
                            .when = at("2027-03-15", "09:00", "10:30"),
                            .status = EventStatus::cancelled,
                            .reason = "Nghỉ"});
  CHECK(shown(weekly, "2027-03-01", "2027-03-22") == Lines{"2027-03-01T02:00 2027-03-01",
                                                           "2027-03-10T07:00 2027-03-10 from 2027-03-08T09:00",
                                                           "2027-03-15T02:00 2027-03-15 cancelled", "2027-03-22T02:00 2027-03-22"});
  CHECK(shown(weekly, "2027-03-08", "2027-03-08").empty());
  CHECK(shown(weekly, "2027-03-10", "2027-03-10").size() == 1);
  weekly.said.status = EventStatus::postponed;
  weekly.said.reason = "Chờ lịch mới";
  for (const std::string& line : shown(weekly, "2027-03-01", "2027-03-22")) CHECK(line.ends_with("postponed"));
}

TEST_CASE("property: every time listed is one of the event, by its name, and moving it there and back changes nothing") {
  for (const char* zone : {"Asia/Ho_Chi_Minh", "Europe/Paris", "America/New_York", "Australia/Sydney", "Asia/Kathmandu"}) {
    for (const char* repeats :
         {"FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"}) {
      CAPTURE(zone);
      CAPTURE(repeats);
      const std::vector<Event> events{event(at("2026-10-01", "23:30", "23:45", zone), repeats)};
      const auto list = list_event_days(events, day("2027-01-01"), day("2028-12-31"));
      REQUIRE(list.days.size() >= 2);
      CHECK(list.is_complete);
      for (const EventDay& found : list.days) {
        CHECK(has_occurrence(events.front(), found.occurrence));
        CHECK(found.when.start == "23:30");
        CHECK((found.to >= day("2027-01-01") && found.from <= day("2028-12-31")));
        const auto moved = moved_to(found.when, start_of(found.when) + ical::kDay * 31);
        CHECK(moved_to(moved, start_of(found.when)) == found.when);
        CHECK(occurrence_name(*read_occurrence(found.occurrence, false), false) == found.occurrence);
      }
    }
  }
}

TEST_CASE("what an event says is cleaned, or refused with what is wrong") {
  const auto fault = [](EventSaid said) {
    const auto clean = clean_event(std::move(said));
    return clean ? std::string("none") : clean.error().key;
  };
  const EventTime when = at("2027-03-01", "09:00", "10:00");
  CHECK(fault({.title = " \n ", .when = when}) == "calendar.event_title_missing");
  CHECK(fault({.title = std::string(301, 'a'), .when = when}) == "calendar.event_text_too_long");
  CHECK(fault({.title = "a", .kind = "party", .when = when}) == "calendar.no_such_event_kind");
  CHECK(fault({.title = "a", .when = at("2027-03-01", "9:00", "10:00")}) == "calendar.event_bad_time");
  CHECK(fault({.title = "a", .when = at("2027-03-01", "09:00", "24:00")}) == "calendar.event_bad_time");
  CHECK(fault({.title = "a", .when = at("2027-03-01", "09:00", "")}) == "calendar.event_bad_time");
  CHECK(fault({.title = "a", .when = at("2027-03-01", "09:00", "08:59")}) == "calendar.event_backwards");
  CHECK(fault({.title = "a", .when = at("2027-03-01", "09:00", "10:00", "Asia/Saigon_City")}) == "calendar.no_such_zone");
  CHECK(fault({.title = "a", .when = at("2027-03-01", "09:00", "10:00", "../etc/passwd")}) == "calendar.no_such_zone");
  CHECK(fault({.title = "a", .when = all_day("2027-03-02", "2027-03-01")}) == "calendar.event_backwards");
  CHECK(fault({.title = "a", .when = all_day("2027-01-01", "2028-01-02")}) == "calendar.event_too_long");
  CHECK(fault({.title = "a", .when = all_day("1899-12-31", "1900-01-01")}) == "calendar.event_year");
  CHECK(fault({.title = "a", .when = all_day("2200-12-31", "2201-01-01")}) == "calendar.event_year");
  CHECK(fault({.title = "a", .when = when, .repeats = "FREQ=NEVER"}) == "ical.bad_rule");
  CHECK(fault({.title = "a", .when = when, .repeats = "FREQ=HOURLY"}) == "calendar.event_too_often");
  CHECK(fault({.title = "a", .when = when, .repeats = "FREQ=DAILY;BYHOUR=8,9"}) == "calendar.event_too_often");
  CHECK(fault({.title = "a", .when = when, .status = EventStatus::cancelled, .reason = " "}) == "calendar.event_reason_missing");
  const auto clean =
      clean_event({.title = " Đón đoàn\nPháp ", .when = all_day("2027-03-01", "2027-03-02"), .repeats = "freq=weekly;byday=mo"});
  REQUIRE(clean);
  CHECK(clean->title == "Đón đoàn Pháp");
  CHECK(clean->repeats == "FREQ=WEEKLY;BYDAY=MO");
  CHECK(clean->when.zone.empty());
}
