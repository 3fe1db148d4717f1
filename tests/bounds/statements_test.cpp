#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <doctest/doctest.h>

/// Over the statements of the rooms that came with this test: each is used, and none is called that is not there.
namespace nhipcau {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Everything between `mark` and the first byte that no name holds.
std::set<std::string> names_after(const std::string& text, const std::string& mark) {
  constexpr std::string_view kNameBytes = "abcdefghijklmnopqrstuvwxyz0123456789_";
  std::set<std::string> names;
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    const auto begin = at + mark.size();
    names.insert(text.substr(begin, text.find_first_not_of(kNameBytes, begin) - begin));
  }
  return names;
}

std::string code_of(const fs::path& room) {
  std::string code;
  for (const auto& entry : fs::recursive_directory_iterator(room)) {
    const auto name = entry.path().filename().string();
    if (name.ends_with(".cpp") && !name.ends_with("_test.cpp")) code += bytes_of(entry.path());
  }
  return code;
}

TEST_CASE("every statement of a room is called by it, and every call has its statement") {
  for (const std::string room : {"backup", "jobs", "office", "directive", "programme"}) {
    CAPTURE(room);
    const fs::path folder = fs::path("src") / room;
    const auto written = names_after(bytes_of(folder / "queries.sql"), "-- name: ");
    REQUIRE_FALSE(written.empty());
    std::set<std::string> called;
    const std::string code = code_of(folder);
    for (const std::string verb : {"many", "one", "run"}) called.merge(names_after(code, verb + "(\"" + room + "."));
    CHECK(called == written);
  }
}

}  // namespace
}  // namespace nhipcau
