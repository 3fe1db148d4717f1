#pragma once
#include "jobs/lease.hpp"

namespace nhipcau::jobs {

inline constexpr int kMostAttempts = 5;
inline constexpr std::chrono::seconds kFirstBackOff{5};

/// How an attempt went, in the eyes of its worker.
struct Attempt {
  enum class End {
    finished,  ///< the handler did all there was to do
    stopped,   ///< it was told to stop and left the rest
    refused,   ///< it said that another attempt would not help
    failed,    ///< it was in trouble, or threw
    died       ///< its worker is gone
  };
  End end = End::finished;
  Progress progress;
  std::string result;  ///< of a finished one, and of one stopped by a cancel
  Remark error;        ///< of a refused or failed one
};

/// How long an attempt is put off after so many have failed: 5 s, doubled each time, at most kLongestBackOff, of which up to half is left
/// to chance, so that what failed together does not come back together. Pure. attempts  at least 1 chance    0 ≤ chance ≤ 1
std::chrono::milliseconds back_off(int attempts, double chance);

/// What becomes of a job after an attempt: the whole rule. Pure.
///   finished             done, also when a cancel came too late
///   stopped              cancelled, if that is what was wanted; else the program stops: it waits at once, and the attempt does not count
///   refused              failed
///   failed, died         cancelled if that was wanted; failed after `most_attempts`; else it waits for its back-off
/// job  as claimed, with `is_cancel_wanted` as it is now
Ending settle_attempt(const Job& job, const Attempt& attempt, int most_attempts, Instant now, double chance);

}  // namespace nhipcau::jobs
