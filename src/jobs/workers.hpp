#pragma once
#include <functional>
#include <memory>
#include <thread>

#include "jobs/bell.hpp"
#include "jobs/run.hpp"

namespace nhipcau::jobs {

struct WorkerOptions {
  int threads = 2;                               ///< jobs at the same time; 0: this process does none
  std::chrono::milliseconds poll_every{2'000};   ///< how often the queue is looked at when nobody rings
  std::chrono::milliseconds lease{30'000};       ///< how long a beat stands still before its worker counts as dead
  std::chrono::milliseconds renew_every{8'000};  ///< how often beats of running jobs are raised: at least thrice a lease
};

/// What every worker of a process shares. Everything borrowed outlives the workers.
struct Workshop {
  store::Database& database;
  const Clock& clock;
  Bell& bell;
  std::vector<Kind> kinds;
  WorkerOptions options = {};
  /// Called in the transaction in which a job ends for good by an attempt's end, with the job as it is then.
  std::function<void(store::Write&, const Job&)> when_ended = {};
};

/// The threads that work the queue off. Whatever a handler throws is caught here, logged, and is a failed attempt; whatever else goes wrong
/// is logged and tried again. Destroying it stops it: handlers are told at their next step, and their jobs are given back.
class Workers {
 public:
  explicit Workers(Workshop workshop);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Asks every thread to stop, waits for none.
  void request_stop();

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// Works off what is ready now, one job after another, on the calling thread; gives how many attempts were made. For tests, and for a
/// command that waits for its own job.
int work_off(const Workshop& workshop, const std::stop_token& stop = {});

}  // namespace nhipcau::jobs
