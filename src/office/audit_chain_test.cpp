#include "office/audit_chain.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <thread>

#include "office/audit.hpp"
#include "office/audit_erase.hpp"
#include "office/audit_verify.hpp"
#include "store/schema.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;

namespace {

constexpr std::string_view kStatements = R"(
-- name: add_older_line
INSERT INTO audit_line_unchained (id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after)
VALUES ($1, '2025-01-01T00:00:00.000Z', NULL, '192.0.2.1', 'test.older', 'thing', $1, '', '', 'x');

-- name: fake_erasure
UPDATE audit_line SET after = '', seal = $2 WHERE id = $1;

-- name: values_and_seal
SELECT from_address, before, after, seal FROM audit_line WHERE id = $1;
)";
const std::vector<store::QueryFile> kQueries{queries(), {"test", kStatements}};
const FixedClock kClock(from_rfc3339("2026-11-22T08:00:00.000Z"));
constexpr int kOlder = 2'300;  // more than two pages

void add_older_lines(store::Database& database, int lines) {
  (void)database.write([&](store::Write& tx) -> Result<void> {
    for (int i = 0; i < lines; ++i) tx.run("test.add_older_line", std::to_string(100'000 + i));
    return {};
  });
}

void write_line(store::Database& database, const std::string& subject, const std::string& after = "") {
  (void)database.write([&](store::Write& tx) -> Result<void> {
    audit(tx, kClock, {{}, "192.0.2.7"}, {"test.done", "thing", subject, "name", "", after});
    return {};
  });
}

AuditVerdict verify(store::Database& database) {
  return database.read([](store::Read& tx) { return verify_audit(tx); });
}

std::string only_line_of(store::Database& database, const std::string& subject) {
  return database.read([&](store::Read& tx) { return list_audit(tx, "thing", subject, 2).at(0).id; });
}

}  // namespace

TEST_CASE("lines of one connection stand in one chain without gaps, and a write that was refused leaves none") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    constexpr int kLines = 12;
    for (int i = 0; i < kLines; ++i) {
      write_line(database, std::to_string(i));
      (void)database.write([&](store::Write& tx) -> Result<void> {
        audit(tx, kClock, {}, {.event = "test.refused"});
        return fail(Code::conflict, "test.refused");
      });
    }
    const AuditVerdict verdict = verify(database);
    CHECK(verdict.faults.empty());
    CHECK(verdict.lines == kLines);
    REQUIRE(verdict.heads.size() == 1);
    CHECK(verdict.heads[0].position == kLines);
    CHECK(verdict.heads[0].chain >= 1);
  });
}

TEST_CASE("writers at the same time, of two processes, keep the trail whole") {
  for (const store::Engine engine : store::test_engines()) {
    store::TestDatabase first(kQueries, engine);
    auto second = store::Database::open({.path = first.location()}, store::shipped_migrations(), kQueries);
    REQUIRE(second);
    constexpr int kThreads = 4;
    constexpr int kLines = 30;
    {
      std::vector<std::jthread> threads;
      for (int t = 0; t < kThreads; ++t) {
        store::Database& database = t % 2 == 0 ? *first : **second;
        threads.emplace_back([&database, t] {
          for (int i = 0; i < kLines; ++i) write_line(database, std::to_string(t) + "-" + std::to_string(i));
        });
      }
    }
    const AuditVerdict verdict = verify(*first);
    CHECK(verdict.faults.empty());
    CHECK(verdict.lines == kThreads * kLines);
    CHECK(verdict.heads.size() <= kThreads);
    if (engine == store::Engine::sqlite) CHECK(verdict.heads.size() == 1);
  }
}

TEST_CASE("lines from before are chained once, in their order, and lists show them again") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    add_older_lines(database, kOlder);
    CHECK(verify(database).faults.size() == 1);  // they stand outside
    chain_older_lines(database, kClock);
    chain_older_lines(database, kClock);
    const AuditVerdict verdict = verify(database);
    CHECK(verdict.faults.empty());
    CHECK(verdict.lines == kOlder + 1);  // and the line that says so
    REQUIRE(verdict.heads.size() == 2);
    CHECK(verdict.heads[0].chain == kOlderLines);
    CHECK(verdict.heads[0].position == kOlder);
    const auto lines = database.read([](store::Read& tx) { return list_audit(tx, "thing", "100007", 10); });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].actor.from_address == "192.0.2.1");
  });
}

TEST_CASE("chaining that was cut off goes on where it was, and lines in no chain are told until then") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    add_older_lines(database, kOlder);
    const auto die = [](std::int64_t) { throw std::runtime_error("the power went"); };
    CHECK_THROWS(chain_older_lines(database, kClock, die));
    const AuditVerdict cut = verify(database);
    REQUIRE_FALSE(cut.faults.empty());
    CHECK(cut.faults[0].kind == AuditFault::Kind::unchained);
    CHECK_THROWS(chain_older_lines(database, kClock, die));
    chain_older_lines(database, kClock);
    const AuditVerdict verdict = verify(database);
    CHECK(verdict.faults.empty());
    CHECK(verdict.lines == kOlder + 1);
  });
}

TEST_CASE("of two processes that chain at once each line is chained once") {
  for (const store::Engine engine : store::test_engines()) {
    store::TestDatabase first(kQueries, engine);
    add_older_lines(*first, kOlder);
    auto second = store::Database::open({.path = first.location()}, store::shipped_migrations(), kQueries);
    REQUIRE(second);
    {
      const std::jthread one([&] { chain_older_lines(*first, kClock); });
      const std::jthread other([&] { chain_older_lines(**second, kClock); });
    }
    const AuditVerdict verdict = verify(*first);
    CHECK(verdict.faults.empty());
    CHECK(verdict.lines == kOlder + 1);
  }
}

