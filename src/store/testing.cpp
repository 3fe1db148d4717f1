#include "store/testing.hpp"

#include "base/hash.hpp"
#include "base/require.hpp"
#include "store/schema.hpp"

namespace nhipcau::store {

TemporaryFolder::TemporaryFolder() : path_(std::filesystem::temp_directory_path() / ("nhipcau-test-" + random_token(12))) {
  std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // a folder left behind in /tmp fails no test
  std::filesystem::remove_all(path_, ignored);
}

TestDatabase::TestDatabase(std::span<const QueryFile> queries) {
  reopen(queries);
}

void TestDatabase::reopen(std::span<const QueryFile> queries) {
  database_.reset();
  auto opened = Database::open({.path = path().string()}, shipped_migrations(), queries);
  if (!opened) throw BrokenInvariant("the test database did not open: " + opened.error().key);
  database_ = std::move(*opened);
}

void for_each_engine(std::span<const QueryFile> queries, const std::function<void(Database&)>& test) {
  TestDatabase sqlite(queries);
  test(*sqlite);
}

}  // namespace nhipcau::store
