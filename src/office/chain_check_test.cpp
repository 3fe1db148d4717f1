#include "office/chain_check.hpp"

#include <doctest/doctest.h>

#include <ostream>

using namespace nhipcau;
using namespace nhipcau::office;
using Kind = AuditFault::Kind;

namespace nhipcau::office {

std::ostream& operator<<(std::ostream& out, const AuditFault& fault) {
  return out << static_cast<int>(fault.kind) << " at " << fault.chain << ':' << fault.position << '-' << fault.last_position << " from "
             << fault.from_chain << ':' << fault.from_position << ' ' << fault.line;
}

}  // namespace nhipcau::office

namespace {

struct Trail {
  std::vector<ChainedLine> lines;
  std::vector<ChainHead> heads;
};

/// Hashes a line anew, as who alters it together with its hash.
void hash_again(ChainedLine& line) {
  line.hash = hash_of(line).value().hex;
}

void add_chain(Trail& trail, std::int64_t chain, int lines) {
  std::string previous;
  for (int i = 1; i <= lines; ++i) {
    ChainedLine line{.id = std::to_string(chain) + "-" + std::to_string(i),
                     .at = "2026-11-22T08:00:00.000Z",
                     .event = "test.done",
                     .values = {"", "", "value " + std::to_string(i)},
                     .chain = chain,
                     .position = i,
                     .previous_hash = previous};
    line.seal = make_seal(line.values);
    hash_again(line);
    previous = line.hash;
    trail.lines.push_back(std::move(line));
  }
  trail.heads.push_back({chain, lines, previous});
}

/// Chains 0 and 1 of five lines each: lines 0 to 4 and 5 to 9.
Trail make_trail() {
  Trail trail;
  add_chain(trail, 0, 5);
  add_chain(trail, 1, 5);
  return trail;
}

std::vector<AuditFault> faults_of(const Trail& trail) {
  ChainCheck check(trail.heads);
  for (const ChainedLine& line : trail.lines) check.take(line);
  return check.finish();
}

void check_only(const Trail& trail, const AuditFault& wanted) {
  const auto faults = faults_of(trail);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0] == wanted);
}

}  // namespace

TEST_CASE("chains as they were written have no faults, nor has no chain at all") {
  CHECK(faults_of(make_trail()).empty());
  CHECK(faults_of({}).empty());
}

TEST_CASE("an altered line is named, first, last or between") {
  for (const std::size_t i : {0U, 2U, 4U}) {
    Trail trail = make_trail();
    trail.lines[i].event = "test.undone";
    check_only(trail, {.kind = Kind::altered, .chain = 0, .position = trail.lines[i].position, .line = trail.lines[i].id});
  }
}

TEST_CASE("a line altered together with its hash is given away by the next one, the last by the head") {
  Trail trail = make_trail();
  trail.lines[2].event = "test.undone";
  hash_again(trail.lines[2]);
  check_only(trail, {.kind = Kind::altered, .chain = 0, .position = 3, .line = "0-3"});
  trail = make_trail();
  trail.lines[9].event = "test.undone";
  hash_again(trail.lines[9]);
  check_only(trail, {.kind = Kind::head_altered, .chain = 1, .position = 5, .line = "1-5"});
}

TEST_CASE("lines that are gone are told by their places, at the beginning, between and at the end") {
  const auto without = [](std::size_t first, std::size_t count) {
    Trail trail = make_trail();
    const auto begin = trail.lines.begin() + static_cast<std::ptrdiff_t>(first);
    trail.lines.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
    return trail;
  };
  check_only(without(0, 2), {.kind = Kind::removed, .chain = 0, .position = 1, .last_position = 2});
  check_only(without(1, 3), {.kind = Kind::removed, .chain = 0, .position = 2, .last_position = 4});
  check_only(without(4, 1), {.kind = Kind::removed, .chain = 0, .position = 5, .last_position = 5});
  check_only(without(0, 5), {.kind = Kind::removed, .chain = 0, .position = 1, .last_position = 5});
  check_only(without(5, 5), {.kind = Kind::removed, .chain = 1, .position = 1, .last_position = 5});
}

