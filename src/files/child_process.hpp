#pragma once
#include <sys/types.h>

#include <chrono>
#include <optional>

namespace nhipcau::files {

using SteadyClock = std::chrono::steady_clock;  ///< measures work, tells no time

/// A process of ours: stopped and waited for at the latest when this ends.
class ChildProcess {
 public:
  explicit ChildProcess(pid_t id);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// Its state, as waitpid gives it, once it ended; none if it had to be stopped.
  std::optional<int> wait_until(SteadyClock::time_point end);

 private:
  int reap();
  void stop();

  pid_t id_;
  int descriptor_;
  bool is_over_ = false;
};

/// Gives a place of a semaphore back at its end.
template <class Semaphore>
class HeldPlace {
 public:
  explicit HeldPlace(Semaphore& places) : places_(places) {}
  ~HeldPlace() { places_.release(); }
  HeldPlace(const HeldPlace&) = delete;
  HeldPlace& operator=(const HeldPlace&) = delete;

 private:
  Semaphore& places_;
};

}  // namespace nhipcau::files
