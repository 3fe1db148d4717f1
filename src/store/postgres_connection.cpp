#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "base/log.hpp"
#include "base/require.hpp"
#include "store/connection.hpp"
#include "store/location.hpp"
#include "store/sqlstate.hpp"

// With readiness.cpp, the only file that knows libpq.
namespace nhipcau::store {
namespace {

constexpr int kOldestServer = 150'000;
constexpr std::size_t kLongestName = 63;  ///< of a prepared statement; PostgreSQL cuts off what is longer
constexpr int kStatementTimeoutMs = 60'000;
constexpr int kSchemaPatienceMs = 10 * 60 * 1000;          ///< how long to wait for another process that changes the schema
constexpr std::string_view kSchemaLock = "7236718842105";  ///< any number, the same in every version of the program

struct CloseConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ConnectionHandle = std::unique_ptr<PGconn, CloseConnection>;
using ResultHandle = std::unique_ptr<PGresult, ClearResult>;

/// Numbers of pg_type that we tell apart; all others are texts to us.
enum class Type : Oid { boolean = 16, bigint = 20, smallint = 21, integer = 23, real = 700, double_precision = 701, numeric = 1700 };

struct Prepared {
  std::vector<Type> parameters;
  std::shared_ptr<const std::vector<std::string>> columns;
  std::vector<Type> types;  ///< of the columns
};

std::string trimmed(const char* text) {
  std::string line = text == nullptr ? "" : text;
  while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.pop_back();
  return line;
}

std::string field_of(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? "" : text;
}

/// What the server says, without the values of the row it speaks of (these stand in its detail).
std::string why(const PGconn* connection, const PGresult* result) {
  const std::string primary = field_of(result, PG_DIAG_MESSAGE_PRIMARY);
  if (primary.empty()) return trimmed(PQerrorMessage(connection));
  const std::string constraint = field_of(result, PG_DIAG_CONSTRAINT_NAME);
  return primary + (constraint.empty() ? "" : " (" + constraint + ")") + " [" + field_of(result, PG_DIAG_SQLSTATE) + "]";
}

std::string to_text(const Argument& value, Type parameter) {
  if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
  if (const auto* truth = std::get_if<bool>(&value)) {
    if (parameter == Type::boolean) return *truth ? "t" : "f";
    return *truth ? "1" : "0";
  }
  std::array<char, 32> digits{};
  const auto write = [&](auto number) {
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return std::string(digits.data(), end.ptr);
  };
  if (const auto* number = std::get_if<std::int64_t>(&value)) return write(*number);
  return write(std::get<double>(value));
}

template <class Number>
Number number_of(std::string_view text) {
  Number number{};
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  require(read.ec == std::errc() && read.ptr == text.data() + text.size(), "PostgreSQL gave a number that cannot be read");
  return number;
}

void add_to(Row& row, std::string_view text, Type type) {
  switch (type) {
    case Type::boolean: return row.add(text == "t");
    case Type::bigint:
    case Type::integer:
    case Type::smallint: return row.add(number_of<std::int64_t>(text));
    case Type::real:
    case Type::double_precision: return row.add(number_of<double>(text));
    case Type::numeric:  // SUM of BIGINT: whole, as on SQLite
      if (text.find_first_not_of("-0123456789") == std::string_view::npos) return row.add(number_of<std::int64_t>(text));
      return row.add(number_of<double>(text));
  }
  row.add(text);
}

bool changes_rows(std::string_view command) {
  return command.starts_with("INSERT") || command.starts_with("UPDATE") || command.starts_with("DELETE");
}

class PostgresConnection : public Connection {
 public:
  PostgresConnection(ConnectionHandle connection, const Statements& statements, int busy_timeout_ms)
      : connection_(std::move(connection)), statements_(statements), busy_timeout_ms_(busy_timeout_ms) {}

  [[nodiscard]] Engine engine() const override { return Engine::postgres; }

  /// A read is a snapshot that needs no locks and is never refused. (SERIALIZABLE READ ONLY would also rule out that a snapshot shows an
  /// order of two writes that no later one agrees with; it may be refused at any statement, and no page of ours depends on that order.)
  void begin(Access access) override {
    require(PQtransactionStatus(raw()) != PQTRANS_INTRANS, "a transaction within a transaction");
    run_script("begin", access == Access::write ? "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
                                                : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }

  void commit() override {
    const ResultHandle result(PQexec(raw(), "COMMIT"));
    if (is_lost()) throw DatabaseError("commit: no answer: " + why(raw(), result.get()), DatabaseError::Kind::unknown);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail_with("commit", result.get());
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") throw BrokenInvariant("a transaction that had failed was to be kept");
  }

  void rollback() noexcept override {
    const auto status = PQtransactionStatus(raw());
    if (status == PQTRANS_IDLE || is_lost()) return;
    const ResultHandle result(PQexec(raw(), "ROLLBACK"));
    if (PQtransactionStatus(raw()) == PQTRANS_IDLE) return;
    is_broken_ = true;  // thrown away: the server ends the transaction with the connection
    log::warning("store.rollback_failed", {{"why", why(raw(), result.get())}});
  }

  [[nodiscard]] bool is_lost() const override { return is_broken_ || PQstatus(raw()) != CONNECTION_OK; }

  Answer run(std::string_view name, std::span<const Argument> args) override {
    const Prepared& prepared = find_prepared(name);
    if (prepared.parameters.size() != args.size()) {
      throw BrokenInvariant("statement " + std::string(name) + " takes another number of arguments");
    }
    const ResultHandle result = execute(std::string(name), prepared, args);
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) fail_with(name, result.get());
    Answer answer;
    const int rows = PQntuples(result.get());
    answer.rows.reserve(static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row) fill(answer.rows.emplace_back(prepared.columns), result.get(), row, prepared.types);
    if (changes_rows(PQcmdStatus(result.get()))) answer.changed = number_of<std::int64_t>(PQcmdTuples(result.get()));
    return answer;
  }

