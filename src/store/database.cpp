#include "store/database.hpp"

#include <utility>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "store/connection.hpp"
#include "store/migrate.hpp"
#include "store/pool.hpp"
#include "store/statements.hpp"

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

class Database::State {
 public:
  State(std::unique_ptr<const Statements> statements, std::unique_ptr<Connection> writer, std::vector<std::unique_ptr<Connection>> readers,
        std::chrono::milliseconds patience)
      : statements_(std::move(statements)), pool_(std::move(writer), std::move(readers), patience) {}

  Pool& pool() { return pool_; }

 private:
  std::unique_ptr<const Statements> statements_;  // outlives the connections
  Pool pool_;
};

Result<std::unique_ptr<Database>> Database::open(const Options& options, std::span<const Migration> migrations,
                                                 std::span<const QueryFile> queries) {
  const std::vector<QueryFile> files = with_our_own(queries);
  auto statements = std::make_unique<const Statements>(Statements::parse(files, Engine::sqlite));
  auto writer = open_sqlite(options, *statements);
  if (!writer) return tl::unexpected(writer.error());
  if (auto migrated = migrate(**writer, migrations); !migrated) return tl::unexpected(migrated.error());
  (*writer)->prepare_all();
  std::vector<std::unique_ptr<Connection>> readers;
  const int count = options.path == kInMemory ? 0 : options.readers;
  for (int i = 0; i < count; ++i) {
    auto reader = open_sqlite(options, *statements);
    if (!reader) return tl::unexpected(reader.error());
    readers.push_back(std::move(*reader));
  }
  auto state = std::make_unique<State>(std::move(statements), std::move(*writer), std::move(readers),
                                       std::chrono::milliseconds(options.busy_timeout_ms));
  return std::unique_ptr<Database>(new Database(std::move(state)));  // the constructor is private
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;

Database::Lease::Lease(Database& database, Access access) : database_(database), connection_(database.state_->pool().take(access)) {
  try {
    connection_.begin(access);
  } catch (...) {
    database_.state_->pool().give_back(connection_);
    throw;
  }
}

Database::Lease::~Lease() {
  connection_.rollback();
  database_.state_->pool().give_back(connection_);
}

void Database::Lease::commit() {
  connection_.commit();
}

bool Read::is_sqlite() const {
  return connection_.engine() == Engine::sqlite;
}

std::vector<Row> Read::query_rows(std::string_view query, const std::vector<Value>& args) {
  return std::move(connection_.run(query, args).rows);
}

std::optional<Row> Read::query_row(std::string_view query, const std::vector<Value>& args) {
  std::vector<Row> rows = query_rows(query, args);
  if (rows.size() > 1) throw BrokenInvariant("statement " + std::string(query) + " found more than one row");
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

std::int64_t Write::query_run(std::string_view query, const std::vector<Value>& args) {
  return connection_.run(query, args).changed;
}

}  // namespace nhipcau::store
