#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

/// Bound 12: findings about another body's paper stay in the office until its head sends them. Nothing that holds findings is public or
/// open to every account, and the rooms that make them cannot send anything out.
namespace {

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path);
  REQUIRE(file.good());
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

/// An operation of the contract: what its lines say.
struct Operation {
  std::string path, method, permission;
  bool holds_findings = false;
};

/// Shapes of the contract that hold findings, or what was made of them.
bool names_findings(const std::string& line) {
  for (const char* shape : {"schemas/Paper\"", "schemas/Finding\"", "schemas/Answer\"", "wordprocessingml.document"})
    if (line.find(shape) != std::string::npos) return true;
  return false;
}

std::vector<Operation> operations() {
  std::vector<Operation> found;
  std::string path;
  for (const std::string& line : lines_of("src/api/openapi.yaml")) {
    if (line.starts_with("components:")) break;
    if (line.starts_with("  /")) path = line.substr(2, line.find(':') - 2);
    for (const std::string method : {"get", "post", "patch", "put", "delete"})
      if (line == "    " + method + ":") found.push_back({.path = path, .method = method, .permission = {}});
    if (found.empty()) continue;
    constexpr std::string_view kPermission = "      x-permission: ";
    if (line.starts_with(kPermission)) found.back().permission = line.substr(kPermission.size());
    found.back().holds_findings |= names_findings(line);
  }
  return found;
}

}  // namespace

TEST_CASE("bound 12: whatever holds findings takes the right to read or correct papers") {
  int held = 0;
  for (const Operation& operation : operations()) {
    if (!operation.holds_findings) continue;
    ++held;
    CAPTURE(operation.method);
    CAPTURE(operation.path);
    CHECK(operation.permission.starts_with("papers."));
  }
  CHECK(held >= 6);  // the paper, its corrections, its answers, its corrected copy
}

TEST_CASE("bound 12: the rooms that find and correct use nothing that reaches out of the office") {
  for (const std::string& line : lines_of("src/CMakeLists.txt")) {
    if (!line.starts_with("module(directive ") && !line.starts_with("module(spelling ") && !line.starts_with("module(programme ")) continue;
    CAPTURE(line);
    CHECK(line.find(" outgoing") == std::string::npos);
    CHECK(line.find(" http") == std::string::npos);
  }
}
