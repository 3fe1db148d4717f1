#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

/// How lines of the log reach standard error. Programs that answer many requests make Batches; nobody else needs this file.
namespace nhipcau::log {

enum class Haste { can_wait, at_once };

/// Writes a line, whole: lines of two threads do not mix. Before it returns, unless it can wait and there are Batches.
void put_out(std::string_view line, Haste haste);

/// While it lives, lines that can wait are written together, each at most kLongestWait after it was put out, by a thread of its own: a call
/// of the system for each would cost a short request a tenth of its time. A line that cannot wait is written before its call returns, after
/// all lines before it. The end writes the rest, so an orderly stop loses nothing; a program that is killed loses what the last wait held.
/// One at a time; it outlives all threads that log. `writing_` is held while bytes go out, so that they keep their order; `mutex_` guards
/// `waiting_`; who needs both takes `writing_` first.
class Batches {
 public:
  Batches();
  Batches(const Batches&) = delete;
  Batches& operator=(const Batches&) = delete;
  ~Batches();

  static constexpr std::chrono::milliseconds kLongestWait{100};
  static constexpr std::size_t kMostBytes = 256U << 10U;  ///< waiting; who puts out more writes them

 private:
  friend void put_out(std::string_view line, Haste haste);
  void add(std::string_view line, Haste haste);
  void write_waiting();
  void write_as_they_come(const std::stop_token& stop);

  std::mutex writing_;
  std::mutex mutex_;
  std::condition_variable_any has_lines_;
  std::string waiting_;
  std::jthread writer_;  // last: it uses the rest
};

}  // namespace nhipcau::log
