#include "directive/letters/proposals.hpp"
#include "directive/load.hpp"

// Lists over many papers, for the first screen and beside a decision.
namespace nhipcau::directive::letters {

std::vector<PaperRow> list_told(store::Read& tx, const ProposalId& id, const office::Sight& sight) {
  std::vector<PaperRow> told;
  for (const store::Row& row : tx.many("directive.list_told", id.value, sight.account, sight.on)) told.push_back(to_paper_row(row));
  return told;
}

std::vector<WaitingProposal> list_waiting(store::Read& tx, const office::Sight& sight, int limit) {
  std::vector<WaitingProposal> waiting;
  for (const store::Row& row : tx.many("directive.list_waiting_proposals", sight.account, sight.on, limit)) {
    waiting.push_back({.paper = to_paper_row(row),
                       .made_by = row.text("made_by"),
                       .made_at = from_rfc3339(row.text("made_at")),
                       .findings = row.integer("proposed")});
  }
  return waiting;
}

std::int64_t count_waiting(store::Read& tx, const office::Sight& sight) {
  return tx.one("directive.count_waiting_proposals", sight.account, sight.on)->integer("proposals");
}

}  // namespace nhipcau::directive::letters
