#include "jobs/workers.hpp"

#include <atomic>
#include <latch>
#include <stdexcept>

#include "jobs/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::jobs;
using namespace nhipcau::jobs::testing;
using namespace std::chrono_literals;

TEST_CASE("workers do every job once, woken by the bell alone") {
  with_queue([](TestQueue& queue) {
    constexpr int kJobs = 30;
    std::latch all_done(kJobs);
    std::atomic<int> calls = 0;
    Workshop workshop = queue.workshop([&](Run&) -> Result<Done> {
      ++calls;
      all_done.count_down();
      return Done{};
    });
    workshop.options = {.threads = 3, .poll_every = 1h};
    {
      const Workers workers(workshop);
      for (int i = 0; i < kJobs; ++i) {
        queue.put_one();
        queue.bell.ring();
      }
      all_done.wait();
    }
    CHECK(calls == kJobs);
    const auto counts = queue.database.read([](store::Read& tx) { return count_jobs(tx); });
    REQUIRE(counts.size() == 1);
    CHECK(counts.front().kind == "count");
    CHECK(counts.front().state == "done");
    CHECK(counts.front().jobs == kJobs);
  });
}

TEST_CASE("workers find what another process put without a bell") {
  with_queue([](TestQueue& queue) {
    std::latch done(1);
    Workshop workshop = queue.workshop([&](Run&) -> Result<Done> {
      done.count_down();
      return Done{};
    });
    workshop.options = {.threads = 1, .poll_every = 1ms};
    const Workers workers(workshop);
    queue.put_one();
    done.wait();
  });
}

TEST_CASE("a handler that throws does not end its worker") {
  with_queue([](TestQueue& queue) {
    std::latch done(1);
    Workshop workshop = queue.workshop([&](Run& run) -> Result<Done> {
      if (run.job().payload == "bad") throw std::runtime_error("boom");
      done.count_down();
      return Done{};
    });
    workshop.options = {.threads = 1, .poll_every = 1h};
    const auto bad = queue.put_one("bad");
    queue.clock.advance(1s);
    queue.put_one("good");
    {
      const Workers workers(workshop);
      done.wait();
    }
    CHECK(queue.load(bad).state == State::waiting);
    CHECK(queue.load(bad).attempts == 1);
  });
}

TEST_CASE("stopping tells the handler at its next step and gives the job back") {
  with_queue([](TestQueue& queue) {
    std::latch begun(1);
    Workshop workshop = queue.workshop([&](Run& run) -> Result<Done> {
      begun.count_down();
      while (run.step({})) std::this_thread::yield();
      return Done{.is_whole = false};
    });
    workshop.options = {.threads = 1, .poll_every = 1h};
    const auto id = queue.put_one();
    {
      const Workers workers(workshop);
      begun.wait();
    }
    CHECK(queue.load(id).state == State::waiting);
    CHECK(queue.load(id).attempts == 0);
  });
}

TEST_CASE("the beat of a running job is raised while its handler works") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one();
    Workshop workshop = queue.workshop([&](Run&) -> Result<Done> {
      const auto beat = [&] { return queue.database.read([](store::Read& tx) { return list_running(tx).front().beat; }); };
      const auto first = beat();
      while (beat() < first + 3) std::this_thread::yield();
      return Done{.result = "alive"};
    });
    workshop.options = {.threads = 1, .poll_every = 1ms, .renew_every = 1ms};
    const Workers workers(workshop);
    while (is_open(queue.load(id).state)) std::this_thread::yield();
    CHECK(queue.load(id).result == "alive");
  });
}

TEST_CASE("no threads, no work") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one();
    Workshop workshop = queue.workshop(do_nothing);
    workshop.options.threads = 0;
    { const Workers workers(workshop); }
    CHECK(queue.load(id).state == State::waiting);
  });
}
