#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "base/require.hpp"
#include "office/audit.hpp"
#include "office/audit_chain.hpp"
#include "office/audit_erase.hpp"
#include "office/audit_export.hpp"
#include "office/audit_verify.hpp"
#include "store/schema.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;

/// What somebody who can write to the database would try, and what keeps the trail from being written by halves.
namespace {

constexpr std::string_view kStatements = R"(
-- name: add_older_line
INSERT INTO audit_line_unchained (id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after)
VALUES ($1, '2025-01-01T00:00:00.000Z', NULL, '192.0.2.1', 'test.older', 'thing', $1, '', '', 'x');

-- name: fake_erasure
UPDATE audit_line SET after = '', seal = $2 WHERE id = $1;

-- name: hide_event @sqlite
UPDATE audit_line SET event = CAST(event AS BLOB) WHERE event = $1;

-- name: hide_event @postgres
UPDATE audit_line SET event = event || ' ' WHERE event = $1;

-- name: hide_subject @sqlite
UPDATE audit_line SET subject_id = CAST(subject_id AS BLOB) WHERE subject_id = $1;

-- name: hide_subject @postgres
UPDATE audit_line SET subject_id = subject_id || ' ' WHERE subject_id = $1;

-- name: hide_reason @sqlite
UPDATE audit_line SET before = CAST(before AS BLOB) WHERE id = $1;

-- name: hide_reason @postgres
UPDATE audit_line SET before = '' WHERE id = $1;

-- name: set_event
UPDATE audit_line SET event = $2 WHERE id = $1;

-- name: set_head
UPDATE audit_chain SET position = $2 WHERE chain = $1;

-- name: add_forged_line
INSERT INTO audit_line (id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after, chain, position, seal,
                        previous_hash, hash)
VALUES ($1, '2026-11-22T09:00:00.000Z', NULL, '', 'office.audit_value_erased', 'audit_line', $2, 'after', '1/QĐ', 'x', 7, 1, '..', '', 'x');

-- name: lose_lines @sqlite
CREATE TRIGGER lose BEFORE INSERT ON audit_line BEGIN SELECT RAISE(IGNORE); END;

-- name: lose_lines @postgres
DO $do$ BEGIN
  CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $lose$ BEGIN RETURN NULL; END $lose$;
  CREATE TRIGGER lose BEFORE INSERT ON audit_line FOR EACH ROW EXECUTE FUNCTION lose();
END $do$;

-- name: lose_heads @sqlite
CREATE TRIGGER lose BEFORE UPDATE ON audit_chain BEGIN SELECT RAISE(IGNORE); END;

-- name: lose_heads @postgres
DO $do$ BEGIN
  CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $lose$ BEGIN RETURN NULL; END $lose$;
  CREATE TRIGGER lose BEFORE UPDATE ON audit_chain FOR EACH ROW EXECUTE FUNCTION lose();
END $do$;
)";
const std::vector<store::QueryFile> kQueries{queries(), {"test", kStatements}};
const FixedClock kClock(from_rfc3339("2026-11-22T08:00:00.000Z"));

void add_older_line(store::Database& database, const std::string& id) {
  (void)database.write([&](store::Write& tx) -> Result<void> {
    tx.run("test.add_older_line", id);
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

TEST_CASE("a line hidden from the lists by another kind of value is told") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    write_line(database, "T", "x");
    const std::string id = only_line_of(database, "T");
    write_line(database, "U", "x");
    (void)database.write([](store::Write& tx) -> Result<void> {
      tx.run("test.hide_subject", "T");
      return {};
    });
    CHECK(database.read([](store::Read& tx) { return list_audit(tx, "thing", "T", 2); }).empty());
    const AuditVerdict verdict = verify(database);
    REQUIRE_FALSE(verdict.faults.empty());
    CHECK(std::ranges::any_of(verdict.faults,
                              [&](const AuditFault& fault) { return fault.kind == AuditFault::Kind::altered && fault.line == id; }));
  });
}

