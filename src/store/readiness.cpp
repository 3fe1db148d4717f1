#include "store/readiness.hpp"

#include <libpq-fe.h>

#include <array>

#include "base/log.hpp"
#include "store/location.hpp"

namespace nhipcau::store {

Readiness readiness_of(const std::string& location) {
  if (engine_of(location) == Engine::sqlite) return Readiness::ready;
  const std::string patience = std::to_string(kLookSeconds);
  const std::array<const char*, 3> keys{"dbname", "connect_timeout", nullptr};
  const std::array<const char*, 3> values{location.c_str(), patience.c_str(), nullptr};
  switch (PQpingParams(keys.data(), values.data(), 1)) {
    case PQPING_REJECT: return Readiness::starting;
    case PQPING_NO_RESPONSE: return Readiness::absent;
    default: return Readiness::ready;
  }
}

bool wait_while_starting(const std::function<Readiness()>& look, const std::function<bool(std::chrono::milliseconds)>& pause) {
  for (std::chrono::milliseconds waited{0}; look() == Readiness::starting; waited += kLookEvery) {
    if (waited.count() == 0) log::warning("store.database_starting", {{"wait_seconds", std::to_string(kMostStartingTime.count())}});
    if (waited >= kMostStartingTime || !pause(kLookEvery)) return false;
  }
  return true;
}

}  // namespace nhipcau::store
