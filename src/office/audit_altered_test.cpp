#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "office/audit.hpp"
#include "office/audit_chain.hpp"
#include "office/audit_erase.hpp"
#include "office/audit_verify.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using Kind = AuditFault::Kind;

/// Alterations made behind the program's back, with statements of their own, each in a transaction that is undone.
namespace {

constexpr std::string_view kStatements = R"(
-- name: add_older_line
INSERT INTO audit_line_unchained (id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after)
VALUES ($1, '2025-01-01T00:00:00.000Z', NULL, '192.0.2.1', 'test.older', 'thing', $1, '', '', 'x');
-- name: add_account
INSERT INTO account (id, name, name_key, shown_name, language, created_at) VALUES ($1, $1, $1, $1, 'vi', '2025-01-01T00:00:00.000Z');
-- name: set_id
UPDATE audit_line SET id = $2 WHERE id = $1;
-- name: set_at
UPDATE audit_line SET at = $2 WHERE id = $1;
-- name: set_account
UPDATE audit_line SET account_id = CASE WHEN account_id IS NULL THEN $2 ELSE NULL END WHERE id = $1;
-- name: set_from_address
UPDATE audit_line SET from_address = $2 WHERE id = $1;
-- name: set_event
UPDATE audit_line SET event = $2 WHERE id = $1;
-- name: set_subject_kind
UPDATE audit_line SET subject_kind = $2 WHERE id = $1;
-- name: set_subject_id
UPDATE audit_line SET subject_id = $2 WHERE id = $1;
-- name: set_field
UPDATE audit_line SET field = $2 WHERE id = $1;
-- name: set_before
UPDATE audit_line SET before = $2 WHERE id = $1;
-- name: set_after
UPDATE audit_line SET after = $2 WHERE id = $1;
-- name: set_seal
UPDATE audit_line SET seal = $2 WHERE id = $1;
-- name: set_previous_hash
UPDATE audit_line SET previous_hash = $2 WHERE id = $1;
-- name: set_hash
UPDATE audit_line SET hash = $2 WHERE id = $1;
-- name: set_place
UPDATE audit_line SET chain = $2, position = $3 WHERE id = $1;
-- name: add_line
INSERT INTO audit_line (id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after, chain, position, seal,
                        previous_hash, hash)
VALUES ($1, $2, NULL, '', $3, '', '', '', '', '', $4, $5, '..', $6, $7);
-- name: remove_line
DELETE FROM audit_line WHERE id = $1;
-- name: set_head
UPDATE audit_chain SET chain = $2, position = $3, hash = $4 WHERE chain = $1;
-- name: remove_head
DELETE FROM audit_chain WHERE chain = $1;
-- name: add_head
INSERT INTO audit_chain (chain, position, hash) VALUES ($1, $2, $3);
-- name: bytes_id @sqlite
UPDATE audit_line SET id = CAST(id AS BLOB) WHERE id = $1;
-- name: bytes_id @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_at @sqlite
UPDATE audit_line SET at = CAST(at AS BLOB) WHERE id = $1;
-- name: bytes_at @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_from_address @sqlite
UPDATE audit_line SET from_address = CAST(from_address AS BLOB) WHERE id = $1;
-- name: bytes_from_address @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_event @sqlite
UPDATE audit_line SET event = CAST(event AS BLOB) WHERE id = $1;
-- name: bytes_event @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_subject_kind @sqlite
UPDATE audit_line SET subject_kind = CAST(subject_kind AS BLOB) WHERE id = $1;
-- name: bytes_subject_kind @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_subject_id @sqlite
UPDATE audit_line SET subject_id = CAST(subject_id AS BLOB) WHERE id = $1;
-- name: bytes_subject_id @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_field @sqlite
UPDATE audit_line SET field = CAST(field AS BLOB) WHERE id = $1;
-- name: bytes_field @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_before @sqlite
UPDATE audit_line SET before = CAST(before AS BLOB) WHERE id = $1;
-- name: bytes_before @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_after @sqlite
UPDATE audit_line SET after = CAST(after AS BLOB) WHERE id = $1;
-- name: bytes_after @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_seal @sqlite
UPDATE audit_line SET seal = CAST(seal AS BLOB) WHERE id = $1;
-- name: bytes_seal @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_previous_hash @sqlite
UPDATE audit_line SET previous_hash = CAST(previous_hash AS BLOB) WHERE id = $1;
-- name: bytes_previous_hash @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_hash @sqlite
UPDATE audit_line SET hash = CAST(hash AS BLOB) WHERE id = $1;
-- name: bytes_hash @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_chain @sqlite
UPDATE audit_line SET chain = CAST(chain AS BLOB) WHERE id = $1;
-- name: bytes_chain @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: bytes_position @sqlite
UPDATE audit_line SET position = CAST(position AS BLOB) WHERE id = $1;
-- name: bytes_position @postgres
UPDATE audit_line SET position = position + 700 WHERE id = $1;
-- name: halve_position @sqlite
UPDATE audit_line SET position = position + 0.5 WHERE id = $1;
-- name: halve_position @postgres
UPDATE audit_line SET position = position + 500 WHERE id = $1;
)";
const std::vector<store::QueryFile> kQueries{queries(), {"test", kStatements}};
const FixedClock kClock(from_rfc3339("2026-11-22T08:00:00.000Z"));

