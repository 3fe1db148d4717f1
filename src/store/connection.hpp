#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/database.hpp"
#include "store/engine.hpp"
#include "store/statements.hpp"

namespace nhipcau::store {

/// What a statement gives back.
struct Answer {
  std::vector<Row> rows;
  std::int64_t changed = 0;  ///< rows inserted, updated or deleted
};

/// One connection to one engine: what an engine must do. Used by one thread at a time; the pool sees to that.
/// Everything but rollback throws DatabaseError when the engine is in trouble, with the statement's name in the message.
class Connection {
 public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;

  [[nodiscard]] virtual Engine engine() const = 0;

  /// Starts a transaction; none may be open. `read` is a consistent snapshot in which a statement that writes is a bug (BrokenInvariant).
  virtual void begin(Access access) = 0;
  virtual void commit() = 0;
  /// Ends the transaction and forgets it; does nothing without one.
  virtual void rollback() noexcept = 0;
  /// The engine behind it went away: it is of no use any more.
  [[nodiscard]] virtual bool is_lost() const = 0;

  /// Runs a named statement in the open transaction. The number of arguments must be the number of its parameters.
  virtual Answer run(std::string_view name, std::span<const Argument> args) = 0;
  /// Runs the statements of a schema step in the open transaction. `name` is for the message.
  virtual void run_script(std::string_view name, std::string_view sql) = 0;
  /// Prepares every statement, so that a bad one is found now.
  virtual void prepare_all() = 0;

  /// Between the two, outside transactions, no other process changes the schema of this database. Waits for one that does.
  virtual void lock_schema() = 0;
  virtual void unlock_schema() noexcept = 0;

  /// Write::lane, once it was asked for.
  std::optional<std::int64_t> lane;
};

/// Opens by what Options::path is. `statements` must outlive the connection. `access` is what it will be used for.
/// errors  those of open_sqlite and open_postgres
Result<std::unique_ptr<Connection>> open_connection(const Options& options, const Statements& statements, Access access);

/// Opens or creates the file with our settings. `statements` must outlive the connection.
/// errors  unavailable store.cannot_open{path, why} | unavailable store.read_only{path} | unavailable store.no_log{path, journal mode}
Result<std::unique_ptr<Connection>> open_sqlite(const Options& options, const Statements& statements);

/// Connects to the database of the URI with our settings (postgres_connection.cpp).
/// errors  unavailable store.cannot_open{location without password, why} | unavailable store.wrong_address{location without password}
///         | unavailable store.old_server{version}
///         | unavailable store.wrong_encoding{database, encoding, LC_COLLATE}
Result<std::unique_ptr<Connection>> open_postgres(const Options& options, const Statements& statements, Access access);

}  // namespace nhipcau::store
