#include <doctest/doctest.h>

#include <atomic>
#include <latch>
#include <map>
#include <thread>

#include "base/require.hpp"
#include "store/location.hpp"
#include "store/note_testing.hpp"

// What only PostgreSQL does: several writes at once, a server that goes away, databases of another kind.
using namespace nhipcau;
using namespace nhipcau::store;
using namespace nhipcau::store::notes;

namespace {

/// Runs the test on PostgreSQL with an empty place, if there is a server.
void on_postgres(const std::function<void(const std::string&)>& test) {
  if (test_engines().back() != Engine::postgres) return;
  const TestPlace place(Engine::postgres);
  test(place.location());
}

std::unique_ptr<Database> opened(const std::string& location) {
  auto database = open(location);
  REQUIRE(database);
  return std::move(*database);
}

void add_alone(Database& database, const std::string& id, std::int64_t rank) {
  REQUIRE(database.write([&](Write& tx) {
    add(tx, id, rank);
    return done();
  }));
}

std::int64_t rank_of(Database& database, const std::string& id) {
  return database.read([&](Read& tx) { return tx.one("test.load_note", id)->integer("rank"); });
}

std::optional<DatabaseError::Kind> trouble_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const DatabaseError& error) {
    return error.kind();
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("two processes that read and write the same row at the same moment lose no update") {
  on_postgres([](const std::string& location) {
    const auto ours = opened(location);
    const auto theirs = opened(location);
    add_alone(*ours, "sum", 0);
    std::latch both_have_read(2);
    std::atomic<int> runs = 0;
    const auto raise = [&](Database& database) {
      bool is_first = true;
      const auto raised = database.write([&](Write& tx) {
        ++runs;
        const auto seen = tx.one("test.load_note", "sum")->integer("rank");
        if (std::exchange(is_first, false)) both_have_read.arrive_and_wait();
        tx.run("test.set_rank", "sum", seen + 1);
        return done();
      });
      CHECK(raised);
    };
    std::jthread([&] {
      std::jthread other([&] { raise(*theirs); });
      raise(*ours);
    }).join();
    CHECK(rank_of(*ours, "sum") == 2);
    CHECK(runs == 3);  // one of them ran again
  });
}

TEST_CASE("what a write has looked at holds when it commits, also where nothing was there yet") {
  on_postgres([](const std::string& location) {
    const auto ours = opened(location);
    const auto theirs = opened(location);
    std::latch both_have_read(2);
    const auto add_if_none = [&](Database& database, const std::string& id, std::int64_t rank) {
      bool is_first = true;
      const auto added = database.write([&](Write& tx) {
        const auto there = tx.one("test.count")->integer("how_many");
        if (std::exchange(is_first, false)) both_have_read.arrive_and_wait();
        if (there == 0) add(tx, id, rank);
        return done();
      });
      CHECK(added);
    };
    std::jthread([&] {
      std::jthread other([&] { add_if_none(*theirs, "theirs", 1); });
      add_if_none(*ours, "ours", 2);
    }).join();
    CHECK(count(*ours) == 1);
  });
}

TEST_CASE("a unique value that two writers choose at once is chosen anew by one") {
  on_postgres([](const std::string& location) {
    const auto database = opened(location);
    constexpr int kThreads = 4;
    constexpr int kEach = 5;
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&database, t] {
        for (int i = 0; i < kEach; ++i) {
          (void)database->write([&](Write& tx) {
            add(tx, std::to_string(t) + "-" + std::to_string(i), tx.one("test.count")->integer("how_many"));  // the rank is unique
            return done();
          });
        }
      });
    }
    threads.clear();
    CHECK(count(*database) == kThreads * kEach);
  });
}

TEST_CASE("a clash that stays is told as what it is") {
  on_postgres([](const std::string& location) {
    const auto database = opened(location);
    add_alone(*database, "a", 1);
    int runs = 0;
    const auto kind = trouble_of([&] {
      (void)database->write([&](Write& tx) {
        ++runs;
        add(tx, "a", 2);
        return done();
      });
    });
    CHECK(kind == DatabaseError::Kind::unique);
    CHECK(runs == 1 + Retry::kMostBroken);
  });
}

