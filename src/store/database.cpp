#include "store/database.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/embedded.hpp"
#include "base/log.hpp"
#include "base/require.hpp"
#include "store/connection.hpp"
#include "store/location.hpp"
#include "store/migrate.hpp"
#include "store/pool.hpp"
#include "store/statements.hpp"
#include "store/tables.hpp"

namespace nhipcau::store::sql {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::store {
namespace {

std::vector<QueryFile> with_our_own(std::span<const QueryFile> queries) {
  std::vector<QueryFile> all(queries.begin(), queries.end());
  for (const base::EmbeddedFile& file : sql::embedded_files()) all.push_back({"store", file.bytes});
  return all;
}

constexpr std::string_view kInMemory = ":memory:";

}  // namespace

/// What is counted of one kind of transaction.
struct Figures {
  Figures(metrics::Registry& registry, const std::string& access)
      : waits(registry.histogram("nhipcau_database_wait_seconds", "How long a transaction waited for a connection.", {{"access", access}})),
        transactions(registry.histogram("nhipcau_database_seconds", "How long transactions took, with the wait.", {{"access", access}})) {}
  metrics::Histogram& waits;
  metrics::Histogram& transactions;
};

class Database::State {
 public:
  State(Options options, std::unique_ptr<const Statements> statements, std::unique_ptr<Connection> writer)
      : options_(std::move(options)),
        statements_(std::move(statements)),
        engine_(writer->engine()),
        pool_(writer_slots(std::move(writer), options_), reader_slots(options_), std::chrono::milliseconds(options_.busy_timeout_ms)) {}

  Pool& pool() { return pool_; }
  Figures& figures(Access access) { return access == Access::read ? reads_ : writes_; }
  metrics::Counter& retries() { return retries_; }
  WriteOrder& order() { return order_; }
  [[nodiscard]] Engine engine() const { return engine_; }

  /// Begins a transaction, on a new connection if there was none or the engine has been away since.
  void begin(Slot& slot, Access access) {
    require(access == Access::read || options_.use == Use::work, "a write to a database that was opened to look at");
    if (slot.connection && has_begun(*slot.connection, access)) return;
    slot.connection.reset();
    slot.connection = connect(slot.access);
    slot.connection->begin(access);
  }

 private:
  static std::vector<std::unique_ptr<Connection>> writer_slots(std::unique_ptr<Connection> first, const Options& options) {
    std::vector<std::unique_ptr<Connection>> slots;
    const bool is_sqlite = first->engine() == Engine::sqlite;
    slots.push_back(std::move(first));
    if (!is_sqlite) slots.resize(static_cast<std::size_t>(std::max(options.writers, 1)));
    return slots;
  }

  static std::vector<std::unique_ptr<Connection>> reader_slots(const Options& options) {
    return std::vector<std::unique_ptr<Connection>>(options.path == kInMemory ? 0 : static_cast<std::size_t>(std::max(options.readers, 1)));
  }

  static bool has_begun(Connection& connection, Access access) {
    try {
      connection.begin(access);
      return true;
    } catch (const DatabaseError& trouble) {
      if (trouble.kind() != DatabaseError::Kind::lost) throw;
      log::warning("store.connection_renewed", {{"why", trouble.what()}});
      return false;
    }
  }

  std::unique_ptr<Connection> connect(Access access) {
    auto connection = open_connection(options_, *statements_, access);
    if (connection) return std::move(*connection);
    std::string why = connection.error().key;
    for (const std::string& arg : connection.error().args) why += " " + arg;
    throw DatabaseError(why, DatabaseError::Kind::unreachable);
  }

