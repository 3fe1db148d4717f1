#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "store/database.hpp"

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

/// A fresh database in a temporary file, with the shipped schema.
class TestDatabase {
 public:
  explicit TestDatabase(std::span<const QueryFile> queries);
  Database& operator*() { return *database_; }
  Database* operator->() { return database_.get(); }
  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "office.db"; }
  /// Closes it and opens the same file again.
  void reopen(std::span<const QueryFile> queries);

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Database> database_;
};

/// Runs the test once on each engine, every time on a fresh database with the shipped schema:
///   for_each_engine(queries, [](store::Database& db) { … });
void for_each_engine(std::span<const QueryFile> queries, const std::function<void(Database&)>& test);

}  // namespace nhipcau::store
