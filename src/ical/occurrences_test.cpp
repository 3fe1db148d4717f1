#include <doctest/doctest.h>

#include <fstream>

#include "ical/series.hpp"

using namespace nhipcau;
using namespace nhipcau::ical;

namespace {

constexpr const char* kFolder = "src/ical/testdata/";

std::vector<std::vector<std::string>> rows_of(const std::string& name) {
  std::ifstream file(kFolder + name);
  REQUIRE_MESSAGE(file.good(), name);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    rows.emplace_back();
    std::size_t begin = 0;
    for (std::size_t end = line.find('|'); end != std::string::npos; begin = end + 1, end = line.find('|', begin))
      rows.back().push_back(line.substr(begin, end - begin));
    rows.back().push_back(line.substr(begin));
  }
  return rows;
}

LocalTime at(std::string_view text) {
  const auto time = local_time_from(text.size() == 10 ? std::string(text) + "T00:00:00" : std::string(text));
  REQUIRE_MESSAGE(time, text);
  return *time;
}

std::string starts(const Occurrences& found, std::size_t most = 12) {
  std::string out;
  for (std::size_t i = 0; i < std::min(found.list.size(), most); ++i) out += (out.empty() ? "" : ",") + to_text(found.list[i].start);
  return out;
}

Series series(std::string_view start, std::string_view rule) {
  const auto parsed = parse_rule(rule);
  REQUIRE_MESSAGE(parsed, rule);
  return {.start = at(start), .is_day = start.size() == 10, .rule = *parsed};
}

}  // namespace

TEST_CASE("rules happen when dateutil says they do") {
  const auto rows = rows_of("occurrences.txt");
  REQUIRE(rows.size() > 300);
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    CAPTURE(row[1]);
    const Series asked = series(row[0], row[1]);
    CHECK(starts(list_occurrences(asked, asked.start, at(row[2]))) == row[3]);
  }
}

TEST_CASE("a span shows the same occurrences whether it is looked at whole or in pieces") {
  for (const auto& row : rows_of("occurrences.txt")) {
    CAPTURE(row[0]);
    CAPTURE(row[1]);
    const Series asked = series(row[0], row[1]);
    const auto end = asked.start + std::chrono::days(800);
    const auto whole = list_occurrences(asked, asked.start - kDay, end);
    std::vector<Occurrence> pieces;
    for (LocalTime from = asked.start - kDay; from < end; from += std::chrono::days(97)) {
      const auto piece = list_occurrences(asked, from, std::min(end, from + std::chrono::days(97)));
      pieces.insert(pieces.end(), piece.list.begin(), piece.list.end());
    }
    CHECK((whole.list == pieces || !whole.is_complete));
  }
}

TEST_CASE("the start happens and counts, whatever the rule says") {
  CHECK(starts(list_occurrences(series("2027-03-03T09:00", "FREQ=WEEKLY;BYDAY=MO;COUNT=3"), at("2027-01-01"), at("2028-01-01"))) ==
        "2027-03-03T09:00:00,2027-03-08T09:00:00,2027-03-15T09:00:00");
  CHECK(starts(list_occurrences(series("2027-03-03", "FREQ=HOURLY"), at("2027-01-01"), at("2028-01-01"))) == "2027-03-03T00:00:00");
  CHECK(starts(list_occurrences({.start = at("2027-03-03T09:00")}, at("2027-03-03T09:00"), at("2027-03-03T09:01"))) ==
        "2027-03-03T09:00:00");
  CHECK(starts(list_occurrences({.start = at("2027-03-03T09:00")}, at("2027-03-01"), at("2027-03-03T09:00"))).empty());
}