  const Options options_;
  std::unique_ptr<const Statements> statements_;  // outlives the connections
  const Engine engine_;
  const std::shared_ptr<metrics::Registry> metrics_ = options_.metrics ? options_.metrics : std::make_shared<metrics::Registry>();
  Figures reads_{*metrics_, "read"};
  Figures writes_{*metrics_, "write"};
  metrics::Counter& retries_ =
      metrics_->counter("nhipcau_database_retries_total", "Writes run again after they lost a race or a connection.");
  Pool pool_;
  WriteOrder order_;
};

Result<std::unique_ptr<Connection>> open_connection(const Options& options, const Statements& statements, Access access) {
  return engine_of(options.path) == Engine::postgres ? open_postgres(options, statements, access) : open_sqlite(options, statements);
}

Result<std::unique_ptr<Database>> Database::open(const Options& options, std::span<const Migration> migrations,
                                                 std::span<const QueryFile> queries) {
  const bool looks = options.use == Use::look;
  std::error_code why;
  if (looks && engine_of(options.path) == Engine::sqlite && !std::filesystem::exists(options.path, why) && !why) {
    return fail(Code::not_found, "store.nothing_there", {options.path});
  }
  const std::vector<QueryFile> files = with_our_own(queries);
  auto statements = std::make_unique<const Statements>(Statements::parse(files, engine_of(options.path)));
  auto writer = open_connection(options, *statements, Access::write);
  if (!writer) return tl::unexpected(writer.error());
  const auto has_schema = looks ? check_schema(**writer, migrations, shown_location(options.path)) : migrate(**writer, migrations);
  if (!has_schema) return tl::unexpected(has_schema.error());
  (*writer)->prepare_all();
  auto state = std::make_unique<State>(options, std::move(statements), std::move(*writer));
  return std::unique_ptr<Database>(new Database(std::move(state)));  // the constructor is private
}

Result<int> Database::step_of(const Options& options) {
  if (engine_of(options.path) == Engine::sqlite && !std::filesystem::exists(options.path)) return 0;
  const Statements statements = Statements::parse(with_our_own({}), engine_of(options.path));
  auto connection = open_connection(options, statements, Access::read);
  if (!connection) return tl::unexpected(connection.error());
  (*connection)->begin(Access::read);
  Read tx(**connection);
  const auto columns = tx.many("store.list_columns");
  const bool has_steps = std::ranges::any_of(columns, [](const Row& row) { return row.text("table_name") == kStepTable; });
  const int step = has_steps ? newest_step(tx) : 0;
  (*connection)->rollback();
  return step;
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;

bool Database::is_sqlite() const {
  return state_->engine() == Engine::sqlite;
}

WriteOrder& Database::order() {
  return state_->order();
}

void Database::count_retry() {
  state_->retries().add();
}

Database::Lease::Lease(Database& database, Access access)
    : database_(database), access_(access), slot_(database.state_->pool().take(access)) {
  database_.state_->figures(access).waits.observe(watch_.elapsed());
  try {
    database_.state_->begin(slot_, access);
  } catch (...) {
    Pool::give_back(slot_);
    throw;
  }
}

Database::Lease::~Lease() {
  slot_.connection->rollback();
  if (slot_.connection->is_lost()) slot_.connection.reset();
  Pool::give_back(slot_);
  database_.state_->figures(access_).transactions.observe(watch_.elapsed());
}

Connection& Database::Lease::connection() {
  return *slot_.connection;
}

void Database::Lease::commit() {
  slot_.connection->commit();
}

bool Read::is_sqlite() const {
  return connection_.engine() == Engine::sqlite;
}

std::vector<Row> Read::query_rows(std::string_view query, std::span<const Argument> args) {
  return std::move(connection_.run(query, args).rows);
}

std::optional<Row> Read::query_row(std::string_view query, std::span<const Argument> args) {
  std::vector<Row> rows = query_rows(query, args);
  if (rows.size() > 1) throw BrokenInvariant("statement " + std::string(query) + " found more than one row");
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

std::int64_t Write::lane() {
  for (std::int64_t number = 1; !connection_.lane && number <= kMostLanes; ++number) {
    if (one("store.take_lane", number)->boolean("is_ours")) connection_.lane = number;
  }
  if (!connection_.lane) throw DatabaseError("every lane for writing is taken", DatabaseError::Kind::busy);
  return *connection_.lane;
}

bool Write::take_turn(int turn) {
  return one("store.take_turn", turn)->boolean("is_ours");
}

std::int64_t Write::query_run(std::string_view query, std::span<const Argument> args) {
  return connection_.run(query, args).changed;
}

}  // namespace nhipcau::store
