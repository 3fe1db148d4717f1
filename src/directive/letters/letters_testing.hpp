#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "directive/check/answers.hpp"
#include "directive/letters/draft.hpp"
#include "directive/letters/proposals.hpp"
#include "directive/letters/tell.hpp"
#include "directive/test_office.hpp"
#include "jobs/queue.hpp"
#include "jobs/worker.hpp"
#include "office/grants.hpp"
#include "office/notices.hpp"
#include "office/territory.hpp"
#include "office/units.hpp"

/// For tests: a province and a commune with registers of their own, a paper of the province with errors of both classes, and a paper of the
/// commune that copied one of them.
namespace nhipcau::directive::letters::testing {

inline constexpr std::string_view kWrong = "27/1/1973 - 27/1/1923";
inline const std::string kPassage =
    "Kể lại chuyện bến phà cũ trong tuần lễ sông nước (" + std::string(kWrong) + ") cho học sinh các trường ven sông nghe.";

struct Letters {
  explicit Letters(TestOffice& its_office) : office(its_office) {
    take_units_over();
    province = unit_named("Tỉnh Vân Sơn");
    commune = unit_named("Xã Bản Chang");
    specialist = person("chuyenvien", "Chuyên viên", province);
    head = person("lanhdao", "Lãnh đạo", province);
    clerk_below = person("vanthuxa", "Văn thư", commune);
    reader_of_all = person("nguoixem", "Người xem", {});
    paper = receive("12 /KH-UBND", "ngày 20 tháng 02 năm 2023", province);
    copy = receive("27/KH-UBND", "ngày 25 tháng 02 năm 2023", commune);
  }

  template <class F>
  auto read(F f) const {
    return office.database.read([&](store::Read& tx) { return f(tx); });
  }

  PaperId receive(const std::string& number, const std::string& issued, const office::UnitId& unit, const std::string& duty = kPassage,
                  const std::string& head_line = {}) const {
    const std::string text = head_line + to_text({.number = number, .issued = issued, .first_duty = duty});
    const auto received = directive::receive(office.database, office.files, office.clock, office.actor,
                                             {.bytes = text, .file_name = "van-ban.txt", .unit = unit}, shipped_tables());
    REQUIRE(received);
    REQUIRE_FALSE(received->id.empty());
    return received->id;
  }

  [[nodiscard]] std::vector<check::CheckedFinding> findings_in(const PaperId& id) const {
    return read([&](store::Read& tx) { return check::check_registered(tx, *load_paper(tx, id), shipped_tables(), office.clock.today()); });
  }
  [[nodiscard]] WantedFinding wanted(std::string_view rule) const {
    for (const auto& one : findings_in(paper))
      if (one.finding.rule == rule) return {.rule = one.finding.rule, .where = one.finding.where, .wanted = {}};
    FAIL("a finding that the test rests on is not there");
    return {};
  }
  [[nodiscard]] NewProposal both_classes() const {
    return {.paper = paper,
            .is_own = false,
            .note = "Đã đối chiếu với bản gốc",
            .findings = {wanted("anniversary-range"), wanted("doc-number-space")}};
  }

