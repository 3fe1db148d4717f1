#include "directive/cap.hpp"

#include <doctest/doctest.h>

#include "directive/read.hpp"

namespace nhipcau::directive {
namespace {

std::size_t count_rule(const Parsed& parsed, std::string_view rule) {
  std::size_t count = 0;
  for (const Finding& finding : parsed.findings) count += finding.rule == rule ? 1 : 0;
  return count;
}

std::size_t count_clauses(const std::vector<Clause>& clauses) {
  std::size_t count = clauses.size();
  for (const Clause& clause : clauses) count += count_clauses(clause.children);
  return count;
}

Clause clause_at(std::size_t at) {
  Clause clause;
  clause.where = {at, at + 1};
  return clause;
}

TEST_CASE("a paper of ordinary size is left whole") {
  Parsed parsed;
  for (std::size_t i = 0; i < 100; ++i) parsed.document.clauses.push_back(clause_at(i));
  cap_parts(parsed);
  CHECK(parsed.document.clauses.size() == 100);
  CHECK(parsed.findings.empty());
}

TEST_CASE("clauses beyond the cap are cut from the end, deep ones and those of attachments too, and one finding says where") {
  Parsed parsed;
  Document& document = parsed.document;
  for (std::size_t i = 0; i < kMostClauses - 10; ++i) document.clauses.push_back(clause_at(i));
  for (std::size_t i = 0; i < 5; ++i) document.clauses.back().children.push_back(clause_at(kMostClauses + i));
  document.attachments.resize(2);
  for (std::size_t i = 0; i < 20; ++i) document.attachments[0].clauses.push_back(clause_at(2 * kMostClauses + i));
  document.attachments[1].clauses.push_back(clause_at(3 * kMostClauses));
  cap_parts(parsed);
  CHECK(count_clauses(document.clauses) == kMostClauses - 5);
  CHECK(document.attachments[0].clauses.size() == 5);
  CHECK(document.attachments[1].clauses.empty());
  REQUIRE(count_rule(parsed, "directive.too_many_parts") == 1);
  CHECK(parsed.findings.back().where.begin == 2 * kMostClauses + 5);
}

TEST_CASE("a clause with more children than may be kept keeps the first") {
  Parsed parsed;
  parsed.document.clauses.push_back(clause_at(0));
  for (std::size_t i = 0; i < kMostClauses + 10; ++i) parsed.document.clauses[0].children.push_back(clause_at(i + 1));
  parsed.document.clauses.push_back(clause_at(kMostClauses * 2));
  cap_parts(parsed);
  CHECK(count_clauses(parsed.document.clauses) == kMostClauses);
  CHECK(parsed.document.clauses.size() == 1);
}

TEST_CASE("of a text full of odd spaces the first thousand are shown, and how many more there are") {
  std::string text = "KẾ HOẠCH\n";
  for (std::size_t i = 0; i < kMostRepairsOfKind + 7; ++i) text += "a\u00A0";
  const auto reading = read(text + "b\n", shipped_tables());
  REQUIRE(reading);
  CHECK(count_rule(reading->parsed, "text.no_break_space") == kMostRepairsOfKind);
  REQUIRE(count_rule(reading->parsed, "text.more_of_kind") == 1);
  for (const Finding& finding : reading->parsed.findings) {
    if (finding.rule == "text.more_of_kind") CHECK(finding.args == std::vector<std::string>{"7"});
  }
}

}  // namespace
}  // namespace nhipcau::directive
