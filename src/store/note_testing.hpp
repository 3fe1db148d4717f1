#pragma once
#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "store/database.hpp"
#include "store/testing.hpp"

/// A table of notes with its statements, for the tests of this folder alone.
namespace nhipcau::store::notes {

inline constexpr std::string_view kNoteTable = R"(
CREATE TABLE note (
  id TEXT PRIMARY KEY,
  body TEXT,
  weight DOUBLE PRECISION NOT NULL,
  is_done BOOLEAN NOT NULL,
  rank BIGINT NOT NULL UNIQUE,
  parent_id TEXT REFERENCES note (id)
);
)";

inline constexpr std::string_view kNoteQueries = R"(
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

-- name: set_rank
UPDATE note SET rank = $2 WHERE id = $1;

-- name: remove_all
DELETE FROM note;

-- name: totals
SELECT SUM(rank) AS ranks, COUNT(*) AS how_many, SUM(weight) AS weights, EXISTS (SELECT 1 FROM note) AS has_notes,
       COUNT(*) FILTER (WHERE is_done <> $1 AND rank = 1) AS chosen, SUM(rank) FILTER (WHERE is_done) AS none_done
FROM note;

-- name: limit_pages @sqlite
PRAGMA max_page_count = 12;
)";

inline const std::vector<QueryFile> kQueries{{"test", kNoteQueries}};
inline const std::vector<Migration> kSteps{{1, "0001_note.sql", kNoteTable}};

inline Result<std::unique_ptr<Database>> open(const std::string& path, int busy_timeout_ms = 10'000) {
  return Database::open({.path = path, .readers = 3, .busy_timeout_ms = busy_timeout_ms}, kSteps, kQueries);
}

/// The same test on each engine's databases for many: without the one in memory, which has one connection alone.
inline void on_each_place(const std::function<void(Database&)>& test) {
  for (const Engine engine : test_engines()) {
    const TestPlace place(engine);
    CAPTURE(place.location());
    auto database = open(place.location());
    REQUIRE(database);
    test(**database);
  }
}

/// The same test on a file, in memory and on PostgreSQL.
inline void on_each(const std::function<void(Database&)>& test) {
  on_each_place(test);
  auto in_memory = open(":memory:");
  REQUIRE(in_memory);
  test(**in_memory);
}

inline void add(Write& tx, const std::string& id, std::int64_t rank) {
  tx.run("test.add_note", id, "x", 1.5, false, rank, nullptr);
}

inline std::int64_t count(Database& database) {
  return database.read([](Read& tx) { return tx.one("test.count")->integer("how_many"); });
}

inline Result<void> done() {
  return {};
}

}  // namespace nhipcau::store::notes
