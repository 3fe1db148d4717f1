#include "jobs/worker.hpp"

#include <atomic>
#include <stdexcept>

#include "jobs/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::jobs;
using namespace nhipcau::jobs::testing;
using namespace std::chrono_literals;

TEST_CASE("a job is done once, and what its handler gave is kept") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one("21");
    const Handler handler = [](Run& run) -> Result<Done> {
      CHECK(run.step({.done = 1, .total = 2, .step_key = "x"}));
      return Done{.result = std::to_string(std::stoi(run.job().payload) * 2)};
    };
    CHECK(work_off(queue.workshop(handler)) == 1);
    CHECK(work_off(queue.workshop(handler)) == 0);
    const Job job = queue.load(id);
    CHECK(job.state == State::done);
    CHECK(job.result == "42");
    CHECK(job.progress.done == 1);
    CHECK(job.ended_at == queue.clock.now());
  });
}

TEST_CASE("what a handler throws is a failed attempt; it is tried again, later each time, and then given up with a sentence") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one();
    int calls = 0;
    const Workshop workshop = queue.workshop([&](Run&) -> Result<Done> {
      ++calls;
      throw std::runtime_error("boom");
    });
    for (int attempt = 1; attempt < kMostAttempts; ++attempt) {
      CHECK(work_off(workshop) == 1);
      CHECK(queue.load(id).state == State::waiting);
      CHECK(queue.load(id).attempts == attempt);
      CHECK(work_off(workshop) == 0);  // it waits
      queue.clock.advance(kLongestBackOff);
    }
    CHECK(work_off(workshop) == 1);
    const Job job = queue.load(id);
    CHECK(job.state == State::failed);
    CHECK(job.error.key == "jobs.broken");
    CHECK(calls == kMostAttempts);
    queue.clock.advance(24h);
    CHECK(work_off(workshop) == 0);
  });
}

TEST_CASE("an answer that another attempt would not change is final; trouble that may pass is tried again") {
  with_queue([](TestQueue& queue) {
    const auto refused = queue.put_one();
    work_off(queue.workshop([](Run&) -> Result<Done> { return fail(Code::invalid, "files.empty", {"a"}); }));
    CHECK(queue.load(refused).state == State::failed);
    CHECK(queue.load(refused).error.key == "files.empty");
    const auto troubled = queue.put_one();
    work_off(queue.workshop([](Run&) -> Result<Done> { return fail(Code::unavailable, "files.empty"); }));
    CHECK(queue.load(troubled).state == State::waiting);
    queue.clock.advance(kLongestBackOff);
    work_off(queue.workshop(do_nothing));
    CHECK(queue.load(troubled).state == State::done);
  });
}

TEST_CASE("a running job that is cancelled is told so at its next step and ends as cancelled") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one();
    int steps = 0;
    work_off(queue.workshop([&](Run& run) -> Result<Done> {
      while (run.step({.done = steps, .total = 10})) {
        if (++steps == 3) CHECK(queue.cancel(id)->state == State::running);
        queue.clock.advance(kProgressEvery);
      }
      return Done{.result = "three", .is_whole = false};
    }));
    CHECK(steps == 3);
    CHECK(queue.load(id).state == State::cancelled);
    CHECK(queue.load(id).progress.done == 3);
    CHECK(queue.load(id).result == "three");
  });
}

TEST_CASE("a cancel that comes after the last step is honoured by an attempt that fails or leaves the rest, and too late for a whole one") {
  struct Row {
    Result<Done> came;
    State state;
  };
  const std::vector<Row> rows{{fail(Code::unavailable, "files.empty"), State::cancelled},
                              {Done{.is_whole = false}, State::cancelled},
                              {fail(Code::invalid, "files.empty"), State::failed},
                              {Done{}, State::done}};
  with_queue([&](TestQueue& queue) {
    for (const Row& row : rows) {
      const auto id = queue.put_one();
      work_off(queue.workshop([&](Run&) {
        CHECK(queue.cancel(id)->state == State::running);
        return row.came;
      }));
      CHECK(queue.load(id).state == row.state);
      CHECK(queue.load(id).error.key == (row.came ? "" : "files.empty"));
    }
  });
}

TEST_CASE("a job that is claimed with a cancel on it takes no step") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one();
    auto claimed = queue.claim();
    REQUIRE(claimed);
    REQUIRE(queue.cancel(id));
    claimed->job = queue.load(id);
    Run run(queue.database, queue.clock, std::move(*claimed), {});
    CHECK(run.is_cancel_wanted());
    CHECK_FALSE(run.step({.done = 1, .total = 2}));
  });
}

TEST_CASE("progress is stored at most every so often, and the last of it always") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one();
    work_off(queue.workshop([&](Run& run) -> Result<Done> {
      CHECK(run.step({.done = 1, .total = 9}));
      CHECK(queue.load(id).progress.done == 1);
      CHECK(run.step({.done = 2, .total = 9}));
      CHECK(queue.load(id).progress.done == 1);
      queue.clock.advance(kProgressEvery);
      CHECK(run.step({.done = 3, .total = 9}));
      CHECK(queue.load(id).progress.done == 3);
      CHECK(run.step({.done = 9, .total = 9}));
      return Done{};
    }));
    CHECK(queue.load(id).progress.done == 9);
  });
}

