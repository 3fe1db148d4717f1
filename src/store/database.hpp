#pragma once
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.hpp"
#include "store/value.hpp"

/// The one door to the database. Rooms write SQL only in their queries.sql and call it by name; SQLite and PostgreSQL run the same text.
namespace nhipcau::store {

/// The message is for the log. After one inside a transaction nothing more can be done in it: let it pass and be rolled back.
/// Where a clash is expected, write `ON CONFLICT … DO NOTHING` and look at what changed, rather than catching this.
class DatabaseError : public std::runtime_error {
 public:
  enum class Kind { unique, foreign_key, constraint, busy, full, damaged, other };
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

/// What an engine must do (connection.hpp); SQLite here, PostgreSQL beside it. Rooms never see it.
class Connection;
enum class Access { read, write };

/// A consistent snapshot of the database; many at once.
class Read {
 public:
  explicit Read(Connection& connection) : connection_(connection) {}
  Read(const Read&) = delete;
  Read& operator=(const Read&) = delete;

  /// All rows of a named statement: `tx.many("directive.list_clauses", id.value)`. Arguments are bound to $1 … in order.
  template <class... Args>
  std::vector<Row> many(std::string_view query, const Args&... args) {
    return query_rows(query, std::vector<Value>{value(args)...});
  }
  /// The only row, or none. More than one is a bug.
  template <class... Args>
  std::optional<Row> one(std::string_view query, const Args&... args) {
    return query_row(query, std::vector<Value>{value(args)...});
  }

  /// Which engine this is, for the few tools (search, jobs) that differ by it.
  [[nodiscard]] bool is_sqlite() const;

 protected:
  std::vector<Row> query_rows(std::string_view query, const std::vector<Value>& args);
  std::optional<Row> query_row(std::string_view query, const std::vector<Value>& args);
  Connection& connection_;
};

/// A transaction that may also change things: one at a time on one SQLite database. It commits when the callback of
/// Database::write returns normally and with a Result that holds a value; otherwise it rolls back.
class Write : public Read {
 public:
  using Read::Read;
  /// Runs a statement that changes rows; gives the number of rows changed.
  template <class... Args>
  std::int64_t run(std::string_view query, const Args&... args) {
    return query_run(query, std::vector<Value>{value(args)...});
  }

 private:
  std::int64_t query_run(std::string_view query, const std::vector<Value>& args);
};

struct Options {
  std::string path;              ///< SQLite file; ":memory:" for one connection without a file (tests)
  int readers = 4;               ///< snapshots at the same time
  int busy_timeout_ms = 10'000;  ///< how long a write waits for its turn
};

class Database {
 public:
  /// Opens or creates it, applies migrations, prepares every statement of `queries`: a bad statement stops the start.
  /// errors  unavailable store.cannot_open{path, why} | conflict store.newer_schema{have, known} | conflict store.altered_step{name}
  ///         | conflict store.missing_step{name}
  /// throws  DatabaseError or BrokenInvariant naming the statement or schema step that is wrong
  static Result<std::unique_ptr<Database>> open(const Options& options, std::span<const Migration> migrations,
                                                std::span<const QueryFile> queries);
  ~Database();

  /// Runs `work(Read&)` in a snapshot and gives back what it returns. Do not call the database again from inside `work`: pass the
  /// transaction on. Throws DatabaseError (busy) if no connection comes free within `busy_timeout_ms`.
  template <class Work>
  auto read(Work&& work) -> std::invoke_result_t<Work, Read&> {
    Lease lease(*this, Access::read);
    Read tx(lease.connection());
    return work(tx);
  }

  /// Runs `work(Write&)` in a transaction. Keep network and parsing outside it; it may run again, so it must be repeatable. What it throws
  /// rolls back and goes on to the caller. Writers have their turn in the order they came.
  template <class Work>
  auto write(Work&& work) -> std::invoke_result_t<Work, Write&> {
    Lease lease(*this, Access::write);
    Write tx(lease.connection());
    auto result = work(tx);
    if (result) lease.commit();  // a Result without a value rolls back; return Result<void> if there is nothing to say
    return result;
  }

 private:
  class State;

  /// A connection lent for one transaction; what is not committed is rolled back at the end.
  class Lease {
   public:
    Lease(Database& database, Access access);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Connection& connection() { return connection_; }
    void commit();

   private:
    Database& database_;
    Connection& connection_;
  };

  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace nhipcau::store