TEST_CASE("an older line added after these were chained is told") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    chain_older_lines(database, kClock);
    add_older_lines(database, 1);
    chain_older_lines(database, kClock);
    const AuditVerdict verdict = verify(database);
    REQUIRE(verdict.faults.size() == 1);
    CHECK(verdict.faults[0].kind == AuditFault::Kind::unchained);
    CHECK(verdict.faults[0].last_position == 1);
  });
}

TEST_CASE("a value is erased on a founded request: it and its salt are gone, the trail is whole and says who asked") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    write_line(database, "T", "Nguyễn Thị Hoà");
    write_line(database, "U", "x");
    const std::string id = only_line_of(database, "T");
    const auto erase = [&](const AuditErasure& erasure) {
      return database.write([&](store::Write& tx) { return erase_audit_values(tx, kClock, {{}, ""}, erasure); });
    };
    REQUIRE(erase({id, {SealedValue::after, SealedValue::from_address, SealedValue::before}, "Theo đơn của bà", "12/YC-DLCN"}));
    const auto row = database.read([&](store::Read& tx) { return tx.one("test.values_and_seal", id); });
    CHECK(row->text("after").empty());
    CHECK(row->text("from_address").empty());
    CHECK(row->text("seal").size() == 65 + 1 + 1 + 65);
    const AuditVerdict verdict = verify(database);
    CHECK(verdict.faults.empty());
    CHECK(verdict.erased_values == 2);
    const auto said = database.read([&](store::Read& tx) { return list_audit(tx, kErasedKind, id, 10); });
    REQUIRE(said.size() == 2);  // `before` was empty
    CHECK(said[0].line.event == kErasedEvent);
    CHECK(said[1].line.field == "after");
    CHECK(said[1].line.before == "12/YC-DLCN");
    CHECK(said[1].line.after == "Theo đơn của bà");
    CHECK(erase({id, {SealedValue::after}, "lần nữa", "12/YC-DLCN"}));  // gone already: nothing is said again
    CHECK(verify(database).lines == verdict.lines);
  });
}

TEST_CASE("an erasure without reason or paper, of no line, of what the chains say or of an altered line is refused") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    chain_older_lines(database, kClock);
    write_line(database, "T", "x");
    const std::string id = only_line_of(database, "T");
    const auto refusal = [&](const std::string& line, const std::string& reason, const std::string& basis) {
      const auto done = database.write([&](store::Write& tx) {
        return erase_audit_values(tx, kClock, {}, {line, {SealedValue::after}, reason, basis});
      });
      return done ? std::string() : done.error().key;
    };
    CHECK(refusal(id, "", "12/YC") == "office.erasure_unfounded");
    CHECK(refusal(id, "x", "") == "office.erasure_unfounded");
    CHECK(refusal("none", "x", "12/YC") == "office.no_such_audit_line");
    const auto chained = database.read([](store::Read& tx) { return list_audit_of(tx, kChainedEvent, 1).at(0).id; });
    CHECK(refusal(chained, "x", "12/YC") == "office.erasure_kept");
    CHECK(verify(database).faults.empty());
    (void)database.write([&](store::Write& tx) -> Result<void> {
      tx.run("test.fake_erasure", id, "..");
      return {};
    });
    CHECK(refusal(id, "x", "12/YC") == "office.erasure_of_altered_line");
  });
}

TEST_CASE("a value emptied as an erasure would, which nobody asked for, is told") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    write_line(database, "T", "x");
    const std::string id = only_line_of(database, "T");
    (void)database.write([&](store::Write& tx) -> Result<void> {
      auto line = to_chained_line(tx.one("office.load_chained_line", id).value()).value();
      erase_value(line, SealedValue::after);
      tx.run("test.fake_erasure", id, line.seal);
      return {};
    });
    const AuditVerdict verdict = verify(database);
    REQUIRE(verdict.faults.size() == 1);
    CHECK(verdict.faults[0].kind == AuditFault::Kind::emptied);
    CHECK(verdict.faults[0].line == id);
  });
}

TEST_CASE("heads stated earlier and the heads of a day prove what was there, whatever came later") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    FixedClock clock(from_rfc3339("2026-11-22T16:59:59.999Z"));  // the last moment of the day in Việt Nam
    const auto write = [&] {
      (void)database.write([&](store::Write& tx) -> Result<void> {
        audit(tx, clock, {}, {.event = "test.done"});
        return {};
      });
    };
    for (int i = 0; i < 3; ++i) write();
    const Date day = Date::from_iso("2026-11-22").value();
    const auto heads = database.read([](store::Read& tx) { return list_heads(tx); });
    clock.advance(std::chrono::milliseconds(1));
    write();
    database.read([&](store::Read& tx) {
      CHECK(list_heads_before(tx, end_of(day)) == heads);
      const AuditVerdict verdict = verify_audit(tx, {.earlier = heads, .day = day});
      CHECK(verdict.faults.empty());
      CHECK(verdict.heads_of_day == heads);
      CHECK(verdict.heads != heads);
      auto others = heads;
      others[0].hash[0] = others[0].hash[0] == 'a' ? 'b' : 'a';
      const auto faults = verify_audit(tx, {.earlier = others}).faults;
      REQUIRE(faults.size() == 1);
      CHECK(faults[0].kind == AuditFault::Kind::differs);
      CHECK(faults[0].position == 3);
      return true;
    });
  });
}
