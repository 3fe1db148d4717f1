#pragma once
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.hpp"

namespace nhipcau::api {

/// Lets each key act at most `most` times in any `window`. In memory, for this process; refused tries do not count, so nobody is locked
/// out for longer than the window. Safe from many threads; `mutex_` guards `places_`.
///
/// The memory is fixed, however many keys there are: a key is counted at two of kPlaces places, picked by a secret of this process, and is
/// refused when both are full. Keys may share a place: that can refuse one too early, once very many act at the same time, and never
/// lets one act too often. So no flood of made-up keys makes room for another.
class SlidingWindow {
 public:
  SlidingWindow(std::size_t most, std::chrono::milliseconds window);

  /// True, and counted, if the key may act now.
  bool admit(const std::string& key, Instant now);

  static constexpr std::size_t kPlaces = 16'384;
  /// How many acts are remembered; never more than kPlaces times `most`.
  [[nodiscard]] std::size_t remembered();

 private:
  void forget_old(std::vector<Instant>& acts, Instant now) const;

  const std::size_t most_;
  const std::chrono::milliseconds window_;
  const std::string secret_;
  std::mutex mutex_;
  std::vector<std::vector<Instant>> places_;
};

}  // namespace nhipcau::api
