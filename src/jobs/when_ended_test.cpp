#include <vector>

#include "jobs/testing.hpp"
#include "jobs/workers.hpp"

namespace nhipcau::jobs::testing {
namespace {

using std::chrono_literals::operator""min;

TEST_CASE("whoever waits for the end of jobs is told in its transaction, once, with the job as it is then") {
  with_queue([](TestQueue& queue) {
    queue.put_one("good");
    queue.put_one("bad");
    Workshop workshop = queue.workshop([](Run& run) -> Result<Done> {
      if (run.job().payload == "bad") return fail(Code::unavailable, "jobs.broken");
      return Done{.result = "42"};
    });
    std::vector<std::string> told;
    workshop.when_ended = [&](store::Write& tx, const Job& job) {
      told.push_back(job.payload + " " + std::string(to_name(job.state)) + " " + job.result);
      CHECK(load(tx, job.id)->state == job.state);
    };
    for (int i = 0; i < kMostAttempts; ++i) {
      work_off(workshop);
      queue.clock.advance(kLongestBackOff);
    }
    CHECK(told == std::vector<std::string>{"good done 42", "bad failed "});
  });
}

TEST_CASE("a kind that says when it is due is put then, and once") {
  with_queue([](TestQueue& queue) {
    bool is_due = false;
    int done = 0;
    Workshop workshop = queue.workshop([&](Run&) -> Result<Done> {
      ++done;
      is_due = false;
      return Done{};
    });
    workshop.kinds.front().is_due = [&](store::Read&) { return is_due; };
    work_off(workshop);
    CHECK(done == 0);
    is_due = true;
    queue.clock.advance(10min);
    CHECK(work_off(workshop) == 1);
    queue.clock.advance(10min);
    work_off(workshop);
    CHECK(done == 1);
  });
}

}  // namespace
}  // namespace nhipcau::jobs::testing
