#include "backup/check.hpp"

#include "backup/test_office.hpp"

namespace nhipcau::backup {
namespace {

/// "key path" of every fault, or of the error.
std::vector<std::string> faults_of(const fs::path& folder) {
  const auto checked = check(folder, kNoReport);
  if (!checked) return {checked.error().key};
  std::vector<std::string> faults;
  for (const Error& fault : checked->faults) faults.push_back(fault.key + " " + fault.args.at(0));
  return faults;
}

using Faults = std::vector<std::string>;

/// A backup of an office on SQLite.
class Copy {
 public:
  Copy() : office_(store::Engine::sqlite) {
    office_.fill();
    folder = office_.back_up();
    parts = contents_of(folder);
  }
  fs::path folder;
  std::map<std::string, std::string> parts;

 private:
  TestOffice office_;
};

TEST_CASE("one byte changed in any part is told by the part's name, and nothing else is") {
  const Copy copy;
  REQUIRE(copy.parts.size() > 15);
  CHECK(faults_of(copy.folder).empty());
  for (const auto& [path, bytes] : copy.parts) {
    CAPTURE(path);
    for (const std::size_t at : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ 1);
      put_bytes(copy.folder / path, changed);
      CHECK(faults_of(copy.folder) == Faults{path == "manifest" ? "backup.manifest_changed" : "backup.part_changed " + path});
    }
    put_bytes(copy.folder / path, bytes);
  }
  CHECK(faults_of(copy.folder).empty());
}

TEST_CASE("a part that is gone, cut, longer or more than there should be is told by its name") {
  const Copy copy;
  for (const auto& [path, bytes] : copy.parts) {
    CAPTURE(path);
    const bool is_manifest = path == "manifest";
    fs::remove(copy.folder / path);
    CHECK(faults_of(copy.folder) == Faults{is_manifest ? "backup.no_manifest" : "backup.part_missing " + path});
    put_bytes(copy.folder / path, bytes.substr(0, bytes.size() - 1));
    CHECK(faults_of(copy.folder) == Faults{is_manifest ? "backup.manifest_changed" : "backup.part_cut " + path});
    put_bytes(copy.folder / path, "");
    CHECK(faults_of(copy.folder) == Faults{is_manifest ? "backup.manifest_changed" : "backup.part_cut " + path});
    put_bytes(copy.folder / path, bytes + "\n");
    CHECK(faults_of(copy.folder) == Faults{is_manifest ? "backup.manifest_changed" : "backup.part_changed " + path});
    put_bytes(copy.folder / path, bytes);
  }
  for (const std::string path : {"added", "files.x", "files/ab.x", "files/00/x", "tables/zz.rows", "tables/a/b", "zz"}) {
    CAPTURE(path);
    put_bytes(copy.folder / path, "");
    CHECK(faults_of(copy.folder) == Faults{"backup.part_added " + path});
    fs::remove(copy.folder / path);
  }
}

TEST_CASE("a link in the place of a part is not followed") {
  const Copy copy;
  const std::string path = "tables/paper.rows";
  put_bytes(copy.folder.parent_path() / "outside", copy.parts.at(path));
  fs::remove(copy.folder / path);
  fs::create_symlink(copy.folder.parent_path() / "outside", copy.folder / path);
  CHECK(faults_of(copy.folder) == Faults{"backup.cannot_read " + path});
}

TEST_CASE("faults without end are cut") {
  const Copy copy;
  for (int i = 0; i < 100; ++i) put_bytes(copy.folder / ("x" + std::to_string(i)), "");
  CHECK(faults_of(copy.folder).size() == kMostFaults);
}

TEST_CASE("what is no backup is said to be none") {
  const store::TemporaryFolder folder;
  CHECK(faults_of(folder.path()) == Faults{"backup.no_manifest"});
  CHECK(faults_of(folder.path() / "nothing") == Faults{"backup.no_manifest"});
  fs::create_directories(folder.path() / "manifest");
  CHECK(faults_of(folder.path()) == Faults{"backup.no_manifest"});
}

}  // namespace
}  // namespace nhipcau::backup
