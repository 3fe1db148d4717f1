#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "jobs/lease.hpp"

namespace nhipcau::jobs {

/// Tells the jobs whose workers died: those whose beat stood still for a lease's length on our own watch, counted from when we first saw
/// it so. It compares no instants, neither those of the clock on the wall nor those of another machine. Holds a lock; safe from many
/// threads.
class Watch {
 public:
  explicit Watch(std::chrono::milliseconds lease) : lease_(lease) {}

  /// running  every running job, as just read
  /// ticks    Clock::ticks() when that reading began
  /// returns  those whose worker is dead
  std::vector<Pulse> look(const std::vector<Pulse>& running, std::chrono::milliseconds ticks);

 private:
  struct Seen {
    std::int64_t beat = 0;
    std::chrono::milliseconds since{};
  };
  const std::chrono::milliseconds lease_;
  std::mutex mutex_;
  std::map<std::string, Seen> seen_;  // by lease
};

}  // namespace nhipcau::jobs
