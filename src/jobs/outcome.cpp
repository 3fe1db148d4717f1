#include "jobs/outcome.hpp"

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::jobs {
namespace {

State state_after(const Job& job, Attempt::End end, int most_attempts) {
  switch (end) {
    case Attempt::End::finished: return State::done;
    case Attempt::End::refused: return State::failed;
    case Attempt::End::stopped: return job.is_cancel_wanted ? State::cancelled : State::waiting;
    case Attempt::End::failed:
    case Attempt::End::died: break;
  }
  if (job.is_cancel_wanted) return State::cancelled;
  return job.attempts >= most_attempts ? State::failed : State::waiting;
}

}  // namespace

std::chrono::milliseconds back_off(int attempts, double chance) {
  require(attempts >= 1 && chance >= 0 && chance <= 1, "a back-off of no attempt, or with a chance that is none");
  constexpr int kMostDoublings = 20;
  const std::chrono::milliseconds doubled = kFirstBackOff * (1LL << std::min(attempts - 1, kMostDoublings));
  const std::chrono::milliseconds longest = std::min<std::chrono::milliseconds>(doubled, kLongestBackOff);
  return longest - std::chrono::milliseconds(static_cast<long long>(static_cast<double>(longest.count()) / 2 * chance));
}

Ending settle_attempt(const Job& job, const Attempt& attempt, int most_attempts, Instant now, double chance) {
  Ending ending{.state = state_after(job, attempt.end, most_attempts),
                .run_at = now,
                .attempts = job.attempts,
                .progress = attempt.progress,
                .result = attempt.result,
                .error = attempt.error};
  const bool is_put_off = ending.state == State::waiting && attempt.end != Attempt::End::stopped;
  if (is_put_off) ending.run_at = now + back_off(std::max(job.attempts, 1), chance);
  if (ending.state == State::waiting && attempt.end == Attempt::End::stopped) ending.attempts = std::max(job.attempts - 1, 0);
  return ending;
}

}  // namespace nhipcau::jobs
