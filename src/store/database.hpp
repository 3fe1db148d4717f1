#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/metrics.hpp"
#include "base/result.hpp"
#include "store/value.hpp"

/// The one door to the database. Rooms write SQL only in their queries.sql and call it by name; SQLite and PostgreSQL run the same text.
namespace nhipcau::store {

/// The message is for the log. After one inside a transaction nothing more can be done in it: let it pass and be rolled back.
/// Where a clash is expected, write `ON CONFLICT … DO NOTHING` and look at what changed, rather than catching this.
class DatabaseError : public std::runtime_error {
 public:
  enum class Kind {
    unique,
    foreign_key,
    constraint,
    busy,         ///< waited too long for a turn, a lock or an answer; or gave way to other writes too often
    full,         ///< no room on the disk
    damaged,      ///< what was read back is not what was written
    conflict,     ///< lost a race against another write: Database::write runs the work again
    lost,         ///< the connection broke before COMMIT was sent: nothing of the transaction is kept
    unreachable,  ///< no new connection could be made
    unknown,      ///< COMMIT was sent and no answer came: kept whole or not at all, and only looking tells
    other
  };
  explicit DatabaseError(const std::string& message, Kind kind = Kind::other) : std::runtime_error(message), kind_(kind) {}
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_unique_violation() const { return kind_ == Kind::unique; }

 private:
  Kind kind_;
};

/// A room's statements: "-- name: find_paper", comment lines on its meaning, the statement; `$1 …` are its parameters.
struct QueryFile {
  std::string_view room;  ///< "directive": the statement is then called "directive.find_paper"
  std::string_view sql;
};

/// A step of schema/: applied once, in order of number, each in its own transaction.
struct Migration {
  int number = 0;
  std::string_view name;  ///< "0001_office.sql"
  std::string_view sql;
};

/// What an engine must do (connection.hpp). Rooms never see it.
class Connection;
enum class Access { read, write };

/// The order of writing within one process: each mark is greater than all before, and near the time it was asked for. Safe from many
/// threads.
class WriteOrder {
 public:
  /// `at_ms` is milliseconds since 1970 from the injected Clock. Gives milliseconds times kMarksInMs, or more.
  std::int64_t next(std::int64_t at_ms);
  static constexpr std::int64_t kMarksInMs = 1024;

 private:
  std::atomic<std::int64_t> last_ = 0;
};

/// A consistent snapshot of the database; many at once.
class Read {
 public:
  explicit Read(Connection& connection) : connection_(connection) {}
  Read(const Read&) = delete;
  Read& operator=(const Read&) = delete;

  /// All rows of a named statement: `tx.many("directive.list_clauses", id.value)`. Arguments are bound to $1 … in order.
  template <class... Args>
  std::vector<Row> many(std::string_view query, const Args&... args) {
    return query_rows(query, std::array<Argument, sizeof...(args)>{argument(args)...});
  }
  /// The only row, or none. More than one is a bug.
  template <class... Args>
  std::optional<Row> one(std::string_view query, const Args&... args) {
    return query_row(query, std::array<Argument, sizeof...(args)>{argument(args)...});
  }

  /// The same for a statement whose number of arguments is known only now (tables.hpp).
  std::vector<Row> many_with(std::string_view query, std::span<const Argument> args) { return query_rows(query, args); }

  /// Which engine this is, for the few tools (search, jobs) that differ by it.
  [[nodiscard]] bool is_sqlite() const;

 protected:
  std::vector<Row> query_rows(std::string_view query, std::span<const Argument> args);
  std::optional<Row> query_row(std::string_view query, std::span<const Argument> args);
  Connection& connection_;
};

/// A transaction that may also change things: one at a time on one SQLite database; many at once on PostgreSQL, with the outcome they would
/// have had one after the other. It commits when the callback of Database::write returns normally and with a Result that holds a value;
/// otherwise it rolls back.
class Write : public Read {
 public:
  Write(Connection& connection, WriteOrder& order) : Read(connection), order_(order) {}
  /// Runs a statement that changes rows; gives the number of rows changed.
  template <class... Args>
  std::int64_t run(std::string_view query, const Args&... args) {
    return query_run(query, std::array<Argument, sizeof...(args)>{argument(args)...});
  }

  std::int64_t run_with(std::string_view query, std::span<const Argument> args) { return query_run(query, args); }

  /// An id text like make_id_text's that sorts after all that writes of this process were given here before, also within one millisecond
  /// and when the clock was set back. Between processes the clocks decide.
  std::string next_id(std::int64_t at_ms) { return make_ordered_id(order_.next(at_ms)); }

  /// A small number (1, 2, 3 …) that among all that write to this database now, in whatever process, this connection alone has: what is
  /// kept for a lane is in nobody's way. It is the connection's from here on until that is closed, whatever becomes of the transaction;
  /// then the lane is free for another. Always 1 on SQLite. Throws DatabaseError (busy) if all kMostLanes are taken.
  std::int64_t lane();
  static constexpr std::int64_t kMostLanes = 1000;

  /// Whether nobody else has this turn until this transaction ends; never waits. For work that several processes would only do in each
  /// other's way. On SQLite, with one write at a time, always so. `turn` is a number that its room chose for the work.
  bool take_turn(int turn);