TEST_CASE("a program that stops gives its job back, and the attempt does not count") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one();
    std::stop_source source;
    const auto made = work_off(queue.workshop([&](Run& run) -> Result<Done> {
      CHECK(run.step({}));
      source.request_stop();
      CHECK_FALSE(run.step({}));
      return Done{.is_whole = false};
    }),
                               source.get_token());
    CHECK(made == 1);
    CHECK(queue.load(id).state == State::waiting);
    CHECK(queue.load(id).attempts == 0);
    CHECK(work_off(queue.workshop(do_nothing)) == 1);
    CHECK(queue.load(id).state == State::done);
  });
}

TEST_CASE("a job whose worker died is taken over, neither too early nor never, however the clock is set") {
  struct Row {
    std::string name;
    std::chrono::milliseconds set_by;
  };
  for (const Row& row : {Row{"no clock is set", 0s}, Row{"forward by a day", 24h}, Row{"back by a year", -24h * 365}}) {
    CAPTURE(row.name);
    with_queue([&](TestQueue& queue) {
      const auto id = queue.put_one();
      REQUIRE(queue.claim());  // and nothing more is heard of that worker
      const Workshop workshop = queue.workshop(do_nothing);
      Watch watch(workshop.options.lease);
      Running running;
      Worker worker(workshop, watch, running);
      CHECK_FALSE(worker.take_turn({}));
      queue.clock.set(queue.clock.now() + row.set_by);
      queue.clock.advance(workshop.options.lease - 1ms);
      CHECK_FALSE(worker.take_turn({}));
      CHECK(queue.load(id).state == State::running);
      queue.clock.advance(1ms);
      CHECK_FALSE(worker.take_turn({}));  // taken back, and put off like any failed attempt
      CHECK(queue.load(id).state == State::waiting);
      queue.clock.advance(kFirstBackOff);
      CHECK(worker.take_turn({}));
      CHECK(queue.load(id).state == State::done);
      CHECK(queue.load(id).attempts == 2);
    });
  }
}

TEST_CASE("a beat keeps a job from being taken over") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one();
    const Workshop workshop = queue.workshop([&](Run& run) -> Result<Done> {
      Watch theirs(WorkerOptions{}.lease);
      Running none;
      const Workshop other_process = queue.workshop(do_nothing);
      Worker other(other_process, theirs, none);
      for (int i = 0; i < 10; ++i) {
        CHECK_FALSE(other.take_turn({}));
        queue.clock.advance(20s);
        run.renew();
      }
      CHECK_FALSE(other.take_turn({}));
      return Done{};
    });
    CHECK(work_off(workshop) == 1);
    CHECK(queue.load(id).state == State::done);
    CHECK(queue.load(id).attempts == 1);
  });
}

TEST_CASE("a worker that was thought dead is told so at its next step, and ends nothing") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one();
    int calls = 0;
    const auto sleepy = [&](Run& run) -> Result<Done> {
      ++calls;
      CHECK(run.step({}));
      Watch theirs(WorkerOptions{}.lease);
      Running none;
      const Workshop other_process = queue.workshop([](Run&) -> Result<Done> { return Done{.result = "theirs"}; });
      Worker other(other_process, theirs, none);
      CHECK_FALSE(other.take_turn({}));
      queue.clock.advance(1h);
      CHECK_FALSE(other.take_turn({}));
      queue.clock.advance(kLongestBackOff);
      CHECK(other.take_turn({}));
      CHECK_FALSE(run.step({}));
      CHECK(run.is_lost());
      return Done{.result = "ours"};
    };
    CHECK(work_off(queue.workshop(sleepy)) == 1);
    CHECK(calls == 1);
    CHECK(queue.load(id).result == "theirs");
  });
}

TEST_CASE("a job that kills its worker each time is given up") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one();
    const Workshop workshop = queue.workshop(do_nothing);
    for (int attempt = 1; attempt <= kMostAttempts; ++attempt) {
      REQUIRE(queue.claim());
      Watch watch(workshop.options.lease);
      Running running;
      const Workshop other = {.database = queue.database, .clock = queue.clock, .bell = queue.bell, .kinds = workshop.kinds};
      Worker worker(other, watch, running);
      CHECK_FALSE(worker.take_turn({}));
      queue.clock.advance(other.options.lease);
      CHECK_FALSE(worker.take_turn({}));
      queue.clock.advance(kLongestBackOff);
    }
    CHECK(queue.load(id).state == State::failed);
    CHECK(queue.load(id).error.key == "jobs.worker_died");
  });
}

TEST_CASE("jobs of a kind that is not known here are left for a process that knows it") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put({.kind = "newer"}).id;
    CHECK(work_off(queue.workshop(do_nothing)) == 0);
    CHECK(queue.load(id).state == State::waiting);
  });
}

TEST_CASE("a kind that comes round is put by the workers themselves") {
  with_queue([](TestQueue& queue) {
    int calls = 0;
    Workshop workshop = queue.workshop([&](Run&) -> Result<Done> {
      ++calls;
      return Done{};
    });
    workshop.kinds.front().every = 24h;
    CHECK(work_off(workshop) == 1);
    CHECK(work_off(workshop) == 0);
    queue.clock.advance(24h);
    CHECK(work_off(workshop) == 1);
    CHECK(calls == 2);
  });
}
