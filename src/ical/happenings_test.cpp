#include "ical/happenings.hpp"

#include <doctest/doctest.h>

#include "ical/reading.hpp"
#include "ical/writing.hpp"

using namespace nhipcau;
using namespace nhipcau::ical;

namespace {

Calendar calendar_of(const std::string& lines) {
  auto read = read_calendar("BEGIN:VCALENDAR\n" + lines + "END:VCALENDAR\n");
  REQUIRE(read.notes.empty());
  return read.calendar;
}

const std::string kParis =
    "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=Europe/Paris:20270301T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\nEXDATE;TZID=Europe/"
    "Paris:20270308T090000\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;TZID=Europe/Paris:20270315T090000\nDTSTART;TZID=Europe/"
    "Paris:20270316T140000\nDURATION:PT2H\nEND:VEVENT\n";
const std::string kTet = "BEGIN:VEVENT\nUID:d\nDTSTART;VALUE=DATE:20270206\nDTEND;VALUE=DATE:20270211\nEND:VEVENT\n";

Instant at(const std::string& text) {
  return from_rfc3339(text + ":00.000Z");
}

std::string told(const Calendar& calendar, const std::string& from, const std::string& until) {
  std::string out;
  for (const auto& one : list_happenings(calendar, office_zone(), at(from), at(until))) out += to_rfc3339(one.from).substr(0, 16) + " ";
  return out;
}

}  // namespace

TEST_CASE("happenings: a series in a span, without what was left out, and moved times where they are") {
  const Calendar calendar = calendar_of(kParis);
  CHECK(told(calendar, "2027-03-01T00:00", "2027-04-06T00:00") ==
        "2027-03-01T08:00 2027-03-22T08:00 2027-03-29T07:00 2027-04-05T07:00 2027-03-16T13:00 ");
}

TEST_CASE("happenings: what ends as the span begins is outside, what begins as it ends too") {
  const Calendar calendar = calendar_of(kParis);
  CHECK(told(calendar, "2027-03-01T09:00", "2027-03-01T10:00").empty());
  CHECK(told(calendar, "2027-03-01T08:59", "2027-03-01T10:00") == "2027-03-01T08:00 ");
  CHECK(told(calendar, "2027-03-01T07:00", "2027-03-01T08:00").empty());
  const Calendar moment = calendar_of("BEGIN:VEVENT\nUID:m\nDTSTART:20270301T080000Z\nEND:VEVENT\n");
  CHECK(told(moment, "2027-03-01T08:00", "2027-03-01T09:00") == "2027-03-01T08:00 ");
  CHECK(told(moment, "2027-03-01T07:00", "2027-03-01T08:00").empty());
}

TEST_CASE("happenings: days are those of the office") {
  const Calendar calendar = calendar_of(kTet);
  CHECK(told(calendar, "2027-02-05T16:59", "2027-02-05T17:00").empty());
  CHECK(told(calendar, "2027-02-05T17:00", "2027-02-05T17:01") == "2027-02-05T17:00 ");
  CHECK(told(calendar, "2027-02-10T16:59", "2027-02-11T17:00") == "2027-02-05T17:00 ");
  CHECK(told(calendar, "2027-02-10T17:00", "2027-02-11T17:00").empty());
}

TEST_CASE("happenings: a span that is open at an end") {
  const Calendar weekly = calendar_of(kParis), days = calendar_of(kTet);
  CHECK(touches(weekly, office_zone(), at("2027-03-01T00:00"), {}));
  CHECK(touches(weekly, office_zone(), at("2140-01-01T00:00"), {}));
  CHECK(!touches(weekly, office_zone(), {}, at("2027-03-01T08:00")));
  CHECK(touches(days, office_zone(), {}, {}));
  CHECK(touches(days, office_zone(), at("1990-01-01T00:00"), {}));
  CHECK(!touches(days, office_zone(), at("2027-02-10T17:00"), {}));
  CHECK(!touches(days, office_zone(), {}, at("2027-02-05T17:00")));
}

TEST_CASE("happenings: each for itself, in UTC, by its name in the series") {
  const Calendar each = expanded(calendar_of(kParis + kTet), office_zone(), at("2027-02-01T00:00"), at("2027-03-17T00:00"));
  const std::string text = to_text(each, at("2027-01-01T00:00"));
  for (const char* line : {"DTSTART:20270301T080000Z\r\n", "RECURRENCE-ID:20270301T080000Z\r\n",
                           "RECURRENCE-ID:20270315T080000Z\r\nDTSTART:20270316T130000Z\r\nDTEND:20270316T150000Z\r\n",
                           "DTSTART;VALUE=DATE:20270206\r\nDTEND;VALUE=DATE:20270211\r\n"}) {
    CAPTURE(line);
    CHECK(text.find(line) != std::string::npos);
  }
  CHECK(text.find("RRULE") == std::string::npos);
  CHECK(text.find("VTIMEZONE") == std::string::npos);
  CHECK(each.events.size() == 3);
}