TEST_CASE("a connection that is cut within a write is replaced, and the write runs again whole") {
  on_postgres([](const std::string& location) {
    const auto database = opened(location);
    int runs = 0;
    const auto written = database->write([&](Write& tx) {
      add(tx, "a", 1);
      if (++runs == 1) CHECK(end_connections(location) >= 1);
      add(tx, "b", 2);
      return done();
    });
    CHECK(written);
    CHECK(runs == 2);
    CHECK(count(*database) == 2);
  });
}

TEST_CASE("after the server was away, reads and writes go on by themselves") {
  on_postgres([](const std::string& location) {
    const auto database = opened(location);
    for (int i = 0; i < 3; ++i) {
      add_alone(*database, std::to_string(i), i);
      CHECK(count(*database) == i + 1);
      CHECK(end_connections(location) >= 1);
    }
    CHECK(count(*database) == 3);
    CHECK(trouble_of([&] {
            (void)database->read([&](Read& tx) {
              CHECK(end_connections(location) >= 1);
              return tx.many("test.list_notes").size();
            });
          }) == DatabaseError::Kind::lost);
    CHECK(count(*database) == 3);
  });
}

TEST_CASE("a COMMIT without an answer is neither taken for done nor run again") {
  on_postgres([](const std::string& location) {
    const std::vector<Migration> steps{
        kSteps[0],
        {2, "0002_slow.sql",
         "CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NULL; END $$;"
         "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
         "WHEN (NEW.id = 'slow') EXECUTE FUNCTION dawdle();"}};
    auto database = Database::open({.path = location}, steps, kQueries);
    REQUIRE(database);
    std::jthread cutter([&] {
      while (end_sleeping_connections(location) == 0) std::this_thread::yield();
    });
    int runs = 0;
    const auto kind = trouble_of([&] {
      (void)(*database)->write([&](Write& tx) {
        ++runs;
        add(tx, "slow", 1);
        return done();
      });
    });
    cutter.join();
    CHECK(kind == DatabaseError::Kind::unknown);
    CHECK(runs == 1);
    CHECK(count(**database) == 0);
  });
}

TEST_CASE("a database that is gone is told as unreachable, without its password") {
  on_postgres([](const std::string& location) {
    std::string uri = location;
    uri.replace(uri.find("nhipcau@"), 8, "nhipcau:geheim@");
    const auto database = opened(uri);
    run_on_test_server("DROP DATABASE " + location.substr(location.rfind("/nhipcau_test_") + 1, 29) + " WITH (FORCE)");
    try {
      (void)database->write([](Write&) { return done(); });
      FAIL("it was written");
    } catch (const DatabaseError& error) {
      CHECK(error.kind() == DatabaseError::Kind::unreachable);
      CHECK(std::string(error.what()).find("geheim") == std::string::npos);
    }
    run_on_test_server("CREATE DATABASE " + location.substr(location.rfind("/nhipcau_test_") + 1, 29));  // for the end of the test
  });
}

TEST_CASE("a transaction that asks for nothing is ended by the server after a minute, or never where its opener says so") {
  on_postgres([](const std::string& location) {
    const std::vector<QueryFile> queries{
        {"test", "-- name: idle_limit\nSELECT current_setting('idle_in_transaction_session_timeout') AS most;\n"}};
    for (const auto& [wanted, shown] : std::map<int, std::string>{{Options{}.idle_in_transaction_ms, "1min"}, {0, "0"}}) {
      const auto database = Database::open({.path = location, .idle_in_transaction_ms = wanted}, {}, queries);
      REQUIRE(database);
      const auto limit = [](Read& tx) { return tx.one("test.idle_limit")->text("most"); };
      CHECK((*database)->read(limit) == shown);
      CHECK((*database)->write([&](Write& tx) { return Result<std::string>(limit(tx)); }) == shown);
    }
  });
}

