#include "directive/letters/proposals.hpp"

#include <algorithm>

#include "base/require.hpp"
#include "directive/anchor.hpp"
#include "directive/letters/tell.hpp"
#include "directive/records.hpp"
#include "directive/save.hpp"
#include "directive/stored_names.hpp"
#include "office/notices.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::letters {
namespace {

using check::AnswerKind;
using check::CheckedFinding;

constexpr std::string_view kProposed = "proposed";  // in the trail: what waits for a decision

/// What may be put to the head: a finding of a rule that nobody left as it is.
bool may_be_proposed(const CheckedFinding& checked) {
  return check::find_rule(checked.finding.rule) != nullptr && !(checked.answer && checked.answer->kind == AnswerKind::ignored);
}

bool is_about(const WantedFinding& wanted, const Finding& finding) {
  return wanted.rule == finding.rule && wanted.where == finding.where;
}

/// errors  see propose
Result<void> judge(const NewProposal& proposal) {
  const auto too_long = [](const char* key, std::size_t most) { return fail(Code::invalid, key, {std::to_string(most)}); };
  if (proposal.findings.empty()) return fail(Code::invalid, "directive.proposal_empty");
  if (proposal.findings.size() > kMostFindings) return too_long("directive.proposal_too_long", kMostFindings);
  if (text::count_characters(proposal.note) > kNoteCharacters) return too_long("directive.note_too_long", kNoteCharacters);
  for (const WantedFinding& one : proposal.findings)
    if (one.wanted && text::count_characters(*one.wanted) > check::kReplacementCharacters)
      return too_long("directive.replacement_too_long", check::kReplacementCharacters);
  return {};
}

std::string wanted_words(const WantedFinding& wanted, const CheckedFinding& checked) {
  if (wanted.wanted) return *wanted.wanted;
  return checked.answer ? checked.answer->replacement : checked.finding.suggestion;
}

std::string source_of(const Paper& paper, const check::Rule& rule, Date today) {
  const auto issued =
      std::find_if(paper.fields.begin(), paper.fields.end(), [](const auto& one) { return one.name == FieldName::issued_on; });
  const auto day = issued == paper.fields.end() ? std::nullopt : Date::from_iso(issued->value);
  const check::Source* source = rule.source_for(paper.system, day.value_or(today));
  return source == nullptr ? std::string() : source->text;
}

/// Of the last clause that begins before a place of the body; empty behind the body, where the recipients stand, and before it.
std::string clause_at(const Paper& paper, std::size_t at) {
  if (!paper.recipients.empty() && at >= paper.recipients.front().where.begin) return {};
  std::string path;
  for (const StoredClause& clause : paper.clauses)
    if (clause.where.begin <= at) path = clause.path;
  return path;
}

/// The findings that are wanted, as they are found today, in order of place.
/// errors  conflict directive.no_such_finding
Result<std::vector<ProposedFinding>> take_findings(store::Read& tx, const Paper& paper, const NewProposal& proposal, const Tables& tables,
                                                   Date today, check::Examined& known) {
  std::vector<ProposedFinding> taken;
  std::vector<bool> is_found(proposal.findings.size());
  for (const CheckedFinding& checked : check::check_registered(tx, paper, tables, today, known)) {
    const WantedFinding* wanted = nullptr;
    for (std::size_t i = 0; i < proposal.findings.size(); ++i) {
      if (!is_about(proposal.findings[i], checked.finding)) continue;
      wanted = &proposal.findings[i];
      is_found[i] = true;
    }
    if (wanted == nullptr) continue;
    if (!may_be_proposed(checked)) return fail(Code::conflict, "directive.no_such_finding");
    const Finding& finding = checked.finding;
    const check::Rule& rule = *check::find_rule(finding.rule);
    const bool has_place = !finding.where.empty();
    ProposedFinding one{.position = static_cast<int>(taken.size()) + 1, .finding = finding, .error_class = rule.error_class};
    one.finding.suggestion = wanted_words(*wanted, checked);
    one.source = source_of(paper, rule, today);
    one.anchor = has_place ? make_anchor(paper.text, paper.reading, finding.where) : Anchor{.reading = paper.reading};
    if (has_place) {
      one.clause_path = clause_at(paper, finding.where.begin);
      one.line =
          static_cast<int>(std::count(paper.text.begin(), paper.text.begin() + static_cast<std::ptrdiff_t>(finding.where.begin), '\n')) + 1;
    }
    taken.push_back(std::move(one));
  }
  if (std::find(is_found.begin(), is_found.end(), false) != is_found.end()) return fail(Code::conflict, "directive.no_such_finding");
  return taken;
}

void insert_finding(store::Write& tx, const ProposalId& id, const ProposedFinding& one) {
  const Anchor& anchor = one.anchor;
  tx.run("directive.insert_proposed_finding", id.value, one.position, one.finding.rule, check::to_name(one.error_class),
         to_stored(one.finding.severity), to_stored_lines(one.finding.args), one.finding.suggestion, one.source, one.clause_path, one.line,
         anchor.reading.value, anchor.span.begin, anchor.span.end, anchor.quote, anchor.before, anchor.after);
}

ProposedFinding to_finding(const store::Row& row, const CurrentText& text) {
  const auto error_class = check::error_class_named(row.text("error_class"));
  require(error_class.has_value(), "a proposed finding of no class");
  ProposedFinding one{.position = static_cast<int>(row.integer("position")),
                      .finding = {.where = {},
                                  .rule = row.text("rule"),
                                  .severity = severity_stored_as(row.text("severity")),
                                  .args = lines_stored_as(row.text("args")),
                                  .suggestion = row.text("wanted")},
                      .error_class = *error_class,
                      .source = row.text("source"),
                      .clause_path = row.text("clause_path"),
                      .line = static_cast<int>(row.integer("line")),
                      .is_left_out = row.boolean("is_left_out"),
                      .anchor = {.reading = {row.text("reading_id")},
                                 .span = {row.size("begin_at"), row.size("end_at")},
                                 .quote = row.text("quote"),
                                 .before = row.text("before"),
                                 .after = row.text("after")}};
  if (!one.anchor.quote.empty()) one.finding.where = find_anchor(text.text, text.reading, one.anchor).value_or(Span{});
  return one;
}

Proposal to_proposal(store::Read& tx, const store::Row& row, const CurrentText& text) {
  const auto state = proposal_state_named(row.text("state"));
  require(state.has_value(), "a stored proposal in no state");
  const auto settled_at = row.maybe_text("settled_at");
  Proposal proposal{.id = {row.text("id")},
                    .paper = {row.text("paper_id")},
                    .version = row.integer("version"),
                    .state = *state,
                    .is_own = row.boolean("is_own"),
                    .note = row.text("note"),
                    .made_by = row.text("made_by"),
                    .made_at = from_rfc3339(row.text("made_at")),
                    .reason = row.text("reason"),
                    .settled_by = row.text("settled_by"),
                    .settled_at = settled_at ? std::optional(from_rfc3339(*settled_at)) : std::nullopt,
                    .findings = {}};
  for (const store::Row& finding : tx.many("directive.list_proposed_findings", proposal.id.value))
    proposal.findings.push_back(to_finding(finding, text));
  return proposal;
}

void audit(store::Write& tx, const Clock& clock, const office::Actor& actor, const PaperId& paper, std::string_view event,
           std::string before, std::string_view after) {
  office::audit(tx, clock, actor,
                {.event = std::string(event),
                 .subject_kind = "paper",
                 .subject_id = paper.value,
                 .field = "proposal",
                 .before = std::move(before),
                 .after = std::string(after)});
}

/// What a proposal becomes, and why.
struct Settling {
  ProposalState state = ProposalState::taken_back;
  std::string reason = {};
};
/// seen  as load_waiting found it
void settle(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenProposal& seen, const Settling& settling) {
  const auto changed = tx.run("directive.settle_proposal", seen.proposal.value, seen.version, to_name(settling.state), settling.reason,
                              id_or_null(actor.account), to_rfc3339(clock.now()));
  require(changed == 1, "a proposal changed under the transaction that holds it");
}

/// errors  see take_back
Result<Proposal> load_waiting(store::Read& tx, const SeenProposal& seen) {
  auto proposal = load_proposal(tx, seen.paper, seen.proposal);
  if (!proposal) return proposal;
  if (proposal->state != ProposalState::waiting) return fail(Code::conflict, "directive.proposal_settled");
  if (proposal->version != seen.version) return fail(Code::conflict, "api.changed_meanwhile");
  return proposal;
}

/// errors  see decide
Result<void> judge(const Decision& decision, Proposal proposal) {
  if (text::count_characters(decision.reason) > kNoteCharacters)
    return fail(Code::invalid, "directive.note_too_long", {std::to_string(kNoteCharacters)});
  if (!decision.sends) return decision.reason.empty() ? fail(Code::invalid, "directive.decision_no_reason") : Result<void>{};
  for (ProposedFinding& one : proposal.findings)
    one.is_left_out = std::find(decision.left_out.begin(), decision.left_out.end(), one.position) != decision.left_out.end();
  if (classes_of(proposal).empty()) return fail(Code::invalid, "directive.proposal_empty");
  return {};
}

/// Tells who proposed, unless they decided it themselves or the program did.
void tell_proposer(store::Write& tx, const Clock& clock, const office::Actor& actor, const Decision& decision, const office::UnitId& unit) {
  const auto people = tx.one("directive.load_proposal_people", decision.seen.proposal.value);
  const auto proposer = people->maybe_text("made_by");
  if (!proposer || *proposer == actor.account.value) return;
  office::notify(tx, clock, {*proposer},
                 {.kind = "findings",
                  .words = decision.sends ? "proposal_sent" : "proposal_kept",
                  .subject_kind = "paper",
                  .subject_id = decision.seen.paper.value,
                  .unit = unit});
}

}  // namespace

