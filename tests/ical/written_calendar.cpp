// Prints a calendar with events in many zones and by many rules; with --times, when each of them happens in 2027 to 2029 by our own
// reckoning: "UID INSTANT" a line.
#include <cstdio>
#include <string_view>

#include "ical/writing.hpp"

using namespace nhipcau;
using namespace nhipcau::ical;

namespace {

struct Row {
  const char *start, *zone, *rule;
};

constexpr Row kRows[] = {
    {"2027-01-31T09:00", "Asia/Ho_Chi_Minh", "FREQ=MONTHLY"},
    {"2027-01-31T23:30", "Europe/Paris", "FREQ=MONTHLY;BYMONTHDAY=-1"},
    {"2027-03-27T02:30", "Europe/Paris", "FREQ=DAILY;COUNT=5"},
    {"2027-10-30T02:30", "Europe/Paris", "FREQ=DAILY;COUNT=5"},
    {"2027-02-26T14:00", "America/New_York", "FREQ=MONTHLY;BYDAY=-1FR"},
    {"2027-03-12T02:30", "America/New_York", "FREQ=DAILY;COUNT=5"},
    {"2027-01-05T08:00", "Australia/Sydney", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20271231"},
    {"2027-01-04T09:15", "Europe/London", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270601T080000Z"},
    {"2028-02-29T10:00", "Asia/Tokyo", "FREQ=YEARLY"},
    {"2027-01-29T10:00", "UTC", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=20"},
    {"2027-01-10T10:00", "Europe/Berlin", "FREQ=YEARLY;BYMONTH=1;BYDAY=2SU"},
};

LocalTime at(std::string_view text) {
  return *local_time_from(text);
}

Calendar sample() {
  Calendar out{.name = "Lịch chung"};
  for (const Row& row : kRows) {
    const Zone zone = std::string_view(row.zone) == "UTC" ? Zone("UTC") : load_zone(row.zone).value();
    if (!out.find_zone(row.zone)) out.zones.push_back(zone);
    Event event{.uid = "e" + std::to_string(out.events.size()) + "@nhipcau.test",
                .start = at(row.start),
                .length = std::chrono::minutes(90),
                .zone = row.zone};
    event.rule = parse_rule(row.rule).value();
    event.summary = "Họp giao ban với một tên dài, có dấu chấm phẩy; dấu \\ và chữ 😀 để dòng này phải gập lại ở đâu đó";
    event.description = "Dòng một\nDòng hai";
    event.status = Event::Status::confirmed;
    event.revised_at = from_rfc3339("2026-11-20T01:02:03.000Z");
    out.events.push_back(event);
  }
  out.events[0].left_out = {at("2027-05-31T09:00")};
  out.events[0].added = {at("2027-06-15T10:00")};
  out.events.push_back({.uid = "e0@nhipcau.test",
                        .original = at("2027-03-31T09:00"),
                        .start = at("2027-04-02T15:00"),
                        .length = std::chrono::hours(1),
                        .zone = "Asia/Ho_Chi_Minh"});
  out.events.back().sequence = 1;
  out.events.push_back(
      {.uid = "tet@nhipcau.test", .start = at("2027-02-06T00:00"), .is_day = true, .length = 3 * kDay, .summary = "Tết", .is_busy = false});
  return out;
}

void print_times(const Calendar& calendar) {
  for (const Event& event : calendar.events) {
    if (event.original || event.is_day) continue;
    const Zone* zone = calendar.find_zone(event.zone);
    for (const Occurrence& one : list_occurrences(to_series(calendar, event), at("2027-01-01T00:00"), at("2030-01-01T00:00")).list)
      std::printf("%s %s\n", event.uid.c_str(), to_rfc3339(zone->to_instant(one.start)).c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  const Calendar calendar = sample();
  if (argc > 1 && std::string_view(argv[1]) == "--times") {
    print_times(calendar);
  } else {
    std::fputs(to_text(calendar, from_rfc3339("2026-11-23T08:30:00.000Z")).c_str(), stdout);
  }
}
