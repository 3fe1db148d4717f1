#include "store/database.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

#include "base/require.hpp"
#include "store/note_testing.hpp"

using namespace nhipcau;
using namespace nhipcau::store;
using namespace nhipcau::store::notes;

TEST_CASE("what is written is read back, value by value and NULL by NULL") {
  on_each([](Database& database) {
    const std::string body = "Thông tin\tđối ngoại\r\n'\\x00' \"𠀋\" \x01\x7f";
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

TEST_CASE("numbers at their edges come back as they were") {
  on_each([](Database& database) {
    const auto least = std::numeric_limits<std::int64_t>::min();
    for (const double weight : {0.1, -0.0, 1e-300, 1.7976931348623157e308, 1.0 / 3.0, 123456789.123456789}) {
      (void)database.write([&](Write& tx) {
        tx.run("test.remove_all");
        tx.run("test.add_note", "a", std::string(3'000'000, 'x'), weight, false, least, nullptr);
        return done();
      });
      database.read([&](Read& tx) {
        const auto note = tx.one("test.load_note", "a");
        CHECK(note->real("weight") == weight);
        CHECK(note->integer("rank") == least);
        CHECK(note->text("body").size() == 3'000'000);
        return true;
      });
    }
  });
}

TEST_CASE("sums, counts and questions have the same kinds on every engine") {
  on_each([](Database& database) {
    (void)database.write([](Write& tx) {
      add(tx, "a", 1);
      add(tx, "b", 2);
      return done();
    });
    database.read([](Read& tx) {
      const auto totals = tx.one("test.totals", true);
      CHECK(totals->integer("ranks") == 3);
      CHECK(totals->integer("how_many") == 2);
      CHECK(totals->real("weights") == 3.0);
      CHECK(totals->boolean("has_notes"));
      CHECK(totals->integer("chosen") == 1);
      CHECK_FALSE(totals->maybe_integer("none_done"));
      return true;
    });
  });
}

TEST_CASE("lists of texts are in order of their bytes on every engine") {
  on_each([](Database& database) {
    (void)database.write([](Write& tx) {
      int rank = 0;
      for (const char* id : {"a", "B", "Đ", "đ", "é", "_", "b", "Z", "ạ", "-"}) add(tx, id, ++rank);
      return done();
    });
    std::string order;
    database.read([&](Read& tx) {
      for (const Row& row : tx.many("test.list_notes")) order += row.text("id");
      return true;
    });
    CHECK(order == "-BZ_abéĐđạ");
  });
}

TEST_CASE("a text with a NUL byte is a bug, told before it reaches the engine") {
  on_each([](Database& database) {
    const std::string nul("a\0b", 3);
    CHECK_THROWS_AS(database.read([&](Read& tx) { return tx.one("test.load_note", nul); }), BrokenInvariant);
  });
}

TEST_CASE("parameters are bound by their name, in whatever order they appear") {
  on_each([](Database& database) {
    (void)database.write([](Write& tx) {
      add(tx, "7", 5);
      return done();
    });
    CHECK(database.read([](Read& tx) { return tx.many("test.list_swapped", "7", 5).size(); }) == 1);
  });
}

TEST_CASE("a changing statement gives the number of rows it changed, and RETURNING gives them") {
  on_each([](Database& database) {
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
  on_each([](Database& database) {
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
  on_each([](Database& database) {
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
  on_each([&](Database& database) {
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
  on_each([](Database& database) {
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

TEST_CASE("ordered ids sort in the order they were asked for, also at one instant and when the clock goes back") {
  on_each([](Database& database) {
    std::string last;
    (void)database.write([&](Write& tx) {
      for (const std::int64_t at_ms : {1'000'000, 1'000'000, 2'000'000, 1'500'000, 1, 2'000'001, 2'000'001}) {
        const std::string id = tx.next_id(at_ms);
        CHECK(id.size() == 26);
        CHECK(id > last);
        last = id;
      }
      for (int i = 0; i < 3000; ++i) {
        const std::string id = tx.next_id(2'000'001);
        CHECK(id > last);
        last = id;
      }
      return done();
    });
  });
}

TEST_CASE("what SQLite keeps as bytes is no text, however much it looks like one") {
  const std::vector<QueryFile> queries{
      {"test", "-- name: both @sqlite\nSELECT 'a' AS text, CAST('a' AS BLOB) AS bytes, x'' AS emptiness;\n"}};
  TestDatabase database(queries, Engine::sqlite);
  const Row row = database->read([](Read& tx) { return tx.one("test.both").value(); });
  CHECK(row.find_view("text") == "a");
  CHECK_FALSE(row.find_view("bytes"));
  CHECK_FALSE(row.find_view("emptiness"));
  CHECK_FALSE(row.is_null("bytes"));
  CHECK_THROWS_AS((void)row.text("bytes"), BrokenInvariant);
  CHECK(row.values() == std::vector<Value>{"a", "a", ""});  // a copy keeps what can be kept
}