Result<ProposalId> propose(store::Write& tx, const Clock& clock, const office::Actor& actor, const NewProposal& proposal,
                           const Tables& tables, check::Examined& known) {
  const auto paper = load_paper(tx, proposal.paper);
  if (!paper) return tl::unexpected(paper.error());
  if (const auto judged = judge(proposal); !judged) return tl::unexpected(judged.error());
  if (tx.one("directive.is_proposal_waiting", proposal.paper.value)->boolean("waits"))
    return fail(Code::conflict, "directive.proposal_waits");
  const auto findings = take_findings(tx, *paper, proposal, tables, clock.today(), known);
  if (!findings) return tl::unexpected(findings.error());
  const ProposalId id{tx.next_id(clock.now().time_since_epoch().count())};
  const auto inserted = tx.run("directive.insert_proposal", id.value, proposal.paper.value, proposal.is_own, proposal.note,
                               id_or_null(actor.account), to_rfc3339(clock.now()));
  if (inserted == 0) return fail(Code::conflict, "directive.proposal_waits");
  for (const ProposedFinding& one : *findings) insert_finding(tx, id, one);
  audit(tx, clock, actor, proposal.paper, "directive.findings_proposed", "", std::to_string(findings->size()));
  office::notify_holders(tx, clock, actor,
                         {.kind = "proposals",
                          .words = "proposal_made",
                          .subject_kind = "paper",
                          .subject_id = proposal.paper.value,
                          .unit = paper->unit,
                          .bundle = "of:" + paper->unit.value});
  return id;
}