class Altering {
 public:
  Altering(store::Write& tx, unsigned seed) : tx_(tx), random_(seed) {
    for (const store::Row& row : tx.many("office.list_chained_lines", -1, 0, "", 1000)) lines_.push_back(to_chained_line(row).value());
    heads_ = list_heads(tx);
  }

  /// One alteration of any kind; says what it was, and what must be told of it.
  std::string alter() {
    switch (below(11)) {
      case 0: return remove();
      case 1: return add();
      case 2: return swap_places();
      case 3: return alter_head();
      case 4: return move();
      case 5: return keep_as_bytes();
      default: return alter_field();
    }
  }

  /// Whether the faults name what was altered.
  [[nodiscard]] bool is_named_in(const std::vector<AuditFault>& faults) const {
    return std::ranges::any_of(faults, [&](const AuditFault& fault) {
      const bool is_line = !fault.line.empty() && std::ranges::find(ids_, fault.line) != ids_.end();
      const bool is_place =
          fault.chain == chain_ && fault.position <= position_ && position_ <= std::max(fault.position, fault.last_position);
      return is_line || is_place || (fault.chain == chain_ && is_head_);
    });
  }

 private:
  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
  const ChainedLine& any_line() { return lines_[below(lines_.size())]; }

  void name(const ChainedLine& line) {
    ids_.push_back(line.id);
    chain_ = line.chain;
    position_ = line.position;
  }

  /// Another text than this one.
  std::string other(const std::string& text) {
    std::string changed = text;
    const std::size_t at = text.empty() ? 0 : below(text.size());
    switch (text.empty() ? 1 : below(4)) {
      case 0: changed.erase(at, 1); break;
      case 1: changed.insert(at, 1, 'q'); break;
      case 2: changed[at] = changed[at] == '7' ? '8' : '7'; break;
      default: changed = "";
    }
    const auto bad = [](char c) { return static_cast<unsigned char>(c) >= 0x80U; };
    return std::ranges::any_of(changed, bad) ? "q" + text : changed;  // half a letter is no text to PostgreSQL
  }

  std::string alter_field() {
    const ChainedLine& line = any_line();
    name(line);
    const std::size_t field = below(14);
    const std::vector<std::pair<std::string, std::string>> texts{{"test.set_at", line.at},
                                                                 {"test.set_from_address", line.values[0]},
                                                                 {"test.set_event", line.event},
                                                                 {"test.set_subject_kind", line.subject_kind},
                                                                 {"test.set_subject_id", line.subject_id},
                                                                 {"test.set_field", line.field},
                                                                 {"test.set_before", line.values[1]},
                                                                 {"test.set_after", line.values[2]},
                                                                 {"test.set_seal", line.seal},
                                                                 {"test.set_previous_hash", line.previous_hash},
                                                                 {"test.set_hash", line.hash},
                                                                 {"test.set_id", line.id}};
    if (field < texts.size()) {
      const auto& [statement, text] = texts[field];
      const std::string changed = statement == "test.set_id" ? "q" + text : other(text);  // ids differ by few letters
      if (statement == "test.set_id") ids_.push_back(changed);
      tx_.run(statement, line.id, changed);
      return statement + " " + line.id + " " + changed;
    }
    if (field == texts.size()) {
      tx_.run("test.set_account", line.id, "A2");
      return "account of " + line.id;
    }
    tx_.run("test.halve_position", line.id);
    return "position of " + line.id;
  }

  std::string remove() {
    const ChainedLine& line = any_line();
    name(line);
    tx_.run("test.remove_line", line.id);
    return "removed " + line.id;
  }

  /// A line with hashes that are right for where it stands, or nearly so.
  std::string add() {
    const ChainHead& head = heads_[below(heads_.size())];
    ChainedLine line{.id = "added",
                     .at = "2026-11-22T08:00:00.000Z",
                     .event = "test.added",
                     .chain = head.chain,
                     .position = head.position + 1,
                     .seal = "..",
                     .previous_hash = head.hash};
    if (below(2) == 0) {
      line.chain = 77;
      line.position = 1;
      line.previous_hash = "";
    }
    line.hash = hash_of(line).value().hex;
    name(line);
    is_head_ = line.chain == 77;
    tx_.run("test.add_line", line.id, line.at, line.event, line.chain, line.position, line.previous_hash, line.hash);
    return "added to chain " + std::to_string(line.chain);
  }

