#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "base/require.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::store;

/// Opening a database only to look at it.
namespace {

namespace fs = std::filesystem;

const Migration kFirst{1, "0001_first.sql", "CREATE TABLE thing (id TEXT PRIMARY KEY);"};
const Migration kSecond{2, "0002_second.sql", "CREATE TABLE other (id TEXT PRIMARY KEY);"};
const std::vector<Migration> kOne{kFirst}, kBoth{kFirst, kSecond};
const std::vector<QueryFile> kQueries{
    {"test", "-- name: add\nINSERT INTO thing (id) VALUES ($1);\n-- name: count\nSELECT COUNT(*) AS how_many FROM thing;\n"}};

Result<std::unique_ptr<Database>> look(const std::string& location, const std::vector<Migration>& steps = kOne) {
  return Database::open({.path = location, .readers = 1, .writers = 1, .use = Use::look}, steps, kQueries);
}

Result<std::unique_ptr<Database>> work(const std::string& location) {
  return Database::open({.path = location, .readers = 1, .writers = 1}, kOne, kQueries);
}

void add(Database& database, const char* id) {
  REQUIRE(database.write([&](Write& tx) -> Result<void> {
    tx.run("test.add", id);
    return {};
  }));
}

std::int64_t count(Database& database) {
  return database.read([](Read& tx) { return tx.one("test.count")->integer("how_many"); });
}

/// The same for a place, opened to look; told if it cannot be.
std::int64_t count_at(const std::string& location) {
  const auto seen = look(location);
  if (!seen) FAIL_CHECK(seen.error().key << " " << seen.error().args.back());
  return seen ? count(**seen) : -1;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Name and bytes of every file, but for the index of the log, which holds nothing of its own.
std::set<std::pair<std::string, std::string>> files_in(const fs::path& folder) {
  std::set<std::pair<std::string, std::string>> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.path().string().ends_with("-shm")) files.emplace(entry.path().filename().string(), bytes_of(entry.path()));
  }
  return files;
}

/// While it lives a test that runs as root is somebody whom permissions stop.
class NobodySpecial {
 public:
  NobodySpecial() {
    if (is_root_) REQUIRE(seteuid(kNobody) == 0);
  }
  NobodySpecial(const NobodySpecial&) = delete;
  NobodySpecial& operator=(const NobodySpecial&) = delete;
  ~NobodySpecial() {
    if (is_root_) (void)!seteuid(0);
  }

 private:
  static constexpr uid_t kNobody = 65534;
  const bool is_root_ = geteuid() == 0;
};

}  // namespace

TEST_CASE("what is opened to look is read beside a writer, and cannot be written to") {
  for (const Engine engine : test_engines()) {
    const TestPlace place(engine);
    const auto writer = work(place.location());
    REQUIRE(writer);
    add(**writer, "a");
    const auto seen = look(place.location());
    REQUIRE(seen);
    CHECK(count(**seen) == 1);
    add(**writer, "b");
    CHECK(count(**seen) == 2);
    CHECK_THROWS_AS((void)(*seen)->write([](Write& tx) -> Result<void> {
      tx.run("test.add", "c");
      return {};
    }),
                    BrokenInvariant);
    CHECK(count(**writer) == 2);
  }
}

TEST_CASE("a database of an older schema or of none is told and left as it is") {
  for (const Engine engine : test_engines()) {
    const TestPlace place(engine);
    if (engine == Engine::sqlite) {
      CHECK(look(place.location()).error().key == "store.nothing_there");
      CHECK_FALSE(fs::exists(place.location()));
      std::ofstream(place.location()).close();
    }
    CHECK(look(place.location()).error().key == "store.nothing_there");
    REQUIRE(work(place.location()));
    const auto refused = look(place.location(), kBoth);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().key == "store.older_schema");
    CHECK(refused.error().args == std::vector<std::string>{"1", "2"});
    CHECK(look(place.location()));
  }
}

TEST_CASE("looking at a file leaves it and its log as they were, also a log that a killed program left") {
  const TemporaryFolder closed;
  const TemporaryFolder killed;
  {
    const auto writer = work((closed.path() / "a.db").string());
    REQUIRE(writer);
    add(**writer, "a");
    for (const char* part : {"a.db", "a.db-wal"}) fs::copy(closed.path() / part, killed.path() / part);  // as it is while a program runs
  }
  for (const fs::path& folder : {closed.path(), killed.path()}) {
    const auto before = files_in(folder);
    CHECK(before.size() == (folder == killed.path() ? 2 : 1));
    CHECK(count_at((folder / "a.db").string()) == 1);
    CHECK(files_in(folder) == before);
  }
}

TEST_CASE("a copy in a folder that cannot be written to is read as it lies") {
  const TemporaryFolder folder;
  const fs::path place = folder.path() / "bản sao 100% #1?";
  fs::create_directory(place);
  const std::string path = (place / "a.db").string();
  add(**work(path), "a");
  constexpr auto kRead = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
  constexpr auto kEnter = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
  fs::permissions(path, kRead);
  const auto as_nobody = [&] {
    const NobodySpecial nobody;
    return count_at(path);
  };
  fs::permissions(folder.path(), fs::perms::all);
  for (const auto rights : {fs::perms::all, kRead | kEnter}) {
    fs::permissions(place, rights);
    CHECK(as_nobody() == 1);
    CHECK(std::distance(fs::directory_iterator(place), {}) == 1);
  }
  fs::permissions(place, fs::perms::all);
}
