#include "store/database.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "base/require.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::store;

namespace {

constexpr std::string_view kNoteTable = R"(
CREATE TABLE note (
  id TEXT PRIMARY KEY,
  body TEXT,
  weight DOUBLE PRECISION NOT NULL,
  is_done BOOLEAN NOT NULL,
  rank BIGINT NOT NULL UNIQUE,
  parent_id TEXT REFERENCES note (id)
);
)";

constexpr std::string_view kNoteQueries = R"(
-- name: add_note
INSERT INTO note (id, body, weight, is_done, rank, parent_id) VALUES ($1, $2, $3, $4, $5, $6);

-- name: add_or_keep
INSERT INTO note (id, body, weight, is_done, rank) VALUES ($1, '', 0, FALSE, $2) ON CONFLICT (id) DO NOTHING;

-- name: raise_rank
UPDATE note SET rank = rank + $2 WHERE id = $1 RETURNING rank;

-- name: finish_all
UPDATE note SET is_done = TRUE WHERE NOT is_done;

-- name: count
SELECT COUNT(*) AS how_many FROM note;

-- name: load_note
SELECT id, body, weight, is_done, rank, parent_id FROM note WHERE id = $1;

-- name: list_swapped
-- The second parameter appears first.
SELECT id FROM note WHERE rank = $2 AND id = $1;

-- name: list_notes
SELECT id FROM note ORDER BY id;

-- name: limit_pages @sqlite
PRAGMA max_page_count = 12;
)";

const std::vector<QueryFile> kQueries{{"test", kNoteQueries}};
const std::vector<Migration> kSteps{{1, "0001_note.sql", kNoteTable}};

Result<std::unique_ptr<Database>> open(const std::string& path, int busy_timeout_ms = 10'000) {
  return Database::open({.path = path, .readers = 3, .busy_timeout_ms = busy_timeout_ms}, kSteps, kQueries);
}

/// The same test on a file and in memory.
void on_both(const std::function<void(Database&)>& test) {
  const TemporaryFolder folder;
  for (const std::string& path : {(folder.path() / "a.db").string(), std::string(":memory:")}) {
    CAPTURE(path);
    auto database = open(path);
    REQUIRE(database);
    test(**database);
  }
}

void add(Write& tx, const std::string& id, std::int64_t rank) {
  tx.run("test.add_note", id, "x", 1.5, false, rank, nullptr);
}

std::int64_t count(Database& database) {
  return database.read([](Read& tx) { return tx.one("test.count")->integer("how_many"); });
}

Result<void> done() {
  return {};
}

}  // namespace

TEST_CASE("what is written is read back, value by value and NULL by NULL") {
  on_both([](Database& database) {
    const std::string body("Thông tin\0đối ngoại", 22);
    (void)database.write([&](Write& tx) {
      CHECK(tx.run("test.add_note", "a", body, 0.25, true, std::int64_t{1} << 62, nullptr) == 1);
      CHECK(tx.run("test.add_note", "b", nullptr, 2, false, 2, std::optional<std::string>("a")) == 1);
      return done();
    });
    database.read([&](Read& tx) {
      const auto a = tx.one("test.load_note", "a");
      REQUIRE(a);
      CHECK(a->text("body") == body);
      CHECK(a->real("weight") == 0.25);
      CHECK(a->boolean("is_done"));
      CHECK(a->integer("rank") == std::int64_t{1} << 62);
      CHECK_FALSE(a->maybe_text("parent_id"));
      const auto b = tx.one("test.load_note", "b");
      REQUIRE(b);
      CHECK_FALSE(b->boolean("is_done"));
      CHECK(b->real("weight") == 2.0);
      CHECK(b->maybe_text("parent_id") == "a");
      CHECK_THROWS_AS((void)b->text("body"), BrokenInvariant);
      CHECK_THROWS_AS((void)b->integer("body"), BrokenInvariant);
      CHECK_THROWS_AS((void)b->text("no_such_column"), BrokenInvariant);
      CHECK_FALSE(tx.one("test.load_note", "c"));
      return true;
    });
  });
}

TEST_CASE("parameters are bound by their name, in whatever order they appear") {
  on_both([](Database& database) {
    (void)database.write([](Write& tx) {
      add(tx, "7", 5);
      return done();
    });
    CHECK(database.read([](Read& tx) { return tx.many("test.list_swapped", "7", 5).size(); }) == 1);
  });
}