  std::string swap_places() {
    const std::size_t one = below(lines_.size());
    const std::size_t two = (one + 1 + below(lines_.size() - 1)) % lines_.size();
    const ChainedLine& a = lines_[one];
    const ChainedLine& b = lines_[two];
    name(a);
    name(b);
    tx_.run("test.set_place", a.id, std::int64_t{-9}, std::int64_t{1});
    tx_.run("test.set_place", b.id, a.chain, a.position);
    tx_.run("test.set_place", a.id, b.chain, b.position);
    return "swapped " + a.id + " and " + b.id;
  }

  std::string move() {
    const ChainedLine& line = any_line();
    name(line);
    tx_.run("test.set_place", line.id, static_cast<std::int64_t>(below(4)), static_cast<std::int64_t>(1000 + below(1000)));
    return "moved " + line.id;
  }

  /// The same bytes as another kind of value, which no question finds again; PostgreSQL has none and moves the line.
  std::string keep_as_bytes() {
    static const std::vector<std::string> kColumns{"id",     "at",    "from_address", "event", "subject_kind",  "subject_id", "field",
                                                   "before", "after", "seal",         "hash",  "previous_hash", "chain",      "position"};
    const ChainedLine& line = any_line();
    name(line);
    const std::string column = kColumns[below(kColumns.size())];
    tx_.run("test.bytes_" + column, line.id);
    return column + " of " + line.id + " as bytes";
  }

  std::string alter_head() {
    const ChainHead head = heads_[below(heads_.size())];
    chain_ = head.chain;
    is_head_ = true;
    switch (below(5)) {
      case 0: tx_.run("test.set_head", head.chain, head.chain, head.position + 1 + static_cast<std::int64_t>(below(9)), head.hash); break;
      case 1: tx_.run("test.set_head", head.chain, head.chain, head.position - 1 - static_cast<std::int64_t>(below(9)), head.hash); break;
      case 2: tx_.run("test.set_head", head.chain, head.chain, head.position, other(head.hash)); break;
      case 3: tx_.run("test.set_head", head.chain, head.chain + 50, head.position, head.hash); break;
      default: tx_.run("test.remove_head", head.chain);
    }
    return "head of chain " + std::to_string(head.chain);
  }

  store::Write& tx_;
  std::mt19937 random_;
  std::vector<ChainedLine> lines_;
  std::vector<ChainHead> heads_;
  std::vector<std::string> ids_;  // of the lines that were altered, old and new
  std::int64_t chain_ = -100;
  std::int64_t position_ = -100;
  bool is_head_ = false;
};

/// An office of two people with lines from before, lines of each, and one value erased.
void fill(store::Database& database) {
  (void)database.write([&](store::Write& tx) -> Result<void> {
    for (int i = 10; i < 30; ++i) tx.run("test.add_older_line", std::to_string(i));
    tx.run("test.add_account", "A1");
    tx.run("test.add_account", "A2");
    return {};
  });
  chain_older_lines(database, kClock);
  for (int i = 0; i < 40; ++i) {
    (void)database.write([&](store::Write& tx) -> Result<void> {
      const Actor actor{{i % 3 == 0 ? "" : "A1"}, i % 4 == 0 ? "" : "192.0.2.7"};
      audit(tx, kClock, actor, {"test.changed", "thing", "T" + std::to_string(i % 5), "name", i % 2 == 0 ? "cũ" : "", std::to_string(i)});
      return {};
    });
  }
  const auto line = database.read([](store::Read& tx) { return list_audit(tx, "thing", "T3", 1).at(0).id; });
  const auto erased = database.write([&](store::Write& tx) {
    return erase_audit_values(tx, kClock, {}, {line, {SealedValue::after}, "theo đơn", "12/YC"});
  });
  REQUIRE(erased);
}

}  // namespace

TEST_CASE("every one of 500 random alterations is found and named, and an untouched trail has no fault") {
  constexpr unsigned kAlterations = 500;
  store::for_each_engine(kQueries, [](store::Database& database) {
    fill(database);
    const auto untouched = [&] { return database.read([](store::Read& tx) { return verify_audit(tx); }); };
    REQUIRE(untouched().faults.empty());
    for (unsigned seed = 1; seed <= kAlterations; ++seed) {
      (void)database.write([&](store::Write& tx) -> Result<void> {
        Altering altering(tx, seed);
        const std::string what = altering.alter();
        CAPTURE(seed);
        CAPTURE(what);
        const auto faults = verify_audit(tx).faults;
        CHECK_FALSE(faults.empty());
        CHECK(altering.is_named_in(faults));
        return fail(Code::conflict, "test.undone");
      });
    }
    CHECK(untouched().faults.empty());
  });
}
