#include "directive/check/answers.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "directive/check/settings.hpp"
#include "directive/test_office.hpp"
#include "jobs/queue.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::check;

namespace {

std::vector<CheckedFinding> findings_in(const TestOffice& office, const PaperId& id) {
  return office.database.read(
      [&](store::Read& tx) { return check_registered(tx, *load_paper(tx, id), shipped_tables(), office.clock.today()); });
}

CheckedFinding finding_of(const TestOffice& office, const PaperId& id, std::string_view rule) {
  const auto all = findings_in(office, id);
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.finding.rule == rule; });
  REQUIRE(found != all.end());
  return *found;
}

Result<void> answer(const TestOffice& office, const NewAnswer& wanted) {
  Examined known;
  return office.database.write(
      [&](store::Write& tx) { return answer_finding(tx, office.clock, office.actor, wanted, shipped_tables(), known); });
}

Result<void> take_back(const TestOffice& office, const PaperId& paper, const AnswerId& given) {
  Examined known;
  return office.database.write(
      [&](store::Write& tx) { return take_answer_back(tx, office.clock, office.actor, paper, given, shipped_tables(), known); });
}

int count_in_register(const TestOffice& office, const PaperId& id) {
  return office.database.read([&](store::Read& tx) { return load_paper_row(tx, id)->findings; });
}

/// The number of the sample paper is written with a space.
NewAnswer fix_of_number(const TestOffice& office, const PaperId& id) {
  const Finding finding = finding_of(office, id, "doc-number-space").finding;
  return {.paper = id, .rule = finding.rule, .where = finding.where, .kind = AnswerKind::fixed, .replacement = finding.suggestion};
}

}  // namespace

TEST_CASE("a fix stands until it is taken back, and the register counts what is open") {
  in_test_office([](TestOffice& office) {
    const PaperId id = office.receive_new(to_text(SamplePaper{}));
    const int before = count_in_register(office, id);
    REQUIRE(before > 0);
    REQUIRE(answer(office, fix_of_number(office, id)));
    CHECK(count_in_register(office, id) == before - 1);
    const auto answered = finding_of(office, id, "doc-number-space");
    REQUIRE(answered.answer);
    CHECK(answered.answer->replacement == "12/KH-UBND");
    CHECK(answered.answer->by == "Quản trị viên");
    CHECK(answer(office, fix_of_number(office, id)).error().key == "directive.finding_answered");

    REQUIRE(take_back(office, id, answered.answer->id));
    CHECK_FALSE(finding_of(office, id, "doc-number-space").answer);
    CHECK(count_in_register(office, id) == before);
  });
}

TEST_CASE("leaving a finding as it is needs a reason") {
  in_test_office([](TestOffice& office) {
    const PaperId id = office.receive_new(to_text(SamplePaper{}));
    NewAnswer ignored = fix_of_number(office, id);
    ignored.kind = AnswerKind::ignored;
    CHECK(answer(office, ignored).error().key == "directive.reason_missing");
    ignored.reason = std::string(301, 'x');
    CHECK(answer(office, ignored).error().key == "directive.reason_too_long");
    ignored.reason = "Cơ quan viết như vậy";
    REQUIRE(answer(office, ignored));
    CHECK(finding_of(office, id, "doc-number-space").answer->reason == "Cơ quan viết như vậy");
  });
}

TEST_CASE("what is not found cannot be answered, and a fix says what to put") {
  in_test_office([](TestOffice& office) {
    const PaperId id = office.receive_new(to_text(SamplePaper{}));
    NewAnswer fix = fix_of_number(office, id);
    fix.where.begin += 1;
    CHECK(answer(office, fix).error().key == "directive.no_such_finding");
    fix.where.begin -= 1;
    fix.replacement = "";
    CHECK(answer(office, fix).error().key == "directive.replacement_missing");
    fix.paper = {"none"};
    CHECK(answer(office, fix).error().key == "directive.no_such_paper");
  });
}