  Result<ProposalId> propose(const NewProposal& proposal) const {
    check::Examined known = examine(proposal.paper);
    return office.database.write([&](store::Write& tx) {
      return letters::propose(tx, office.clock, {specialist, "::1"}, proposal, shipped_tables(), known);
    });
  }
  [[nodiscard]] check::Examined examine(const PaperId& id) const {
    return read([&](store::Read& tx) { return check::examine_registered(tx, id, shipped_tables(), office.clock.today()); });
  }
  void answer(const check::NewAnswer& answer) const {
    check::Examined known = examine(answer.paper);
    REQUIRE(office.database.write(
        [&](store::Write& tx) { return check::answer_finding(tx, office.clock, office.actor, answer, shipped_tables(), known); }));
  }
  Proposal propose_well(const NewProposal& proposal) const {
    const auto id = propose(proposal);
    REQUIRE(id);
    return load(*id);
  }
  [[nodiscard]] Proposal load(const ProposalId& id) const {
    return read([&](store::Read& tx) { return load_proposal(tx, paper, id).value(); });
  }
  Result<void> decide(Decision decision) const {
    return office.database.write([&](store::Write& tx) { return letters::decide(tx, office.clock, {head, "::1"}, decision); });
  }
  void send(const Proposal& proposal) const {
    REQUIRE(decide({.seen = {proposal.paper, proposal.id, proposal.version}, .sends = true, .reason = {}, .left_out = {}}));
  }
  Result<void> take_back(const Proposal& proposal) const {
    return office.database.write([&](store::Write& tx) {
      return letters::take_back(tx, office.clock, {specialist, "::1"}, {proposal.paper, proposal.id, proposal.version});
    });
  }
  /// Does the jobs that wait, and gives how many.
  int work_off() {
    jobs::Bell bell;
    return jobs::work_off({.database = office.database,
                           .clock = office.clock,
                           .bell = bell,
                           .kinds = {tell_kind(office.database, office.clock, shipped_tables())}},
                          {});
  }
  [[nodiscard]] std::vector<office::Notice> notices_of(const office::AccountId& account, std::string_view kind) const {
    auto page = read([&](store::Read& tx) { return office::list_notices(tx, account, office.clock.today(), "", 50); });
    std::erase_if(page.items, [&](const office::Notice& notice) { return notice.kind != kind; });
    return page.items;
  }
  [[nodiscard]] std::vector<office::AuditEntry> audit_of(std::string_view event) const {
    return read([&](store::Read& tx) { return office::list_audit_of(tx, event, 10); });
  }
  office::AccountId person(const std::string& name, const std::string& role, const office::UnitId& unit) const {
    const auto done = office.database.write([&](store::Write& tx) -> Result<void> {
      tx.run("office.add_account", name, name, name, "Người " + name, "vi", to_rfc3339(office.clock.now()));
      for (const office::Role& one : office::list_roles(tx)) {
        if (one.name != role) continue;
        const auto granted = office::grant_role(
            tx, office.clock, {},
            {.account = {name}, .role = one.id, .unit = unit, .with_below = true, .from = {}, .until = {}, .reason = {}});
        if (!granted) return tl::unexpected(granted.error());
        return {};
      }
      return fail(Code::not_found, "office.no_such_role");
    });
    REQUIRE(done);
    return {name};
  }

  TestOffice& office;
  office::UnitId province, commune;
  office::AccountId specialist, head, clerk_below, reader_of_all;
  PaperId paper, copy;

 private:
  void take_units_over() const {
    const office::Territories list{
        .levels = office::Territories::Levels::two,
        .units = {{.code = "91", .name = "Tỉnh Vân Sơn", .english = {}, .level = office::Level::province, .parent = {}},
                  {.code = "91001", .name = "Xã Bản Chang", .english = {}, .level = office::Level::commune, .parent = "91"}},
        .without_code = 0};
    const office::TerritoryTables tables{.mergers = {{.older = "91", .newer = "91", .on = {}, .source = "NQ 1"}}, .names = {}};
    REQUIRE(office.database.write([&](store::Write& tx) { return office::import_territories(tx, office.clock, {}, list, tables); }));
  }
  [[nodiscard]] office::UnitId unit_named(const std::string& name) const {
    return read([&](store::Read& tx) { return office::find_units(tx, name, office.clock.today()).places.at(0).unit.id; });
  }
};

inline void with_letters(const std::function<void(Letters&)>& test) {
  in_test_office(
      [&](TestOffice& office) {
        Letters letters(office);
        test(letters);
      },
      {jobs::queries()});
}

}  // namespace nhipcau::directive::letters::testing
