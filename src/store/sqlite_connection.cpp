#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <initializer_list>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/log.hpp"
#include "base/require.hpp"
#include "store/connection.hpp"

// The only file that knows SQLite.
namespace nhipcau::store {
namespace {

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using DatabaseHandle = std::unique_ptr<sqlite3, CloseDatabase>;
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// A statement goes back to its start whatever happens, so that it holds no lock.
class ResetAtEnd {
 public:
  explicit ResetAtEnd(sqlite3_stmt* statement) : statement_(statement) {}
  ResetAtEnd(const ResetAtEnd&) = delete;
  ResetAtEnd& operator=(const ResetAtEnd&) = delete;
  ~ResetAtEnd() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  sqlite3_stmt* statement_;
};

struct Prepared {
  StatementHandle handle;
  std::shared_ptr<const std::vector<std::string>> columns;
  std::vector<int> parameters;  ///< [i]: SQLite's index of $i+1, which it gives by first appearance
};

DatabaseError::Kind kind_of(int extended_code) {
  if (extended_code == SQLITE_CONSTRAINT_UNIQUE || extended_code == SQLITE_CONSTRAINT_PRIMARYKEY) return DatabaseError::Kind::unique;
  if (extended_code == SQLITE_CONSTRAINT_FOREIGNKEY) return DatabaseError::Kind::foreign_key;
  switch (extended_code & 0xff) {
    case SQLITE_CONSTRAINT: return DatabaseError::Kind::constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return DatabaseError::Kind::busy;
    case SQLITE_FULL: return DatabaseError::Kind::full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return DatabaseError::Kind::damaged;
    default: return DatabaseError::Kind::other;
  }
}

class SqliteConnection : public Connection {
 public:
  SqliteConnection(DatabaseHandle db, const Statements& statements) : db_(std::move(db)), statements_(statements) {}

  [[nodiscard]] Engine engine() const override { return Engine::sqlite; }

  void begin(Access access) override {
    require(sqlite3_get_autocommit(db_.get()) != 0, "a transaction within a transaction");
    step("begin", access == Access::write ? begin_write_ : begin_read_, access == Access::write ? "BEGIN IMMEDIATE" : "BEGIN");
    access_ = access;
  }

  void commit() override { step("commit", commit_, "COMMIT"); }

  void rollback() noexcept override {
    if (sqlite3_get_autocommit(db_.get()) != 0) return;  // SQLite itself rolled back (disk full), or nothing was begun
    if (!step_prepared(rollback_, "ROLLBACK")) {
      log::error("store.rollback_failed", {{"why", sqlite3_errmsg(db_.get())}});
    }
  }

  [[nodiscard]] bool is_lost() const override { return false; }

  Answer run(std::string_view name, std::span<const Argument> args) override {
    const Prepared& prepared = find_prepared(name);
    sqlite3_stmt* statement = prepared.handle.get();
    const bool writes = sqlite3_stmt_readonly(statement) == 0;
    if (writes && access_ == Access::read) throw BrokenInvariant("statement " + std::string(name) + " writes inside a read");
    const ResetAtEnd reset(statement);
    bind(name, prepared, args);
    Answer answer;
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) fill(answer.rows.emplace_back(prepared.columns), statement);
    if (code != SQLITE_DONE) fail_with(name);
    if (writes) answer.changed = sqlite3_changes64(db_.get());
    return answer;
  }

  void run_script(std::string_view name, std::string_view sql) override {
    if (sqlite3_exec(db_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail_with(name);
  }

  void prepare_all() override {
    for (const auto& [name, sql] : statements_.all()) find_prepared(name);
  }

  void lock_schema() override {}  // each step is a write, and there is one at a time
  void unlock_schema() noexcept override {}

 private:
  [[noreturn]] void fail_with(std::string_view name) {
    throw DatabaseError(std::string(name) + ": " + sqlite3_errmsg(db_.get()), kind_of(sqlite3_extended_errcode(db_.get())));
  }

  /// One of the statements every transaction needs: parsed once, when it is first used.
  void step(std::string_view name, StatementHandle& statement, const char* sql) {
    if (!step_prepared(statement, sql)) fail_with(name);
  }

  bool step_prepared(StatementHandle& statement, const char* sql) noexcept {
    if (!statement) {
      sqlite3_stmt* raw = nullptr;
      if (sqlite3_prepare_v3(db_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr) != SQLITE_OK) return false;
      statement.reset(raw);
    }
    sqlite3_step(statement.get());
    return sqlite3_reset(statement.get()) == SQLITE_OK;  // says again how the step went
  }

  static std::vector<int> parameters_of(std::string_view name, sqlite3_stmt* statement) {
    std::vector<int> parameters;
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement); ++i) {
      parameters.push_back(sqlite3_bind_parameter_index(statement, ("$" + std::to_string(i)).c_str()));
      if (parameters.back() == 0) throw BrokenInvariant("statement " + std::string(name) + " has no $" + std::to_string(i));
    }
    return parameters;
  }