TEST_CASE("a line from before that is forged is never chained, also when the line that closed their chain can be found no more") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    add_older_line(database, "1");
    chain_older_lines(database, kClock);
    (void)database.write([](store::Write& tx) -> Result<void> {
      tx.run("test.hide_event", kChainedEvent);
      tx.run("test.add_older_line", "forged");
      return {};
    });
    chain_older_lines(database, kClock);
    using Kind = AuditFault::Kind;
    const auto faults = verify(database).faults;
    const auto has = [&](Kind kind) { return std::ranges::any_of(faults, [&](const AuditFault& fault) { return fault.kind == kind; }); };
    CHECK(has(Kind::unchained));
    CHECK(has(Kind::altered));
    CHECK(has(Kind::older_differ));  // no line says how they ended
    CHECK(database.read([](store::Read& tx) { return list_audit(tx, "thing", "forged", 1); }).empty());
  });
}

TEST_CASE("chains that are begun are only read when the lines from before are asked for") {
  for (const store::Engine engine : store::test_engines()) {
    store::TestDatabase database(kQueries, engine);
    chain_older_lines(*database, kClock);
    auto seen = store::Database::open({.path = database.location(), .use = store::Use::look}, store::shipped_migrations(), kQueries);
    REQUIRE(seen);
    CHECK_NOTHROW(chain_older_lines(**seen, kClock));
    CHECK(verify(**seen).faults.empty());
  }
}

TEST_CASE("a write whose line or whose chain's head does not reach the table fails as a whole") {
  for (const std::string_view lost : {"test.lose_lines", "test.lose_heads"}) {
    CAPTURE(lost);
    store::for_each_engine(kQueries, [&](store::Database& database) {
      write_line(database, "T");
      const auto losing = [&](store::Write& tx) -> Result<void> {  // undone with it: what swallows the rows too
        tx.run(lost);
        audit(tx, kClock, {}, {.event = "test.lost"});
        return {};
      };
      CHECK_THROWS_AS((void)database.write(losing), BrokenInvariant);
      CHECK(verify(database).lines == 1);
    });
  }
}

TEST_CASE("a head that can be no head stops every write, and a verdict says which it is") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    write_line(database, "T");
    (void)database.write([&](store::Write& tx) -> Result<void> {
      tx.run("test.set_head", std::int64_t{1}, std::numeric_limits<std::int64_t>::max());
      return {};
    });
    CHECK_THROWS_AS(write_line(database, "U"), BrokenInvariant);
    const auto faults = verify(database).faults;
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].chain == 1);
  });
}

TEST_CASE("no chain is begun before all lower ones are, though a connection that wrote nothing has the lower lane") {
  for (const store::Engine engine : store::test_engines()) {
    store::TestDatabase first(kQueries, engine);
    const auto second = store::Database::open({.path = first.location()}, store::shipped_migrations(), kQueries);
    REQUIRE(second);
    (void)first->write([](store::Write& tx) -> Result<void> {  // which takes lane 1 and keeps it
      audit(tx, kClock, {}, {.event = "test.refused"});
      return fail(Code::conflict, "test.refused");
    });
    for (int i = 0; i < 3; ++i) write_line(**second, std::to_string(i));
    const AuditVerdict verdict = verify(*first);
    CHECK(verdict.faults.empty());
    CHECK(verdict.lines == 3);
    CHECK(verdict.heads.size() == (engine == store::Engine::sqlite ? 1 : 2));
    CHECK(verdict.heads.front().chain == 1);
  }
}

