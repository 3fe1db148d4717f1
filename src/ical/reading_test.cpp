#include "ical/reading.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::ical;

namespace {

std::string calendar(const std::string& inner) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n" + inner + "END:VCALENDAR\r\n";
}

std::string event(const std::string& inner) {
  return "BEGIN:VEVENT\r\nUID:a@b\r\nDTSTAMP:20261123T083000Z\r\nSUMMARY:Họp\r\n" + inner + "END:VEVENT\r\n";
}

Event one(const Reading& read) {
  REQUIRE(read.calendar.events.size() == 1);
  return read.calendar.events.front();
}

Event one(const std::string& inner) {
  const Reading read = read_calendar(calendar(event(inner)));
  return one(read);
}

std::string notes(const Reading& read) {
  std::string out;
  for (const ReadingNote& note : read.notes) out += (out.empty() ? "" : " ") + note.key;
  return out;
}

const std::string kOwnZone =
    "BEGIN:VTIMEZONE\r\nTZID:Nha minh\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

}  // namespace

TEST_CASE("an event is read with what it says of itself") {
  const Reading read = read_calendar(
      calendar("X-WR-CALNAME:Lịch chung\r\n" +
               event("DTSTART;TZID=Europe/Paris:20270302T090000\r\nDTEND;TZID=Europe/Paris:20270302T103000\r\nSEQUENCE:3\r\n"
                     "LAST-MODIFIED:20261124T000000Z\r\nLOCATION:Phòng 2\\, tầng 3\r\nDESCRIPTION:Dòng một\\nDòng\r\n  hai\r\n"
                     "CATEGORIES:Họp,Đối ngoại\r\nSTATUS:CANCELLED\r\nURL:https://example.vn/a?b=c\r\nTRANSP:TRANSPARENT\r\n"
                     "ORGANIZER;CN=Nguyễn Văn A:mailto:a@example.vn\r\nATTENDEE:mailto:b@example.vn\r\n")));
  CHECK(notes(read).empty());
  CHECK(read.calendar.name == "Lịch chung");
  const Event it = one(read);
  CHECK(it.uid == "a@b");
  CHECK(it.summary == "Họp");
  CHECK(it.location == "Phòng 2, tầng 3");
  CHECK(it.description == "Dòng một\nDòng hai");
  CHECK(it.url == "https://example.vn/a?b=c");
  CHECK(it.categories == std::vector<std::string>{"Họp", "Đối ngoại"});
  CHECK(it.status == Event::Status::cancelled);
  CHECK(it.sequence == 3);
  CHECK_FALSE(it.is_busy);
  CHECK(to_text(it.start) == "2027-03-02T09:00:00");
  CHECK(it.zone == "Europe/Paris");
  CHECK(it.length == std::chrono::minutes(90));
  CHECK(to_rfc3339(*it.revised_at) == "2026-11-24T00:00:00.000Z");
}

TEST_CASE("whole days have no zone and last at least one day") {
  Event it = one("DTSTART;VALUE=DATE:20270206\r\nDTEND;VALUE=DATE:20270209\r\n");
  CHECK((it.is_day && it.zone.empty() && it.length == 3 * kDay));
  it = one("DTSTART;VALUE=DATE:20270206\r\n");
  CHECK(it.length == kDay);
  it = one("DTSTART;VALUE=DATE:20270206\r\nDURATION:P1W\r\n");
  CHECK(it.length == 7 * kDay);
}

TEST_CASE("the length of an event over a change of the clocks is how long it lasts") {
  const Event it = one("DTSTART;TZID=Europe/Paris:20270327T230000\r\nDTEND;TZID=Europe/Paris:20270328T050000\r\n");
  CHECK(it.length == std::chrono::hours(5));
  CHECK(one("DTSTART:20270101T100000Z\r\nDTEND;TZID=Asia/Ho_Chi_Minh:20270101T190000\r\n").length == std::chrono::hours(2));
}

TEST_CASE("zones are those of the file, of tzdata, of Windows, or nobody's") {
  const auto in_zone = [](const std::string& name, const std::string& more) {
    return read_calendar(calendar(more + event("DTSTART;TZID=" + name + ":20270702T090000\r\n")));
  };
  const std::pair<const char*, int> zones[] = {{"Nha minh", 2},
                                               {"SE Asia Standard Time", 7},
                                               {"\"Romance Standard Time\"", 2},
                                               {"/freeassociation.sourceforge.net/Tzfile/America/New_York", -4},
                                               {"Australia/Sydney", 10}};
  for (const auto& [name, hours] : zones) {
    CAPTURE(name);
    const Reading read = in_zone(name, kOwnZone);
    CHECK(notes(read).empty());
    const Event it = one(read);
    const Zone* zone = read.calendar.find_zone(it.zone);
    REQUIRE(zone);
    CHECK(zone->offset_at(zone->to_instant(it.start)) == std::chrono::hours(hours));
  }
  const Reading read = in_zone("Mars/Phobos", "");
  CHECK(notes(read) == "ical.unknown_zone");
  CHECK(one(read).zone.empty());
}

