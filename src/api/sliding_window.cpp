#include "api/sliding_window.hpp"

namespace nhipcau::api {

bool SlidingWindow::admit(const std::string& key, Instant now) {
  const std::lock_guard lock(mutex_);
  if (acts_.size() >= kMostKeys && !acts_.contains(key)) {
    for (auto& [known, acts] : acts_) forget_old(acts, now);
    std::erase_if(acts_, [](const auto& entry) { return entry.second.empty(); });
    if (acts_.size() >= kMostKeys) acts_.clear();
  }
  auto& acts = acts_[key];
  forget_old(acts, now);
  if (acts.size() >= most_) return false;
  acts.push_back(now);
  return true;
}

/// Also what lies in the future: the clock was set back, and nobody should wait for it to catch up.
void SlidingWindow::forget_old(std::deque<Instant>& acts, Instant now) const {
  std::erase_if(acts, [&](Instant at) { return at <= now - window_ || at > now; });
}

}  // namespace nhipcau::api
