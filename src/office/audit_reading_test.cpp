#include "office/audit_reading.hpp"

#include <doctest/doctest.h>

#include "base/clock.hpp"
#include "office/audit.hpp"
#include "store/schema.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;

namespace {

const std::vector<store::QueryFile> kQueries{queries()};

void write(store::Database& database, const char* at, const std::string& event, const std::string& thing) {
  const FixedClock clock(from_rfc3339(at));
  (void)database.write([&](store::Write& tx) -> Result<void> {
    audit(tx, clock, {{}, "192.0.2.7"}, {event, "thing", thing, "name", "", "x"});
    return {};
  });
}

TrailPage read(store::Database& database, const TrailFilter& filter, const std::string& cursor = "", int limit = 50) {
  return *database.read([&](store::Read& tx) { return read_trail(tx, filter, cursor, limit); });
}

std::string things(const TrailPage& page) {
  std::string all;
  for (const ChainedLine& line : page.lines) all += line.subject_id;
  return all;
}

}  // namespace

TEST_CASE("the trail is read newest first, page by page, each line once") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    for (const char* thing : {"a", "b", "c", "d", "e"}) write(database, "2026-11-22T08:00:00.000Z", "test.done", thing);
    const TrailPage first = read(database, {}, "", 2);
    CHECK(things(first) == "ed");
    const TrailPage second = read(database, {}, first.next, 2);
    CHECK(things(second) == "cb");
    const TrailPage last = read(database, {}, second.next, 2);
    CHECK(things(last) == "a");
    CHECK(last.next.empty());
    CHECK(things(read(database, {}, "0")).empty());
  });
}

TEST_CASE("the trail is narrowed by day in Việt Nam, group, thing and who did it") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    write(database, "2026-11-21T16:59:59.999Z", "directive.registered", "a");  // the last moment of the 21st
    write(database, "2026-11-21T17:00:00.000Z", "office.role_added", "b");
    write(database, "2026-11-22T16:59:59.999Z", "directive.corrected", "a");
    write(database, "2026-11-22T17:00:00.000Z", "office.signed_in", "c");
    const auto of_day = [](const char* from, const char* to) {
      TrailFilter filter;
      if (*from != 0) filter.from = Date::from_iso(from);
      if (*to != 0) filter.to = Date::from_iso(to);
      return filter;
    };
    CHECK(things(read(database, of_day("2026-11-22", "2026-11-22"))) == "ab");
    CHECK(things(read(database, of_day("", "2026-11-21"))) == "a");
    CHECK(things(read(database, of_day("2026-11-23", ""))) == "c");
    CHECK(things(read(database, of_day("2026-11-24", ""))).empty());
    CHECK(things(read(database, {.group = AuditGroup::papers})) == "aa");
    CHECK(things(read(database, {.group = AuditGroup::rights})) == "b");
    CHECK(things(read(database, {.subject_kind = "thing", .subject_id = "a"})) == "aa");
    CHECK(things(read(database, {.account = {"nobody"}})).empty());
    CHECK(things(read(database, {.by_program = true})) == "caba");
  });
}

TEST_CASE("a question that little fits is answered in parts, each with the way to the next") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    write(database, "2026-11-22T08:00:00.000Z", "office.role_added", "a");
    const FixedClock clock(from_rfc3339("2026-11-22T09:00:00.000Z"));
    (void)database.write([&](store::Write& tx) -> Result<void> {
      for (int i = 0; i < kMostLinesLookedAt; ++i) audit(tx, clock, {}, {"directive.registered", "paper", "p", {}, {}, {}});
      return {};
    });
    const TrailPage first = read(database, {.group = AuditGroup::rights});
    CHECK(first.lines.empty());
    REQUIRE_FALSE(first.next.empty());
    CHECK(first.looked_to == "2026-11-22T09:00:00.000Z");
    const TrailPage second = read(database, {.group = AuditGroup::rights}, first.next);
    CHECK(things(second) == "a");
    CHECK(second.next.empty());
  });
}

TEST_CASE("every group is found by its name, and an event belongs to one") {
  for (const auto name : {"papers", "plans", "calendar", "units", "accounts", "rights", "trail"}) CHECK(to_name(*find_audit_group(name)) == name);
  CHECK_FALSE(find_audit_group("others"));
  struct Row {
    std::string_view event;
    AuditGroup group;
  };
  for (const Row& row : {Row{"directive.registered", AuditGroup::papers},
                         {"programme.task_added", AuditGroup::plans},
                         {"office.succession_stated", AuditGroup::units},
                         {"office.territories_imported", AuditGroup::units},
                         {"office.signed_in", AuditGroup::accounts},
                         {"office.grant_ended", AuditGroup::rights},
                         {"office.audit_value_erased", AuditGroup::trail},
                         {"office.restored", AuditGroup::trail},
                         {"later.thing", AuditGroup::accounts}}) {
    CAPTURE(row.event);
    CHECK(group_of(row.event) == row.group);
  }
}
