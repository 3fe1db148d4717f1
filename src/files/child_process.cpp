#include "files/child_process.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace nhipcau::files {
namespace {

/// Something to poll for the end of a process. (Debian 12's header of pidfd_open is not for C++.)
int open_process(pid_t id) {
  return static_cast<int>(syscall(SYS_pidfd_open, id, 0));
}

}  // namespace

ChildProcess::ChildProcess(pid_t id) : id_(id), descriptor_(open_process(id)) {}

ChildProcess::~ChildProcess() {
  if (!is_over_) stop();
  if (descriptor_ >= 0) close(descriptor_);
}

std::optional<int> ChildProcess::wait_until(SteadyClock::time_point end) {
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - SteadyClock::now()).count();
    pollfd waiting{.fd = descriptor_, .events = POLLIN, .revents = 0};
    const int ready = descriptor_ < 0 || left <= 0 ? 0 : poll(&waiting, 1, static_cast<int>(left) + 1);
    if (ready > 0) return reap();
    if (ready == 0) return stop(), std::nullopt;
    if (errno != EINTR) return stop(), std::nullopt;
  }
}

int ChildProcess::reap() {
  int state = 0;
  while (waitpid(id_, &state, 0) < 0 && errno == EINTR) {
  }
  is_over_ = true;
  return state;
}

void ChildProcess::stop() {
  kill(id_, SIGKILL);
  reap();
}

}  // namespace nhipcau::files
