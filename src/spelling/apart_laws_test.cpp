// Laws that were not counted: published text, in which hardly anything may be called wrong. Needs ../shared; skipped without it.
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <sstream>
#include <string>

#include "spelling/slips.hpp"
#include "text/clean.hpp"

using namespace nhipcau;
using namespace nhipcau::spelling;

namespace {

namespace fs = std::filesystem;

constexpr double kFewestBytes = 50000;  // a sure slip is told no oftener; about half of those told are errors of the text itself

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::set<std::string> laws_apart() {
  std::istringstream rows(read_file("data/spelling/laws.txt"));
  std::set<std::string> names;
  for (std::string row; std::getline(rows, row);)
    if (row.starts_with("apart ")) names.insert(row.substr(6));
  return names;
}

/// The archive's files in a folder that is removed in the end.
class Unpacked {
 public:
  explicit Unpacked(const fs::path& archive)
      : folder_(fs::temp_directory_path() / ("nhipcau-laws-" + std::to_string(std::random_device{}()))) {
    fs::create_directories(folder_);
    const std::string command = "tar xzf '" + archive.string() + "' -C '" + folder_.string() + "'";
    is_whole_ = std::system(command.c_str()) == 0;
  }
  ~Unpacked() { fs::remove_all(folder_); }
  Unpacked(const Unpacked&) = delete;
  Unpacked& operator=(const Unpacked&) = delete;

  [[nodiscard]] bool is_whole() const { return is_whole_; }
  [[nodiscard]] const fs::path& folder() const { return folder_; }

 private:
  fs::path folder_;
  bool is_whole_ = false;
};

}  // namespace

TEST_CASE("the list says of every law whether it was counted") {
  std::istringstream rows(read_file("data/spelling/laws.txt"));
  std::size_t counted = 0;
  for (std::string row; std::getline(rows, row);) counted += row.starts_with("counted ") ? 1 : 0;
  CHECK(counted == 32);
  CHECK(laws_apart().size() == 32);
}

TEST_CASE("in laws that were not counted hardly anything is called wrong") {
  const fs::path archive = "../shared/data/laws/laws-a-k.tar.gz";
  if (!fs::exists(archive)) {
    std::puts("Laws kept apart are skipped: ../shared is not there");
    return;
  }
  const Unpacked laws(archive);
  REQUIRE(laws.is_whole());
  const std::set<std::string> apart = laws_apart();
  double bytes = 0;
  double sure = 0;
  for (const auto& entry : fs::recursive_directory_iterator(laws.folder())) {
    if (!apart.contains(entry.path().filename().string())) continue;
    const std::string text = text::clean(read_file(entry.path())).text;
    bytes += static_cast<double>(text.size());
    for (const Slip& slip : find_slips(shipped_model(), text, text::split_runs(text, {0, text.size()}))) sure += slip.is_sure ? 1 : 0;
  }
  CHECK(bytes > 4e6);
  CHECK(sure * kFewestBytes < bytes);
}
