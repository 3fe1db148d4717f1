#include "calendar/event_import.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>

#include "calendar/event_file.hpp"
#include "calendar/event_records.hpp"
#include "calendar/records.hpp"
#include "ical/lines.hpp"
#include "ical/reading.hpp"
#include "ical/writing.hpp"
#include "office/account.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::calendar;

namespace {

const ImportWords kWords{.cancelled = "đã hủy", .left_out = "không họp"};

std::vector<ImportedEvent> read(const std::string& lines) {
  return read_import(ical::read_calendar("BEGIN:VCALENDAR\n" + lines + "END:VCALENDAR\n").calendar, kWords).list;
}

std::string vevent(const std::string& lines) {
  return "BEGIN:VEVENT\n" + lines + "END:VEVENT\n";
}

std::string told(const EventTime& when) {
  return when.first.to_iso() + " " + when.start + " - " + when.last.to_iso() + " " + when.end + " " + when.zone;
}

/// An office on either engine.
struct Kept {
  store::Database& database;
  FixedClock& clock;
  office::Actor actor;
};
void with_office(const std::function<void(Kept&)>& test) {
  const std::vector<store::QueryFile> rooms{office::queries(), queries()};
  store::for_each_engine(rooms, [&](store::Database& database) {
    FixedClock clock(from_rfc3339("2026-11-22T02:00:00.000Z"));
    const auto administrator = database.write([&](store::Write& tx) -> Result<office::Account> {
      return *office::create_first_administrator(tx, clock, "quantri", "Quản trị viên");
    });
    Kept kept{.database = database, .clock = clock, .actor = {.account = administrator->id, .from_address = ""}};
    test(kept);
  });
}

const std::string kWeekly =
    vevent(
        "UID:a\nSEQUENCE:1\nSUMMARY:Giao ban\nLOCATION:Phòng "
        "họp\nDTSTART;TZID=Europe/Paris:20270301T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=5\n"
        "EXDATE;TZID=Europe/Paris:20270308T090000\n") +
    vevent("UID:a\nRECURRENCE-ID:20270315T080000Z\nSUMMARY:Giao ban mở rộng\nDTSTART:20270316T130000Z\nDTEND:20270316T150000Z\n");

}  // namespace

TEST_CASE("import: times by the clock they are told by, or by that of the office") {
  struct Row {
    std::string lines, when;
  };
  const Row rows[] = {
      {"DTSTART;TZID=Europe/Paris:20270301T090000\nDURATION:PT1H\n", "2027-03-01 09:00 - 2027-03-01 10:00 Europe/Paris"},
      {"DTSTART:20270301T200000Z\nDTEND:20270301T220000Z\n", "2027-03-02 03:00 - 2027-03-02 05:00 Asia/Ho_Chi_Minh"},
      {"DTSTART:20270301T080000\nDTEND:20270301T093000\n", "2027-03-01 08:00 - 2027-03-01 09:30 Asia/Ho_Chi_Minh"},
      {"DTSTART:20270301T080000\n", "2027-03-01 08:00 - 2027-03-01 08:00 Asia/Ho_Chi_Minh"},
      {"DTSTART;VALUE=DATE:20270206\nDTEND;VALUE=DATE:20270211\n", "2027-02-06  - 2027-02-10  "},
      {"DTSTART;VALUE=DATE:20270206\n", "2027-02-06  - 2027-02-06  "},
      {"DTSTART:20270301T200000Z\nRRULE:FREQ=DAILY\n", "2027-03-01 20:00 - 2027-03-01 20:00 UTC"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.lines);
    const auto events = read(vevent("UID:a\nSUMMARY:x\n" + row.lines));
    REQUIRE(events.size() == 1);
    CHECK(!events[0].fault);
    CHECK(told(events[0].said.when) == row.when);
  }
}

