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

class DatabaseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
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

/// What an engine must do; SQLite here, PostgreSQL beside it. Rooms never see it.
class Connection;

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
  std::vector<Row> query_rows(std::string_view query, std::vector<Value> args);
  std::optional<Row> query_row(std::string_view query, std::vector<Value> args);
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
  std::int64_t query_run(std::string_view query, std::vector<Value> args);
};

struct Options {
  std::string path;             ///< SQLite file; ":memory:" for one connection without a file (tests)
  int readers = 4;              ///< snapshots at the same time
  int busy_timeout_ms = 10'000; ///< how long a write waits for its turn
};

class Database {
 public:
  /// Opens or creates it, applies migrations, prepares every statement of `queries`: a bad statement stops the start.
  /// errors  unavailable store.cannot_open{path, why} | conflict store.newer_schema{have, known}
  static Result<std::unique_ptr<Database>> open(const Options& options, std::span<const Migration> migrations, std::span<const QueryFile> queries);
  ~Database();

  /// Runs `work(Read&)` in a snapshot and gives back what it returns.
  template <class Work>
  auto read(Work&& work) -> std::invoke_result_t<Work, Read&> {
    ReadLease lease(*this);
    return work(lease.tx());
  }

  /// Runs `work(Write&)` in a transaction. Keep network and parsing outside it; it may run again, so it must be repeatable.
  template <class Work>
  auto write(Work&& work) -> std::invoke_result_t<Work, Write&> {
    WriteLease lease(*this);
    auto result = work(lease.tx());
    if (result) lease.commit();   // a Result without a value rolls back; return Result<void> if there is nothing to say
    return result;
  }

 private:
  class State;
  class ReadLease {
   public:
    explicit ReadLease(Database& database);
    ~ReadLease();
    ReadLease(const ReadLease&) = delete;
    ReadLease& operator=(const ReadLease&) = delete;
    Read& tx() { return *tx_; }

   private:
    Database& database_;
    Connection* connection_ = nullptr;
    std::unique_ptr<Read> tx_;
  };
  class WriteLease {
   public:
    explicit WriteLease(Database& database);
    ~WriteLease();  // rolls back unless committed
    WriteLease(const WriteLease&) = delete;
    WriteLease& operator=(const WriteLease&) = delete;
    Write& tx() { return *tx_; }
    void commit();

   private:
    Database& database_;
    bool committed_ = false;
    std::unique_ptr<Write> tx_;
  };

  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace nhipcau::store
