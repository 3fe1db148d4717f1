#include "http/turns.hpp"

#include <utility>

namespace nhipcau::http {

Turns::Taken Turns::take(std::function<void()> begin) {
  const std::lock_guard lock(mutex_);
  if (taken_ < most_) {
    ++taken_;
    return Taken::now;
  }
  if (line_.size() >= longest_line_) return Taken::never;
  line_.push_back(std::move(begin));
  return Taken::later;
}

void Turns::give_back() {
  std::function<void()> begin;
  {
    const std::lock_guard lock(mutex_);
    if (line_.empty()) {
      --taken_;
      return;
    }
    begin = std::move(line_.front());
    line_.pop_front();
  }
  begin();
}

}  // namespace nhipcau::http
