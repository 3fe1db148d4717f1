#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "directive/letters/letters_testing.hpp"

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
  for (const char* shape : {"schemas/Paper\"", "schemas/Finding\"", "schemas/Answer\"", "schemas/Proposals\"", "schemas/Proposal\"",
                            "wordprocessingml.document"})
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
    if (operation.path == "/api/briefings/{meeting}/notice/file") continue;  // a DOCX of what a meeting concluded: no findings are in it
    ++held;
    CAPTURE(operation.method);
    CAPTURE(operation.path);
    CHECK(operation.permission.starts_with("papers."));
  }
  CHECK(held >= 11);  // the paper, its corrections, its answers, its corrected copy, what was put to the head, letters
}

TEST_CASE("bound 12: to send takes a right of its own, which who finds and corrects has not") {
  using nhipcau::office::Permissions;
  int decided = 0;
  for (const Operation& operation : operations()) {
    if (!operation.path.ends_with("/decision")) continue;
    ++decided;
    CHECK(operation.permission == "papers.decide");
  }
  CHECK(decided == 1);
  Permissions specialist;
  for (const char* name : {"papers.register", "papers.correct", "plans.edit"}) specialist.add(name);
  CHECK_FALSE(specialist.contains("papers.decide"));
}

TEST_CASE("bound 12: until the head sends it there is no letter, and no other office is told") {
  using namespace nhipcau::directive::letters;
  testing::with_letters([](testing::Letters& letters) {
    const auto letter = [&](const Proposal& proposal) {
      return letters.read([&](nhipcau::store::Read& tx) {
        return load_letter_source(tx, letters.paper, proposal.id, nhipcau::directive::check::ErrorClass::content,
                                  letters.office.clock.today());
      });
    };
    const auto is_silent = [&] { return letters.work_off() == 0 && letters.notices_of(letters.clerk_below, "findings").empty(); };
    const Proposal first = letters.propose_well(letters.both_classes());
    CHECK(letter(first).error().key == "directive.proposal_not_sent");
    CHECK(is_silent());
    REQUIRE(letters.take_back(first));
    CHECK(letter(first).error().key == "directive.proposal_not_sent");
    CHECK(is_silent());
    const Proposal second = letters.propose_well(letters.both_classes());
    REQUIRE(letters.decide({.seen = {letters.paper, second.id, 1}, .sends = false, .reason = "Đã trao đổi trực tiếp", .left_out = {}}));
    CHECK(letter(second).error().key == "directive.proposal_not_sent");
    CHECK(is_silent());
    const Proposal third = letters.propose_well(letters.both_classes());
    letters.send(third);
    CHECK(letter(third).has_value());
    CHECK(letters.work_off() == 1);
    CHECK(letters.notices_of(letters.clerk_below, "findings").size() == 1);
  });
}

TEST_CASE("bound 12: the rooms that find and correct use nothing that reaches out of the office") {
  for (const std::string& line : lines_of("src/CMakeLists.txt")) {
    if (!line.starts_with("module(directive ") && !line.starts_with("module(spelling ") && !line.starts_with("module(programme ")) continue;
    CAPTURE(line);
    CHECK(line.find(" outgoing") == std::string::npos);
    CHECK(line.find(" http") == std::string::npos);
  }
}
