#include "schedule/records.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "office/account.hpp"
#include "office/accounts.hpp"
#include "schedule/comparison.hpp"
#include "schedule/leaders.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::schedule;

namespace {

const Date kMonday = *Date::make(2026, 11, 23);

/// An office that draws up its weeks, for both engines.
struct TestWeek {
  store::Database& database;
  FixedClock& clock;
  office::Actor actor;

  [[nodiscard]] Result<Schedule> write(const std::function<Result<Schedule>(store::Write&)>& change) const {
    return database.write(change);
  }
  [[nodiscard]] Schedule begin(const Date& day = kMonday) const {
    auto week = write([&](store::Write& tx) { return begin_week(tx, clock, actor, {}, day); });
    REQUIRE_MESSAGE(week, week.error().key);
    return std::move(*week);
  }
  [[nodiscard]] Leader lead(const LeaderSaid& said) const {
    auto leader = database.write([&](store::Write& tx) { return add_leader(tx, clock, actor, {}, said); });
    REQUIRE_MESSAGE(leader, leader.error().key);
    return std::move(*leader);
  }
  [[nodiscard]] Result<Schedule> add(const Schedule& week, const EntrySaid& said) const {
    return write([&](store::Write& tx) { return add_entry(tx, clock, actor, week.id, said); });
  }
  [[nodiscard]] Result<Schedule> change(const Schedule& week, const Entry& seen, const EntrySaid& said) const {
    return write([&](store::Write& tx) { return change_entry(tx, clock, actor, {week.id, seen.id, seen.version}, said); });
  }
  [[nodiscard]] Result<Schedule> put_away(const Schedule& week, const EntryId& entry, std::int64_t version, bool is_removed) const {
    return write([&](store::Write& tx) { return set_removed(tx, clock, actor, {week.id, entry, version}, is_removed); });
  }
  using Step = Result<Schedule> (*)(store::Write&, const Clock&, const office::Actor&, const SeenSchedule&);
  [[nodiscard]] Result<Schedule> take(Step step, const Schedule& seen) const {
    return write([&](store::Write& tx) { return step(tx, clock, actor, {seen.id, seen.version}); });
  }
  [[nodiscard]] Result<Schedule> load(const Schedule& week, std::int64_t edition) const {
    return database.read([&](store::Read& tx) { return load_schedule(tx, week.id, edition); });
  }
  [[nodiscard]] std::vector<std::string> audited(const char* event) const {
    std::vector<std::string> lines;
    for (const auto& line : database.read([&](store::Read& tx) { return office::list_audit_of(tx, event, 50); }))
      lines.push_back(line.line.field + ": " + line.line.before + " > " + line.line.after);
    return lines;
  }
};

EntrySaid meeting(const char* content, int day = 0, const char* start = "08:00") {
  return {.day = kMonday.plus_days(day), .start = start, .content = content};
}

void with_week(const std::function<void(TestWeek&)>& test) {
  const std::vector<store::QueryFile> rooms{office::queries(), queries()};
  store::for_each_engine(rooms, [&](store::Database& database) {
    FixedClock clock(from_rfc3339("2026-11-20T01:00:00.000Z"));
    const auto administrator = database.write([&](store::Write& tx) -> Result<office::Account> {
      return *office::create_first_administrator(tx, clock, "quantri", "Quản trị viên");
    });
    TestWeek week{.database = database, .clock = clock, .actor = {.account = administrator->id, .from_address = ""}};
    test(week);
  });
}

std::string key_of(const Result<Schedule>& result) {
  return result ? "" : result.error().key;
}

using Lines = std::vector<std::string>;

/// "2026-11-23 08:00 Giao ban", a line an entry.
Lines shown(const Result<Schedule>& week) {
  REQUIRE_MESSAGE(week, week.error().key);
  Lines lines;
  for (const Entry& entry : week->entries) {
    lines.push_back(entry.said.day.to_iso() + " " + entry.said.start + " " + entry.said.content);
    if (entry.said.is_cancelled) lines.back() += " (cancelled)";
    for (const Attendance& attendance : entry.said.leaders)
      lines.back() += (attendance.chairs ? ", chairs " : ", attends ") + attendance.shown;
  }
  return lines;
}

}  // namespace

