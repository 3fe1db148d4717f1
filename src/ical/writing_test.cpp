#include "ical/writing.hpp"

#include <doctest/doctest.h>

#include "ical/reading.hpp"

using namespace nhipcau;
using namespace nhipcau::ical;

namespace {

const Instant kAt = from_rfc3339("2026-11-23T08:30:00.000Z");

LocalTime at(std::string_view text) {
  return *local_time_from(text);
}

Calendar sample() {
  Calendar out{.name = "Lịch chung; 2027", .zones = {office_zone(), load_zone("Europe/Paris").value(), Zone("UTC")}};
  out.events.push_back({.uid = "a@nhipcau",
                        .start = at("2027-03-02T09:00"),
                        .length = std::chrono::minutes(90),
                        .zone = "Europe/Paris",
                        .rule = parse_rule("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270401").value(),
                        .added = {at("2027-03-05T14:00")},
                        .left_out = {at("2027-03-16T09:00")},
                        .status = Event::Status::confirmed,
                        .sequence = 4,
                        .revised_at = from_rfc3339("2026-11-20T01:02:03.000Z"),
                        .summary = "Giao ban, tuần",
                        .location = "Paris; 61 rue de Miromesnil",
                        .description = "Một\nhai \\ ba",
                        .url = "https://example.vn/a?b=c,d;e",
                        .categories = {"Họp", "a,b"}});
  out.events.push_back({.uid = "a@nhipcau",
                        .original = at("2027-03-30T09:00"),
                        .start = at("2027-03-31T15:00"),
                        .length = std::chrono::minutes(60),
                        .zone = "Asia/Ho_Chi_Minh",
                        .status = Event::Status::cancelled,
                        .summary = "Dời"});
  out.events.back().original = at("2027-03-30T14:00");
  out.events.push_back(
      {.uid = "d", .start = at("2027-02-06T00:00"), .is_day = true, .length = 3 * kDay, .summary = "Tết", .is_busy = false});
  out.events.push_back({.uid = "l", .start = at("2027-02-06T08:00"), .status = Event::Status::tentative, .summary = "Ở đâu cũng vậy"});
  out.events.push_back({.uid = "u", .start = at("2027-02-06T08:00"), .length = std::chrono::hours(1), .zone = "UTC"});
  return out;
}

std::string of(const std::string& text, const char* begin) {
  const std::size_t from = text.find(begin);
  REQUIRE_MESSAGE(from != std::string::npos, begin);
  return text.substr(from, text.find("\r\n", from) - from);
}

}  // namespace

TEST_CASE("what was written is read back as it was, and written again the same") {
  const Calendar written = sample();
  const std::string text = to_text(written, kAt);
  const Reading read = read_calendar(text);
  CHECK(read.notes.empty());
  CHECK(read.calendar.name == written.name);
  REQUIRE(read.calendar.events.size() == written.events.size());
  for (std::size_t i = 0; i < written.events.size(); ++i) {
    const Event &a = written.events[i], &b = read.calendar.events[i];
    CAPTURE(a.summary);
    CHECK((a.uid == b.uid && a.summary == b.summary && a.location == b.location && a.description == b.description && a.url == b.url));
    CHECK((a.start == b.start && a.is_day == b.is_day && a.length == b.length && a.zone == b.zone && a.original == b.original));
    CHECK((a.added == b.added && a.left_out == b.left_out && a.categories == b.categories));
    CHECK((a.status == b.status && a.sequence == b.sequence && a.is_busy == b.is_busy));
    const auto until = a.start + std::chrono::days(90);
    CHECK(list_occurrences(to_series(written, a), a.start, until).list ==
          list_occurrences(to_series(read.calendar, b), b.start, until).list);
  }
  Reading again = read;
  for (std::size_t i = 0; i < written.events.size(); ++i) again.calendar.events[i].revised_at = written.events[i].revised_at;
  CHECK(read_calendar(to_text(again.calendar, kAt)).calendar.events.size() == written.events.size());
}

TEST_CASE("times are written as RFC 5545 asks for") {
  const std::string text = to_text(sample(), kAt);
  CHECK(of(text, "DTSTART;TZID=E") == "DTSTART;TZID=Europe/Paris:20270302T090000");
  CHECK(of(text, "DTEND;TZID=E") == "DTEND;TZID=Europe/Paris:20270302T103000");
  CHECK(of(text, "RRULE:FREQ=WEEKLY") == "RRULE:FREQ=WEEKLY;UNTIL=20270401T215959Z;BYDAY=TU");
  CHECK(of(text, "EXDATE") == "EXDATE;TZID=Europe/Paris:20270316T090000");
  CHECK(of(text, "RECURRENCE-ID") == "RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20270330T140000");
  CHECK(of(text, "STATUS:CA") == "STATUS:CANCELLED");
  CHECK(of(text, "SEQUENCE") == "SEQUENCE:4");
  CHECK(of(text, "LAST-MODIFIED") == "LAST-MODIFIED:20261120T010203Z");
  CHECK(text.find("DTSTART:20270206T080000Z\r\n") != std::string::npos);
  CHECK(text.find("DTSTART:20270206T080000\r\n") != std::string::npos);
  CHECK(text.find("DTSTART;VALUE=DATE:20270206\r\nDTEND;VALUE=DATE:20270209\r\n") != std::string::npos);
  CHECK(text.find("TZID:UTC") == std::string::npos);
}

TEST_CASE("the zones that are written say what tzdata says") {
  for (const char* name :
       {"Asia/Ho_Chi_Minh", "Europe/Paris", "Europe/London", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "Australia/Sydney",
        "Australia/Lord_Howe", "Asia/Gaza", "Africa/Casablanca", "America/Nuuk", "Pacific/Apia", "Asia/Tehran", "Europe/Moscow"}) {
    for (const char* from : {"1985-06-01T09:00", "2012-02-03T09:00", "2026-11-23T09:00", "2045-07-01T09:00"}) {
      CAPTURE(std::string(name));
      CAPTURE(std::string(from));
      const Zone zone = load_zone(name).value();
      Calendar calendar{.zones = {zone}};
      calendar.events.push_back({.uid = "x", .start = at(from), .zone = name});
      const Reading read = read_calendar(to_text(calendar, kAt));
      CHECK(read.notes.empty());
      const Zone* again = read.calendar.find_zone(name);
      REQUIRE(again);
      for (Instant t = zone.to_instant(at(from)); t < from_rfc3339("2099-06-30T00:00:00.000Z"); t += std::chrono::hours(53)) {
        if (again->offset_at(t) == zone.offset_at(t)) continue;
        FAIL_CHECK(to_rfc3339(t) << " " << again->offset_at(t).count() << " is not " << zone.offset_at(t).count());
        break;
      }
    }
  }
}