 private:
  std::int64_t query_run(std::string_view query, std::span<const Argument> args);
  static std::string make_ordered_id(std::int64_t mark);
  WriteOrder& order_;
};

/// What a database is opened for.
enum class Use {
  work,
  look  ///< only to read what is there: nothing is made, brought up to date or written; a file may be read-only, a server a standby
};

struct Options {
  std::string path;              ///< SQLite file; ":memory:" for one connection without a file (tests); or "postgresql://…"
  int readers = 4;               ///< snapshots at the same time
  int writers = 4;               ///< writes at the same time on PostgreSQL; SQLite has one
  int busy_timeout_ms = 10'000;  ///< how long a write waits for its turn, and a statement for a lock
  /// PostgreSQL ends a transaction that asks for nothing so long: our own work between two statements never takes so long. 0: never, for
  /// who writes what it reads to a disk that may be slow.
  int idle_in_transaction_ms = 60'000;
  /// Where transactions, waits and retries are counted; none: nowhere.
  std::shared_ptr<metrics::Registry> metrics = nullptr;
  Use use = Use::work;
};

struct Slot;  // pool.hpp

/// When a write that failed is run again; one for each call of Database::write.
class Retry {
 public:
  /// Waits a while and says true if the work should run again: after `conflict` up to kMostConflicts times, each wait longer than the last
  /// and partly by chance; after `lost` once; after a broken constraint once (what the work had checked may have been outrun).
  /// Says false if the trouble is the caller's. Throws DatabaseError (busy) when it lost too many races.
  bool wait_after(const DatabaseError& trouble, bool is_sqlite);

  static constexpr int kMostConflicts = 20;
  static constexpr int kMostLost = 1;
  static constexpr int kMostBroken = 1;
  static constexpr std::chrono::milliseconds kFirstWait{1};
  static constexpr std::chrono::milliseconds kLongestWait{250};

 private:
  int conflicts_ = 0;
  int lost_ = 0;
  int broken_ = 0;
};

class Database {
 public:
  /// Opens or creates it, applies migrations, prepares every statement of `queries`: a bad statement stops the start.
  /// A PostgreSQL database must be there already (version 15 or later, UTF8, LC_COLLATE C, so that lists sort as on SQLite).
  /// errors  unavailable store.cannot_open{location without password, why} | unavailable store.read_only{path}
  ///         | unavailable store.no_log{path, journal mode} | unavailable store.wrong_address{location} | unavailable
  ///         store.old_server{version} | unavailable store.wrong_encoding{database, encoding, LC_COLLATE} | conflict
  ///         store.newer_schema{have, known} | conflict store.altered_step{name} | conflict store.missing_step{name}
  ///         and where it is opened to look: not_found store.nothing_there{location without password}: no file, or nothing of ours in it
  ///         | conflict store.older_schema{have, known}
  /// throws  DatabaseError or BrokenInvariant naming the statement or schema step that is wrong
  static Result<std::unique_ptr<Database>> open(const Options& options, std::span<const Migration> migrations,
                                                std::span<const QueryFile> queries);
  ~Database();

  /// The newest schema step a database has seen, 0 for none; changes nothing and makes no file.
  /// errors  as open
  static Result<int> step_of(const Options& options);

  /// Runs `work(Read&)` in a snapshot and gives back what it returns. Do not call the database again from inside `work`: pass the
  /// transaction on. Throws DatabaseError (busy) if no connection comes free within `busy_timeout_ms`, (lost) if it breaks on the way.
  template <class Work>
  auto read(Work&& work) -> std::invoke_result_t<Work, Read&> {
    Lease lease(*this, Access::read);
    Read tx(lease.connection());
    return work(tx);
  }

  /// Runs `work(Write&)` in a transaction. Keep network and parsing outside it. What it throws rolls back and goes on to the caller.
  /// Those who wait for a connection get it in the order they came.
  ///
  /// `work` may run several times: when it lost a race against another write, or its connection broke before COMMIT was sent (Retry).
  /// So it must be repeatable: it changes nothing outside the transaction, moves nothing out of what it captured, adds to no outer list.
  /// When it cannot be fitted in within the limits of Retry, DatabaseError (busy) is thrown and nothing is kept.
  /// A COMMIT that got no answer is never run again and never taken for done: DatabaseError (unknown). The writes of one call are then kept
  /// all or none; who asked must look before asking again.
  template <class Work>
  auto write(Work&& work) -> std::invoke_result_t<Work, Write&> {
    for (Retry retry;;) {
      try {
        Lease lease(*this, Access::write);
        Write tx(lease.connection(), order());
        auto result = work(tx);
        if (result) lease.commit();  // a Result without a value rolls back; return Result<void> if there is nothing to say
        return result;
      } catch (const DatabaseError& trouble) {
        if (!retry.wait_after(trouble, is_sqlite())) throw;
        count_retry();
      }
    }
  }

  [[nodiscard]] bool is_sqlite() const;

 private:
  class State;

  /// A connection lent for one transaction; what is not committed is rolled back at the end.
  class Lease {
   public:
    Lease(Database& database, Access access);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Connection& connection();
    void commit();

   private:
    Database& database_;
    Access access_;
    metrics::Stopwatch watch_;
    Slot& slot_;
  };

  explicit Database(std::unique_ptr<State> state);
  WriteOrder& order();
  void count_retry();
  std::unique_ptr<State> state_;
};

}  // namespace nhipcau::store
