#include "http/turns.hpp"

#include <utility>

namespace nhipcau::http {

/// Counts one more turn as taken if there is one.
bool Turns::is_counted() {
  int taken = taken_;
  while (taken < most_) {
    if (taken_.compare_exchange_weak(taken, taken + 1)) return true;
  }
  return false;
}

Turns::Taken Turns::take(std::function<void()> begin) {
  const std::lock_guard lock(mutex_);
  ++waiting_;
  if (line_.empty() && is_counted()) {
    --waiting_;
    return Taken::now;
  }
  if (line_.size() >= longest_line_) {
    --waiting_;
    return Taken::never;
  }
  line_.push_back(std::move(begin));
  return Taken::later;
}

void Turns::give_back() {
  --taken_;
  if (waiting_ == 0) return;
  std::function<void()> begin;
  {
    const std::lock_guard lock(mutex_);
    if (line_.empty() || !is_counted()) return;  // another who gives back will look again
    begin = std::move(line_.front());
    line_.pop_front();
    --waiting_;
  }
  begin();
}

}  // namespace nhipcau::http
