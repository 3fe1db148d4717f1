#include "backup/manifest.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <vector>

using namespace nhipcau;
using namespace nhipcau::backup;

namespace {

const Head kHead{"0.1.0", "sqlite", 5, "2026-11-22T04:00:00.000Z"};

std::vector<Part> some_parts() {
  return {{file_path(sha256("x")), 1, sha256("x")}, {table_path("account"), 0, sha256("")}, {table_path("paper"), 12, sha256("y")}};
}

std::string manifest_of(const std::vector<Part>& parts) {
  std::string lines = to_lines(kHead);
  for (const Part& part : parts) lines += to_line(part);
  return lines + end_line(sha256(lines));
}

/// "ok", or the key of what is wrong.
std::string read(const std::string& bytes) {
  std::istringstream stream(bytes);
  const auto manifest = ManifestReader::open(stream);
  return manifest ? "ok" : manifest.error().key;
}

}  // namespace

TEST_CASE("a manifest is read back as it was written, as often as one likes") {
  std::istringstream stream(manifest_of(some_parts()));
  auto manifest = ManifestReader::open(stream);
  REQUIRE(manifest);
  CHECK(manifest->head().program == "0.1.0");
  CHECK(manifest->head().engine == "sqlite");
  CHECK(manifest->head().schema == 5);
  CHECK(manifest->head().made_at == "2026-11-22T04:00:00.000Z");
  CHECK(manifest->parts() == 3);
  for (int round = 0; round < 2; ++round) {
    for (const Part& expected : some_parts()) {
      const auto part = manifest->next();
      REQUIRE(part);
      CHECK(part->path == expected.path);
      CHECK(part->size == expected.size);
      CHECK(part->sha256 == expected.sha256);
    }
    CHECK_FALSE(manifest->next());
    manifest->rewind();
  }
}

TEST_CASE("a manifest with any byte changed, added or taken away is refused") {
  const std::string whole = manifest_of(some_parts());
  CHECK(read(whole) == "ok");
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CAPTURE(i);
    for (const char other : {'0', ' ', '\n', '\xff'}) {
      std::string changed = whole;
      changed[i] = other;
      if (changed != whole) CHECK(read(changed) != "ok");
    }
    CHECK(read(whole.substr(0, i)) == "backup.manifest_changed");
    CHECK(read(whole.substr(0, i) + "1" + whole.substr(i)) != "ok");
  }
}

TEST_CASE("a manifest that proves itself but names what no backup holds is refused") {
  const Sha256 hash = sha256("x");
  for (const std::string& path :
       std::vector<std::string>{"tables/../../etc/passwd.rows", "tables/.rows", "/tables/a.rows", "tables/a/b.rows", "files/ab/cd",
                                "files/..", "manifest", "tables/A.rows", "files/" + hash.hex}) {
    CAPTURE(path);
    CHECK(read(manifest_of({{path, 1, hash}})) == "backup.manifest_changed");
  }
  CHECK(read(manifest_of({{table_path("a"), 1, {"abc"}}})) == "backup.manifest_changed");
  CHECK(read(manifest_of({{table_path("b"), 1, hash}, {table_path("a"), 1, hash}})) == "backup.manifest_changed");
  CHECK(read(manifest_of({{table_path("a"), 1, hash}, {table_path("a"), 1, hash}})) == "backup.manifest_changed");
}

TEST_CASE("a backup of a later form is told from a damaged one") {
  std::string later = manifest_of({});
  later.replace(later.find(" 1\n"), 3, " 2\n");
  std::istringstream stream(later);
  const auto manifest = ManifestReader::open(stream);
  REQUIRE_FALSE(manifest);
  CHECK(manifest.error().key == "backup.newer_format");
  CHECK(manifest.error().args == std::vector<std::string>{"2", "1"});
  CHECK(read("nhipcau-backup 99999999999999999999\n") == "backup.manifest_changed");
  CHECK(read(std::string(5'000'000, 'a')) == "backup.manifest_changed");
}
