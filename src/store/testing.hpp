#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "store/database.hpp"
#include "store/engine.hpp"

/// Support for tests alone; the program never includes this file.
namespace nhipcau::store {

/// A folder below the system's temporary one, gone with everything in it at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The engines tests run on: SQLite, and PostgreSQL where NHIPCAU_TEST_POSTGRES names a server (tests/postgres/cluster.sh; ctest starts one
/// by itself). Without it PostgreSQL is skipped, and one line on standard error says so.
std::vector<Engine> test_engines();

/// The engine of tests that run on one: SQLite, or PostgreSQL where NHIPCAU_TEST_ENGINE is "postgres" (ctest runs such tests twice).
Engine usual_engine();

/// An empty place for a database, gone at the end of the test: a file to be made, or a PostgreSQL database. (Another test of the same
/// program may get the same PostgreSQL database, cleared.)
class TestPlace {
 public:
  /// schema  what the database begins with; the shipped one is copied on PostgreSQL, and on SQLite made by opening it
  enum class Schema { none, shipped };
  explicit TestPlace(Engine engine, Schema schema = Schema::none);
  TestPlace(const TestPlace&) = delete;
  TestPlace& operator=(const TestPlace&) = delete;
  ~TestPlace();
  /// For Options::path.
  [[nodiscard]] const std::string& location() const { return location_; }

 private:
  TemporaryFolder folder_;
  Schema schema_;
  std::string location_;
};

/// For what TestPlace does not do: a statement on the test server itself, outside a transaction.
void run_on_test_server(const std::string& sql);

/// Ends every connection to a PostgreSQL database, as a restart of the server would, and says how many there were.
int end_connections(const std::string& location);
/// The same for those that are inside pg_sleep() alone.
int end_sleeping_connections(const std::string& location);

/// A fresh database with the shipped schema.
class TestDatabase {
 public:
  explicit TestDatabase(std::span<const QueryFile> queries, Engine engine = usual_engine());
  Database& operator*() { return *database_; }
  Database* operator->() { return database_.get(); }
  [[nodiscard]] const std::string& location() const { return place_.location(); }
  /// Closes it and opens the same again.
  void reopen(std::span<const QueryFile> queries);

 private:
  TestPlace place_;
  std::unique_ptr<Database> database_;
};

/// Runs the test once on each engine, every time on a fresh database with the shipped schema:
///   for_each_engine(queries, [](store::Database& db) { … });
void for_each_engine(std::span<const QueryFile> queries, const std::function<void(Database&)>& test);

}  // namespace nhipcau::store
