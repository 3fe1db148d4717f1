#include "store/testing.hpp"

#include <cstdlib>
#include <iostream>
#include <map>

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
  explicit Server(const std::string& location = server())
      : statements_(Statements::parse(std::vector<QueryFile>{{"server", kAnswers}}, Engine::postgres)) {
    auto opened = open_postgres({.path = location, .busy_timeout_ms = 60'000}, statements_, Access::read);
    if (!opened) throw BrokenInvariant("the test server did not answer: " + opened.error().key + " " + opened.error().args.at(0));
    connection_ = std::move(*opened);
  }
  void run(const std::string& sql) { connection_->run_script(sql, sql); }
  Row ask(std::string_view question, const std::string& name) { return connection_->run(question, std::array{argument(name)}).rows.at(0); }
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
  const std::string name = "nhipcau_test_" + sha256(random_token()).hex.substr(0, 16);
  const bool is_empty = schema == TestPlace::Schema::none;
  server_.run("CREATE DATABASE " + name + (is_empty ? std::string(kEncoding) : " TEMPLATE " + make_template(server_)));
  return with_database(server(), name);
}

std::string name_of(const std::string& location) {
  const std::string path = location.substr(0, location.find('?'));
  return path.substr(path.rfind('/') + 1);
}

/// Brings a used database back to its beginning: many times faster than making one.
void clear_database(const std::string& location, TestPlace::Schema schema) {
  run_on_test_server("ALTER DATABASE " + name_of(location) + " RESET ALL");
  Server used(location);
  if (schema == TestPlace::Schema::none) {
    used.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    return;
  }
  used.run(R"(
    DO $$ DECLARE one text; used text[]; has_rows boolean;
    BEGIN
      FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_step' LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', one) INTO has_rows;
        IF has_rows THEN used := used || quote_ident(one); END IF;
      END LOOP;
      IF used IS NOT NULL THEN EXECUTE 'TRUNCATE ' || array_to_string(used, ', ') || ' RESTART IDENTITY CASCADE'; END IF;
    END $$)");
}

/// The databases of this test program that no test uses just now; removed when it ends. Used by one thread.
class FreePlaces {
 public:
  FreePlaces() = default;
  FreePlaces(const FreePlaces&) = delete;
  FreePlaces& operator=(const FreePlaces&) = delete;
  ~FreePlaces() {
    for (const auto& [schema, location] : free_) run_on_test_server("DROP DATABASE IF EXISTS " + name_of(location) + " WITH (FORCE)");
  }

  std::string take(TestPlace::Schema schema) {
    const auto found = free_.find(schema);
    if (found == free_.end()) return make_database(schema);
    std::string location = found->second;
    free_.erase(found);
    return location;
  }

  /// What cannot be cleared was spoilt by its test on purpose.
  void give_back(TestPlace::Schema schema, const std::string& location) {
    try {
      clear_database(location, schema);
      free_.emplace(schema, location);
    } catch (const std::exception&) {
      run_on_test_server("DROP DATABASE IF EXISTS " + name_of(location) + " WITH (FORCE)");
    }
  }

 private:
  std::multimap<TestPlace::Schema, std::string> free_;
};

FreePlaces& free_places() {
  static FreePlaces places;
  return places;
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

Engine usual_engine() {
  const char* wish = std::getenv("NHIPCAU_TEST_ENGINE");  // NOLINT(concurrency-mt-unsafe): nothing sets it meanwhile
  return wish == nullptr ? Engine::sqlite : engine_named(wish).value();
}

TestPlace::TestPlace(Engine engine, Schema schema)
    : schema_(schema), location_(engine == Engine::sqlite ? (folder_.path() / "office.db").string() : free_places().take(schema)) {}

TestPlace::~TestPlace() {
  if (engine_of(location_) == Engine::postgres) free_places().give_back(schema_, location_);
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
