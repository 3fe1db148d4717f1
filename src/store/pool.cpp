#include "store/pool.hpp"

#include <algorithm>

namespace nhipcau::store {

Line::Line(std::vector<std::unique_ptr<Connection>> connections, Access access, const char* what) : what_(what) {
  slots_.reserve(connections.size());  // they never move: others hold on to them
  for (auto& connection : connections) slots_.push_back({std::move(connection), access, this});
  for (Slot& slot : slots_) free_.push_back(&slot);
  std::reverse(free_.begin(), free_.end());  // the first is used first
}

Slot& Line::take(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  if (!free_.empty() && waiting_.empty()) return take_last();
  const std::uint64_t ticket = next_ticket_++;
  waiting_.push_back(ticket);
  const bool came = changed_.wait_for(lock, patience, [&] { return !free_.empty() && waiting_.front() == ticket; });
  std::erase(waiting_, ticket);
  changed_.notify_all();  // another is first now
  if (!came) throw DatabaseError(std::string("waited too long for ") + what_, DatabaseError::Kind::busy);
  return take_last();
}

/// The one used last: its statements are prepared.
Slot& Line::take_last() {
  Slot* slot = free_.back();
  free_.pop_back();
  return *slot;
}

void Line::give_back(Slot& slot) {
  const std::lock_guard lock(mutex_);
  free_.push_back(&slot);
  if (!waiting_.empty()) changed_.notify_all();
}

}  // namespace nhipcau::store