TEST_CASE("two lines that changed places are both told with the place they were written at") {
  Trail trail = make_trail();
  std::swap(trail.lines[1], trail.lines[3]);
  std::swap(trail.lines[1].position, trail.lines[3].position);
  const auto faults = faults_of(trail);
  REQUIRE(faults.size() == 2);
  CHECK(faults[0] == AuditFault{.kind = Kind::moved, .chain = 0, .position = 2, .from_chain = 0, .from_position = 4, .line = "0-4"});
  CHECK(faults[1] == AuditFault{.kind = Kind::moved, .chain = 0, .position = 4, .from_chain = 0, .from_position = 2, .line = "0-2"});
}

TEST_CASE("a line put to the end of another chain is told with where it came from") {
  Trail trail = make_trail();
  ChainedLine line = trail.lines[1];
  line.chain = 1;
  line.position = 6;
  trail.lines.erase(trail.lines.begin() + 1);
  trail.lines.push_back(line);
  const auto faults = faults_of(trail);
  REQUIRE(faults.size() == 3);
  CHECK(faults[0] == AuditFault{.kind = Kind::removed, .chain = 0, .position = 2, .last_position = 2});
  CHECK(faults[1] == AuditFault{.kind = Kind::moved, .chain = 1, .position = 6, .from_chain = 0, .from_position = 2, .line = "0-2"});
  CHECK(faults[2].kind == Kind::added);
}

TEST_CASE("lines behind the head, in a place that is taken or in a chain without head were added") {
  Trail trail = make_trail();
  trail.heads[0] = {0, 3, trail.lines[2].hash};
  check_only(trail, {.kind = Kind::added, .chain = 0, .position = 4, .line = "0-4"});
  trail = make_trail();
  trail.lines.insert(trail.lines.begin() + 2, trail.lines[1]);
  check_only(trail, {.kind = Kind::added, .chain = 0, .position = 2, .line = "0-2"});
  trail = make_trail();
  trail.heads.pop_back();
  check_only(trail, {.kind = Kind::head_removed, .chain = 1});
}

TEST_CASE("an altered head is told, and one of no lines") {
  Trail trail = make_trail();
  trail.heads[1].hash[7] = 'x';
  check_only(trail, {.kind = Kind::head_altered, .chain = 1, .position = 5, .line = "1-5"});
  trail = make_trail();
  trail.heads[1] = {1, 3, trail.heads[1].hash};
  check_only(trail, {.kind = Kind::head_altered, .chain = 1, .position = 4});
  trail = make_trail();
  trail.heads.push_back({2, 4, "x"});
  check_only(trail, {.kind = Kind::removed, .chain = 2, .position = 1, .last_position = 4});
}

TEST_CASE("a line that cannot be read is told alone, first, last or between") {
  for (const std::size_t unreadable : {0U, 2U, 4U, 9U}) {
    const Trail trail = make_trail();
    ChainCheck check(trail.heads);
    for (std::size_t i = 0; i < trail.lines.size(); ++i) {
      const ChainedLine& line = trail.lines[i];
      i == unreadable ? check.take_unreadable(line.chain, line.position, line.id) : check.take(line);
    }
    const ChainedLine& line = trail.lines[unreadable];
    const auto faults = check.finish();
    REQUIRE(faults.size() == 1);
    CHECK(faults[0] == AuditFault{.kind = Kind::altered, .chain = line.chain, .position = line.position, .line = line.id});
  }
}

TEST_CASE("a number that is left out among the chains of writers is a chain that was taken away with its head") {
  Trail trail = make_trail();
  add_chain(trail, 4, 2);
  check_only(trail, {.kind = Kind::chains_gone, .chain = 2, .last_position = 3});
  trail = {};
  add_chain(trail, 2, 2);
  check_only(trail, {.kind = Kind::chains_gone, .chain = 1, .last_position = 1});
  trail = {};
  trail.heads.push_back({3, 1, "x"});
  const auto faults = faults_of(trail);
  REQUIRE(faults.size() == 2);
  CHECK(faults[0] == AuditFault{.kind = Kind::chains_gone, .chain = 1, .last_position = 2});
}

TEST_CASE("faults beyond those that are kept are counted") {
  Trail trail;
  constexpr int kAltered = static_cast<int>(ChainCheck::kMostFaults) + 7;
  add_chain(trail, 1, kAltered);
  for (ChainedLine& line : trail.lines) line.field = "x";
  ChainCheck check(trail.heads);
  for (const ChainedLine& line : trail.lines) check.take(line);
  CHECK(check.finish().size() == ChainCheck::kMostFaults);
  CHECK(check.more() == 7);
}
