// Every rule has its sentences, and an example that breaks it is found and its mended form is not.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "directive/check/check.hpp"
#include "text/clean.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::check;

namespace {

std::vector<Finding> findings_of(std::string_view bytes, std::string_view rule) {
  auto reading = read(bytes, shipped_tables());
  if (!reading) return {};
  auto findings = check_paper(*reading, shipped_tables(), {.today = *Date::make(2026, 11, 23)});
  findings.erase(std::remove_if(findings.begin(), findings.end(), [&](const Finding& found) { return found.rule != rule; }),
                 findings.end());
  return findings;
}

}  // namespace

TEST_CASE("the wrong example of every rule is found by it, and the right one is not") {
  for (const Rule& rule : rules()) {
    if (rule.wrong.empty()) continue;
    CAPTURE(rule.id);
    CHECK_MESSAGE(!findings_of(rule.wrong, rule.id).empty(), rule.wrong);
    CHECK_MESSAGE(findings_of(rule.right, rule.id).empty(), rule.right);
  }
}

TEST_CASE("what a paper says is content, how it is laid out and spelt is form") {
  const std::pair<const char*, ErrorClass> rows[] = {{"impossible-date", ErrorClass::content}, {"anniversary-range", ErrorClass::content},
                                                     {"citation-issuer", ErrorClass::content}, {"missing-deadline", ErrorClass::content},
                                                     {"date-zero-pad", ErrorClass::form},      {"comma-before-date", ErrorClass::form},
                                                     {"missing-header", ErrorClass::form},     {"doc-number-space", ErrorClass::form},
                                                     {"numbering-gap", ErrorClass::form},      {"misspelt-syllable", ErrorClass::form}};
  for (const auto& [id, error_class] : rows) {
    CAPTURE(id);
    REQUIRE(find_rule(id) != nullptr);
    CHECK(find_rule(id)->error_class == error_class);
    CHECK(error_class_named(to_name(error_class)) == error_class);
  }
  CHECK_FALSE(error_class_named("both").has_value());
}

TEST_CASE("a rule has one id") {
  std::set<std::string> ids;
  for (const Rule& rule : rules()) CHECK_MESSAGE(ids.insert(rule.id).second, rule.id);
  CHECK(find_rule("missing-header") != nullptr);
  CHECK(find_rule("no-such-rule") == nullptr);
}

TEST_CASE("a paper is held to the rules of its day and of its system") {
  const Rule* rule = find_rule("missing-header");
  REQUIRE(rule != nullptr);
  const auto source_of = [&](System system, int year) {
    const Source* source = rule->source_for(system, *Date::make(year, 6, 1));
    return source ? source->text : "";
  };
  CHECK(source_of(System::state, 2023).find("30/2020/NĐ-CP") != std::string::npos);
  CHECK(source_of(System::state, 2015).find("01/2011/TT-BNV") != std::string::npos);
  CHECK(source_of(System::party, 2024).find("36-HD/VPTW") != std::string::npos);
  CHECK(source_of(System::party, 2026).find("399-QĐ/TW") != std::string::npos);
  CHECK(source_of(System::front, 2023).find("91/HD-MTTW-BTT") != std::string::npos);
}

TEST_CASE("what an error's suggestion puts right is not told a second time") {
  auto reading = read("Kỷ niệm 50 năm ngày thiết lập quan hệ ngoại giao với Malaysia (30/3/1973- 30/3/1923).", shipped_tables());
  REQUIRE(reading);
  const auto findings = check_paper(*reading, shipped_tables(), {.today = *Date::make(2026, 11, 23)});
  const auto in_range = [](const Finding& finding) { return !finding.where.empty() && !finding.suggestion.empty(); };
  REQUIRE(std::count_if(findings.begin(), findings.end(), in_range) == 1);
  const auto found = std::find_if(findings.begin(), findings.end(), in_range);
  CHECK(found->rule == "anniversary-range");
  CHECK(found->suggestion == "30/3/1973 - 30/3/2023");
}

TEST_CASE("what is counted is no day of the week") {
  CHECK(findings_of("Nghị quyết của kỳ họp thứ 4, ngày 10/12/2021 về công tác thông tin.", "weekday-mismatch").empty());
  CHECK(findings_of("Thông qua tại hội nghị lần thứ hai, ngày 10/12/2021.", "weekday-mismatch").empty());
  CHECK(findings_of("Khai mạc thứ hai, ngày 10/12/2021.", "weekday-mismatch").size() == 1);
}

TEST_CASE("a suggestion gives other words, and a day as the rules write it") {
  const auto cited = findings_of("Thực hiện Kết luận số 57-KL/TW ngày 16/6/2023 của Bộ Chính trị;", "citation-date");
  REQUIRE(cited.size() == 1);
  CHECK(cited.front().suggestion == "15/6/2023");
  for (const Finding& finding : findings_of("ta\xCC\x81"
                                            "c động xấu tới dư luận",
                                            "unicode-nfd"))
    CHECK(finding.suggestion.empty());
}
