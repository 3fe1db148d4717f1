#include "office/audit_chain.hpp"

#include <chrono>
#include <limits>
#include <thread>
#include <utility>

#include "base/log.hpp"
#include "base/require.hpp"
#include "office/audit.hpp"

namespace nhipcau::office {
namespace {

constexpr int kPageLines = 1000;
constexpr int kChainingTurn = 1;  // of store::Write::take_turn
constexpr std::chrono::milliseconds kPause{50};
constexpr int kMostPauses = 12'000;  // ten minutes, of one process after the other that chains a page

void write_line(store::Write& tx, const ChainedLine& line) {
  const auto added =
      tx.run("office.add_audit_line", line.id, line.at, line.account, line.values[0], line.event, line.subject_kind, line.subject_id,
             line.field, line.values[1], line.values[2], line.chain, line.position, line.seal, line.previous_hash, line.hash);
  require(added == 1, "a line of the audit trail was not written");  // something in the database keeps it from being
}

ChainHead find_head(store::Read& tx, std::int64_t chain) {
  const auto row = tx.one("office.find_chain_head", chain);
  return row ? ChainHead{chain, row->integer("position"), row->text("hash")} : ChainHead{.chain = chain};
}

void set_head(store::Write& tx, const ChainHead& head) {
  const auto set = tx.run("office.set_chain_head", head.chain, head.position, head.hash);
  require(set == 1, "the head of a chain was not written");
}

/// Gives the line its place behind `head` and moves that on.
void link(ChainHead& head, ChainedLine& line) {
  require(head.position >= 0 && head.position < std::numeric_limits<std::int64_t>::max(), "the head of a chain was altered");
  line.chain = head.chain;
  line.position = head.position + 1;
  line.previous_hash = head.hash;
  line.seal = make_seal(line.values);
  line.hash = hash_of(line).value().hex;
  head = {line.chain, line.position, line.hash};
}

std::vector<ChainHead> to_heads(const std::vector<store::Row>& rows) {
  std::vector<ChainHead> heads;
  for (const store::Row& row : rows) {  // what is of another kind was altered, and fits no line
    const std::int64_t nowhere = -1;
    heads.push_back({row.find_integer("chain").value_or(nowhere), row.find_integer("position").value_or(nowhere),
                     std::string(row.find_view("hash").value_or(""))});
  }
  return heads;
}

ChainedLine to_unchained_line(const store::Row& row) {
  return {.id = row.text("id"),
          .at = row.text("at"),
          .account = row.maybe_text("account_id"),
          .event = row.text("event"),
          .subject_kind = row.text("subject_kind"),
          .subject_id = row.text("subject_id"),
          .field = row.text("field"),
          .values = {row.text("from_address"), row.text("before"), row.text("after")}};
}

struct Chained {
  enum class State { more, elsewhere, done } state = State::done;
  std::int64_t lines = 0;  ///< of chain 0 so far
};

void say_chained(store::Write& tx, const Clock& clock, const ChainHead& last) {
  audit(tx, clock, {},
        {.event = std::string(kChainedEvent),
         .subject_kind = std::string(kChainKind),
         .subject_id = std::to_string(kOlderLines),
         .after = std::to_string(last.position) + " " + last.hash});
}

bool are_begun(store::Read& tx) {
  return tx.one("office.are_chains_begun")->boolean("are_begun");
}

// The turn comes first: on PostgreSQL the transaction sees what was there at its first statement.
Chained chain_page(store::Write& tx, const Clock& clock) {
  if (!tx.take_turn(kChainingTurn)) return {Chained::State::elsewhere};
  if (are_begun(tx)) return {};
  ChainHead head = find_head(tx, kOlderLines);
  const auto rows = tx.many("office.list_unchained_lines", kPageLines);
  if (rows.empty()) {
    say_chained(tx, clock, head);
    return {Chained::State::done, head.position};
  }
  for (const store::Row& row : rows) {
    ChainedLine line = to_unchained_line(row);
    link(head, line);
    write_line(tx, line);
  }
  set_head(tx, head);
  const auto removed = tx.run("office.remove_unchained_lines", rows.back().text("id"));
  require(removed == static_cast<std::int64_t>(rows.size()), "other lines were chained than were removed");
  return {Chained::State::more, head.position};
}

void add_text(Sha256Stream& stream, std::string_view text) {
  stream.add(std::to_string(text.size()) + ":");
  stream.add(text);
  stream.add(",");
}

void append_behind(store::Write& tx, ChainHead head, ChainedLine line) {
  link(head, line);
  set_head(tx, head);  // first: who took a chain over and sees an older end loses the race here, and runs again
  write_line(tx, line);
}

}  // namespace

void append(store::Write& tx, std::int64_t chain, ChainedLine line) {
  append_behind(tx, find_head(tx, chain), std::move(line));
}

void append(store::Write& tx, ChainedLine line) {
  ChainHead head = find_head(tx, tx.lane());
  if (head.position == 0 && head.chain > 1) head = find_head(tx, 1 + tx.one("office.count_chains", head.chain - 1)->integer("how_many"));
  append_behind(tx, std::move(head), std::move(line));
}

std::vector<ChainHead> list_heads(store::Read& tx) {
  return to_heads(tx.many("office.list_chain_heads"));
}

std::vector<ChainHead> list_heads_before(store::Read& tx, Instant end) {
  return to_heads(tx.many("office.list_chain_heads_before", to_rfc3339(end)));
}

bool is_settled(const Date& day, Instant now) {
  return now >= end_of(day) + kDaySettles;
}

Instant end_of(const Date& day) {
  constexpr std::chrono::hours kAheadOfUtc{7};
  return Instant{std::chrono::sys_days{day.plus_days(1).to_days()}} - kAheadOfUtc;
}

Sha256 hash_of(std::string_view when, const std::vector<ChainHead>& heads) {
  Sha256Stream stream;
  add_text(stream, "nhipcau audit heads 1");
  add_text(stream, when);
  for (const ChainHead& head : heads) {
    add_text(stream, std::to_string(head.chain));
    add_text(stream, std::to_string(head.position));
    add_text(stream, head.hash);
  }
  return stream.result();
}

void chain_older_lines(store::Database& database, const Clock& clock, const std::function<void(std::int64_t)>& report) {
  if (database.read([](store::Read& tx) { return are_begun(tx); })) return;
  for (int pauses = 0; pauses < kMostPauses;) {
    const auto page = database.write([&](store::Write& tx) -> Result<Chained> { return chain_page(tx, clock); });
    if (page->state == Chained::State::done) {
      if (page->lines > 0) log::info("office.older_lines_chained", {{"lines", std::to_string(page->lines)}});
      return;
    }
    if (page->state == Chained::State::elsewhere) {
      std::this_thread::sleep_for(kPause);
      ++pauses;
    } else if (report) {
      report(page->lines);
    }
  }
  throw store::DatabaseError("another process does not come to an end with the lines from before", store::DatabaseError::Kind::busy);
}

}  // namespace nhipcau::office
