#include "jobs/lease.hpp"

#include "base/hash.hpp"
#include "jobs/job_row.hpp"

namespace nhipcau::jobs {
namespace {

constexpr std::size_t kLeaseBytes = 12;
constexpr int kMostRunning = 1000;  ///< looked at in one round

Standing to_standing(const std::optional<store::Row>& row) {
  if (!row) return Standing::lost;
  return row->boolean("is_cancel_wanted") ? Standing::cancel_wanted : Standing::held;
}

}  // namespace

std::string to_kind_list(const std::vector<std::string>& kinds) {
  std::string list = " ";
  for (const std::string& kind : kinds) list += kind + ' ';
  return list;
}

bool has_ready(store::Read& tx, const Clock& clock, const std::string& kind_list) {
  const Instant now = clock.now();
  return tx.one("jobs.has_ready", kind_list, to_rfc3339(now), to_rfc3339(now + kLongestBackOff))->boolean("has_ready");
}

std::optional<Claimed> claim(store::Write& tx, const Clock& clock, const std::string& kind_list) {
  const Instant now = clock.now();
  const std::string lease = random_token(kLeaseBytes);
  const auto row = tx.one("jobs.claim", kind_list, to_rfc3339(now), to_rfc3339(now + kLongestBackOff), lease);
  if (!row) return std::nullopt;
  Job job = to_job(*row);
  const JobId id = job.id;
  return Claimed{.job = std::move(job), .lease = {.job = id, .id = lease}};
}

Standing renew(store::Write& tx, const Lease& lease) {
  return to_standing(tx.one("jobs.renew", lease.job.value, lease.id));
}

Standing store_progress(store::Write& tx, const Lease& lease, const Progress& progress) {
  return to_standing(tx.one("jobs.store_progress", lease.job.value, lease.id, progress.done, progress.total, progress.step_key));
}

Result<void> hold(store::Read& tx, const Lease& lease) {
  if (tx.one("jobs.has_lease", lease.job.value, lease.id)->boolean("has_lease")) return {};
  return fail(Code::conflict, "jobs.lease_lost");
}

Result<void> settle(store::Write& tx, const Lease& lease, const Item& item) {
  if (auto held = hold(tx, lease); !held) return held;
  tx.run("jobs.settle_item", lease.job.value, item.position, item.outcome, item.made, item.message.key, to_lines(item.message.args),
         item.name, item.subject);
  return {};
}

bool wants_cancel(store::Read& tx, const JobId& id) {
  const auto row = tx.one("jobs.wants_cancel", id.value);
  return row && row->boolean("is_cancel_wanted");
}

bool end_attempt(store::Write& tx, const Clock& clock, const Lease& lease, const Ending& ending) {
  const auto ended_at = is_open(ending.state) ? std::optional<std::string>() : to_rfc3339(clock.now());
  return tx.run("jobs.end_attempt", lease.job.value, lease.id, to_name(ending.state), to_rfc3339(ending.run_at), ending.attempts,
                ending.progress.done, ending.progress.total, ending.progress.step_key, ending.result, ending.error.key,
                to_lines(ending.error.args), ended_at) == 1;
}

std::vector<Pulse> list_running(store::Read& tx) {
  std::vector<Pulse> running;
  for (const store::Row& row : tx.many("jobs.list_running", kMostRunning)) {
    Job job = to_job(row);
    const JobId id = job.id;
    running.push_back({.job = std::move(job), .lease = {.job = id, .id = row.text("lease")}, .beat = row.integer("beat")});
  }
  return running;
}

bool take_back(store::Write& tx, const Clock& clock, const Pulse& pulse, const Ending& ending) {
  if (!tx.one("jobs.still_stands", pulse.lease.job.value, pulse.lease.id, pulse.beat)->boolean("still_stands")) return false;
  return end_attempt(tx, clock, pulse.lease, ending);
}

}  // namespace nhipcau::jobs
