#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>

namespace nhipcau::jobs {

/// Wakes the workers of this process when a job was put. Those of other processes find it when they look next. Holds a lock; safe from many
/// threads.
class Bell {
 public:
  /// Ring it after the transaction that put the job has committed.
  void ring() {
    {
      const std::lock_guard guard(mutex_);
      ++rings_;
    }
    rung_.notify_all();
  }

  /// Waits until it has rung more often than `heard` times, `patience` is over or a stop is asked for; gives how often it has rung.
  std::uint64_t wait(const std::stop_token& stop, std::uint64_t heard, std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    rung_.wait_for(lock, stop, patience, [&] { return rings_ > heard; });
    return rings_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any rung_;
  std::uint64_t rings_ = 0;
};

}  // namespace nhipcau::jobs
