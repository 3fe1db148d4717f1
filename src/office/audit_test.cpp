#include "office/audit.hpp"

#include <doctest/doctest.h>

#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using namespace std::chrono_literals;

namespace {

const std::vector<store::QueryFile> kQueries{queries()};
const Instant kStart = from_rfc3339("2026-11-22T08:00:00.000Z");

void write_line(store::Database& database, const Clock& clock, const Actor& actor, const AuditLine& line) {
  (void)database.write([&](store::Write& tx) -> Result<void> {
    audit(tx, clock, actor, line);
    return {};
  });
}

}  // namespace

TEST_CASE("a line is read back as it was written") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    const FixedClock clock(kStart);
    const auto account = database.write([&](store::Write& tx) { return create_first_administrator(tx, clock, "hoa", "Hoà"); });
    write_line(database, clock, {account->id, "192.0.2.7"}, {"directive.corrected", "paper", "P1", "number", "305/KH", "305/KH-MTTQ"});
    const auto lines = database.read([](store::Read& tx) { return list_audit(tx, "paper", "P1", 10); });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].at == kStart);
    CHECK(lines[0].actor.account == account->id);
    CHECK(lines[0].actor.from_address == "192.0.2.7");
    CHECK(lines[0].line.event == "directive.corrected");
    CHECK(lines[0].line.field == "number");
    CHECK(lines[0].line.before == "305/KH");
    CHECK(lines[0].line.after == "305/KH-MTTQ");
  });
}

TEST_CASE("lines keep the order of writing within a millisecond and when the clock is set back") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    FixedClock clock(kStart);
    constexpr int kLines = 60;
    for (int i = 0; i < kLines; ++i) {
      if (i == kLines / 2) clock.advance(-1h);
      write_line(database, clock, {}, {"test.counted", "thing", "T", "", "", std::to_string(i)});
    }
    const auto lines = database.read([](store::Read& tx) { return list_audit(tx, "thing", "T", 100); });
    REQUIRE(lines.size() == kLines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      CHECK(lines[i].line.after == std::to_string(kLines - 1 - i));
      CHECK(lines[i].id.size() == 26);
      CHECK(lines[i].actor.account.empty());
    }
  });
}

TEST_CASE("lists hold their subject or event alone, the newest up to the limit") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    const FixedClock clock(kStart);
    write_line(database, clock, {}, {"a.one", "paper", "P1", "", "", "1"});
    write_line(database, clock, {}, {"a.two", "paper", "P1", "", "", "2"});
    write_line(database, clock, {}, {"a.one", "paper", "P2", "", "", "3"});
    write_line(database, clock, {}, {"a.one", "plan", "P1", "", "", "4"});
    database.read([](store::Read& tx) {
      const auto joined = [](const std::vector<AuditEntry>& lines) {
        std::string all;
        for (const AuditEntry& entry : lines) all += entry.line.after;
        return all;
      };
      CHECK(joined(list_audit(tx, "paper", "P1", 10)) == "21");
      CHECK(joined(list_audit(tx, "paper", "P1", 1)) == "2");
      CHECK(joined(list_audit_of(tx, "a.one", 10)) == "431");
      CHECK(joined(list_audit_of(tx, "a.one", 2)) == "43");
      CHECK(joined(list_audit_of(tx, "a.none", 10)).empty());
      return true;
    });
  });
}

TEST_CASE("a line lives and dies with the change it tells of") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    const FixedClock clock(kStart);
    const auto refused = database.write([&](store::Write& tx) -> Result<void> {
      audit(tx, clock, {}, {"test.tried", "thing", "T", "", "", ""});
      return fail(Code::conflict, "test.refused");
    });
    CHECK_FALSE(refused);
    CHECK(database.read([](store::Read& tx) { return list_audit(tx, "thing", "T", 10); }).empty());
  });
}