  void run_script(std::string_view name, std::string_view sql) override {
    const ResultHandle result(PQexec(raw(), std::string(sql).c_str()));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY) fail_with(name, result.get());
  }

  void prepare_all() override {
    for (const auto& [name, sql] : statements_.all()) find_prepared(name);
  }

  void lock_schema() override {
    const std::string patience = std::to_string(kSchemaPatienceMs);
    run_script("lock_schema", "SET statement_timeout = 0; SET lock_timeout = " + patience);  // a step over a large table takes its time
    run_script("lock_schema", "SELECT pg_advisory_lock(" + std::string(kSchemaLock) + ")");
  }

  void unlock_schema() noexcept override {
    const ResultHandle result(PQexec(raw(), ("SELECT pg_advisory_unlock(" + std::string(kSchemaLock) + "); " + limits()).c_str()));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) is_broken_ = true;  // the lock ends with the connection
  }

  /// Our settings of the session. Durability is raised to `on` where the server's default would lose acknowledged writes. The planner is
  /// told of disks without a moving head: with its own guess it reads all texts of an office of 10,000 papers to find a rare word.
  void set_up(Access access, int idle_in_transaction_ms) {
    run_script("settings",
               limits() +
                   "; SET TimeZone = 'UTC'; SET jit = off; SET random_page_cost = 1.1; SET standard_conforming_strings = on; "
                   "SET idle_in_transaction_session_timeout = " +
                   std::to_string(idle_in_transaction_ms) +
                   "; SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
    // A scan of a whole table makes every other write to it a conflict, an index scan only those nearby: worth it also on small tables.
    if (access == Access::write) run_script("settings", "SET enable_seqscan = off");
  }

  /// What keeps this database from being ours, or nothing.
  Result<void> check() {
    const int version = PQserverVersion(raw());
    if (version < kOldestServer) return fail(Code::unavailable, "store.old_server", {trimmed(PQparameterStatus(raw(), "server_version"))});
    const ResultHandle result(
        PQexec(raw(),
               "SELECT pg_encoding_to_char(encoding), CASE WHEN datlocprovider IN ('c', 'b') THEN datcollate ELSE 'ICU' END "
               "FROM pg_database WHERE datname = current_database()"));
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK || PQntuples(result.get()) != 1) fail_with("encoding", result.get());
    const std::string encoding = PQgetvalue(result.get(), 0, 0);
    const std::string collation = PQgetvalue(result.get(), 0, 1);
    if (encoding == "UTF8" && (collation == "C" || collation == "POSIX")) return {};
    return nhipcau::fail(Code::unavailable, "store.wrong_encoding", {PQdb(raw()), encoding, collation});
  }

 private:
  [[nodiscard]] PGconn* raw() const { return connection_.get(); }

  [[nodiscard]] std::string limits() const {
    return "SET statement_timeout = " + std::to_string(kStatementTimeoutMs) + "; SET lock_timeout = " + std::to_string(busy_timeout_ms_);
  }

  [[noreturn]] void fail_with(std::string_view name, const PGresult* result) {
    const std::string state = field_of(result, PG_DIAG_SQLSTATE);
    const std::string message = std::string(name) + ": " + why(raw(), result);
    if (is_write_in_read(state)) throw BrokenInvariant("statement " + message);
    const auto kind = is_lost() ? DatabaseError::Kind::lost : kind_of_state(state);
    if (kind == DatabaseError::Kind::lost) is_broken_ = true;
    throw DatabaseError(message, kind);
  }

  const Prepared& find_prepared(std::string_view name) {
    const auto found = prepared_.find(name);
    if (found != prepared_.end()) return found->second;
    return prepared_.emplace(std::string(name), prepare(std::string(name), statements_.load(name))).first->second;
  }

