#pragma once
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "backup/make.hpp"
#include "backup/restore.hpp"
#include "store/schema.hpp"
#include "store/testing.hpp"

/// An office's database with a few rows in it and two originals, for tests alone.
namespace nhipcau::backup {

namespace fs = std::filesystem;

inline constexpr std::string_view kTestQueries = R"(
-- name: add_account
INSERT INTO account (id, name, name_key, shown_name, language, password_hash, created_at) VALUES ($1, $1, $1, $2, 'vi', $3, '2026');

-- name: add_paper
INSERT INTO paper (id, version, file_name, size_bytes, received_at, received_by, number, number_key, type, type_code, type_key, system, issuer,
                   title, place, issued_on, doubts, findings, open_assignments, declined_assignments, is_planned)
VALUES ($1, 1, 'a.txt', 9223372036854775807, '2026', 'A', '', '', '', '', '', 'state', '', $2, '', NULL, 0, 0, 0, 0, $3);

-- name: add_reading
INSERT INTO reading (id, paper_id, is_current, original, format, text, places, paragraph_of_line, reader, type_code, system, made_at)
VALUES ($1, $1, TRUE, $2, 'plain_text', $3, '', '', '1', '', 'state', '2026');

-- name: count_accounts
SELECT COUNT(*) AS how_many FROM account;
)";

inline const std::vector<store::QueryFile> kQueries{{"test", kTestQueries}};
inline const std::vector<store::FileColumn> kOriginals{{"reading", "original"}};
inline const Report kNoReport;

inline std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void put_bytes(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// path → bytes of all that is below a folder.
inline std::map<std::string, std::string> contents_of(const fs::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) all.emplace(fs::relative(entry.path(), folder).string(), bytes_of(entry.path()));
  }
  return all;
}

class TestOffice {
 public:
  explicit TestOffice(store::Engine engine) : place_(engine), files_(folder_.path() / "files") {}

  [[nodiscard]] std::unique_ptr<store::Database> open() const {
    auto database = store::Database::open({.path = place_.location()}, store::shipped_migrations(), kQueries);
    REQUIRE(database);
    return std::move(*database);
  }

  void fill() const {
    const std::string awkward = "một\thai\nba\\bốn\r'năm' \"sáu\" \xF0\x9F\x98\x80 \\N";
    const Sha256 first = files_.put("văn bản một");
    const Sha256 second = files_.put(std::string(700'000, 'x') + "văn bản hai");
    const auto filled = open()->write([&](store::Write& tx) -> Result<void> {
      tx.run("test.add_account", "A", awkward, nullptr);
      tx.run("test.add_account", "Đ", "", "");
      tx.run("test.add_paper", "P1", awkward, true);
      tx.run("test.add_paper", "P2", "", false);
      tx.run("test.add_reading", "P1", first.hex, awkward + awkward);
      tx.run("test.add_reading", "P2", second.hex, std::string(300'000, 'y'));
      return {};
    });
    REQUIRE(filled);
  }

  [[nodiscard]] Source source() const {
    return {.database = place_.location(), .files = files_, .originals = kOriginals, .program = "1.2.3"};
  }
  /// `complete` brings the schema up to date and nothing else.
  [[nodiscard]] Target target() const {
    return {.database = place_.location(), .files = files_, .complete = [](const std::string& location, const Report&) -> Result<void> {
              const auto opened = store::Database::open({.path = location}, store::shipped_migrations(), {});
              return opened ? Result<void>() : Result<void>(tl::unexpected(opened.error()));
            }};
  }
  [[nodiscard]] const std::string& location() const { return place_.location(); }
  [[nodiscard]] const store::FileStore& files() const { return files_; }
  [[nodiscard]] const fs::path& folder() const { return folder_.path(); }

  /// Makes a backup and gives its folder.
  fs::path back_up(const std::string& name = "backup", const fs::path& last = {}) const {
    const FixedClock clock(from_rfc3339("2026-11-22T04:00:00.000Z"));
    const auto made = make(source(), folder() / name, last, clock, kNoReport);
    CAPTURE(made.has_value() ? "" : made.error().key);
    REQUIRE(made);
    return folder() / name;
  }
  /// The tables as a backup has them: path → bytes.
  [[nodiscard]] std::map<std::string, std::string> tables(const std::string& name) const {
    auto all = contents_of(back_up(name));
    std::erase_if(all, [](const auto& entry) { return !entry.first.starts_with("tables/"); });
    return all;
  }

 private:
  store::TestPlace place_;
  store::TemporaryFolder folder_;
  store::FileStore files_;
};

/// The test with each pair of engines.
inline void between_engines(const std::function<void(const TestOffice& from, const TestOffice& to)>& test) {
  for (const store::Engine from : store::test_engines()) {
    for (const store::Engine to : store::test_engines()) {
      CAPTURE(static_cast<int>(from));
      CAPTURE(static_cast<int>(to));
      const TestOffice source(from);
      source.fill();
      test(source, TestOffice(to));
    }
  }
}

}  // namespace nhipcau::backup
