#include "directive/letters/letters_testing.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::letters;
using namespace nhipcau::directive::letters::testing;

TEST_CASE("what is put to the head waits with its words, classes and place, and the head is told") {
  with_letters([](Letters& letters) {
    const Proposal proposal = letters.propose_well(letters.both_classes());
    CHECK(proposal.state == ProposalState::waiting);
    CHECK(proposal.made_by == "Người chuyenvien");
    CHECK(proposal.note == "Đã đối chiếu với bản gốc");
    REQUIRE(proposal.findings.size() == 2);
    const ProposedFinding &number = proposal.findings[0], &years = proposal.findings[1];
    CHECK(number.finding.rule == "doc-number-space");
    CHECK(number.error_class == check::ErrorClass::form);
    CHECK(number.clause_path.empty());
    CHECK(number.line == 4);
    CHECK(number.finding.suggestion == "12/KH-UBND");
    CHECK(years.error_class == check::ErrorClass::content);
    CHECK(years.anchor.quote == kWrong);
    CHECK(years.clause_path == "II.1");
    CHECK(years.finding.suggestion == "27/1/1973 - 27/1/2023");
    CHECK_FALSE(years.finding.where.empty());
    CHECK(letters.notices_of(letters.head, "proposals").size() == 1);
    CHECK(letters.notices_of(letters.clerk_below, "proposals").empty());
    CHECK(letters.audit_of("directive.findings_proposed").size() == 1);
    const auto waiting = letters.read([&](store::Read& tx) { return list_waiting(tx, office::sight_of_all(), 10); });
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].findings == 2);
    CHECK(waiting[0].paper.id == letters.paper);
  });
}

TEST_CASE("what waits is in the list of who may decide about the paper, and in no other") {
  with_letters([](Letters& letters) {
    letters.propose_well(letters.both_classes());
    const auto count = [&](const office::AccountId& account) {
      return letters.read([&](store::Read& tx) {
        const auto today = letters.office.clock.today();
        return count_waiting(tx, office::sight_of(office::load_rights(tx, account, today), account, "papers.decide", today));
      });
    };
    CHECK(count(letters.head) == 1);
    CHECK(count(letters.specialist) == 0);
    CHECK(count(letters.person("lanhdaoxa", "Lãnh đạo", letters.commune)) == 0);
    CHECK(count(letters.office.actor.account) == 1);
  });
}

TEST_CASE("one proposal of a paper waits at a time; taken back, another may be made") {
  with_letters([](Letters& letters) {
    const Proposal first = letters.propose_well(letters.both_classes());
    CHECK(letters.propose(letters.both_classes()).error().key == "directive.proposal_waits");
    Proposal seen_before = first;
    seen_before.version = 99;
    CHECK(letters.take_back(seen_before).error().key == "api.changed_meanwhile");
    REQUIRE(letters.take_back(first));
    CHECK(letters.load(first.id).state == ProposalState::taken_back);
    CHECK(letters.load(first.id).settled_by == "Người chuyenvien");
    CHECK(letters.take_back(first).error().key == "directive.proposal_settled");
    CHECK(letters.decide({.seen = {letters.paper, first.id, 2}, .sends = true}).error().key == "directive.proposal_settled");
    letters.propose_well(letters.both_classes());
    CHECK(letters.read([&](store::Read& tx) { return list_proposals(tx, letters.paper); }).size() == 2);
    CHECK(letters.audit_of("directive.proposal_taken_back").size() == 1);
  });
}

TEST_CASE("only what is found today and was not left as it is can be proposed") {
  with_letters([](Letters& letters) {
    NewProposal proposal = letters.both_classes();
    proposal.findings[0].where.begin += 1;
    CHECK(letters.propose(proposal).error().key == "directive.no_such_finding");
    proposal.findings.clear();
    CHECK(letters.propose(proposal).error().key == "directive.proposal_empty");
    proposal = letters.both_classes();
    proposal.note = std::string(kNoteCharacters + 1, 'x');
    CHECK(letters.propose(proposal).error().key == "directive.note_too_long");
    proposal = letters.both_classes();
    proposal.findings[0].wanted = std::string(check::kReplacementCharacters + 1, 'x');
    CHECK(letters.propose(proposal).error().key == "directive.replacement_too_long");
    proposal = letters.both_classes();
    proposal.findings.resize(kMostFindings + 1, proposal.findings[0]);
    CHECK(letters.propose(proposal).error().key == "directive.proposal_too_long");
    proposal.paper = {"none"};
    CHECK(letters.propose(proposal).error().key == "directive.no_such_paper");

    const WantedFinding number = letters.wanted("doc-number-space");
    letters.answer({.paper = letters.paper, .rule = number.rule, .where = number.where, .replacement = {}, .reason = "Bản gốc viết vậy"});
    CHECK(letters.propose(letters.both_classes()).error().key == "directive.no_such_finding");
  });
}

TEST_CASE("a fix is what is wanted, and a word of who proposes goes before it") {
  with_letters([](Letters& letters) {
    const WantedFinding years = letters.wanted("anniversary-range");
    letters.answer({.paper = letters.paper,
                    .rule = years.rule,
                    .where = years.where,
                    .kind = check::AnswerKind::fixed,
                    .replacement = "27/01/1973 - 27/01/2023",
                    .reason = {}});
    NewProposal proposal = letters.both_classes();
    const auto wanted_of = [](const Proposal& made) { return made.findings.at(1).finding.suggestion; };
    const Proposal fixed = letters.propose_well(proposal);
    CHECK(wanted_of(fixed) == "27/01/1973 - 27/01/2023");
    REQUIRE(letters.take_back(fixed));
    proposal.findings[0].wanted = "27/1/1973";
    CHECK(wanted_of(letters.propose_well(proposal)) == "27/1/1973");
  });
}

TEST_CASE("the head keeps it with a reason, or sends it without what was taken out; either stays, and who proposed is told") {
  with_letters([](Letters& letters) {
    const Proposal first = letters.propose_well(letters.both_classes());
    const SeenProposal seen{letters.paper, first.id, first.version};
    CHECK(letters.decide({.seen = seen, .sends = false}).error().key == "directive.decision_no_reason");
    CHECK(letters.decide({.seen = seen, .sends = true, .reason = {}, .left_out = {1, 2}}).error().key == "directive.proposal_empty");
    CHECK(letters.decide({.seen = {letters.copy, first.id, 1}, .sends = true}).error().key == "directive.no_such_proposal");
    REQUIRE(letters.decide({.seen = seen, .sends = false, .reason = "Đã trao đổi trực tiếp"}));
    const Proposal kept = letters.load(first.id);
    CHECK(kept.state == ProposalState::kept);
    CHECK(kept.reason == "Đã trao đổi trực tiếp");
    CHECK(kept.settled_by == "Người lanhdao");
    CHECK(letters.work_off() == 0);

    const Proposal second = letters.propose_well(letters.both_classes());
    REQUIRE(letters.decide({.seen = {letters.paper, second.id, 1}, .sends = true, .reason = {}, .left_out = {1}}));
    const Proposal sent = letters.load(second.id);
    CHECK(sent.state == ProposalState::sent);
    CHECK(sent.findings[0].is_left_out);
    CHECK(classes_of(sent) == std::vector{check::ErrorClass::content});
    const auto told = letters.notices_of(letters.specialist, "findings");
    REQUIRE(told.size() == 2);
    CHECK(told[0].words == "proposal_sent");
    CHECK(told[1].words == "proposal_kept");
    CHECK(letters.audit_of("directive.proposal_decided").size() == 2);
  });
}
