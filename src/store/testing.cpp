#include "store/testing.hpp"

#include <cstdlib>
#include <iostream>

#include "base/hash.hpp"
#include "base/require.hpp"
#include "store/connection.hpp"
#include "store/location.hpp"
#include "store/schema.hpp"

namespace nhipcau::store {
namespace {

constexpr std::string_view kAnswers =
    "-- name: is_there\nSELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1) AS is_there;\n"
    "-- name: end_connections\n"
    "SELECT COUNT(pg_terminate_backend(pid, 5000)) AS ended FROM pg_stat_activity WHERE datname = $1;\n"
    "-- name: end_sleeping\n"
    "SELECT COUNT(pg_terminate_backend(pid, 5000)) AS ended FROM pg_stat_activity WHERE datname = $1 AND wait_event = 'PgSleep';";

std::string server() {
  const char* uri = std::getenv("NHIPCAU_TEST_POSTGRES");  // NOLINT(concurrency-mt-unsafe): nothing sets it meanwhile
  return uri == nullptr ? "" : uri;
}

/// The cluster itself, where databases are made and removed.
class Server {
 public:
  Server() : statements_(Statements::parse(std::vector<QueryFile>{{"server", kAnswers}}, Engine::postgres)) {
    auto opened = open_postgres({.path = server(), .busy_timeout_ms = 60'000}, statements_, Access::read);
    if (!opened) throw BrokenInvariant("the test server did not answer: " + opened.error().key + " " + opened.error().args.at(0));
    connection_ = std::move(*opened);
  }
  void run(const std::string& sql) { connection_->run_script(sql, sql); }
  Row ask(std::string_view question, const std::string& name) { return connection_->run(question, {value(name)}).rows.at(0); }
  Connection& connection() { return *connection_; }

 private:
  Statements statements_;
  std::unique_ptr<Connection> connection_;
};

constexpr std::string_view kEncoding = " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";

void migrate_shipped(const std::string& location) {
  auto opened = Database::open({.path = location}, shipped_migrations(), {});
  if (!opened) throw BrokenInvariant("the test database did not open: " + opened.error().key);
}

/// A database with the shipped schema that others are copied from; made once for a cluster and a state of the schema.
std::string make_template(Server& server_) {
  std::string all;
  for (const Migration& step : shipped_migrations()) all += step.sql;
  const std::string name = "nhipcau_template_" + sha256(all).hex.substr(0, 16);
  if (server_.ask("server.is_there", name).boolean("is_there")) return name;
  server_.connection().lock_schema();  // other test programs start at the same time
  if (!server_.ask("server.is_there", name).boolean("is_there")) {
    server_.run("DROP DATABASE IF EXISTS " + name + "_new");
    server_.run("CREATE DATABASE " + name + "_new" + std::string(kEncoding));
    migrate_shipped(with_database(server(), name + "_new"));
    server_.run("ALTER DATABASE " + name + "_new RENAME TO " + name);
  }
  server_.connection().unlock_schema();
  return name;
}

std::string make_database(TestPlace::Schema schema) {
  Server server_;
  std::string name = "nhipcau_test_";
  for (const char c : sha256(random_token()).hex.substr(0, 16)) name += c;
  const bool is_empty = schema == TestPlace::Schema::none;
  server_.run("CREATE DATABASE " + name + (is_empty ? std::string(kEncoding) : " TEMPLATE " + make_template(server_)));
  return with_database(server(), name);
}

std::string name_of(const std::string& location) {
  const std::string path = location.substr(0, location.find('?'));
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

TemporaryFolder::TemporaryFolder() : path_(std::filesystem::temp_directory_path() / ("nhipcau-test-" + random_token(12))) {
  std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // a folder left behind in /tmp fails no test
  std::filesystem::remove_all(path_, ignored);
}

std::vector<Engine> test_engines() {
  if (!server().empty()) return {Engine::sqlite, Engine::postgres};
  static const bool was_said = [] {
    std::cerr << "PostgreSQL is skipped: NHIPCAU_TEST_POSTGRES names no server (tests/postgres/cluster.sh start)\n";
    return true;
  }();
  (void)was_said;
  return {Engine::sqlite};
}

TestPlace::TestPlace(Engine engine, Schema schema)
    : location_(engine == Engine::sqlite ? (folder_.path() / "office.db").string() : make_database(schema)) {}

TestPlace::~TestPlace() {
  if (engine_of(location_) == Engine::sqlite) return;
  Server().run("DROP DATABASE " + name_of(location_) + " WITH (FORCE)");
}

void run_on_test_server(const std::string& sql) {
  Server().run(sql);
}

int end_connections(const std::string& location) {
  return static_cast<int>(Server().ask("server.end_connections", name_of(location)).integer("ended"));
}

int end_sleeping_connections(const std::string& location) {
  return static_cast<int>(Server().ask("server.end_sleeping", name_of(location)).integer("ended"));
}

TestDatabase::TestDatabase(std::span<const QueryFile> queries, Engine engine) : place_(engine, TestPlace::Schema::shipped) {
  reopen(queries);
}

void TestDatabase::reopen(std::span<const QueryFile> queries) {
  database_.reset();
  auto opened = Database::open({.path = location()}, shipped_migrations(), queries);
  if (!opened) throw BrokenInvariant("the test database did not open: " + opened.error().key);
  database_ = std::move(*opened);
}

void for_each_engine(std::span<const QueryFile> queries, const std::function<void(Database&)>& test) {
  for (const Engine engine : test_engines()) {
    TestDatabase database(queries, engine);
    test(*database);
  }
}

}  // namespace nhipcau::store
