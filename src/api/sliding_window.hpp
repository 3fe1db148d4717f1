#pragma once
#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "base/clock.hpp"

namespace nhipcau::api {

/// Lets each key act at most `most` times in any `window`. In memory, for this process; refused tries do not count, so nobody is locked
/// out for longer than the window. Safe from many threads; `mutex_` guards `acts_`.
class SlidingWindow {
 public:
  SlidingWindow(std::size_t most, std::chrono::milliseconds window) : most_(most), window_(window) {}

  /// True, and counted, if the key may act now.
  bool admit(const std::string& key, Instant now);

  static constexpr std::size_t kMostKeys = 10'000;  ///< beyond it all is forgotten: a flood must not fill the memory

 private:
  void forget_old(std::deque<Instant>& acts, Instant now) const;

  const std::size_t most_;
  const std::chrono::milliseconds window_;
  std::mutex mutex_;
  std::map<std::string, std::deque<Instant>> acts_;
};

}  // namespace nhipcau::api
