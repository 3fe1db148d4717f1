#pragma once
#include <chrono>
#include <functional>
#include <string>

namespace nhipcau::store {

/// Whether a database would take connections.
enum class Readiness {
  ready,     ///< or what keeps it away is not a matter of waiting: opening it tells
  starting,  ///< PostgreSQL is there and says that it is starting up, recovering or shutting down
  absent     ///< nobody answers there
};
/// Asks without signing in, for kLookSeconds at most. A file is always ready.
Readiness readiness_of(const std::string& location);
inline constexpr int kLookSeconds = 5;

/// How long a program that serves waits for a PostgreSQL that is starting: recovery after a power cut takes its time.
inline constexpr std::chrono::seconds kMostStartingTime{120};
inline constexpr std::chrono::milliseconds kLookEvery{500};

/// Waits while it is starting; says so in the log once.
/// look   tells what it is now
/// pause  waits that long, and says false if the wait is to end
/// returns  false if it is still starting after kMostStartingTime of pauses, or the wait was ended
bool wait_while_starting(const std::function<Readiness()>& look, const std::function<bool(std::chrono::milliseconds)>& pause);

}  // namespace nhipcau::store
