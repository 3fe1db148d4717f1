#pragma once
#include <string_view>
#include <vector>

#include "directive/letters/proposal.hpp"
#include "directive/tables.hpp"
#include "jobs/run.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// Telling the offices whose papers inherited an error that the head has sent letters about. Looking for them reads many papers, so a job
/// does it.
namespace nhipcau::directive::letters {

inline constexpr std::string_view kTellKind = "tell_inheritors";
inline constexpr std::size_t kMostTold = 500;  ///< papers of one proposal
/// Letters and digits of the words that are looked for: a shorter error is looked for with the words beside it.
inline constexpr std::size_t kTellingCharacters = 12;

/// Where a registered paper of another unit has an error of a paper.
struct Inherited {
  PaperRow paper;
  Span where;
  std::string units;   ///< the same as browsers count: "120-164"
  bool cites = false;  ///< that paper surely cites the one with the error
};
/// Each paper once, with the first error found in it. Papers of the same unit are left out: who works there sees them beside the finding.
std::vector<Inherited> find_inherited(store::Read& tx, const PaperId& paper, const ProposedFinding& finding, const Tables& tables);

/// In the transaction of the decision. unit  of the paper decided about
void put_telling(store::Write& tx, const Clock& clock, const ProposalId& proposal, const office::UnitId& unit);
/// What does these jobs: who was given the right to read papers in the unit of each such paper gets a notice that leads to the place in it.
/// A paper is told of once, however often the job runs. The notice names the paper with the error only if theirs cites it and it may go
/// round freely: more may not be theirs to know.
jobs::Kind tell_kind(store::Database& database, const Clock& clock, const Tables& tables);

}  // namespace nhipcau::directive::letters
