#pragma once
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>

namespace nhipcau::http {

/// Who may run a handler now: so many at a time; who comes later stands in line and has the turn in the order of coming. With more threads
/// than turns there is always one left that reads and writes. Safe from many threads; `mutex_` guards `taken_` and `line_`.
class Turns {
 public:
  Turns(int most, std::size_t longest_line) : most_(most), longest_line_(longest_line) {}

  enum class Taken { now, later, never };
  /// now: the turn is the caller's; later: it is once `begin` is called, by another thread; never: the line is full.
  /// The turn must be given back.
  [[nodiscard]] Taken take(std::function<void()> begin);
  void give_back();

 private:
  const int most_;
  const std::size_t longest_line_;
  std::mutex mutex_;
  int taken_ = 0;
  std::deque<std::function<void()>> line_;
};

}  // namespace nhipcau::http
