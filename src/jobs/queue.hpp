#pragma once
#include "jobs/job.hpp"
#include "store/database.hpp"

namespace nhipcau::jobs {

inline constexpr std::size_t kMostItems = 10'000;  ///< of one job
inline constexpr std::chrono::hours kKeepEnded{24 * 30};

struct NewJob {
  std::string kind;
  std::string key;  ///< not empty: at most one job of this kind and key is open
  std::string name;
  std::string payload;
  std::string asked_by;
  std::string asked_from;
  std::string unit;         ///< see Job::unit
  std::vector<Item> items;  ///< at most kMostItems; those with an outcome count as done
};
struct Put {
  JobId id;
  bool was_open = false;  ///< it is the open job of that key; nothing was added to it
};
/// Puts a job in the transaction of what causes it. Ring the Bell once that is committed.
Put put(store::Write& tx, const Clock& clock, const NewJob& job);
/// Puts a job of `kind` unless one is open or was put within `every`; for work that comes round. One made after now counts as none: the
/// clock was set back.
void put_if_due(store::Write& tx, const Clock& clock, const std::string& kind, std::chrono::milliseconds every);

/// errors  not_found jobs.no_such_job
Result<Job> load(store::Read& tx, const JobId& id);
/// Jobs that an account asked for, newest first; without payload and result.
std::vector<Job> list_of(store::Read& tx, std::string_view asked_by, int limit);
/// Items after a position, in order.
std::vector<Item> list_items(store::Read& tx, const JobId& id, std::int64_t after, int limit);
/// errors  not_found jobs.no_such_item
Result<Item> load_item(store::Read& tx, const JobId& id, std::int64_t position);
/// What becomes of an item after its job, by a person's choice: outcome, what was made, message. Only as long as its outcome is still
/// `was`; says whether it was.
bool change_item(store::Write& tx, const JobId& id, std::string_view was, const Item& item);
/// How many items came out how; "" are still to do.
std::map<std::string, std::int64_t> count_outcomes(store::Read& tx, const JobId& id);

/// How many jobs of a kind are in a state, for metrics.
struct Count {
  std::string kind, state;
  std::int64_t jobs = 0;
};
std::vector<Count> count_jobs(store::Read& tx);

/// Since when the job that has waited longest could have begun; none if no job waits.
std::optional<Instant> oldest_waiting(store::Read& tx);

/// Whether an open job has still to work on a subject: then what it names must be kept.
bool awaits(store::Read& tx, std::string_view subject);

/// A waiting job ends at once; a running one is told at its next step and ends then; an ended one stays as it is.
/// errors  not_found jobs.no_such_job
Result<Job> cancel(store::Write& tx, const Clock& clock, const JobId& id);

/// Takes the job's name away, which may no longer be said.
void forget_name(store::Write& tx, const JobId& id);

/// How many somebody asked for, and taking away from where they did: of an open job too, whose lines in the audit trail then name none.
std::int64_t count_of(store::Read& tx, std::string_view asked_by);
void forget_addresses(store::Write& tx, std::string_view asked_by);

/// Removes jobs that ended longer than kKeepEnded ago, with their items; gives how many jobs.
std::int64_t remove_old(store::Write& tx, const Clock& clock);

/// SQL of this tool, for Database::open.
store::QueryFile queries();

}  // namespace nhipcau::jobs
