#include "jobs/worker.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>

#include "base/hash.hpp"
#include "base/log.hpp"
#include "base/require.hpp"
#include "jobs/queue.hpp"

namespace nhipcau::jobs {
namespace {

/// How often a worker asks whether a periodic job is due.
constexpr std::chrono::minutes kPeriodicEvery{10};

/// Between 0 and 1.
double chance() {
  const std::string bytes = random_bytes(sizeof(std::uint32_t));
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data(), sizeof number);
  return static_cast<double>(number) / static_cast<double>(UINT32_MAX);
}

int most_attempts(const Kind& kind) {
  return kind.most_attempts == 0 ? kMostAttempts : kind.most_attempts;
}

std::string names_of(const std::vector<Kind>& kinds) {
  std::vector<std::string> names;
  for (const Kind& kind : kinds) names.push_back(kind.name);
  return to_kind_list(names);
}

}  // namespace

void Running::add(Run& run) {
  const std::lock_guard guard(mutex_);
  runs_.insert(&run);
}

void Running::remove(Run& run) {
  const std::lock_guard guard(mutex_);
  runs_.erase(&run);
}

void Running::renew_all() {
  const std::lock_guard guard(mutex_);
  for (Run* run : runs_) run->renew();
}

Worker::Worker(const Workshop& workshop, Watch& watch, Running& running)
    : workshop_(workshop), watch_(watch), running_(running), kind_list_(names_of(workshop.kinds)) {}

bool Worker::take_turn(const std::stop_token& stop) {
  take_back_dead();
  put_periodic();
  auto claimed = claim_next();
  if (!claimed) return false;
  do_job(std::move(*claimed), stop);
  return true;
}

void Worker::take_back_dead() {
  const auto ticks = workshop_.clock.ticks();
  const auto running = workshop_.database.read([](store::Read& tx) { return list_running(tx); });
  for (const Pulse& pulse : watch_.look(running, ticks)) {
    const auto known = std::ranges::find(workshop_.kinds, pulse.job.kind, &Kind::name);
    if (known == workshop_.kinds.end()) continue;  // its own kind of process will see to it
    const Attempt died{.end = Attempt::End::died, .progress = pulse.job.progress, .error = {.key = "jobs.worker_died"}};
    const double luck = chance();
    const bool was_taken = *workshop_.database.write([&](store::Write& tx) -> Result<bool> {
      const Ending ending = ending_of(tx, pulse.job, died, *known, luck);
      if (!take_back(tx, workshop_.clock, pulse, ending)) return false;
      tell_ended(tx, pulse.job.id, ending);
      return true;
    });
    if (was_taken) log::warning("jobs.taken_back", {{"job", pulse.job.id.value}, {"kind", pulse.job.kind}});
  }
}

void Worker::put_periodic() {
  const auto now = workshop_.clock.ticks();
  if (looked_for_periodic_at_ && now - *looked_for_periodic_at_ < kPeriodicEvery) return;
  looked_for_periodic_at_ = now;
  for (const Kind& kind : workshop_.kinds) {
    if (kind.every.count() == 0 && !kind.is_due) continue;
    (void)workshop_.database.write([&](store::Write& tx) -> Result<void> {
      if (kind.every.count() != 0) put_if_due(tx, workshop_.clock, kind.name, kind.every);
      if (kind.is_due && kind.is_due(tx)) put(tx, workshop_.clock, {.kind = kind.name, .key = kind.name});
      return {};
    });
  }
}

std::optional<Claimed> Worker::claim_next() {
  const bool is_ready = workshop_.database.read([&](store::Read& tx) { return has_ready(tx, workshop_.clock, kind_list_); });
  if (!is_ready) return std::nullopt;
  return *workshop_.database.write(
      [&](store::Write& tx) -> Result<std::optional<Claimed>> { return claim(tx, workshop_.clock, kind_list_); });
}

void Worker::do_job(Claimed claimed, const std::stop_token& stop) {
  const Kind& kind = kind_named(claimed.job.kind);
  Run run(workshop_.database, workshop_.clock, std::move(claimed), stop);
  const Attempt made = [&] {
    const Running::Entry entry(running_, run);
    return attempt(run, kind);
  }();
  const Job& job = run.job();
  const double luck = chance();
  const auto state = *workshop_.database.write([&](store::Write& tx) -> Result<std::optional<State>> {
    const Ending ending = ending_of(tx, job, made, kind, luck);
    if (!end_attempt(tx, workshop_.clock, run.lease(), ending)) return std::nullopt;
    tell_ended(tx, job.id, ending);
    return ending.state;
  });
  log::info("jobs.attempt_ended", {{"job", job.id.value},
                                   {"kind", job.kind},
                                   {"state", state ? std::string(to_name(*state)) : "lost"},
                                   {"attempt", std::to_string(job.attempts)}});
}

void Worker::tell_ended(store::Write& tx, const JobId& id, const Ending& ending) const {
  if (is_open(ending.state) || !workshop_.when_ended) return;
  const auto job = load(tx, id);
  require(job.has_value(), "a job that ended and is not there");
  workshop_.when_ended(tx, *job);
}

/// By the cancel as it stands in this transaction: since the last beat one may have come.
Ending Worker::ending_of(store::Read& tx, Job job, const Attempt& made, const Kind& kind, double luck) const {
  job.is_cancel_wanted = wants_cancel(tx, job.id);
  return settle_attempt(job, made, most_attempts(kind), workshop_.clock.now(), luck);
}

/// Everything a handler can come to, also what it throws: one of the two places that catch.
Attempt Worker::attempt(Run& run, const Kind& kind) const {
  Attempt made{.end = Attempt::End::failed, .error = {.key = "jobs.broken"}};
  try {
    auto done = kind.handler(run);
    if (done) {
      made = {.end = done->is_whole ? Attempt::End::finished : Attempt::End::stopped, .result = std::move(done->result)};
    } else {
      const bool may_pass = done.error().code == Code::unavailable;
      made = {.end = may_pass ? Attempt::End::failed : Attempt::End::refused, .error = {done.error().key, done.error().args}};
    }
  } catch (const std::exception& trouble) {
    log::error("jobs.handler_failed", {{"job", run.job().id.value}, {"kind", kind.name}, {"why", trouble.what()}});
  }
  made.progress = run.progress();
  return made;
}

const Kind& Worker::kind_named(std::string_view name) const {
  const auto found = std::ranges::find(workshop_.kinds, name, &Kind::name);
  require(found != workshop_.kinds.end(), "a job was claimed of a kind that is not known here");
  return *found;
}

}  // namespace nhipcau::jobs