TEST_CASE("import: a series keeps its rule, what was moved, and what is not held") {
  const auto events = read(kWeekly);
  REQUIRE(events.size() == 1);
  const ImportedEvent& event = events[0];
  CHECK(event.notes.empty());
  CHECK(event.said.repeats == "FREQ=WEEKLY;COUNT=5");
  REQUIRE(event.changes.size() == 2);
  CHECK(event.changes[0].occurrence == "2027-03-08T09:00");
  CHECK(event.changes[0].status == EventStatus::cancelled);
  CHECK(event.changes[0].reason == "không họp");
  CHECK(event.changes[1].occurrence == "2027-03-15T09:00");
  CHECK(event.changes[1].title == "Giao ban mở rộng");
  CHECK(told(event.changes[1].when) == "2027-03-16 14:00 - 2027-03-16 16:00 Europe/Paris");
}

TEST_CASE("import: what cannot be kept says why, what is kept otherwise says so") {
  CHECK(read(vevent("UID:a\nDTSTART:20270301T080000Z\n"))[0].fault->key == "calendar.event_title_missing");
  CHECK(read(vevent("UID:a\nSUMMARY:x\nDTSTART:17500301T080000Z\n"))[0].fault->key == "calendar.event_year");
  CHECK(read(vevent("UID:a\nSUMMARY:x\nDTSTART:20270301T080000Z\nRRULE:FREQ=HOURLY\n"))[0].fault->key == "calendar.event_too_often");
  const auto noted =
      read(vevent("UID:a\nSUMMARY:x\nDTSTART:20270301T080000Z\nRDATE:20270305T080000Z\nDESCRIPTION:" + std::string(5000, 'a') + "\n"));
  REQUIRE(noted[0].notes.size() == 2);
  CHECK(noted[0].notes[0].key == "calendar.import_cut");
  CHECK(noted[0].notes[1].key == "calendar.import_added_times");
  CHECK(noted[0].said.description.size() == 4000);
  CHECK(read(vevent("UID:a\nSUMMARY:x\nSTATUS:CANCELLED\nDTSTART:20270301T080000Z\n"))[0].said.reason == "đã hủy");
}

TEST_CASE("import: one UID is one event; the one that was changed more often stands; without any it is known by what it says") {
  const auto twice =
      read(vevent("UID:a\nSUMMARY:cũ\nDTSTART:20270301T080000Z\n") + vevent("UID:a\nSEQUENCE:2\nSUMMARY:mới\nDTSTART:20270301T080000Z\n"));
  REQUIRE(twice.size() == 1);
  CHECK(twice[0].said.title == "mới");
  const auto nameless = read(vevent("SUMMARY:x\nDTSTART:20270301T080000Z\n") + vevent("SUMMARY:y\nDTSTART:20270228T080000Z\n"));
  REQUIRE(nameless.size() == 2);
  CHECK(nameless[0].said.title == "y");
  CHECK(nameless[0].uid != nameless[1].uid);
  CHECK(read(vevent("UID:b\nRECURRENCE-ID:20270301T080000Z\nSUMMARY:lẻ\nDTSTART:20270302T080000Z\n")).size() == 1);
}

TEST_CASE("import: of a file with too many events the first are offered, and all are counted") {
  ical::Calendar many;
  for (int i = 0; i < 1003; ++i)
    many.events.push_back(
        {.uid = std::to_string(i), .start = ical::midnight(*Date::make(2027, 1, 1)) + std::chrono::hours(1003 - i), .summary = "x"});
  const auto imported = read_import(many, kWords);
  CHECK(imported.in_all == 1003);
  REQUIRE(imported.list.size() == kMostImported);
  CHECK(imported.list.front().uid == "1002");
}

