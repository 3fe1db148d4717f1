#include "ical/calendar_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace nhipcau;
using namespace nhipcau::ical;

namespace {

const Instant kAt = from_rfc3339("2026-11-23T08:30:00.123Z");

Date day(const char* iso) {
  return *Date::from_iso(iso);
}

std::string unfolded(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = text.find("\r\n"); end != std::string::npos; end = text.find("\r\n", begin)) {
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  CHECK(begin == text.size());  // the last line has its end too
  return lines;
}

bool is_character_start(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

}  // namespace

TEST_CASE("a calendar is written word for word as RFC 5545 has it") {
  const CalendarFile file{.name = "Ngày kỷ niệm 2027",
                          .events = {{.uid = "tet-2027-02-06@nhipcau",
                                      .first = day("2027-02-06"),
                                      .last = day("2027-02-08"),
                                      .summary = "Tết Nguyên đán",
                                      .description = "Mùng 1, 2; mùng 3\nhết",
                                      .categories = {"Ngày lễ lớn", "a,b"}},
                                     {.uid = "x", .first = day("2027-12-31"), .last = day("2027-12-31"), .summary = "Cuối năm\\"}}};
  CHECK(to_text(file, kAt) ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Nhip Cau//Calendar//VI\r\nCALSCALE:GREGORIAN\r\nNAME:Ngày kỷ niệm 2027\r\n"
        "X-WR-CALNAME:Ngày kỷ niệm 2027\r\nBEGIN:VEVENT\r\nUID:tet-2027-02-06@nhipcau\r\nDTSTAMP:20261123T083000Z\r\n"
        "DTSTART;VALUE=DATE:20270206\r\nDTEND;VALUE=DATE:20270209\r\nSUMMARY:Tết Nguyên đán\r\n"
        "DESCRIPTION:Mùng 1\\, 2\\; mùng 3\\nhết\r\nCATEGORIES:Ngày lễ lớn,a\\,b\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:x\r\nDTSTAMP:20261123T083000Z\r\nDTSTART;VALUE=DATE:20271231\r\nDTEND;VALUE=DATE:20280101\r\n"
        "SUMMARY:Cuối năm\\\\\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("long lines are folded at 75 octets, between characters, and come back whole") {
  for (std::size_t length = 1; length < 200; ++length) {
    std::string summary(length % 5, 'a');
    while (summary.size() < length) summary += "ặ😀ế,";
    const CalendarFile file{.name = "n",
                            .events = {{.uid = "u", .first = day("2027-01-01"), .last = day("2027-01-01"), .summary = summary}}};
    const std::string text = to_text(file, kAt);
    for (const std::string& line : lines_of(text)) {
      CHECK(line.size() <= 75);
      REQUIRE_FALSE(line.empty());
      CHECK(is_character_start(line[line[0] == ' ' && line.size() > 1 ? 1 : 0]));
    }
    std::string escaped = summary;
    for (std::size_t at = escaped.find(','); at != std::string::npos; at = escaped.find(',', at + 2)) escaped.insert(at, "\\");
    CHECK(unfolded(text).find("\r\nSUMMARY:" + escaped + "\r\n") != std::string::npos);
  }
}

TEST_CASE("what is no text does not get into one") {
  const CalendarFile file{
      .name = "n",
      .events = {{.uid = "u", .first = day("2027-01-01"), .last = day("2027-01-01"), .summary = "a\r\nEND:VEVENT\x01\x7F\tb"}}};
  const auto lines = lines_of(to_text(file, kAt));
  CHECK(std::count(lines.begin(), lines.end(), "END:VEVENT") == 1);
  CHECK(std::count(lines.begin(), lines.end(), "SUMMARY:a\\nEND:VEVENT\tb") == 1);
}
