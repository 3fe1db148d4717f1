#pragma once
#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>

namespace nhipcau::http {

/// Who may run a handler now: so many at a time; who comes later stands in line and has the turn in the order of coming. With more threads
/// than turns there is always one left that reads and writes. Safe from many threads; `mutex_` guards `line_`. While nobody stands in line
/// no lock is taken.
class Turns {
 public:
  Turns(int most, std::size_t longest_line) : most_(most), longest_line_(longest_line) {}

  /// True if the turn is the caller's. False if others have them all or stand in line: see take.
  [[nodiscard]] bool take_now() { return waiting_ == 0 && is_counted(); }

  enum class Taken { now, later, never };
  /// now: the turn is the caller's; later: it is once `begin` is called, by another thread; never: the line is full.
  /// The turn must be given back.
  [[nodiscard]] Taken take(std::function<void()> begin);
  void give_back();

 private:
  bool is_counted();

  const int most_;
  const std::size_t longest_line_;
  std::atomic<int> taken_{0};
  std::atomic<int> waiting_{
      0};  ///< in line, or about to be: counted before the last look at `taken_`, so that no turn is given back unseen
  std::mutex mutex_;
  std::deque<std::function<void()>> line_;
};

}  // namespace nhipcau::http