TEST_CASE("what is no URI, no server or no database is refused in words, without the password") {
  on_postgres([](const std::string& location) {
    const auto improper = open("postgresql://anna:gehe%zzim@/office");
    REQUIRE_FALSE(improper);
    CHECK(improper.error().key == "store.wrong_address");
    REQUIRE(improper.error().args.size() == 1);
    CHECK(improper.error().args[0].find("gehe") == std::string::npos);
    for (const std::string& uri : {std::string("postgresql://anna:geheim@localhost:notaport/office"),
                                   std::string("postgresql://anna:geheim@/office?host=/no/such/folder"),
                                   with_database(location, "no_such_database") + "&password=geheim"}) {
      CAPTURE(uri);
      const auto refused = open(uri);
      REQUIRE_FALSE(refused);
      CHECK(refused.error().key == "store.cannot_open");
      REQUIRE(refused.error().args.size() == 2);
      for (const std::string& arg : refused.error().args) CHECK(arg.find("gehe") == std::string::npos);
      CHECK_FALSE(refused.error().args[1].empty());
    }
  });
}

TEST_CASE("a database that would sort or keep texts in another way is refused") {
  if (test_engines().back() != Engine::postgres) return;
  const std::vector<std::array<const char*, 3>> rows{
      {"ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'", "UTF8", "C.UTF-8"},
      {"ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'", "SQL_ASCII", "C"},
  };
  for (const auto& row : rows) {
    const TestPlace place(Engine::postgres);
    const std::string name = place.location().substr(place.location().rfind("/nhipcau_test_") + 1, 29);
    run_on_test_server("DROP DATABASE " + name);
    run_on_test_server("CREATE DATABASE " + name + " TEMPLATE template0 " + row[0]);
    const auto refused = open(place.location());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().key == "store.wrong_encoding");
    CHECK(refused.error().args == std::vector<std::string>{name, row[1], row[2]});
  }
}

TEST_CASE("every connection to PostgreSQL has the settings we count on, whatever the server's own are") {
  on_postgres([](const std::string& location) {
    const std::vector<QueryFile> queries{{"test", "-- name: setting @postgres\nSELECT current_setting($1) AS value;"}};
    run_on_test_server("ALTER DATABASE " + location.substr(location.rfind("/nhipcau_test_") + 1, 29) + " SET synchronous_commit = off");
    auto database = Database::open({.path = location, .busy_timeout_ms = 1234}, kSteps, queries);
    REQUIRE(database);
    const auto check = [](Read& tx) {
      const auto setting = [&](const char* name) { return tx.one("test.setting", name)->text("value"); };
      CHECK(setting("client_encoding") == "UTF8");
      CHECK(setting("TimeZone") == "UTC");
      CHECK(setting("synchronous_commit") == "on");
      CHECK(setting("lock_timeout") == "1234ms");
      CHECK(setting("statement_timeout") == "1min");
      CHECK(setting("idle_in_transaction_session_timeout") == "1min");
      CHECK(setting("application_name") == "nhipcau");
      return done();
    };
    (void)(*database)->read(check);
    (void)(*database)->write(check);
    (void)(*database)->read([](Read& tx) {
      CHECK(tx.one("test.setting", "transaction_isolation")->text("value") == "repeatable read");
      return true;
    });
    (void)(*database)->write([](Write& tx) {
      CHECK(tx.one("test.setting", "transaction_isolation")->text("value") == "serializable");
      return done();
    });
  });
}

TEST_CASE("a failed transaction that somebody goes on with is not taken for kept") {
  on_postgres([](const std::string& location) {
    const auto database = opened(location);
    const auto swallow = [](Write& tx) {
      add(tx, "a", 1);
      CHECK_THROWS_AS(add(tx, "a", 2), DatabaseError);
      return done();
    };
    CHECK_THROWS_AS((void)database->write(swallow), BrokenInvariant);
    CHECK(count(*database) == 0);
  });
}

TEST_CASE("who loses every race is told that the office is busy") {
  Retry retry;
  const DatabaseError lost_race("test", DatabaseError::Kind::conflict);
  for (int i = 0; i < Retry::kMostConflicts; ++i) REQUIRE(retry.wait_after(lost_race, false));
  CHECK(trouble_of([&] { retry.wait_after(lost_race, false); }) == DatabaseError::Kind::busy);
  for (const auto kind :
       {DatabaseError::Kind::unknown, DatabaseError::Kind::unreachable, DatabaseError::Kind::full, DatabaseError::Kind::busy}) {
    CHECK_FALSE(Retry().wait_after(DatabaseError("test", kind), false));
  }
  CHECK_FALSE(Retry().wait_after(DatabaseError("test", DatabaseError::Kind::unique), true));
}