TEST_CASE("times are added, left out and moved by their original start") {
  Series asked = series("2027-03-01T09:00", "FREQ=DAILY;COUNT=5");
  asked.added = {at("2027-03-10T14:00"), at("2027-03-02T09:00")};
  asked.left_out = {at("2027-03-03T09:00"), at("2027-03-04")};  // a day is no time of nine o'clock
  asked.moved = {{at("2027-03-05T09:00"), at("2027-03-20T10:00")}};
  const auto found = list_occurrences(asked, at("2027-01-01"), at("2028-01-01"));
  CHECK(starts(found) == "2027-03-01T09:00:00,2027-03-02T09:00:00,2027-03-04T09:00:00,2027-03-10T14:00:00,2027-03-20T10:00:00");
  CHECK(to_text(found.list.back().original) == "2027-03-05T09:00:00");
  CHECK(starts(list_occurrences(asked, at("2027-03-20"), at("2027-03-21"))) == "2027-03-20T10:00:00");  // moved into a span it was not in
}

TEST_CASE("an end told in UTC ends by the clock of the zone") {
  Series asked = series("2027-03-01T06:00", "FREQ=DAILY;UNTIL=20270302T230000Z");
  CHECK(starts(list_occurrences(asked, at("2027-01-01"), at("2028-01-01"))) == "2027-03-01T06:00:00,2027-03-02T06:00:00");
  asked.zone = office_zone();
  CHECK(starts(list_occurrences(asked, at("2027-01-01"), at("2028-01-01"))) ==
        "2027-03-01T06:00:00,2027-03-02T06:00:00,2027-03-03T06:00:00");
  const Series day = series("2027-03-01", "FREQ=DAILY;UNTIL=20270302");
  CHECK(starts(list_occurrences(day, at("2027-01-01"), at("2028-01-01"))) == "2027-03-01T00:00:00,2027-03-02T00:00:00");
}

TEST_CASE("hostile rules end at a limit, or at the end of the span") {
  const std::string most = "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23";
  for (const std::string& rule : {std::string("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"), std::string("FREQ=SECONDLY;COUNT=2000000000"),
                                  "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=" + most + ";BYMINUTE=" + most + ";BYSECOND=" + most,
                                  std::string("FREQ=MINUTELY;BYHOUR=3;COUNT=2000000000;BYMONTH=1;INTERVAL=7")}) {
    CAPTURE(rule);
    const auto found = list_occurrences(series("2027-01-01T00:00", rule), at("2027-01-01"), at("9999-12-31"));
    CHECK_FALSE(found.is_complete);
    CHECK(found.list.size() <= kMostOccurrences);
  }
  for (const char* rule : {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=30000"}) {
    const auto found = list_occurrences(series("0001-01-01T00:00", rule), at("2027-01-01"), at("2028-01-01"));
    CHECK(found.is_complete);
    CHECK(found.list.size() <= 1);
  }
  CHECK(list_occurrences(series("9999-12-31T00:00", "FREQ=YEARLY"), at("2027-01-01"), at("9999-12-31") + kDay).list.size() == 1);
}

TEST_CASE("local times become instants as zoneinfo says, over gaps and overlaps") {
  const auto rows = rows_of("zones.txt");
  REQUIRE(rows.size() > 1000);
  std::optional<Zone> zone;
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    CAPTURE(row[1]);
    if (!zone || zone->name() != row[0]) zone = load_zone(row[0]).value();
    const Instant instant = zone->to_instant(at(row[1]));
    CHECK(to_rfc3339(instant) == row[2].substr(0, 19) + ".000Z");
    CHECK(zone->to_instant(zone->to_local(instant)) <= instant);  // the first of two, in an overlap
    CHECK(instant - zone->to_instant(zone->to_local(instant)) <= std::chrono::hours(24));
  }
}

TEST_CASE("names that are no zone are refused, and lead to no other file") {
  for (const char* name :
       {"", "Mars/Phobos", "/etc/passwd", "../../../etc/passwd", "Europe", "zone.tab", "tzdata.zi", "Asia/Ho Chi Minh"}) {
    CAPTURE(name);
    CHECK(load_zone(name).error().key == "ical.no_such_zone");
  }
  CHECK(load_zone("UTC")->offset_at(Instant{}).count() == 0);
  CHECK(office_zone().offset_at(Instant{std::chrono::days(20000)}) ==
        load_zone("Asia/Ho_Chi_Minh")->offset_at(Instant{std::chrono::days(20000)}));
}
