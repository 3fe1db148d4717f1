// A rule switched off or on counts the findings of all papers anew.
#include "directive/check/recount.hpp"

#include "directive/check/settings.hpp"
#include "directive/test_office.hpp"
#include "jobs/worker.hpp"
#include "office/audit.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::check;

namespace {

void set(const TestOffice& office, std::string_view value, const std::string& reason) {
  const NewSetting setting{.name = rule_setting("doc-number-space"), .value = std::string(value), .reason = reason};
  REQUIRE(office.database.write([&](store::Write& tx) { return set_setting(tx, office.clock, office.actor, setting); }));
}

/// How many jobs there were to do.
int work_off(const TestOffice& office, const std::stop_token& stop = {}) {
  jobs::Bell bell;
  return jobs::work_off({.database = office.database,
                         .clock = office.clock,
                         .bell = bell,
                         .kinds = {recount_kind(office.database, office.clock, shipped_tables())}},
                        stop);
}

std::vector<int> counts(const TestOffice& office, const std::vector<PaperId>& papers) {
  return office.database.read([&](store::Read& tx) {
    std::vector<int> all;
    for (const PaperId& paper : papers) all.push_back(load_paper_row(tx, paper)->findings);
    return all;
  });
}

}  // namespace

TEST_CASE("switching a rule off and on counts the findings of every paper anew") {
  in_test_office(
      [](TestOffice& office) {
        std::vector<PaperId> papers;
        for (int i = 1; i <= 105; ++i)  // more than one page of ids
          papers.push_back(office.receive_new(to_text({.number = std::to_string(100 + i) + (i % 2 == 0 ? "/KH-UBND" : " /KH-UBND")})));
        const auto before = counts(office, papers);
        set(office, "off", "Phần mềm soạn thảo cũ");
        CHECK(counts(office, papers) == before);
        CHECK(work_off(office) == 1);
        const auto off = counts(office, papers);
        for (std::size_t i = 0; i < off.size(); ++i) CHECK(off[i] == before[i] - (i % 2 == 0 ? 1 : 0));
        set(office, "", "");
        CHECK(work_off(office) == 1);
        CHECK(counts(office, papers) == before);
      },
      {jobs::queries()});
}

TEST_CASE("the trail keeps why a rule was switched off when it is switched on again") {
  in_test_office(
      [](TestOffice& office) {
        set(office, "off", "Phần mềm soạn thảo cũ");
        set(office, "", "");
        const auto lines = office.database.read([](store::Read& tx) { return office::list_audit_of(tx, "directive.checker_set", 10); });
        REQUIRE(lines.size() == 4);
        const auto is_line = [&](std::size_t at, std::string_view field, std::string_view was, std::string_view is) {
          CHECK(lines[at].line.field == field);
          CHECK(lines[at].line.before == was);
          CHECK(lines[at].line.after == is);
        };
        is_line(3, "value", "", "off");
        is_line(2, "reason", "", "Phần mềm soạn thảo cũ");
        is_line(1, "value", "off", "");
        is_line(0, "reason", "Phần mềm soạn thảo cũ", "");
      },
      {jobs::queries()});
}
