#pragma once
#include <mutex>
#include <set>

#include "jobs/outcome.hpp"
#include "jobs/watch.hpp"
#include "jobs/workers.hpp"

namespace nhipcau::jobs {

/// The jobs that run in this process, so that their beats are raised while their handlers work. Holds a lock; safe from many threads.
class Running {
 public:
  /// Counts a run in while it lives.
  class Entry {
   public:
    Entry(Running& running, Run& run) : running_(running), run_(run) { running_.add(run_); }
    ~Entry() { running_.remove(run_); }
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;

   private:
    Running& running_;
    Run& run_;
  };
  /// Raises the beat of each. Throws DatabaseError.
  void renew_all();

 private:
  void add(Run& run);
  void remove(Run& run);
  std::mutex mutex_;
  std::set<Run*> runs_;
};

/// One turn at the queue, taken by one thread: jobs of dead workers are taken back, periodic ones put, then one job is claimed and done.
class Worker {
 public:
  Worker(const Workshop& workshop, Watch& watch, Running& running);

  /// Whether there was a job to do. Throws what the database throws outside a handler; a handler's own trouble is the job's.
  bool take_turn(const std::stop_token& stop);

 private:
  void take_back_dead();
  void put_periodic();
  [[nodiscard]] std::optional<Claimed> claim_next();
  void do_job(Claimed claimed, const std::stop_token& stop);
  void tell_ended(store::Write& tx, const JobId& id, const Ending& ending) const;
  [[nodiscard]] Attempt attempt(Run& run, const Kind& kind) const;
  [[nodiscard]] Ending ending_of(store::Read& tx, Job job, const Attempt& made, const Kind& kind, double luck) const;
  [[nodiscard]] const Kind& kind_named(std::string_view name) const;

  const Workshop& workshop_;
  Watch& watch_;
  Running& running_;
  const std::string kind_list_;
  std::optional<std::chrono::milliseconds> looked_for_periodic_at_;
};

}  // namespace nhipcau::jobs
