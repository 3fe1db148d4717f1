#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "directive/check/answers.hpp"
#include "directive/letters/proposal.hpp"
#include "directive/tables.hpp"
#include "office/audit.hpp"
#include "office/rights.hpp"
#include "store/database.hpp"

/// Putting findings to the head of the office, and what the head decides. Each step writes an audit line.
namespace nhipcau::directive::letters {

inline constexpr std::size_t kMostFindings = 200;     ///< of one proposal
inline constexpr std::size_t kNoteCharacters = 1000;  ///< of what the head is told, and of the reason of a decision
inline constexpr int kMostProposals = 50;             ///< told of one paper

/// An open or fixed finding of a paper, by rule and place as it is found today.
struct WantedFinding {
  std::string rule;
  Span where;
  std::optional<std::string>
      wanted;  ///< cleaned, on one line, at most check::kReplacementCharacters; none: its fix, else what the rule suggests
};
struct NewProposal {
  PaperId paper;
  bool is_own = false;  ///< this office issued the paper
  std::string note;     ///< cleaned, at most kNoteCharacters; may be empty
  std::vector<WantedFinding> findings;
};
/// Tells who may decide.
/// known   what check::examine_registered() gave
/// errors  not_found directive.no_such_paper | conflict directive.proposal_waits: one of the paper waits already |
///         directive.no_such_finding: it is not found there any more, was left as it is, or is a remark of the reader | invalid
///         directive.proposal_empty | directive.proposal_too_long{most} | directive.replacement_too_long{most} |
///         directive.note_too_long{most}
Result<ProposalId> propose(store::Write& tx, const Clock& clock, const office::Actor& actor, const NewProposal& proposal,
                           const Tables& tables, check::Examined& known);

/// A proposal as somebody saw it.
struct SeenProposal {
  PaperId paper;
  ProposalId proposal;
  std::int64_t version = 0;
};
/// Before anybody decided.
/// errors  not_found directive.no_such_proposal | conflict directive.proposal_settled | api.changed_meanwhile
Result<void> take_back(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenProposal& seen);

struct Decision {
  SeenProposal seen;
  bool sends = false;         ///< else it is kept in the office
  std::string reason;         ///< cleaned, at most kNoteCharacters; needed for what is kept
  std::vector<int> left_out;  ///< positions of findings that no letter shall tell of; of what is sent
};
/// Of what is sent a job tells the offices that inherited the errors (tell.hpp); who proposed is told of either.
/// errors  those of take_back; invalid directive.decision_no_reason | directive.note_too_long{most} | directive.proposal_empty: nothing is
///         left to be sent
Result<void> decide(store::Write& tx, const Clock& clock, const office::Actor& actor, const Decision& decision);

/// The newest first, at most kMostProposals.
std::vector<Proposal> list_proposals(store::Read& tx, const PaperId& paper);
/// errors  not_found directive.no_such_proposal
Result<Proposal> load_proposal(store::Read& tx, const PaperId& paper, const ProposalId& id);
/// The papers that have an error of the one decided about and whose offices were told; those that `sight` (of papers.read) sees.
std::vector<PaperRow> list_told(store::Read& tx, const ProposalId& id, const office::Sight& sight);

/// A proposal that waits for a head.
struct WaitingProposal {
  PaperRow paper;
  std::string made_by;  ///< shown name
  Instant made_at;
  std::int64_t findings = 0;
};
/// The oldest first. sight  of papers.decide
std::vector<WaitingProposal> list_waiting(store::Read& tx, const office::Sight& sight, int limit);
std::int64_t count_waiting(store::Read& tx, const office::Sight& sight);

}  // namespace nhipcau::directive::letters
