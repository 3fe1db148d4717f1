#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "store/note_testing.hpp"

using namespace nhipcau;
using namespace nhipcau::store;
using namespace nhipcau::store::notes;

namespace {

/// Counts who is inside, however they leave.
struct Inside {
  explicit Inside(std::atomic<int>& number) : number_(number) { ++number_; }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;
  ~Inside() { --number_; }
  std::atomic<int>& number_;
};

}  // namespace

TEST_CASE("a read keeps its snapshot while a write commits") {
  on_each_place([](Database& database) {
    database.read([&](Read& tx) {
      CHECK(tx.one("test.count")->integer("how_many") == 0);
      std::jthread([&] {
        (void)database.write([](Write& other) {
          add(other, "a", 1);
          return done();
        });
      }).join();
      CHECK(tx.one("test.count")->integer("how_many") == 0);
      return true;
    });
    CHECK(count(database) == 1);
  });
}

TEST_CASE("readers go on while a write is open, and see nothing of it") {
  on_each_place([](Database& database) {
    (void)database.write([&](Write& tx) {
      add(tx, "a", 1);
      for (int i = 0; i < 5; ++i) std::jthread([&] { CHECK(count(database) == 0); }).join();
      return done();
    });
    CHECK(count(database) == 1);
  });
}

TEST_CASE("many writers and readers at once lose nothing") {
  constexpr int kThreads = 4;
  constexpr int kWrites = 25;
  on_each([](Database& database) {
    (void)database.write([](Write& tx) {
      add(tx, "sum", 0);
      return done();
    });
    std::atomic<int> inside = 0;
    std::atomic<bool> overlapped = false;
    std::atomic<bool> went_back = false;
    std::vector<std::jthread> threads;
    threads.reserve(kThreads);
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&] {
        std::int64_t last = 0;
        for (int i = 0; i < kWrites; ++i) {
          (void)database.write([&](Write& tx) {
            const Inside counted(inside);
            if (inside > 1) overlapped = true;
            tx.one("test.raise_rank", "sum", 1);
            return done();
          });
          const auto seen = database.read([](Read& tx) { return tx.one("test.load_note", "sum")->integer("rank"); });
          if (seen <= last) went_back = true;
          last = seen;
        }
      });
    }
    threads.clear();
    if (database.is_sqlite()) CHECK_FALSE(overlapped);
    CHECK_FALSE(went_back);
    CHECK(database.read([](Read& tx) { return tx.one("test.load_note", "sum")->integer("rank"); }) == kThreads * kWrites);
  });
}

TEST_CASE("who waits too long for the turn to write is told so, and the turn still comes round") {
  const TemporaryFolder folder;
  auto database = open((folder.path() / "a.db").string(), 50);
  REQUIRE(database);
  (void)(*database)->write([&](Write&) {
    std::jthread([&] {
      try {
        (void)(*database)->write([](Write&) { return done(); });
        FAIL("two writes at once");
      } catch (const DatabaseError& error) {
        CHECK(error.kind() == DatabaseError::Kind::busy);
      }
    }).join();
    return done();
  });
  CHECK((*database)->write([](Write&) { return done(); }).has_value());
}

TEST_CASE("processes that open a new database together wait for each other") {
  constexpr int kRounds = 100;  // without waiting some in a hundred openings were told that the database is locked
  std::atomic<int> failed = 0;
  for (int round = 0; round < kRounds; ++round) {
    const TemporaryFolder folder;
    std::vector<std::jthread> processes;
    for (int i = 0; i < 4; ++i) {
      processes.emplace_back([&] {
        if (!open((folder.path() / "a.db").string(), 10'000)) ++failed;
      });
    }
    processes.clear();
  }
  CHECK(failed == 0);
}

TEST_CASE("another process that holds the write lock makes ours wait, then fail as busy") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "a.db").string();
  auto ours = open(path, 50);
  auto theirs = open(path, 50);
  REQUIRE(ours);
  REQUIRE(theirs);
  (void)(*theirs)->write([&](Write&) {
    try {
      (void)(*ours)->write([](Write&) { return done(); });
      FAIL("two writes at once");
    } catch (const DatabaseError& error) {
      CHECK(error.kind() == DatabaseError::Kind::busy);
    }
    return done();
  });
  CHECK((*ours)->write([](Write&) { return done(); }).has_value());
}