Result<void> take_back(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenProposal& seen) {
  if (const auto waiting = load_waiting(tx, seen); !waiting) return tl::unexpected(waiting.error());
  audit(tx, clock, actor, seen.paper, "directive.proposal_taken_back", std::string(kProposed), to_name(ProposalState::taken_back));
  settle(tx, clock, actor, seen, {});
  return {};
}

Result<void> decide(store::Write& tx, const Clock& clock, const office::Actor& actor, const Decision& decision) {
  const auto waiting = load_waiting(tx, decision.seen);
  if (!waiting) return tl::unexpected(waiting.error());
  if (const auto judged = judge(decision, *waiting); !judged) return judged;
  const ProposalState state = decision.sends ? ProposalState::sent : ProposalState::kept;
  if (decision.sends)
    for (const int position : decision.left_out) tx.run("directive.leave_out_proposed", decision.seen.proposal.value, position);
  settle(tx, clock, actor, decision.seen, {state, decision.reason});
  const auto unit = find_unit(tx, decision.seen.paper);
  require(unit.has_value(), "a paper went away in the transaction that holds it");
  if (decision.sends) put_telling(tx, clock, decision.seen.proposal, *unit);
  tell_proposer(tx, clock, actor, decision, *unit);
  audit(tx, clock, actor, decision.seen.paper, "directive.proposal_decided", std::string(kProposed), to_name(state));
  return {};
}

std::vector<Proposal> list_proposals(store::Read& tx, const PaperId& paper) {
  const auto rows = tx.many("directive.list_proposals", paper.value, kMostProposals);
  if (rows.empty()) return {};
  const CurrentText text = current_text(tx, paper);
  std::vector<Proposal> proposals;
  for (const store::Row& row : rows) proposals.push_back(to_proposal(tx, row, text));
  return proposals;
}

Result<Proposal> load_proposal(store::Read& tx, const PaperId& paper, const ProposalId& id) {
  const auto row = tx.one("directive.load_proposal", id.value);
  if (!row || row->text("paper_id") != paper.value) return fail(Code::not_found, "directive.no_such_proposal");
  return to_proposal(tx, *row, current_text(tx, paper));
}

}  // namespace nhipcau::directive::letters
