#pragma once
#include <atomic>
#include <chrono>
#include <string>

#include "base/date.hpp"

namespace nhipcau {

/// An instant in UTC with millisecond precision.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// "2026-11-22T00:17:48.123Z": RFC 3339, sortable as text; the form instants are stored in.
std::string to_rfc3339(Instant at);
/// Reads exactly that form back; the epoch if the text has another.
Instant from_rfc3339(std::string_view text);

/// Where the program asks what time it is; nothing else calls now().
class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
  /// How long something lasts: a watch that runs on and is never set. Means nothing to another process or after a restart.
  [[nodiscard]] virtual std::chrono::milliseconds ticks() const = 0;

  /// Today's date in Việt Nam (UTC+7 all year since 1975).
  [[nodiscard]] Date today() const;
};

class SystemClock : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
  [[nodiscard]] std::chrono::milliseconds ticks() const override;
};

/// A clock for tests: stands still until told to move. Safe from many threads.
class FixedClock : public Clock {
 public:
  explicit FixedClock(Instant at) : at_(at) {}
  [[nodiscard]] Instant now() const override { return at_; }
  [[nodiscard]] std::chrono::milliseconds ticks() const override { return ticks_; }
  /// Time passes.
  void advance(std::chrono::milliseconds by) {
    at_ = at_.load() + by;
    ticks_ = ticks_.load() + by;
  }
  /// Somebody sets the clock, forwards or backwards; no time passes.
  void set(Instant at) { at_ = at; }

 private:
  std::atomic<Instant> at_;
  std::atomic<std::chrono::milliseconds> ticks_{std::chrono::milliseconds{0}};
};

}  // namespace nhipcau