TEST_CASE("a unit has a week once, and begins it with what was printed around the week before") {
  with_week([](TestWeek& office) {
    const Schedule week = office.begin(kMonday.plus_days(3));
    CHECK(week.monday == kMonday);
    CHECK(week.state == State::draft);
    const auto headed = office.write([&](store::Write& tx) {
      return change_heading(tx, office.clock, office.actor, {week.id, week.version},
                            {.number = "12/LCT",
                             .issued_at = "Vân Sơn",
                             .idle_words = "Làm việc tại cơ quan",
                             .signer_title = "CHÁNH VĂN PHÒNG",
                             .signer_name = "Lò Thị Hạnh",
                             .recipients = "- Lưu: VT.",
                             .note = "Ghi chú"});
    });
    REQUIRE(headed);
    CHECK(key_of(office.write([&](store::Write& tx) { return begin_week(tx, office.clock, office.actor, {}, kMonday); })) ==
          "schedule.week_is_there");
    CHECK(key_of(office.write([&](store::Write& tx) { return begin_week(tx, office.clock, office.actor, {}, *Date::make(9999, 1, 1)); })) ==
          "schedule.year");
    const Schedule next = office.begin(kMonday.plus_days(7));
    CHECK(next.heading.number.empty());
    CHECK(next.heading.note.empty());
    CHECK(next.heading.idle_words == "Làm việc tại cơ quan");
    CHECK(next.heading.signer_name == "Lò Thị Hạnh");
    const auto rows = office.database.read([&](store::Read& tx) { return list_schedules(tx, office::sight_of_all(), kMonday, kMonday); });
    REQUIRE(rows.size() == 1);
    CHECK(rows.front().id == week.id);
    CHECK(office.database.read([&](store::Read& tx) { return find_week(tx, {}, kMonday.plus_days(9)); }) == next.id);
  });
}

TEST_CASE("entries are added, changed and taken out, in the order of days and times, and told in the trail") {
  with_week([](TestWeek& office) {
    const Leader chair = office.lead({.name = "Hoàng Văn Minh", .post = "Chủ tịch"});
    const Leader deputy = office.lead({.name = "Lò Thị Hạnh"});
    const Schedule week = office.begin();
    REQUIRE(office.add(week, meeting("Giao ban", 1)));
    EntrySaid visit = meeting("Tiếp đoàn", 0, "14:00");
    visit.leaders = {{.leader = deputy.id, .chairs = false}, {.leader = chair.id, .chairs = true}};
    const auto both = office.add(week, visit);
    CHECK(shown(both) ==
          Lines{"2026-11-23 14:00 Tiếp đoàn, chairs Chủ tịch Hoàng Văn Minh, attends Lò Thị Hạnh", "2026-11-24 08:00 Giao ban"});
    CHECK(both->version == 3);
    const Entry seen = both->entries.front();
    EntrySaid later = seen.said;
    later.day = kMonday.plus_days(4);
    const auto moved = office.change(week, seen, later);
    CHECK(shown(moved) ==
          Lines{"2026-11-24 08:00 Giao ban", "2026-11-27 14:00 Tiếp đoàn, chairs Chủ tịch Hoàng Văn Minh, attends Lò Thị Hạnh"});
    CHECK(office.audited("schedule.entry_changed") == Lines{"time: 2026-11-23 14:00 > 2026-11-27 14:00"});
    CHECK(key_of(office.change(week, seen, later)) == "api.changed_meanwhile");
    CHECK(key_of(office.change(week, {.id = {"x"}, .said = later}, later)) == "schedule.no_such_entry");
    EntrySaid nobody = later;
    nobody.leaders = {{.leader = {"x"}, .chairs = true}};
    CHECK(key_of(office.add(week, nobody)) == "schedule.no_such_leader");

    const auto out = office.put_away(week, seen.id, 2, true);
    CHECK(shown(out) == Lines{"2026-11-24 08:00 Giao ban"});
    CHECK(key_of(office.change(week, {.id = seen.id, .version = 3, .said = later}, later)) == "schedule.no_such_entry");
    CHECK(shown(office.put_away(week, seen.id, 3, false)).size() == 2);
    CHECK(office.audited("schedule.entry_removed") == Lines{"content: Tiếp đoàn > "});
  });
}

