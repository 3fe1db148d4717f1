#include "jobs/outcome.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::jobs;
using namespace std::chrono_literals;

namespace {

const Instant kNow = from_rfc3339("2026-11-22T01:00:00.000Z");

}  // namespace

TEST_CASE("a back-off doubles up to its limit, and chance takes at most half of it") {
  struct Row {
    int attempts;
    double chance;
    std::chrono::milliseconds expected;
  };
  const Row rows[] = {{1, 0, 5s},   {1, 1, 2500ms}, {2, 0, 10s},   {2, 0.5, 7500ms}, {3, 0, 20s},
                      {7, 0, 320s}, {8, 0, 600s},   {60, 0, 600s}, {60, 1, 300s}};
  for (const Row& row : rows) {
    CAPTURE(row.attempts);
    CAPTURE(row.chance);
    CHECK(back_off(row.attempts, row.chance) == row.expected);
  }
}

TEST_CASE("what becomes of a job after an attempt") {
  using enum Attempt::End;
  struct Row {
    Attempt::End end;
    int attempts;
    bool is_cancel_wanted;
    State state;
    int attempts_after;
    std::chrono::milliseconds put_off;
  };
  const Row rows[] = {
      {finished, 1, false, State::done, 1, 0ms},   {finished, 1, true, State::done, 1, 0ms},
      {finished, 5, false, State::done, 5, 0ms},   {stopped, 1, false, State::waiting, 0, 0ms},
      {stopped, 5, false, State::waiting, 4, 0ms}, {stopped, 2, true, State::cancelled, 2, 0ms},
      {refused, 1, false, State::failed, 1, 0ms},  {refused, 1, true, State::failed, 1, 0ms},
      {failed, 1, false, State::waiting, 1, 5s},   {failed, 4, false, State::waiting, 4, 40s},
      {failed, 5, false, State::failed, 5, 0ms},   {failed, 1, true, State::cancelled, 1, 0ms},
      {died, 1, false, State::waiting, 1, 5s},     {died, 5, false, State::failed, 5, 0ms},
      {died, 5, true, State::cancelled, 5, 0ms},
  };
  for (const Row& row : rows) {
    CAPTURE(static_cast<int>(row.end));
    CAPTURE(row.attempts);
    CAPTURE(row.is_cancel_wanted);
    const Job job{.attempts = row.attempts, .is_cancel_wanted = row.is_cancel_wanted};
    const Ending ending = settle_attempt(job, {.end = row.end}, kMostAttempts, kNow, 0);
    CHECK(ending.state == row.state);
    CHECK(ending.attempts == row.attempts_after);
    CHECK(ending.run_at - kNow == row.put_off);
  }
}

TEST_CASE("an ending keeps what the attempt brought") {
  const Attempt attempt{
      .end = Attempt::End::refused, .progress = {3, 7, "directive.import_step"}, .result = "half", .error = {"files.empty", {"a"}}};
  const Ending ending = settle_attempt({.attempts = 1}, attempt, kMostAttempts, kNow, 0);
  CHECK(ending.progress.done == 3);
  CHECK(ending.progress.total == 7);
  CHECK(ending.result == "half");
  CHECK(ending.error.key == "files.empty");
  CHECK(ending.error.args == std::vector<std::string>{"a"});
}
