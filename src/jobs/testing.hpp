#pragma once
#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "jobs/queue.hpp"
#include "jobs/worker.hpp"
#include "store/testing.hpp"

/// For tests alone: an empty queue on each engine, on 22 November 2026 at 08:00 in Việt Nam.
namespace nhipcau::jobs::testing {

struct TestQueue {
  store::Database& database;
  FixedClock clock{from_rfc3339("2026-11-22T01:00:00.000Z")};
  Bell bell = {};

  Put put(const NewJob& job) {
    return *database.write([&](store::Write& tx) -> Result<Put> { return jobs::put(tx, clock, job); });
  }
  JobId put_one(const std::string& payload = "") { return put({.kind = "count", .payload = payload, .asked_by = "somebody"}).id; }
  std::optional<Claimed> claim() {
    return *database.write([&](store::Write& tx) -> Result<std::optional<Claimed>> { return jobs::claim(tx, clock, " count "); });
  }
  [[nodiscard]] Job load(const JobId& id) const {
    auto job = database.read([&](store::Read& tx) { return jobs::load(tx, id); });
    REQUIRE(job);
    return std::move(*job);
  }
  Result<Job> cancel(const JobId& id) {
    return database.write([&](store::Write& tx) { return jobs::cancel(tx, clock, id); });
  }
  /// A process's share in the queue, with one kind, "count".
  Workshop workshop(Handler handler) {
    return {.database = database, .clock = clock, .bell = bell, .kinds = {{.name = "count", .handler = std::move(handler)}}};
  }
};

inline void with_queue(const std::function<void(TestQueue&)>& test) {
  const store::QueryFile rooms[] = {queries()};
  store::for_each_engine(rooms, [&](store::Database& database) {
    TestQueue queue{.database = database};
    test(queue);
  });
}

/// A handler that does nothing more.
inline Result<Done> do_nothing(Run& /*run*/) {
  return Done{};
}

}  // namespace nhipcau::jobs::testing
