#include <doctest/doctest.h>

#include <memory>
#include <set>
#include <thread>
#include <vector>

#include "store/note_testing.hpp"

using namespace nhipcau;
using namespace nhipcau::store;
using namespace nhipcau::store::notes;

namespace {

std::int64_t lane_of(Database& database) {
  return database.write([](Write& tx) -> Result<std::int64_t> { return tx.lane(); }).value();
}

}  // namespace

TEST_CASE("a connection keeps its lane, also when the transaction that asked for it came to nothing") {
  on_each([](Database& database) {
    std::int64_t asked = 0;
    (void)database.write([&](Write& tx) -> Result<void> {
      asked = tx.lane();
      return fail(Code::conflict, "test.undone");
    });
    CHECK(lane_of(database) == asked);
    if (database.is_sqlite()) CHECK(asked == 1);
  });
}

TEST_CASE("two that write at once to one PostgreSQL have each their own lane, and a lane that came free is taken again") {
  for (const Engine engine : test_engines()) {
    if (engine == Engine::sqlite) continue;  // one write at a time
    const TestPlace place(engine);
    auto first = open(place.location());
    REQUIRE(first);
    auto second = open(place.location());
    REQUIRE(second);
    const std::int64_t one = lane_of(**first);
    const std::int64_t other = lane_of(**second);
    CHECK(one != other);
    CHECK(lane_of(**first) == one);
    end_connections(place.location());
    constexpr int kTries = 100;  // a session's locks go a moment after it
    std::set<std::int64_t> again;
    for (int i = 0; i < kTries && !again.contains(1); ++i) {
      end_connections(place.location());
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      again.insert(lane_of(**first));
    }
    CHECK(again.contains(1));
  }
}

TEST_CASE("a turn is one transaction's at a time and free again at its end; another turn is another matter") {
  for (const Engine engine : test_engines()) {
    if (engine == Engine::sqlite) continue;
    const TestPlace place(engine);
    auto first = open(place.location());
    REQUIRE(first);
    auto second = open(place.location());
    REQUIRE(second);
    const auto takes = [](Database& database, int turn) {
      return database.write([&](Write& tx) -> Result<bool> { return tx.take_turn(turn); }).value();
    };
    (void)(*first)->write([&](Write& tx) {
      CHECK(tx.take_turn(7));
      CHECK_FALSE(takes(**second, 7));
      CHECK(takes(**second, 8));
      return done();
    });
    CHECK(takes(**second, 7));
  }
}