TEST_CASE("a rule switched off finds nothing more, with the reason kept, until it is switched on again") {
  in_test_office(
      [](TestOffice& office) {
        const PaperId id = office.receive_new(to_text(SamplePaper{}));
        const auto set = [&](const NewSetting& setting) {
          return office.database.write([&](store::Write& tx) { return set_setting(tx, office.clock, office.actor, setting); });
        };
        const std::string name = rule_setting("doc-number-space");
        CHECK(set({.name = name, .value = "off", .reason = ""}).error().key == "directive.reason_missing");
        CHECK(set({.name = "rule:none", .value = "off", .reason = "x"}).error().key == "directive.no_such_setting");
        CHECK(set({.name = name, .value = "on", .reason = "x"}).error().key == "directive.no_such_setting_value");
        REQUIRE(set({.name = name, .value = "off", .reason = "Phần mềm soạn thảo cũ"}));
        const auto off = findings_in(office, id);
        CHECK(std::none_of(off.begin(), off.end(), [](const auto& one) { return one.finding.rule == "doc-number-space"; }));
        const Settings settings = office.database.read([](store::Read& tx) { return list_settings(tx); });
        CHECK(settings.at(name).reason == "Phần mềm soạn thảo cũ");
        REQUIRE(set({.name = name, .value = "", .reason = ""}));
        (void)finding_of(office, id, "doc-number-space");
      },
      {jobs::queries()});
}

TEST_CASE("a fix of what is found no more can still be taken back, and a remark of the reader is not answered") {
  in_test_office(
      [](TestOffice& office) {
        const PaperId id = office.receive_new(to_text(SamplePaper{}));
        REQUIRE(answer(office, fix_of_number(office, id)));
        const NewSetting off{.name = rule_setting("doc-number-space"), .value = "off", .reason = "Phần mềm cũ"};
        REQUIRE(office.database.write([&](store::Write& tx) { return set_setting(tx, office.clock, office.actor, off); }));
        const CheckedFinding before = finding_of(office, id, "directive.fixed_before");
        REQUIRE(before.answer);
        CHECK(take_back(office, id, before.answer->id));
        const NewAnswer of_reader{.paper = id, .rule = "directive.fixed_before", .where = before.finding.where, .reason = "x"};
        CHECK(answer(office, of_reader).error().key == "directive.no_such_finding");
      },
      {jobs::queries()});
}

TEST_CASE("what was worked out before a write is used inside it for as long as it holds, and no longer") {
  in_test_office(
      [](TestOffice& office) {
        const PaperId id = office.receive_new(to_text({.number = "12/KH-UBND"}));
        const Date today = office.clock.today();
        Examined known = office.database.read([&](store::Read& tx) { return examine_registered(tx, id, shipped_tables(), today); });
        const auto rules_now = [&] {
          std::vector<std::string> all;
          for (const auto& one : office.database.read(
                   [&](store::Read& tx) { return check_registered(tx, *load_paper(tx, id), shipped_tables(), today, known); }))
            all.push_back(one.finding.rule);
          return all;
        };
        const auto has = [&](std::string_view rule) {
          const auto all = rules_now();
          return std::find(all.begin(), all.end(), rule) != all.end();
        };
        // Marks that only what was worked out before bears: as long as it holds, nothing is read or checked again.
        known.findings.push_back({.where = {}, .rule = "missing-number"});
        CHECK(has("missing-number"));
        REQUIRE(office.correct({.paper = id, .version = 1, .field = FieldName::signer_name, .value = ""}));
        CHECK_FALSE(has("missing-number"));
        CHECK(has("missing-signer"));
        known.parsed.document.number = std::nullopt;  // of the same reading: what was read is kept
        REQUIRE(office.correct({.paper = id, .version = 2, .field = FieldName::place, .value = "Sa Pa"}));
        CHECK(has("missing-number"));
        const NewSetting off{.name = rule_setting("missing-number"), .value = "off", .reason = "Bản thảo"};
        REQUIRE(office.database.write([&](store::Write& tx) { return set_setting(tx, office.clock, office.actor, off); }));
        CHECK_FALSE(has("missing-number"));
      },
      {jobs::queries()});
}

TEST_CASE("an answer about a paper that changed meanwhile is about what is found in it then") {
  in_test_office(
      [](TestOffice& office) {
        const PaperId id = office.receive_new(to_text(SamplePaper{}));
        const NewAnswer fix = fix_of_number(office, id);
        Examined known =
            office.database.read([&](store::Read& tx) { return examine_registered(tx, id, shipped_tables(), office.clock.today()); });
        const NewSetting off{.name = rule_setting("doc-number-space"), .value = "off", .reason = "Phần mềm cũ"};
        REQUIRE(office.database.write([&](store::Write& tx) { return set_setting(tx, office.clock, office.actor, off); }));
        const auto late = office.database.write(
            [&](store::Write& tx) { return answer_finding(tx, office.clock, office.actor, fix, shipped_tables(), known); });
        CHECK(late.error().key == "directive.no_such_finding");
      },
      {jobs::queries()});
}