TEST_CASE("a changing statement gives the number of rows it changed, and RETURNING gives them") {
  on_both([](Database& database) {
    (void)database.write([](Write& tx) {
      add(tx, "a", 1);
      add(tx, "b", 2);
      CHECK(tx.run("test.finish_all") == 2);
      CHECK(tx.run("test.finish_all") == 0);
      CHECK(tx.run("test.add_or_keep", "a", 9) == 0);
      CHECK(tx.one("test.raise_rank", "b", 10)->integer("rank") == 12);
      CHECK_FALSE(tx.one("test.raise_rank", "none", 10));
      return done();
    });
  });
}

TEST_CASE("an answer without a value rolls back") {
  on_both([](Database& database) {
    const Result<int> refused = database.write([](Write& tx) -> Result<int> {
      add(tx, "a", 1);
      return fail(Code::conflict, "test.refused");
    });
    CHECK(refused.error().key == "test.refused");
    CHECK(count(database) == 0);
    const Result<int> kept = database.write([](Write& tx) -> Result<int> {
      add(tx, "a", 1);
      return 7;
    });
    CHECK(kept.value() == 7);
    CHECK(count(database) == 1);
  });
}

TEST_CASE("an exception rolls back, goes on to the caller, and leaves the database usable") {
  on_both([](Database& database) {
    const auto broken = [](Write& tx) -> Result<void> {
      add(tx, "a", 1);
      throw std::runtime_error("trouble");
    };
    CHECK_THROWS_WITH(database.write(broken), "trouble");
    CHECK(count(database) == 0);
    const auto unreadable = [](Read&) -> int { throw std::runtime_error("trouble"); };
    for (int i = 0; i < 10; ++i) CHECK_THROWS(database.read(unreadable));  // more often than there are readers
    CHECK(count(database) == 0);
  });
}

TEST_CASE("a broken constraint says which kind it was") {
  using Kind = DatabaseError::Kind;
  struct Row {
    const char* what;
    std::string id;
    Value weight;
    int rank;
    std::optional<std::string> parent;
    Kind expected;
  };
  const std::vector<Row> rows{
      {"primary key", "a", 1.0, 2, std::nullopt, Kind::unique},
      {"unique column", "b", 1.0, 1, std::nullopt, Kind::unique},
      {"foreign key", "b", 1.0, 2, "nobody", Kind::foreign_key},
      {"not null", "b", nullptr, 2, std::nullopt, Kind::constraint},
  };
  on_both([&](Database& database) {
    for (const Row& row : rows) {
      CAPTURE(row.what);
      const auto clash = [&](Write& tx) {
        add(tx, "a", 1);
        if (std::holds_alternative<std::nullptr_t>(row.weight)) {
          tx.run("test.add_note", row.id, "x", nullptr, false, row.rank, row.parent);
        } else {
          tx.run("test.add_note", row.id, "x", 1.0, false, row.rank, row.parent);
        }
        return done();
      };
      try {
        (void)database.write(clash);
        FAIL("nothing was thrown");
      } catch (const DatabaseError& error) {
        CHECK(error.kind() == row.expected);
        CHECK(error.is_unique_violation() == (row.expected == Kind::unique));
        CHECK(std::string(error.what()).find("test.add_note") != std::string::npos);
      }
      CHECK(count(database) == 0);
    }
  });
}

TEST_CASE("misuse of a statement is found, not guessed at") {
  on_both([](Database& database) {
    CHECK_THROWS_AS(database.read([](Read& tx) { return tx.many("test.no_such"); }), BrokenInvariant);
    CHECK_THROWS_AS(database.read([](Read& tx) { return tx.many("test.load_note"); }), BrokenInvariant);
    CHECK_THROWS_AS(database.read([](Read& tx) { return tx.many("test.load_note", "a", "b"); }), BrokenInvariant);
    CHECK_THROWS_AS(database.read([](Read& tx) { return tx.many("test.finish_all"); }), BrokenInvariant);  // writes inside a read
    const auto two_rows = [](Write& tx) {
      add(tx, "a", 1);
      add(tx, "b", 2);
      (void)tx.one("test.list_notes");
      return done();
    };
    CHECK_THROWS_AS(database.write(two_rows), BrokenInvariant);
    CHECK(count(database) == 0);
  });
}

TEST_CASE("a read keeps its snapshot while a write commits") {
  const TemporaryFolder folder;
  auto database = open((folder.path() / "a.db").string());
  REQUIRE(database);
  (*database)->read([&](Read& tx) {
    CHECK(tx.one("test.count")->integer("how_many") == 0);
    std::jthread([&] {
      (void)(*database)->write([](Write& other) {
        add(other, "a", 1);
        return done();
      });
    }).join();
    CHECK(tx.one("test.count")->integer("how_many") == 0);
    return true;
  });
  CHECK(count(**database) == 1);
}

