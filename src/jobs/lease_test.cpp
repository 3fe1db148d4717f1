#include "jobs/lease.hpp"

#include <atomic>
#include <set>
#include <thread>

#include "jobs/outcome.hpp"
#include "jobs/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::jobs;
using namespace nhipcau::jobs::testing;
using namespace std::chrono_literals;

namespace {

bool end(TestQueue& queue, const Lease& lease, const Ending& ending) {
  return *queue.database.write([&](store::Write& tx) -> Result<bool> { return end_attempt(tx, queue.clock, lease, ending); });
}

Ending failed_once(TestQueue& queue) {
  return settle_attempt({.attempts = 1}, {.end = Attempt::End::failed}, kMostAttempts, queue.clock.now(), 0);
}

}  // namespace

TEST_CASE("jobs are claimed in the order they were put, each once, and only of the kinds that are known") {
  with_queue([](TestQueue& queue) {
    std::vector<JobId> put;
    for (int i = 0; i < 3; ++i) {
      put.push_back(queue.put_one());
      queue.clock.advance(1s);
    }
    queue.put({.kind = "counter"});
    for (const JobId& expected : put) {
      const auto claimed = queue.claim();
      REQUIRE(claimed);
      CHECK(claimed->job.id == expected);
      CHECK(claimed->job.state == State::running);
      CHECK(claimed->job.attempts == 1);
      CHECK(claimed->job.started_at == queue.clock.now());
    }
    CHECK_FALSE(queue.claim());
    CHECK_FALSE(queue.database.read([&](store::Read& tx) { return has_ready(tx, queue.clock, " count "); }));
    CHECK(queue.database.read([&](store::Read& tx) { return has_ready(tx, queue.clock, " count counter "); }));
  });
}

TEST_CASE("many workers on one database never claim the same job") {
  with_queue([](TestQueue& queue) {
    constexpr int kJobs = 40;
    constexpr int kThreads = 4;
    for (int i = 0; i < kJobs; ++i) queue.put_one();
    std::mutex mutex;
    std::multiset<std::string> claimed;
    std::vector<std::jthread> threads;
    threads.reserve(kThreads);
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&] {
        while (const auto mine = queue.claim()) {
          const std::lock_guard guard(mutex);
          claimed.insert(mine->job.id.value);
        }
      });
    }
    threads.clear();
    CHECK(claimed.size() == kJobs);
    CHECK(std::set<std::string>(claimed.begin(), claimed.end()).size() == kJobs);
  });
}

TEST_CASE("a job that was put off waits for its time, and a clock that is set does not make it wait for ever") {
  struct Row {
    std::string name;
    std::chrono::milliseconds passes, set_by;
    bool is_ready;
  };
  const Row rows[] = {{"at once", 0s, 0s, false},
                      {"a moment before", 4999ms, 0s, false},
                      {"on time", 5s, 0s, true},
                      {"the clock is set forward", 0s, 1h, true},
                      {"the clock is set back a little", 5s, -1min, false},
                      {"and the time passes", 66s, -1min, true},
                      {"the clock is set back by years", 0s, -24h * 3650, true}};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    with_queue([&](TestQueue& queue) {
      queue.put_one();
      const auto claimed = queue.claim();
      REQUIRE(claimed);
      REQUIRE(end(queue, claimed->lease, failed_once(queue)));
      queue.clock.advance(row.passes);
      queue.clock.set(queue.clock.now() + row.set_by);
      CHECK(queue.database.read([&](store::Read& tx) { return has_ready(tx, queue.clock, " count "); }) == row.is_ready);
      CHECK(queue.claim().has_value() == row.is_ready);
    });
  }
}

TEST_CASE("only the holder of a lease raises the beat, settles items and ends the job") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put({.kind = "count", .items = {{.name = "x"}}}).id;
    const auto claimed = queue.claim();
    REQUIRE(claimed);
    const Lease other{.job = id, .id = "not mine"};
    const auto standing = [&](const Lease& lease) {
      return *queue.database.write([&](store::Write& tx) -> Result<Standing> { return renew(tx, lease); });
    };
    CHECK(standing(claimed->lease) == Standing::held);
    CHECK(standing(other) == Standing::lost);
    const auto settled = queue.database.write([&](store::Write& tx) { return settle(tx, other, {.position = 1, .outcome = "done"}); });
    REQUIRE_FALSE(settled);
    CHECK(settled.error().key == "jobs.lease_lost");
    CHECK_FALSE(end(queue, other, {}));
    CHECK(queue.load(id).state == State::running);
    REQUIRE(queue.cancel(id));
    CHECK(standing(claimed->lease) == Standing::cancel_wanted);
    CHECK(end(queue, claimed->lease, {.state = State::cancelled}));
    CHECK_FALSE(end(queue, claimed->lease, {.state = State::done}));
    CHECK(queue.load(id).state == State::cancelled);
    CHECK(standing(claimed->lease) == Standing::lost);
  });
}

TEST_CASE("a job is taken back only if its beat still stands, and its old holder can then do nothing more") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one();
    const auto claimed = queue.claim();
    REQUIRE(claimed);
    const auto seen = queue.database.read([](store::Read& tx) { return list_running(tx); });
    REQUIRE(seen.size() == 1);
    const auto take = [&] {
      return *queue.database.write([&](store::Write& tx) -> Result<bool> {
        return take_back(tx, queue.clock, seen.front(), {.state = State::waiting, .run_at = queue.clock.now(), .attempts = 1});
      });
    };
    (void)queue.database.write([&](store::Write& tx) -> Result<Standing> { return renew(tx, claimed->lease); });
    CHECK_FALSE(take());
    CHECK(queue.load(id).state == State::running);
    const auto later = queue.database.read([](store::Read& tx) { return list_running(tx); });
    CHECK(later.front().beat == seen.front().beat + 1);
    CHECK(*queue.database.write([&](store::Write& tx) -> Result<bool> {
      return take_back(tx, queue.clock, later.front(), {.state = State::waiting, .run_at = queue.clock.now(), .attempts = 1});
    }));
    const auto next = queue.claim();
    REQUIRE(next);
    CHECK(next->job.attempts == 2);
    CHECK_FALSE(end(queue, claimed->lease, {.state = State::done}));
    CHECK(queue.database.read([&](store::Read& tx) { return hold(tx, claimed->lease); }).error().key == "jobs.lease_lost");
    CHECK(queue.database.read([&](store::Read& tx) { return hold(tx, next->lease); }));
  });
}
