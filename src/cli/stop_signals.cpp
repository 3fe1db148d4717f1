#include "cli/stop_signals.hpp"

#include <csignal>

namespace nhipcau::cli {
namespace {

sigset_t stop_signals() {
  sigset_t signals{};
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

void block_stop_signals() {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  (void)std::signal(SIGPIPE, SIG_IGN);  // whoever read the log may be gone: that is no reason to stop serving
}

bool stop_signal_came(std::chrono::milliseconds patience) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(patience);
  const timespec pause{.tv_sec = seconds.count(), .tv_nsec = std::chrono::nanoseconds(patience - seconds).count()};
  const sigset_t signals = stop_signals();
  return sigtimedwait(&signals, nullptr, &pause) > 0;
}

}  // namespace nhipcau::cli