  Prepared prepare(const std::string& name, const std::string& sql) {
    require(name.size() <= kLongestName, "a statement with too long a name");
    const ResultHandle made(PQprepare(raw(), name.c_str(), sql.c_str(), 0, nullptr));
    if (PQresultStatus(made.get()) != PGRES_COMMAND_OK) fail_with(name, made.get());
    const ResultHandle described(PQdescribePrepared(raw(), name.c_str()));
    if (PQresultStatus(described.get()) != PGRES_COMMAND_OK) fail_with(name, described.get());
    Prepared prepared;
    for (int i = 0; i < PQnparams(described.get()); ++i) prepared.parameters.push_back(Type{PQparamtype(described.get(), i)});
    auto columns = std::make_shared<std::vector<std::string>>();
    for (int i = 0; i < PQnfields(described.get()); ++i) {
      columns->emplace_back(PQfname(described.get(), i));
      prepared.types.push_back(Type{PQftype(described.get(), i)});
    }
    prepared.columns = std::move(columns);
    return prepared;
  }

  /// Values travel as texts: an Argument holds no NUL, and the server checks that they are UTF-8 and of the parameter's kind.
  ResultHandle execute(const std::string& name, const Prepared& prepared, std::span<const Argument> args) {
    std::vector<std::string> texts;
    std::vector<const char*> values;
    texts.reserve(args.size());  // they never move: `values` points at them
    values.reserve(args.size());
    for (std::size_t i = 0; i < args.size(); ++i) {
      const bool is_null = std::holds_alternative<std::nullptr_t>(args[i]);
      if (!is_null) texts.push_back(to_text(args[i], prepared.parameters[i]));
      values.push_back(is_null ? nullptr : texts.back().c_str());
    }
    return ResultHandle(PQexecPrepared(raw(), name.c_str(), static_cast<int>(args.size()), values.data(), nullptr, nullptr, 0));
  }

  static void fill(Row& row, const PGresult* result, int place, const std::vector<Type>& types) {
    for (std::size_t i = 0; i < types.size(); ++i) {
      const int column = static_cast<int>(i);
      if (PQgetisnull(result, place, column) != 0) {
        row.add(nullptr);
      } else {
        const auto size = static_cast<std::size_t>(PQgetlength(result, place, column));
        add_to(row, {PQgetvalue(result, place, column), size}, types[i]);
      }
    }
  }

  ConnectionHandle connection_;
  const Statements& statements_;
  const int busy_timeout_ms_;
  std::map<std::string, Prepared, std::less<>> prepared_;
  bool is_broken_ = false;
};

void ignore_notice(void*, const PGresult*) {}

/// Our wishes, which the URI may change, then the URI, then what nothing may change. A server that is gone is noticed within a minute.
ConnectionHandle connect(const std::string& uri, Use use) {
  const std::array<std::pair<const char*, const char*>, 12> settings{{{"fallback_application_name", "nhipcau"},
                                                                      {"connect_timeout", "5"},
                                                                      {"keepalives_idle", "30"},
                                                                      {"keepalives_interval", "10"},
                                                                      {"keepalives_count", "3"},
                                                                      {"tcp_user_timeout", "30000"},
                                                                      {"gssencmode", "disable"},
                                                                      {"target_session_attrs", use == Use::look ? "any" : "read-write"},
                                                                      {"dbname", uri.c_str()},
                                                                      {"client_encoding", "UTF8"},
                                                                      {nullptr, nullptr},
                                                                      {nullptr, nullptr}}};
  std::array<const char*, settings.size()> keys{};
  std::array<const char*, settings.size()> values{};
  for (std::size_t i = 0; i < settings.size(); ++i) std::tie(keys.at(i), values.at(i)) = settings.at(i);
  return ConnectionHandle(PQconnectdbParams(keys.data(), values.data(), 1));
}

/// libpq's complaint about a URI may hold the URI itself with its password; only whether there is one is asked.
bool is_proper(const std::string& uri) {
  char* complaint = nullptr;
  PQconninfoOption* options = PQconninfoParse(uri.c_str(), &complaint);
  const bool is_read = options != nullptr;
  PQconninfoFree(options);
  PQfreemem(complaint);
  return is_read;
}

}  // namespace

Result<std::unique_ptr<Connection>> open_postgres(const Options& options, const Statements& statements, Access access) {
  const std::string shown = shown_location(options.path);
  if (!is_proper(options.path)) return fail(Code::unavailable, "store.wrong_address", {shown});
  ConnectionHandle handle = connect(options.path, options.use);
  if (PQstatus(handle.get()) != CONNECTION_OK) {
    return fail(Code::unavailable, "store.cannot_open", {shown, trimmed(PQerrorMessage(handle.get()))});
  }
  PQsetNoticeReceiver(handle.get(), ignore_notice, nullptr);
  auto connection = std::make_unique<PostgresConnection>(std::move(handle), statements, options.busy_timeout_ms);
  if (auto right = connection->check(); !right) return tl::unexpected(right.error());
  connection->set_up(access, options.idle_in_transaction_ms);
  return connection;
}

}  // namespace nhipcau::store
