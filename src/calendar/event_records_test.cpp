#include "calendar/event_records.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "calendar/event_time.hpp"
#include "calendar/records.hpp"
#include "office/notices.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::calendar;

namespace {

Date day(const char* text) {
  return *Date::from_iso(text);
}

/// An office that keeps events, for both engines, on 22 November 2026 at 08:00 in Việt Nam.
struct TestCalendar {
  store::Database& database;
  FixedClock& clock;
  office::Actor actor;

  [[nodiscard]] Event add(const EventSaid& said) const {
    auto event = database.write([&](store::Write& tx) { return add_event(tx, clock, actor, {}, said); });
    REQUIRE_MESSAGE(event, event.error().key);
    return std::move(*event);
  }
  [[nodiscard]] Result<Event> write(const std::function<Result<Event>(store::Write&)>& change) const { return database.write(change); }
  [[nodiscard]] Result<Event> move(const Event& seen, const EventMove& wish) const {
    return write([&](store::Write& tx) { return move_event(tx, clock, actor, {seen.id, seen.version}, wish); });
  }
  [[nodiscard]] Result<Event> change_one(const Event& seen, const OccurrenceChange& change) const {
    return write([&](store::Write& tx) { return change_occurrence(tx, clock, actor, {seen.id, seen.version}, change); });
  }
  [[nodiscard]] Result<Event> change(const Event& seen, const EventSaid& said) const {
    return write([&](store::Write& tx) { return change_event(tx, clock, actor, {seen.id, seen.version}, said); });
  }
  /// "2027-03-01 Giao ban", a line a time.
  [[nodiscard]] std::vector<std::string> shown(const char* from, const char* to) const {
    const auto events = database.read([&](store::Read& tx) { return list_events(tx, office::sight_of_all(), day(from), day(to)); });
    std::vector<std::string> lines;
    for (const EventDay& found : list_event_days(events, day(from), day(to)).days) {
      lines.push_back(found.from.to_iso() + " " + found.when.start + " " + found.title());
      if (found.status() != EventStatus::planned) lines.back() += " " + std::string(name_of(found.status())) + ": " + found.reason();
      if (!found.moved_from.empty()) lines.back() += " from " + found.moved_from;
    }
    return lines;
  }
  [[nodiscard]] std::vector<std::string> audited(const char* event) const {
    std::vector<std::string> lines;
    for (const auto& entry : database.read([&](store::Read& tx) { return office::list_audit_of(tx, event, 50); }))
      lines.push_back(entry.line.field + ": " + entry.line.before + " > " + entry.line.after);
    return lines;
  }
};

void with_calendar(const std::function<void(TestCalendar&)>& test) {
  const std::vector<store::QueryFile> rooms{office::queries(), queries()};
  store::for_each_engine(rooms, [&](store::Database& database) {
    FixedClock clock(from_rfc3339("2026-11-22T01:00:00.000Z"));
    const auto administrator = database.write([&](store::Write& tx) -> Result<office::Account> {
      return *office::create_first_administrator(tx, clock, "quantri", "Quản trị viên");
    });
    TestCalendar calendar{.database = database, .clock = clock, .actor = {.account = administrator->id, .from_address = ""}};
    test(calendar);
  });
}

EventSaid weekly() {
  return {.title = "Giao ban",
          .when = {.first = day("2027-03-01"), .last = day("2027-03-01"), .start = "09:00", .end = "10:00", .zone = "Asia/Ho_Chi_Minh"},
          .repeats = "FREQ=WEEKLY;BYDAY=MO"};
}

EventSaid visit() {
  return {.title = "Đón đoàn báo chí Pháp",
          .kind = "visit_in",
          .when = {.first = day("2027-03-02"), .last = day("2027-03-04"), .start = "", .end = ""}};
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an event is added, found by its days, and told in the trail") {
  with_calendar([](TestCalendar& calendar) {
    const Event event = calendar.add(visit());
    CHECK(event.version == 1);
    CHECK(event.changed_by == "Quản trị viên");
    CHECK(calendar.shown("2027-03-04", "2027-03-10") == Lines{"2027-03-02  Đón đoàn báo chí Pháp"});
    CHECK(calendar.shown("2027-03-05", "2027-03-10").empty());
    CHECK(calendar.audited("calendar.event_added") == Lines{"time:  > 2027-03-02 - 2027-03-04", "title:  > Đón đoàn báo chí Pháp"});
  });
}

TEST_CASE("moved and moved back: the undo leaves nothing but two lines in the trail") {
  with_calendar([](TestCalendar& calendar) {
    const Event event = calendar.add(visit());
    const auto moved = calendar.move(event, {.occurrence = "", .from = day("2027-03-09"), .start = {}});
    REQUIRE(moved);
    CHECK(calendar.shown("2027-03-01", "2027-03-31") == Lines{"2027-03-09  Đón đoàn báo chí Pháp from 2027-03-02"});
    CHECK(moved->said.when.last == day("2027-03-11"));
    CHECK(moved->sequence == 1);
    const auto again = calendar.move(*moved, {.occurrence = "", .from = day("2027-03-12"), .start = {}});
    CHECK(again->moved_from == "2027-03-02");
    const auto back = calendar.move(*again, {.occurrence = "", .from = day("2027-03-02"), .start = {}});
    REQUIRE(back);
    CHECK(back->moved_from.empty());
    CHECK(calendar.shown("2027-03-01", "2027-03-31") == Lines{"2027-03-02  Đón đoàn báo chí Pháp"});
    CHECK(calendar.audited("calendar.event_changed").size() == 3);
  });
}

TEST_CASE("one time of a series is moved and cancelled, the others stay") {
  with_calendar([](TestCalendar& calendar) {
    const Event series = calendar.add(weekly());
    const auto moved = calendar.move(series, {.occurrence = "2027-03-08T09:00", .from = day("2027-03-09"), .start = "14:00"});
    REQUIRE_MESSAGE(moved, moved.error().key);
    const auto cancelled =
        calendar.change_one(*moved, {.occurrence = "2027-03-15T09:00",
                                     .title = "Giao ban",
                                     .place = "",
                                     .when = {.first = day("2027-03-15"), .last = day("2027-03-15"), .start = "09:00", .end = "10:00"},
                                     .status = EventStatus::cancelled,
                                     .reason = "Trùng lịch Tỉnh ủy"});
    REQUIRE(cancelled);
    CHECK(calendar.shown("2027-03-01", "2027-03-22") ==
          Lines{"2027-03-01 09:00 Giao ban", "2027-03-09 14:00 Giao ban from 2027-03-08T09:00",
                "2027-03-15 09:00 Giao ban cancelled: Trùng lịch Tỉnh ủy", "2027-03-22 09:00 Giao ban"});
    CHECK(calendar.audited("calendar.event_occurrence_changed").size() == 2);
    const auto undone = calendar.move(*cancelled, {.occurrence = "2027-03-08T09:00", .from = day("2027-03-08"), .start = "09:00"});
    REQUIRE(undone);
    CHECK(calendar.shown("2027-03-08", "2027-03-10") == Lines{"2027-03-08 09:00 Giao ban"});
    // Far from where the rule has it, too.
    const auto far = calendar.move(*undone, {.occurrence = "2027-03-08T09:00", .from = day("2026-12-01"), .start = {}});
    REQUIRE(far);
    CHECK(calendar.shown("2026-12-01", "2026-12-01") == Lines{"2026-12-01 09:00 Giao ban from 2027-03-08T09:00"});
  });
}

TEST_CASE("a series that begins at another time takes what was changed of single times along") {
  with_calendar([](TestCalendar& calendar) {
    const Event series = calendar.add(weekly());
    const auto moved = calendar.move(series, {.occurrence = "2027-03-08T09:00", .from = day("2027-03-09"), .start = {}});
    REQUIRE(moved);
    EventSaid later = moved->said;
    later.when.start = "10:00";
    later.when.end = "11:00";
    REQUIRE(calendar.change(*moved, later));
    CHECK(calendar.shown("2027-03-01", "2027-03-15") ==
          Lines{"2027-03-01 10:00 Giao ban", "2027-03-09 10:00 Giao ban from 2027-03-08T10:00", "2027-03-15 10:00 Giao ban"});
  });
}

TEST_CASE("this time and all later ones: the event ends before, another goes on, a count counts on") {
  with_calendar([](TestCalendar& calendar) {
    EventSaid said = weekly();
    said.repeats = "FREQ=WEEKLY;COUNT=5;BYDAY=MO";
    const Event series = calendar.add(said);
    const auto moved = calendar.move(series, {.occurrence = "2027-03-22T09:00", .from = day("2027-03-23"), .start = {}});
    REQUIRE(moved);
    EventSaid later = moved->said;
    later.title = "Giao ban tuần";
    later.when.first = later.when.last = day("2027-03-15");
    const auto rest = calendar.write([&](store::Write& tx) {
      return change_later(tx, calendar.clock, calendar.actor, {series.id, moved->version}, "2027-03-15T09:00", later);
    });
    REQUIRE_MESSAGE(rest, rest.error().key);
    CHECK(rest->id != series.id);
    CHECK(calendar.shown("2027-01-01", "2027-12-31") ==
          Lines{"2027-03-01 09:00 Giao ban", "2027-03-08 09:00 Giao ban", "2027-03-15 09:00 Giao ban tuần",
                "2027-03-23 09:00 Giao ban from 2027-03-22T09:00", "2027-03-29 09:00 Giao ban tuần"});
  });
}

TEST_CASE("nothing is gone for ever: what was removed is put back") {
  with_calendar([](TestCalendar& calendar) {
    const Event event = calendar.add(visit());
    const auto removed = calendar.write([&](store::Write& tx) {
      return set_removed(tx, calendar.clock, calendar.actor, {event.id, 1}, true);
    });
    REQUIRE(removed);
    CHECK(calendar.shown("2027-03-01", "2027-03-31").empty());
    const auto back = calendar.write([&](store::Write& tx) {
      return set_removed(tx, calendar.clock, calendar.actor, {event.id, 2}, false);
    });
    REQUIRE(back);
    CHECK(back->version == 3);
    CHECK(calendar.shown("2027-03-01", "2027-03-31").size() == 1);
    CHECK(calendar.audited("calendar.event_changed") == Lines{"removed: yes > no", "removed: no > yes"});
  });
}

TEST_CASE("what cannot be done is refused, and nothing is written") {
  with_calendar([](TestCalendar& calendar) {
    const Event series = calendar.add(weekly());
    const Event once = calendar.add(visit());
    Event outdated = series, unknown = once;
    outdated.version = 7;
    unknown.id = {"x"};
    const auto key = [](const Result<Event>& result) { return result ? std::string("none") : result.error().key; };
    CHECK(key(calendar.move(outdated, {.occurrence = "2027-03-08T09:00", .from = day("2027-03-09"), .start = {}})) ==
          "api.changed_meanwhile");
    CHECK(key(calendar.move(series, {.occurrence = "", .from = day("2027-03-09"), .start = {}})) == "calendar.event_repeats");
    CHECK(key(calendar.move(once, {.occurrence = "2027-03-02", .from = day("2027-03-09"), .start = {}})) == "calendar.event_repeats");
    CHECK(key(calendar.move(once, {.occurrence = "", .from = day("2027-03-09"), .start = "09:00"})) == "calendar.event_bad_time");
    CHECK(key(calendar.move(once, {.occurrence = "", .from = day("9999-12-31"), .start = {}})) == "calendar.event_year");
    CHECK(key(calendar.move(series, {.occurrence = "2027-03-09T09:00", .from = day("2027-03-09"), .start = {}})) ==
          "calendar.no_such_occurrence");
    CHECK(key(calendar.move(series, {.occurrence = "9999-12-27T09:00", .from = day("2027-03-09"), .start = {}})) ==
          "calendar.no_such_occurrence");
    CHECK(key(calendar.move(unknown, {.occurrence = "", .from = day("2027-03-09"), .start = {}})) == "calendar.no_such_event");
    EventSaid said = visit();
    said.occasion = "no_such_day";
    CHECK(key(calendar.change(once, said)) == "calendar.no_such_occasion");
    CHECK(key(calendar.change(once, visit())) == "none");
    CHECK(calendar.audited("calendar.event_changed").empty());
    CHECK(calendar.audited("calendar.event_occurrence_changed").empty());
  });
}
