#include "directive/letters/tell.hpp"

#include "directive/letters/letters_testing.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::letters;
using namespace nhipcau::directive::letters::testing;

namespace {

constexpr std::string_view kKind = "findings";

}  // namespace

TEST_CASE("the office of a paper that copied the error is told once, after the decision, and led to its own paper") {
  with_letters([](Letters& letters) {
    const Proposal proposal = letters.propose_well(letters.both_classes());
    CHECK(letters.work_off() == 0);
    CHECK(letters.notices_of(letters.clerk_below, kKind).empty());
    letters.send(proposal);
    CHECK(letters.notices_of(letters.clerk_below, kKind).empty());  // a job does it
    CHECK(letters.work_off() == 1);
    const auto told = letters.notices_of(letters.clerk_below, kKind);
    REQUIRE(told.size() == 1);
    CHECK(told[0].subject_id == letters.copy.value);
    CHECK(told[0].unit == letters.commune);
    REQUIRE(told[0].facts.size() == 2);
    CHECK(told[0].facts[0].empty());  // their paper does not name the one with the error
    const std::string text = letters.office.load(letters.copy).text;
    const std::size_t bytes = text.find(kWrong);
    std::size_t characters = 0;
    for (std::size_t i = 0; i < bytes; ++i) characters += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U ? 1 : 0;
    CHECK(told[0].facts[1] == std::to_string(characters) + "-" + std::to_string(characters + kWrong.size()));
    CHECK(letters.notices_of(letters.reader_of_all, kKind).empty());  // the commune has people of its own
    CHECK(letters.audit_of("directive.inheritors_told").size() == 1);

    REQUIRE(letters.office.database.write([&](store::Write& tx) -> Result<void> {
      put_telling(tx, letters.office.clock, proposal.id, letters.province);
      return {};
    }));
    CHECK(letters.work_off() == 1);  // once more: nobody is told twice
    CHECK(letters.notices_of(letters.clerk_below, kKind).size() == 1);
    const auto seen = letters.read([&](store::Read& tx) { return list_told(tx, proposal.id, office::sight_of_all()); });
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].id == letters.copy);
    const auto of_clerk = letters.read([&](store::Read& tx) {
      const auto today = letters.office.clock.today();
      return list_told(tx, proposal.id, office::sight_of(office::load_rights(tx, letters.head, today), letters.head, "papers.read", today));
    });
    CHECK(of_clerk.size() == 1);  // the province sees its communes
  });
}

TEST_CASE("nobody is told of what was kept, left out or mended, nor of a paper of the same register") {
  with_letters([](Letters& letters) {
    letters.receive("13/KH-UBND", "ngày 21 tháng 02 năm 2023", letters.province);
    std::string mended = kPassage;
    mended.replace(mended.find(kWrong), kWrong.size(), "27/1/1973 - 27/1/2023");
    letters.receive("28/KH-UBND", "ngày 26 tháng 02 năm 2023", letters.commune, mended);
    const Proposal kept = letters.propose_well(letters.both_classes());
    REQUIRE(letters.decide({.seen = {letters.paper, kept.id, 1}, .sends = false, .reason = "Không cần"}));
    CHECK(letters.work_off() == 0);
    const Proposal left_out = letters.propose_well(letters.both_classes());
    REQUIRE(letters.decide({.seen = {letters.paper, left_out.id, 1}, .sends = true, .reason = {}, .left_out = {2}}));
    CHECK(letters.work_off() == 1);
    CHECK(letters.notices_of(letters.clerk_below, kKind).empty());
    letters.send(letters.propose_well(letters.both_classes()));
    CHECK(letters.work_off() == 1);
    CHECK(letters.notices_of(letters.clerk_below, kKind).size() == 1);  // the one that has the very words
    CHECK(letters.notices_of(letters.specialist, kKind).size() == 3);   // the decisions alone
  });
}

TEST_CASE("a paper that names the one with the error is told its number, unless that may not go round") {
  for (const bool is_internal : {false, true}) {
    with_letters([&](Letters& letters) {
      if (is_internal) {
        const auto version = letters.office.load(letters.paper).version;
        REQUIRE(letters.office.correct({.paper = letters.paper, .version = version, .field = FieldName::handling, .value = "internal"}));
      }
      const std::string naming =
          kPassage + "\nThực hiện Kế hoạch số 12/KH-UBND ngày 20/02/2023 của Ủy ban nhân dân tỉnh Lào Cai về thông tin đối ngoại.";
      const PaperId citing = letters.receive("29/KH-UBND", "ngày 27 tháng 02 năm 2023", letters.commune, naming);
      letters.send(letters.propose_well(letters.both_classes()));
      CHECK(letters.work_off() == 1);
      const auto told = letters.notices_of(letters.clerk_below, kKind);
      REQUIRE(told.size() == 2);
      for (const auto& notice : told) {
        const bool names = notice.subject_id == citing.value && !is_internal;
        CHECK(notice.facts.at(0) == (names ? "12/KH-UBND" : ""));
      }
    });
  }
}

TEST_CASE("where nobody was given the right on the unit itself, who has it from above is told") {
  with_letters([](Letters& letters) {
    const auto roles = letters.read(
        [&](store::Read& tx) { return office::list_own_holders(tx, "papers.read", letters.commune, letters.office.clock.today()); });
    CHECK(roles == std::vector{letters.clerk_below});
    const auto of_province = letters.read([&](store::Read& tx) {
      return office::list_own_holders(tx, "papers.read", letters.province, letters.office.clock.today(), letters.head);
    });
    CHECK(of_province == std::vector{letters.specialist});
    const auto of_nobody =
        letters.read([&](store::Read& tx) { return office::list_own_holders(tx, "papers.read", {"x"}, letters.office.clock.today()); });
    CHECK(of_nobody.size() == 2);  // the administrator, and who reads all
  });
}
