#include "jobs/watch.hpp"

namespace nhipcau::jobs {

std::vector<Pulse> Watch::look(const std::vector<Pulse>& running, std::chrono::milliseconds ticks) {
  const std::lock_guard guard(mutex_);
  std::map<std::string, Seen> seen;
  std::vector<Pulse> dead;
  for (const Pulse& pulse : running) {
    const auto known = seen_.find(pulse.lease.id);
    const bool stands_still = known != seen_.end() && known->second.beat >= pulse.beat;  // another thread may have looked later
    seen[pulse.lease.id] = stands_still ? known->second : Seen{.beat = pulse.beat, .since = ticks};
    if (stands_still && ticks - known->second.since >= lease_) dead.push_back(pulse);
  }
  seen_ = std::move(seen);  // leases that ended are forgotten
  return dead;
}

}  // namespace nhipcau::jobs
