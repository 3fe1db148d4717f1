#include "jobs/watch.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::jobs;
using namespace std::chrono_literals;

TEST_CASE("a worker is dead once its beat has stood still for a lease's length on our own watch") {
  struct Row {
    std::chrono::milliseconds ticks;
    std::string lease;  ///< empty: the job runs no more
    std::int64_t beat;
    bool is_dead;
  };
  struct Story {
    std::string name;
    std::vector<Row> rows;
  };
  const Story stories[] = {
      {"never at the first look, however long it ran before", {{1h, "a", 0, false}}},
      {"not before the whole length", {{0s, "a", 0, false}, {29s, "a", 0, false}, {30s, "a", 0, true}}},
      {"a beat begins the count anew", {{0s, "a", 0, false}, {20s, "a", 1, false}, {49s, "a", 1, false}, {50s, "a", 1, true}}},
      {"another lease is another worker", {{0s, "a", 5, false}, {30s, "b", 0, false}, {59s, "b", 0, false}, {60s, "b", 0, true}}},
      {"a lease that ended is forgotten", {{0s, "a", 0, false}, {10s, "", 0, false}, {40s, "a", 0, false}, {70s, "a", 0, true}}},
      {"an older look of another thread does not take a beat back",
       {{0s, "a", 3, false}, {29s, "a", 4, false}, {28s, "a", 3, false}, {58s, "a", 4, false}, {59s, "a", 4, true}}},
  };
  for (const Story& story : stories) {
    CAPTURE(story.name);
    Watch watch(30s);
    for (const Row& row : story.rows) {
      CAPTURE(row.ticks.count());
      std::vector<Pulse> running;
      if (!row.lease.empty()) running.push_back({.lease = {.job = {"j"}, .id = row.lease}, .beat = row.beat});
      CHECK(watch.look(running, row.ticks).size() == (row.is_dead ? 1 : 0));
    }
  }
}
