#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "store/note_testing.hpp"

using namespace nhipcau;
using namespace nhipcau::store;
using namespace nhipcau::store::notes;
namespace fs = std::filesystem;

TEST_CASE("a full disk is an error of its own kind, and the database goes on") {
  const TemporaryFolder folder;
  auto database = open((folder.path() / "a.db").string());
  REQUIRE(database);
  const auto flood = [](Write& tx) {
    (void)tx.many("test.limit_pages");
    for (int i = 0; i < 100; ++i) tx.run("test.add_note", std::to_string(i), std::string(4096, 'x'), 1.0, false, i, nullptr);
    return done();
  };
  try {
    (void)(*database)->write(flood);
    FAIL("the limit was not reached");
  } catch (const DatabaseError& error) {
    CHECK(error.kind() == DatabaseError::Kind::full);
  }
  CHECK(count(**database) == 0);
  CHECK((*database)->write([](Write& tx) {
    add(tx, "a", 1);
    return done();
  }));
  CHECK(count(**database) == 1);
}

TEST_CASE("what was committed is there after closing and opening again") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "a.db").string();
  {
    auto database = open(path);
    REQUIRE(database);
    (void)(*database)->write([](Write& tx) {
      add(tx, "a", 1);
      return done();
    });
  }
  auto again = open(path);
  REQUIRE(again);
  CHECK(count(**again) == 1);
}

TEST_CASE("a bad statement stops the start and is named") {
  const std::vector<std::pair<std::string_view, const char*>> rows{
      {"-- name: bad\nSELEC 1;", "test.bad"},
      {"-- name: bad\nSELECT no_such_column FROM note", "test.bad"},
      {"-- name: bad\nSELECT id FROM note WHERE id = \"a\"", "test.bad"},  // a text in double quotes
      {"-- name: bad\nSELECT 1; SELECT 2", "test.bad"},
  };
  for (const auto& row : rows) {
    const auto& sql = row.first;
    const auto& name = row.second;
    CAPTURE(sql);
    const std::vector<QueryFile> queries{{"test", sql}};
    try {
      (void)Database::open({.path = ":memory:"}, kSteps, queries);
      FAIL("it started");
    } catch (const DatabaseError& error) {
      CHECK(std::string(error.what()).find(name) != std::string::npos);
    }
  }
}

TEST_CASE("a path that cannot be a database is refused in words") {
  const TemporaryFolder folder;
  const auto text_file = folder.path() / "not-a-database.db";
  std::ofstream(text_file) << "Đây là một tệp văn bản thường, dài hơn phần đầu của một cơ sở dữ liệu. " << std::string(200, '.');
  for (const std::string& path : {text_file.string(), folder.path().string(), (folder.path() / "no" / "such" / "folder.db").string()}) {
    CAPTURE(path);
    const auto refused = open(path);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::unavailable);
    CHECK(refused.error().key == "store.cannot_open");
    CHECK(refused.error().args.at(0) == path);
    CHECK_FALSE(refused.error().args.at(1).empty());
  }
}

TEST_CASE("a database that may be read and not written is refused in words") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "a.db";
  REQUIRE(open(path.string()));
  fs::permissions(path, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  const bool is_root = geteuid() == 0;  // whom no permission stops
  constexpr uid_t kNobody = 65534;
  if (is_root) REQUIRE(chown(folder.path().c_str(), kNobody, kNobody) == 0);
  if (is_root) REQUIRE(seteuid(kNobody) == 0);
  const auto refused = open(path.string());
  if (is_root) REQUIRE(seteuid(0) == 0);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "store.read_only");
  CHECK(refused.error().args == std::vector<std::string>{path.string()});
}

TEST_CASE("every connection has the settings that keep data safe") {
  const std::vector<QueryFile> queries{{"test",
                                        "-- name: durable @sqlite\nSELECT synchronous AS value FROM pragma_synchronous;\n"
                                        "-- name: checked @sqlite\nSELECT foreign_keys AS value FROM pragma_foreign_keys;\n"
                                        "-- name: erasing @sqlite\nSELECT secure_delete AS value FROM pragma_secure_delete;\n"
                                        "-- name: trusting @sqlite\nSELECT trusted_schema AS value FROM pragma_trusted_schema;\n"
                                        "-- name: patience @sqlite\nSELECT timeout AS value FROM pragma_busy_timeout;\n"
                                        "-- name: log @sqlite\nSELECT journal_mode AS value FROM pragma_journal_mode;"}};
  const TemporaryFolder folder;
  auto database = Database::open({.path = (folder.path() / "a.db").string(), .readers = 1, .busy_timeout_ms = 1234}, kSteps, queries);
  REQUIRE(database);
  const auto check = [](Read& tx) {
    CHECK(tx.one("test.durable")->integer("value") == 2);  // FULL
    CHECK(tx.one("test.checked")->integer("value") == 1);
    CHECK(tx.one("test.trusting")->integer("value") == 0);
    CHECK(tx.one("test.erasing")->integer("value") == 1);
    CHECK(tx.one("test.patience")->integer("value") == 1234);
    CHECK(tx.one("test.log")->text("value") == "wal");
    return done();
  };
  (void)(*database)->read(check);
  (void)(*database)->write(check);
}

TEST_CASE("a database damaged on the disk is an error of its own kind") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "a.db";
  {
    auto database = open(path.string());
    REQUIRE(database);
    (void)(*database)->write([](Write& tx) {
      for (int i = 0; i < 200; ++i) add(tx, std::string(100, 'k') + std::to_string(i), i);
      return done();
    });
  }
  const auto size = std::filesystem::file_size(path);
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  constexpr std::streamoff kPage = 4096;
  for (std::streamoff at = 4 * kPage; at < static_cast<std::streamoff>(size); at += kPage) file.seekp(at).write("\xff\xff\xff\xff", 4);
  file.close();
  auto database = open(path.string());
  REQUIRE(database);
  try {
    (void)(*database)->read([](Read& tx) { return tx.many("test.list_notes").size(); });
    FAIL("it was read");
  } catch (const DatabaseError& error) {
    CHECK(error.kind() == DatabaseError::Kind::damaged);
  }
}