TEST_CASE("import: taken over once, known from then on, changed when the file says something else") {
  with_office([](Kept& kept) {
    using Counts = std::pair<std::size_t, std::size_t>;
    const auto take = [&](const std::string& lines) {
      const auto taken = kept.database.write([&](store::Write& tx) { return take_events(tx, kept.clock, kept.actor, {}, read(lines)); });
      REQUIRE(taken);
      return Counts(taken->made.size(), taken->changed.size());
    };
    const auto known = [&](const std::string& lines, const std::string& unit = "") {
      return kept.database.read([&](store::Read& tx) { return find_known(tx, {unit}, read(lines).at(0)); });
    };
    CHECK(!known(kWeekly));
    CHECK(take(kWeekly) == Counts(1, 0));
    REQUIRE(known(kWeekly));
    CHECK(known(kWeekly)->is_same);
    CHECK(!known(kWeekly, "another"));
    CHECK(take(kWeekly) == Counts(0, 0));
    std::string later = kWeekly;
    later.replace(later.find("SEQUENCE:1"), 10, "SEQUENCE:2");
    later.replace(later.find("Phòng họp"), std::string("Phòng họp").size(), "Hội trường");
    CHECK(!known(later)->is_same);
    CHECK(known(later)->is_newer);
    CHECK(take(later) == Counts(0, 1));
    CHECK(known(later)->is_same);
    const auto event = kept.database.read([&](store::Read& tx) { return load_event(tx, known(later)->id); });
    REQUIRE(event);
    CHECK(event->said.place == "Hội trường");
    CHECK(event->changes.size() == 2);
    const auto removed = kept.database.write([&](store::Write& tx) {
      return set_removed(tx, kept.clock, kept.actor, {event->id, event->version}, true);
    });
    REQUIRE(removed);
    CHECK(!known(later));
  });
}

TEST_CASE("import: all or none") {
  with_office([](Kept& kept) {
    const std::string good = vevent("UID:g\nSUMMARY:x\nDTSTART:20270301T080000Z\n"), bad = vevent("UID:b\nDTSTART:20270302T080000Z\n");
    const auto taken = kept.database.write([&](store::Write& tx) { return take_events(tx, kept.clock, kept.actor, {}, read(good + bad)); });
    REQUIRE(!taken);
    CHECK(taken.error().key == "calendar.event_title_missing");
    CHECK(!kept.database.read([&](store::Read& tx) { return find_known(tx, {}, read(good).at(0)); }));
  });
}

TEST_CASE("import: what this calendar has written out itself is known by its UID, and comes back as it was") {
  with_office([](Kept& kept) {
    const auto taken = kept.database.write([&](store::Write& tx) { return take_events(tx, kept.clock, kept.actor, {}, read(kWeekly)); });
    REQUIRE(taken);
    ical::Calendar written;
    add_events(written, taken->made);
    const auto again = read_import(ical::read_calendar(ical::to_text(written, kept.clock.now())).calendar, kWords).list;
    REQUIRE(again.size() == 1);
    CHECK(again[0].said.repeats == taken->made[0].said.repeats);
    CHECK(told(again[0].said.when) == told(taken->made[0].said.when));
    CHECK(again[0].changes.size() == 2);
    const auto known = kept.database.read([&](store::Read& tx) { return find_known(tx, {}, again[0]); });
    REQUIRE(known);
    CHECK(known->is_same);
  });
}

TEST_CASE("import: every event of the files of ../shared is offered or says why not") {
  const std::filesystem::path folder = "../shared/data/ical";
  if (!std::filesystem::exists(folder)) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".ics") continue;
    CAPTURE(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto reading = ical::read_calendar(bytes);
    const auto events = read_import(reading.calendar, kWords).list;
    std::set<std::string> uids, offered;
    for (const auto& event : reading.calendar.events)
      if (!event.uid.empty() && event.uid.size() <= kMostUidOctets) uids.insert(event.uid);
    for (const auto& event : events) {
      offered.insert(event.uid.substr(0, event.uid.rfind("/2") == std::string::npos ? event.uid.size() : event.uid.rfind("/2")));
      offered.insert(event.uid);
      CHECK((event.fault || clean_event(event.said)));
    }
    for (const auto& uid : uids) CHECK(offered.contains(uid));
  }
}
