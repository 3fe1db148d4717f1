#pragma once
#include <string>
#include <vector>

#include "jobs/job.hpp"
#include "store/database.hpp"

/// The worker's side of the queue. A claim gives a lease; whoever holds it may end the job, and nobody else. A lease has no hour at which
/// it runs out: its holder raises the job's beat, and who sees a beat stand still for long enough (Watch) takes the job back.
namespace nhipcau::jobs {

/// The longest that a failed attempt is put off: see back_off.
inline constexpr std::chrono::minutes kLongestBackOff{10};

struct Lease {
  JobId job;
  std::string id;
};
struct Claimed {
  Job job;
  Lease lease;
};

/// The kinds a worker knows, as statements take them: " import sweep ".
std::string to_kind_list(const std::vector<std::string>& kinds);

/// Whether there is something to claim; cheap, and writes nothing.
bool has_ready(store::Read& tx, const Clock& clock, const std::string& kind_list);
/// The first waiting job that may begin, now running under a new lease and with one attempt more; none if there is none.
std::optional<Claimed> claim(store::Write& tx, const Clock& clock, const std::string& kind_list);

/// What a holder learns when it raises the beat.
enum class Standing { held, cancel_wanted, lost };
Standing renew(store::Write& tx, const Lease& lease);
Standing store_progress(store::Write& tx, const Lease& lease, const Progress& progress);

/// For transactions of a handler: they must not commit once another has the job.
/// errors  conflict jobs.lease_lost
Result<void> hold(store::Read& tx, const Lease& lease);
/// What came of an item that was still to do, under the lease; its name and subject become those given. A settled item stays as it is.
/// errors  conflict jobs.lease_lost
Result<void> settle(store::Write& tx, const Lease& lease, const Item& item);

/// Whether a cancel of the job has come by now: to be asked in the transaction that ends an attempt, where nothing can come in between.
bool wants_cancel(store::Read& tx, const JobId& id);

/// How an attempt ended, as the queue keeps it.
struct Ending {
  State state = State::done;  ///< waiting: there will be another attempt, at `run_at`
  Instant run_at;
  int attempts = 0;
  Progress progress;
  std::string result;
  Remark error;
};
/// Ends the lease; false if it was lost, and then nothing changes.
bool end_attempt(store::Write& tx, const Clock& clock, const Lease& lease, const Ending& ending);

/// A running job as seen from outside.
struct Pulse {
  Job job;  ///< without payload and result
  Lease lease;
  std::int64_t beat = 0;
};
std::vector<Pulse> list_running(store::Read& tx);
/// Ends the lease of a worker that died, unless the beat was raised since; false then.
bool take_back(store::Write& tx, const Clock& clock, const Pulse& pulse, const Ending& ending);

}  // namespace nhipcau::jobs
