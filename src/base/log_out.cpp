#include "base/log_out.hpp"

#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "base/require.hpp"

namespace nhipcau::log {
namespace {

std::atomic<Batches*>& current_batches() {
  static std::atomic<Batches*> current{nullptr};
  return current;
}

void write_now(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // nobody to tell it to
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

void put_out(std::string_view line, Haste haste) {
  if (Batches* batches = current_batches()) {
    batches->add(line, haste);
  } else {
    write_now(line);
  }
}

Batches::Batches() : writer_([this](const std::stop_token& stop) { write_as_they_come(stop); }) {
  Batches* none = nullptr;
  require(current_batches().compare_exchange_strong(none, this), "two Batches of log lines at once");
}

Batches::~Batches() {
  current_batches() = nullptr;
  writer_.request_stop();
  writer_.join();
  write_waiting();
}

void Batches::add(std::string_view line, Haste haste) {
  bool is_first = false, is_full = false;
  {
    const std::lock_guard lock(mutex_);
    is_first = waiting_.empty();
    waiting_.append(line);
    is_full = waiting_.size() > kMostBytes;
  }
  if (haste == Haste::at_once || is_full) {
    write_waiting();
  } else if (is_first) {
    has_lines_.notify_one();
  }
}

void Batches::write_waiting() {
  const std::lock_guard order(writing_);
  std::string lines;
  {
    const std::lock_guard lock(mutex_);
    lines.swap(waiting_);
  }
  write_now(lines);
}

void Batches::write_as_they_come(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      has_lines_.wait(lock, stop, [&] { return !waiting_.empty(); });
      has_lines_.wait_for(lock, stop, kLongestWait, [] { return false; });  // more will come
    }
    write_waiting();
  }
}

}  // namespace nhipcau::log