TEST_CASE("a file's own zone agrees with the one it copies, year by year") {
  const Reading read = read_calendar(calendar(kOwnZone + event("DTSTART;TZID=Nha minh:20270702T090000\r\n")));
  const Zone* own = read.calendar.find_zone("Nha minh");
  REQUIRE(own);
  const Zone paris = load_zone("Europe/Paris").value();
  for (Instant at = from_rfc3339("1997-01-01T00:00:00.000Z"); at < from_rfc3339("2099-12-31T00:00:00.000Z"); at += std::chrono::hours(37))
    REQUIRE(own->offset_at(at) == paris.offset_at(at));
}

TEST_CASE("repetition: times left out and added come to the clock of the start, a changed occurrence is tied to its series") {
  const Reading read = read_calendar(calendar(
      event("DTSTART;TZID=Asia/Ho_Chi_Minh:20270301T090000\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE:20270308T020000Z,20270322T020000Z\r\n"
            "RDATE;VALUE=PERIOD:20270401T020000Z/PT1H\r\n") +
      event("DTSTART:20270316T030000Z\r\nRECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20270315T090000\r\nRDATE:\r\n")));
  REQUIRE(read.calendar.events.size() == 2);
  const Series series = to_series(read.calendar, read.calendar.events[0]);
  const auto found = list_occurrences(series, series.start, series.start + std::chrono::days(100)).list;
  REQUIRE(found.size() == 3);
  CHECK(to_text(found[0].start) == "2027-03-01T09:00:00");
  CHECK(to_text(found[1].start) == "2027-03-16T10:00:00");
  CHECK(to_text(found[1].original) == "2027-03-15T09:00:00");
  CHECK(to_text(found[2].start) == "2027-04-01T09:00:00");
}

TEST_CASE("what cannot be read is told, and what stands beside it is read") {
  const std::pair<std::string, const char*> files[] = {
      {"", "ical.no_calendar"},
      {"hello", "ical.no_calendar"},
      {calendar(""), ""},
      {calendar(event("")), "ical.event_without_start"},
      {calendar(event("DTSTART:20279901T000000\r\n")), "ical.event_without_start"},
      {calendar(event("DTSTART:20270101T090000\r\nDTEND:20260101T090000\r\n")), "ical.length_left_out"},
      {calendar(event("DTSTART:20270101T090000\r\nRRULE:FREQ=FOO\r\n")), "ical.rule_left_out"},
      {calendar(event("DTSTART:20270101T090000\r\nRRULE:FREQ=DAILY\r\nRRULE:FREQ=YEARLY\r\n")), "ical.rule_left_out"},
      {calendar(event("DTSTART:20270101T090000\r\nGEO:abc\r\n")), "ical.line_left_out"},
      {"END:VEVENT\r\n" + event("DTSTART:20270101T090000\r\n"), ""},
      {"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270101\r\n", ""},
      {std::string(kMostOctetsOfFile + 1, 'a'), "ical.file_too_large"},
      {std::string(kMostLines + 1, '\n'), "ical.too_many_lines"},
      {calendar(event("DTSTART:20270101\r\nSUMMARY:" + std::string(kMostOctetsOfLine, 'a') + "\r\n")), "ical.line_too_long"},
  };
  for (const auto& [bytes, told] : files) {
    CAPTURE(bytes.substr(0, 300));
    CHECK(notes(read_calendar(bytes)) == told);
  }
  std::string deep;
  for (int i = 0; i < 10'000; ++i) deep += "BEGIN:VEVENT\r\n";
  CHECK(notes(read_calendar(deep)) == "ical.too_deep");
}

TEST_CASE("hostile zones and lists end at their limits") {
  std::string zone = "BEGIN:VTIMEZONE\r\nTZID:z\r\n";
  for (int i = 0; i < 600; ++i)
    zone +=
        "BEGIN:STANDARD\r\nDTSTART:19000101T000000\r\nTZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\n";
  Reading read = read_calendar(calendar(zone + "END:VTIMEZONE\r\n" + event("DTSTART;TZID=z:20270101T090000\r\n")));
  CHECK(notes(read) == "ical.too_many_zones");
  CHECK(one(read).zone == "z");
  std::string dates = "DTSTART:20270101T090000\r\n";
  for (int i = 0; i < 10'000; ++i) dates += i % 100 == 0 ? "\r\nEXDATE:20270102T090000" : ",20270102T090000";
  CHECK(one(dates + "\r\n").left_out.size() == kMostNamedTimes);
}