TEST_CASE("an erasure line founds an emptied value only as it was written and in a chain that reaches so far") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    write_line(database, "T", "x");
    const std::string id = only_line_of(database, "T");
    const auto refused_with = [&](const auto& alter) {
      bool is_told = false;
      (void)database.write([&](store::Write& tx) -> Result<void> {
        alter(tx);
        const auto faults = verify_audit(tx).faults;
        is_told = std::ranges::any_of(faults,
                                      [&](const AuditFault& fault) { return fault.kind == AuditFault::Kind::emptied && fault.line == id; });
        return fail(Code::conflict, "test.undone");
      });
      return is_told;
    };
    CHECK(refused_with([&](store::Write& tx) {  // a line put in from outside, in a chain of its own
      auto line = to_chained_line(tx.one("office.load_chained_line", id).value()).value();
      erase_value(line, SealedValue::after);
      tx.run("test.fake_erasure", id, line.seal);
      tx.run("test.add_forged_line", "forged", id);
    }));
    REQUIRE(database.write([&](store::Write& tx) {
      return erase_audit_values(tx, kClock, {}, {id, {SealedValue::after}, "theo đơn", "12/YC"});
    }));
    const auto said = database.read([&](store::Read& tx) { return list_audit(tx, kErasedKind, id, 1).at(0).id; });
    CHECK_FALSE(refused_with([](store::Write&) {}));
    CHECK(refused_with([&](store::Write& tx) { tx.run("test.hide_reason", said); }));
    CHECK(refused_with([&](store::Write& tx) { tx.run("test.set_event", said, "test.done"); }));
    CHECK(refused_with([](store::Write& tx) { tx.run("test.set_head", std::int64_t{1}, std::int64_t{1}); }));
  });
}

TEST_CASE("a verdict keeps so many faults and counts the others") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    write_line(database, "T");
    std::vector<ChainHead> others;
    constexpr std::int64_t kStated = static_cast<std::int64_t>(AuditVerdict::kMostOtherFaults) + 5;
    for (std::int64_t i = 1; i <= kStated; ++i) others.push_back({1, i, std::string(64, 'a')});
    const AuditVerdict verdict = database.read([&](store::Read& tx) { return verify_audit(tx, {.earlier = others}); });
    CHECK(verdict.faults.size() == AuditVerdict::kMostOtherFaults);
    CHECK(verdict.more_faults == 5);
  });
}

TEST_CASE("a day's lines are all there ten minutes after its midnight in Việt Nam") {
  const Date day = Date::from_iso("2026-11-22").value();
  CHECK_FALSE(is_settled(day, from_rfc3339("2026-11-22T16:59:59.999Z")));
  CHECK_FALSE(is_settled(day, from_rfc3339("2026-11-22T17:09:59.999Z")));
  CHECK(is_settled(day, from_rfc3339("2026-11-22T17:10:00.000Z")));
}

TEST_CASE("pages of the trail, each read for itself, make a whole while it grows") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    for (int i = 0; i < 5; ++i) write_line(database, std::to_string(i));
    std::vector<std::string> subjects;
    TrailPlace after;
    for (;;) {
      const auto page = database.read([&](store::Read& tx) { return list_trail(tx, after, 2); });
      REQUIRE(page);
      for (const ChainedLine& line : *page) subjects.push_back(line.subject_id);
      if (page->size() < 2) break;
      after = place_of(page->back());
      if (subjects.size() == 2) write_line(database, "5");
    }
    CHECK(subjects == std::vector<std::string>{"0", "1", "2", "3", "4", "5"});
    const auto line = database.read([](store::Read& tx) { return list_trail(tx, {}, 1)->front(); });
    CHECK(is_within(line, {kClock.now(), kClock.now() + std::chrono::milliseconds(1)}));
    CHECK_FALSE(is_within(line, {kClock.now() - std::chrono::milliseconds(1), kClock.now()}));
  });
}

TEST_CASE("a line that the program cannot have written ends an export with its place") {
  for (const store::Engine engine : store::test_engines()) {
    if (engine != store::Engine::sqlite) continue;  // PostgreSQL keeps a column's kind
    store::TestDatabase database(kQueries, engine);
    write_line(*database, "T");
    (void)database->write([](store::Write& tx) -> Result<void> {
      tx.run("test.hide_subject", "T");
      return {};
    });
    const auto page = database->read([](store::Read& tx) { return list_trail(tx, {}, 10); });
    REQUIRE_FALSE(page);
    CHECK(page.error().key == "office.audit_line_unreadable");
    CHECK(page.error().args == std::vector<std::string>{"1", "1"});
  }
}