TEST_CASE("what was approved stays as it was, whatever is drawn up after it, the names of leaders too") {
  with_week([](TestWeek& office) {
    const Leader chair = office.lead({.name = "Hoàng Văn Minh", .post = "Chủ tịch"});
    const Schedule begun = office.begin();
    CHECK(key_of(office.take(submit, begun)) == "schedule.nothing_to_approve");
    EntrySaid said = meeting("Giao ban");
    said.leaders = {{.leader = chair.id, .chairs = true}};
    const auto drawn = office.add(begun, said);
    const auto submitted = office.take(submit, *drawn);
    REQUIRE(submitted);
    CHECK(submitted->state == State::submitted);
    CHECK(key_of(office.take(submit, *submitted)) == "schedule.not_a_draft");
    CHECK(key_of(office.take(approve, *drawn)) == "api.changed_meanwhile");
    const auto approved = office.take(approve, *submitted);
    REQUIRE(approved);
    CHECK(approved->newest == 1);
    CHECK(approved->editions.front().approved_by == "Quản trị viên");
    CHECK(key_of(office.take(approve, *approved)) == "schedule.not_a_draft");

    const Entry seen = approved->entries.front();
    CHECK(key_of(office.put_away(begun, seen.id, seen.version, true)) == "schedule.entry_was_approved");
    EntrySaid cancelled = seen.said;
    cancelled.is_cancelled = true;
    REQUIRE(office.change(begun, seen, cancelled));
    REQUIRE(office.database.write([&](store::Write& tx) {
      return change_leader(tx, office.clock, office.actor, chair.id, 1, {.name = "Hoàng Văn Minh", .post = "Bí thư"});
    }));
    const auto amending = office.add(begun, meeting("Họp đột xuất", 2));
    CHECK(amending->state == State::draft);
    CHECK(shown(office.load(begun, 1)) == Lines{"2026-11-23 08:00 Giao ban, chairs Chủ tịch Hoàng Văn Minh"});
    REQUIRE(office.take(approve, *amending));
    CHECK(shown(office.load(begun, 2)) ==
          Lines{"2026-11-23 08:00 Giao ban (cancelled), chairs Bí thư Hoàng Văn Minh", "2026-11-25 08:00 Họp đột xuất"});
    CHECK(shown(office.load(begun, 1)) == Lines{"2026-11-23 08:00 Giao ban, chairs Chủ tịch Hoàng Văn Minh"});
    CHECK(key_of(office.load(begun, 3)) == "schedule.no_such_edition");
    CHECK(office.audited("schedule.week_approved") == Lines{"edition:  > 2", "edition:  > 1"});
  });
}

TEST_CASE("what was submitted is given back with a reason; what differs in nothing is not approved again") {
  with_week([](TestWeek& office) {
    const auto drawn = office.add(office.begin(), meeting("Giao ban"));
    const auto submitted = office.take(submit, *drawn);
    const auto give = [&](const Schedule& seen, const char* reason) {
      return office.write([&](store::Write& tx) { return give_back(tx, office.clock, office.actor, {seen.id, seen.version}, reason); });
    };
    CHECK(key_of(give(*submitted, " ")) == "schedule.reason_missing");
    const auto back = give(*submitted, "Thiếu lịch Phó Chủ tịch");
    REQUIRE(back);
    CHECK(back->state == State::draft);
    CHECK(back->reason == "Thiếu lịch Phó Chủ tịch");
    CHECK(key_of(give(*back, "a")) == "schedule.not_submitted");
    const auto again = office.take(submit, *back);
    CHECK(again->reason.empty());
    const auto approved = office.take(approve, *again);
    const Entry seen = approved->entries.front();
    EntrySaid elsewhere = seen.said;
    elsewhere.place = "Hội trường";
    const auto changed = office.change(*approved, seen, elsewhere);
    const auto restored = office.change(*changed, changed->entries.front(), seen.said);
    CHECK(key_of(office.take(approve, *restored)) == "schedule.nothing_changed");
    CHECK(list_changes(office.load(*approved, 1)->entries, restored->entries).empty());
  });
}

TEST_CASE("leaders keep the order they are given, and nobody changes one unseen") {
  with_week([](TestWeek& office) {
    const Leader first = office.lead({.name = "A"}), second = office.lead({.name = "B"}), third = office.lead({.name = "C", .place = 1});
    const auto order = [&] {
      std::string names;
      for (const Leader& leader : office.database.read([&](store::Read& tx) { return list_leaders(tx, {}); })) names += leader.said.name;
      return names;
    };
    CHECK(order() == "CAB");
    const auto change = [&](const Leader& seen, const LeaderSaid& said) {
      return office.database.write(
          [&](store::Write& tx) { return change_leader(tx, office.clock, office.actor, seen.id, seen.version, said); });
    };
    REQUIRE(change(second, {.name = "B", .is_retired = true, .place = 2}));
    CHECK(order() == "CBA");
    CHECK(change(second, {.name = "D"}).error().key == "api.changed_meanwhile");
    CHECK(change(first, {.name = " \n"}).error().key == "schedule.leader_name_missing");
    CHECK(change({.id = {"x"}}, {.name = "A"}).error().key == "schedule.no_such_leader");
    CHECK(change(third, {.name = std::string(kLeaderCharacters + 1, 'a')}).error().key == "schedule.text_too_long");
    CHECK(office.audited("schedule.leader_changed") == Lines{"retired: no > yes", "place: 3 > 2"});
  });
}