  const Prepared& find_prepared(std::string_view name) {
    const auto found = prepared_.find(name);
    if (found != prepared_.end()) return found->second;
    Prepared prepared = prepare(name, statements_.load(name));
    return prepared_.emplace(statements_.all().find(name)->first, std::move(prepared)).first->second;
  }

  Prepared prepare(std::string_view name, const std::string& sql) {
    sqlite3_stmt* raw = nullptr;
    const char* rest = nullptr;
    const int size = static_cast<int>(sql.size());
    if (sqlite3_prepare_v3(db_.get(), sql.c_str(), size, SQLITE_PREPARE_PERSISTENT, &raw, &rest) != SQLITE_OK) fail_with(name);
    StatementHandle handle(raw);
    if (!handle || rest != sql.c_str() + sql.size()) throw DatabaseError(std::string(name) + ": holds more than one statement, or none");
    auto columns = std::make_shared<std::vector<std::string>>();
    for (int i = 0; i < sqlite3_column_count(raw); ++i) columns->emplace_back(sqlite3_column_name(raw, i));
    return {std::move(handle), std::move(columns), parameters_of(name, raw)};
  }

  void bind(std::string_view name, const Prepared& prepared, std::span<const Argument> args) {
    if (prepared.parameters.size() != args.size()) {
      throw BrokenInvariant("statement " + std::string(name) + " takes another number of arguments");
    }
    for (std::size_t i = 0; i < args.size(); ++i) {
      if (bind_one(prepared.handle.get(), prepared.parameters[i], args[i]) != SQLITE_OK) fail_with(name);
    }
  }

  // The arguments outlive the step, so texts are not copied.
  static int bind_one(sqlite3_stmt* statement, int index, const Argument& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) {
      return sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, index, *number);
    if (const auto* number = std::get_if<double>(&value)) return sqlite3_bind_double(statement, index, *number);
    if (const auto* truth = std::get_if<bool>(&value)) return sqlite3_bind_int64(statement, index, *truth ? 1 : 0);
    return sqlite3_bind_null(statement, index);
  }

  static void fill(Row& row, sqlite3_stmt* statement) {
    const int count = sqlite3_column_count(statement);
    for (int i = 0; i < count; ++i) add_to(row, sqlite3_column_value(statement, i));
  }

  // Looked at in place, one call of SQLite a column less for each question: the connection is without a mutex and this thread's alone.
  static void add_to(Row& row, sqlite3_value* value) {
    const int type = sqlite3_value_type(value);
    switch (type) {
      case SQLITE_NULL: return row.add(nullptr);
      case SQLITE_INTEGER: return row.add(std::int64_t{sqlite3_value_int64(value)});
      case SQLITE_FLOAT: return row.add(sqlite3_value_double(value));
      default: break;
    }
    const void* bytes = sqlite3_value_blob(value);  // the bytes of a text as they are
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    const auto text = size == 0 ? std::string_view() : std::string_view(static_cast<const char*>(bytes), size);
    type == SQLITE_BLOB ? row.add_bytes(text) : row.add(text);  // 'a' is not x'61', also where both look alike
  }

  DatabaseHandle db_;
  const Statements& statements_;
  StatementHandle begin_read_, begin_write_, commit_, rollback_;
  std::unordered_map<std::string_view, Prepared> prepared_;  // by names of statements_; after db_: statements end before their database
  Access access_ = Access::read;
};

/// SQLite counts its memory under one lock of the whole process, unless told not to before its first use. Nobody asks for the count.
void start_sqlite() {
  static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)code;  // refused only where somebody else has started it: then it counts
}

/// Runs one PRAGMA; gives its answer, or nothing if it failed.
std::optional<std::string> run_pragma(sqlite3* db, const char* sql) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(db, sql, -1, &raw, nullptr) != SQLITE_OK) return std::nullopt;
  const StatementHandle statement(raw);
  const int code = sqlite3_step(raw);
  if (code == SQLITE_DONE) return std::string();
  if (code != SQLITE_ROW) return std::nullopt;
  const auto* text = sqlite3_column_text(raw, 0);
  return text ? std::string(static_cast<const char*>(sqlite3_column_blob(raw, 0)), static_cast<std::size_t>(sqlite3_column_bytes(raw, 0)))
              : std::string();
}

/// Going to WAL takes the file for itself, and where two processes do so at once SQLite waits for neither: it is asked again until the time
/// to wait is over. The mode that it is in then; nothing if it failed.
std::optional<std::string> go_to_wal(sqlite3* db, int wait_ms) {
  constexpr std::chrono::milliseconds kPause{5};
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(wait_ms);
  while (true) {
    auto mode = run_pragma(db, "PRAGMA journal_mode = WAL");
    const bool is_busy = !mode && (sqlite3_errcode(db) & 0xFF) == SQLITE_BUSY;
    if (!is_busy || std::chrono::steady_clock::now() >= end) return mode;
    std::this_thread::sleep_for(kPause);
  }
}

