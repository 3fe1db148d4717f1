// The audit trail: a million lines written and verified on SQLite, beside the floor, which is reading the same rows alone; and what a write
// costs with its chain, beside a line of the same size without one. Ends with 1 if verifying takes longer than the guard.
// With a second argument, the URI of an empty PostgreSQL database: writers at once, each with its own chain, beside one chain for all.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "office/account.hpp"
#include "office/audit.hpp"
#include "office/audit_chain.hpp"
#include "office/audit_verify.hpp"
#include "store/database.hpp"
#include "store/schema.hpp"

namespace {

namespace fs = std::filesystem;
using namespace nhipcau;

constexpr int kLinesInWrite = 10'000;
constexpr int kSingleWrites = 500;
constexpr int kRounds = 3;
constexpr double kGuardSeconds = 10;

constexpr std::string_view kPlain = R"(
-- name: add_plain_line
INSERT INTO audit_line_unchained (id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);
-- name: index_by_subject
CREATE INDEX IF NOT EXISTS plain_line_by_subject ON audit_line_unchained (subject_kind, subject_id, id);
-- name: index_by_event
CREATE INDEX IF NOT EXISTS plain_line_by_event ON audit_line_unchained (event, id);
-- name: clear_plain_lines
DELETE FROM audit_line_unchained;
-- name: first_plain_page
SELECT id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after, chain, position, seal, previous_hash, hash
FROM audit_line WHERE (chain, position, id) > ($1, $2, $3) ORDER BY chain, position, id LIMIT $4;
)";

double seconds_of(const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

office::AuditLine line_of(int number) {
  return {"programme.task_changed",
          "task",
          "01KATASK000000000000" + std::to_string(100'000 + number % 50'000),
          "title",
          "Báo cáo kết quả quý " + std::to_string(number % 4 + 1),
          "Báo cáo kết quả công tác thông tin đối ngoại " + std::to_string(number)};
}

void add_plain(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::AuditLine& line) {
  tx.run("bench.add_plain_line", tx.next_id(clock.now().time_since_epoch().count()), to_rfc3339(clock.now()), actor.account.value,
         actor.from_address, line.event, line.subject_kind, line.subject_id, line.field, line.before, line.after);
}

using Add = void (*)(store::Write&, const Clock&, const office::Actor&, const office::AuditLine&);

/// Seconds for `lines` lines, so many a transaction.
double write_all(store::Database& database, const office::Actor& actor, Add add, int lines, int in_write) {
  const SystemClock clock;
  return seconds_of([&] {
    for (int begin = 0; begin < lines; begin += in_write) {
      (void)database.write([&](store::Write& tx) -> Result<void> {
        for (int i = begin; i < std::min(begin + in_write, lines); ++i) add(tx, clock, actor, line_of(i));
        return {};
      });
    }
  });
}

/// Reads every row as verifying does and looks at nothing but its last column's length.
std::size_t read_all(store::Read& tx) {
  constexpr int kPage = 2000;
  std::size_t bytes = 0;
  std::vector<store::Value> after{store::value(std::int64_t{-1}), store::value(std::int64_t{0}), store::value("")};
  for (;;) {
    auto parameters = after;
    parameters.push_back(store::value(kPage));
    const auto page = tx.many_with("bench.first_plain_page", store::to_arguments(parameters));
    for (const store::Row& row : page) bytes += row.view("hash").size();
    if (page.size() < kPage) return bytes;
    after = {store::value(page.back().integer("chain")), store::value(page.back().integer("position")),
             store::value(page.back().text("id"))};
  }
}

/// Every writer at the end of one chain: what a lane of its own saves.
void audit_in_one_chain(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::AuditLine& line) {
  constexpr std::int64_t kShared = 9999;
  office::append(tx, kShared,
                 {.id = tx.next_id(clock.now().time_since_epoch().count()),
                  .at = to_rfc3339(clock.now()),
                  .account = actor.account.value,
                  .event = line.event,
                  .subject_kind = line.subject_kind,
                  .subject_id = line.subject_id,
                  .field = line.field,
                  .values = {actor.from_address, line.before, line.after}});
}

struct Together {
  double seconds = 0;
  int again = 0;    ///< runs beyond the first of each write
  int refused = 0;  ///< writes that lost too many races
};

Together write_together(store::Database& database, const office::Actor& actor, Add add) {
  constexpr int kThreads = 4;
  constexpr int kWrites = 500;
  const SystemClock clock;
  std::atomic<int> runs = 0;
  std::atomic<int> refused = 0;
  const double seconds = seconds_of([&] {
    std::vector<std::jthread> threads;
    threads.reserve(kThreads);
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < kWrites; ++i) {
          try {
            (void)database.write([&](store::Write& tx) -> Result<void> {
              ++runs;
              add(tx, clock, actor, line_of(i));
              return {};
            });
          } catch (const store::DatabaseError&) {  // what is measured
            ++refused;
          }
        }
      });
    }
  });
  return {seconds / (kThreads * kWrites), runs - kThreads * kWrites, refused};
}