TEST_CASE("readers go on while a write is open, and see nothing of it") {
  const TemporaryFolder folder;
  auto database = open((folder.path() / "a.db").string());
  REQUIRE(database);
  (void)(*database)->write([&](Write& tx) {
    add(tx, "a", 1);
    for (int i = 0; i < 5; ++i) std::jthread([&] { CHECK(count(**database) == 0); }).join();
    return done();
  });
  CHECK(count(**database) == 1);
}

TEST_CASE("many writers and readers at once lose nothing") {
  constexpr int kThreads = 4;
  constexpr int kWrites = 25;
  on_both([](Database& database) {
    (void)database.write([](Write& tx) {
      add(tx, "sum", 0);
      return done();
    });
    std::atomic<int> inside = 0;
    std::atomic<bool> overlapped = false;
    std::atomic<bool> went_back = false;
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&] {
        std::int64_t last = 0;
        for (int i = 0; i < kWrites; ++i) {
          (void)database.write([&](Write& tx) {
            if (inside.fetch_add(1) != 0) overlapped = true;
            tx.one("test.raise_rank", "sum", 1);
            inside.fetch_sub(1);
            return done();
          });
          const auto seen = database.read([](Read& tx) { return tx.one("test.load_note", "sum")->integer("rank"); });
          if (seen <= last) went_back = true;
          last = seen;
        }
      });
    }
    threads.clear();
    CHECK_FALSE(overlapped);
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

TEST_CASE("a full disk is an error of its own kind, and the database goes on") {
  const TemporaryFolder folder;
  auto database = open((folder.path() / "a.db").string());
  REQUIRE(database);
  const auto flood = [](Write& tx) {
    (void)tx.many("test.limit_pages");
    for (int i = 0; i < 100; ++i) tx.run("test.add_note", std::to_string(i), std::string(4096, 'x'), 1.0, false, i, nullptr);
    return done();
  };
  try {
    (void)(*database)->write(flood);
    FAIL("the limit was not reached");
  } catch (const DatabaseError& error) {
    CHECK(error.kind() == DatabaseError::Kind::full);
  }
  CHECK(count(**database) == 0);
  CHECK((*database)->write([](Write& tx) {
    add(tx, "a", 1);
    return done();
  }));
  CHECK(count(**database) == 1);
}

TEST_CASE("what was committed is there after closing and opening again") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "a.db").string();
  {
    auto database = open(path);
    REQUIRE(database);
    (void)(*database)->write([](Write& tx) {
      add(tx, "a", 1);
      return done();
    });
  }
  auto again = open(path);
  REQUIRE(again);
  CHECK(count(**again) == 1);
}

TEST_CASE("a bad statement stops the start and is named") {
  const std::vector<std::pair<std::string_view, const char*>> rows{
      {"-- name: bad\nSELEC 1;", "test.bad"},
      {"-- name: bad\nSELECT no_such_column FROM note", "test.bad"},
      {"-- name: bad\nSELECT id FROM note WHERE id = \"a\"", "test.bad"},  // a text in double quotes
      {"-- name: bad\nSELECT 1; SELECT 2", "test.bad"},
  };
  for (const auto& [sql, name] : rows) {
    CAPTURE(sql);
    const std::vector<QueryFile> queries{{"test", sql}};
    try {
      (void)Database::open({.path = ":memory:"}, kSteps, queries);
      FAIL("it started");
    } catch (const DatabaseError& error) {
      CHECK(std::string(error.what()).find(name) != std::string::npos);
    }
  }
}

TEST_CASE("a path that cannot be a database is refused in words") {
  const TemporaryFolder folder;
  const auto text_file = folder.path() / "not-a-database.db";
  std::ofstream(text_file) << "Đây là một tệp văn bản thường, dài hơn phần đầu của một cơ sở dữ liệu. " << std::string(200, '.');
  for (const std::string& path : {text_file.string(), folder.path().string(), (folder.path() / "no" / "such" / "folder.db").string()}) {
    CAPTURE(path);
    const auto refused = open(path);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::unavailable);
    CHECK(refused.error().key == "store.cannot_open");
    CHECK(refused.error().args.at(0) == path);
    CHECK_FALSE(refused.error().args.at(1).empty());
  }
}