Fail cannot_open(const Options& options, const std::string& why) {
  return fail(Code::unavailable, "store.cannot_open", {options.path, why});
}

/// What the file itself holds is never trusted: whoever may write to it may have put it there.
void distrust_file(sqlite3* db) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);  // "name" is never a text: a misspelt column is found at start
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
}

Result<void> run_pragmas(sqlite3* db, const Options& options, std::initializer_list<const char*> pragmas) {
  for (const char* pragma : pragmas) {
    if (!run_pragma(db, pragma)) return cannot_open(options, sqlite3_errmsg(db));
  }
  distrust_file(db);
  return {};
}

Result<void> set_up(sqlite3* db, const Options& options) {
  if (sqlite3_db_readonly(db, "main") == 1) {  // SQLite itself would open it and say nothing
    return fail(Code::unavailable, "store.read_only", {options.path});
  }
  sqlite3_busy_timeout(db, options.busy_timeout_ms);  // first: going to WAL may have to wait
  const auto mode = go_to_wal(db, options.busy_timeout_ms);
  if (!mode) return cannot_open(options, sqlite3_errmsg(db));
  if (*mode != "wal" && *mode != "memory") return fail(Code::unavailable, "store.no_log", {options.path, *mode});
  // secure_delete: what was removed or erased does not stay in the file's free space. Debian builds SQLite so; others need not.
  return run_pragmas(db, options,
                     {"PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL", "PRAGMA trusted_schema = OFF", "PRAGMA secure_delete = ON"});
}

struct Opened {
  DatabaseHandle db;
  int code = SQLITE_OK;
  [[nodiscard]] std::string why() const { return db ? sqlite3_errmsg(db.get()) : sqlite3_errstr(code); }
};

Opened open_file(const std::string& name, int more_flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &raw, SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | more_flags, nullptr);
  return {DatabaseHandle(raw), code};
}

/// A file as a URI that says that nobody writes to it meanwhile: it is read without locks and without its log.
std::string as_untouched(const std::string& path) {
  std::string uri = "file://";
  for (const char c : std::filesystem::absolute(path).string()) {
    if (c == '%')
      uri += "%25";
    else if (c == '?')
      uri += "%3f";
    else if (c == '#')
      uri += "%23";
    else
      uri += c;
  }
  return uri + "?immutable=1";
}

/// For Use::look. A log that is there already stays as it is. Where neither file nor folder can be written to, no log can be made to read
/// by: the file is then read as it lies, unless there is a log with something in it.
Result<DatabaseHandle> open_to_look(const Options& options) {
  std::error_code none;
  const std::string log = options.path + "-wal";
  const bool has_log = std::filesystem::exists(log, none);
  const bool has_words = has_log && std::filesystem::file_size(log, none) > 0;
  Opened opened = open_file(options.path, SQLITE_OPEN_READWRITE);  // which SQLite takes back where the file is read-only
  const auto can_read = [&] { return sqlite3_exec(opened.db.get(), "SELECT 1 FROM sqlite_master LIMIT 1", nullptr, nullptr, nullptr); };
  if (opened.code == SQLITE_OK) {
    sqlite3_busy_timeout(opened.db.get(), options.busy_timeout_ms);
    if (has_log) sqlite3_db_config(opened.db.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    const bool makes_log = !has_log && sqlite3_db_readonly(opened.db.get(), "main") == 1;  // and could not take it away again
    opened.code = makes_log ? SQLITE_CANTOPEN : can_read() & 0xFF;
  }
  if (opened.code == SQLITE_CANTOPEN && !has_words) {
    opened = open_file(as_untouched(options.path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    if (opened.code == SQLITE_OK) opened.code = can_read() & 0xFF;
  }
  if (opened.code != SQLITE_OK) return cannot_open(options, opened.why());
  if (auto right = run_pragmas(opened.db.get(), options, {"PRAGMA query_only = ON", "PRAGMA trusted_schema = OFF"}); !right)
    return tl::unexpected(right.error());
  return std::move(opened.db);
}

}  // namespace

Result<std::unique_ptr<Connection>> open_sqlite(const Options& options, const Statements& statements) {
  start_sqlite();
  if (options.use == Use::look) {
    auto db = open_to_look(options);
    if (!db) return tl::unexpected(db.error());
    return std::make_unique<SqliteConnection>(std::move(*db), statements);
  }
  Opened opened = open_file(options.path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (opened.code != SQLITE_OK) return cannot_open(options, opened.why());
  if (auto right = set_up(opened.db.get(), options); !right) return tl::unexpected(right.error());
  return std::make_unique<SqliteConnection>(std::move(opened.db), statements);
}

}  // namespace nhipcau::store