void compare_together(store::Database& database, const office::Actor& actor) {
  const std::vector<std::pair<const char*, Add>> ways{
      {"without chain", add_plain}, {"a chain each", office::audit}, {"one chain for all", audit_in_one_chain}};
  for (int round = 0; round < kRounds; ++round) {
    for (const auto& [name, add] : ways) {
      const Together got = write_together(database, actor, add);
      std::printf("4 writers at once  %-18s %7.1f us a write, run again %5d of 2000, refused %d\n", name, got.seconds * 1e6, got.again,
                  got.refused);
    }
  }
}

/// Ends with 2 if it does not open.
int run_on_postgres(const char* location, const std::vector<store::QueryFile>& queries) {
  auto opened = store::Database::open({.path = location}, store::shipped_migrations(), queries);
  if (!opened) return 2;
  const SystemClock clock;
  const auto account = (*opened)->write([&](store::Write& tx) { return office::create_first_administrator(tx, clock, "hoa", "Hoà"); });
  if (!account) return 2;
  compare_together(**opened, {account->id, "192.0.2.7"});
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const int lines = count > 1 ? std::atoi(words[1]) : 1'000'000;  // NOLINT(cert-err34-c): zero lines are no harm
  const fs::path folder = fs::temp_directory_path() / ("nhipcau-bench-" + std::to_string(std::random_device()()));
  fs::create_directories(folder);
  const std::vector<store::QueryFile> queries{office::queries(), {"bench", kPlain}};
  auto opened = store::Database::open({.path = (folder / "office.db").string()}, store::shipped_migrations(), queries);
  if (!opened) return 2;
  store::Database& database = **opened;
  const SystemClock clock;
  const auto account = database.write([&](store::Write& tx) { return office::create_first_administrator(tx, clock, "hoa", "Hoà"); });
  const office::Actor actor{account->id, "192.0.2.7"};

  (void)database.write([](store::Write& tx) -> Result<void> {  // as the trail had before it was a chain
    tx.run("bench.index_by_subject");
    tx.run("bench.index_by_event");
    return {};
  });
  for (int round = 0; round < kRounds; ++round) {  // by turns, so that both see the same machine
    const double plain = write_all(database, actor, add_plain, kSingleWrites, 1);
    const double chained = write_all(database, actor, office::audit, kSingleWrites, 1);
    std::printf("a write of one line     without chain %7.1f us, with %7.1f us\n", plain / kSingleWrites * 1e6,
                chained / kSingleWrites * 1e6);
  }
  const double plain = write_all(database, actor, add_plain, lines, kLinesInWrite);
  (void)database.write([](store::Write& tx) -> Result<void> {
    tx.run("bench.clear_plain_lines");
    return {};
  });
  const double chained = write_all(database, actor, office::audit, lines, kLinesInWrite);
  std::printf("a line among %d     without chain %7.1f us, with %7.1f us\n", kLinesInWrite, plain / lines * 1e6, chained / lines * 1e6);

  double slowest = 0;
  bool is_whole = true;
  for (int round = 0; round < kRounds; ++round) {
    std::size_t bytes = 0;
    const double floor = seconds_of([&] { bytes = database.read([](store::Read& tx) { return read_all(tx); }); });
    office::AuditVerdict verdict;
    const double ours = seconds_of([&] { verdict = database.read([](store::Read& tx) { return office::verify_audit(tx); }); });
    is_whole = is_whole && verdict.faults.empty() && bytes == static_cast<std::size_t>(verdict.lines) * 64;
    slowest = std::max(slowest, ours);
    std::printf("verify %lld lines  %6.2f s, reading them alone %6.2f s, ratio %.2f\n", static_cast<long long>(verdict.lines), ours, floor,
                ours / floor);
  }
  fs::remove_all(folder);
  constexpr int kWithLocation = 3;
  if (count == kWithLocation && run_on_postgres(words[2], queries) != 0) return 2;
  const bool is_good = is_whole && slowest < kGuardSeconds * std::max(lines, 1) / 1e6;
  std::printf("%s: the slowest took %.2f s, the guard is %.0f s for a million lines\n", is_good ? "good" : "TOO SLOW OR NOT WHOLE", slowest,
              kGuardSeconds);
  return is_good ? 0 : 1;
}
