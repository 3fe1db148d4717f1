#pragma once
#include <string>
#include <vector>

#include "directive/identity.hpp"
#include "directive/known_papers.hpp"
#include "directive/paper.hpp"
#include "store/database.hpp"

/// Which registered papers a paper's citations are, and who cites it. Worked out when it is looked at, so that links come with papers that
/// arrive later and go with corrections; matching is that of identity.hpp.
namespace nhipcau::directive {

/// Something to be seen beside a citation, as a message key with what fills it.
struct CitationDoubt {
  std::string key;  ///< "directive.citation.date_differs"
  std::vector<std::string> args;
};

/// What the register and data/known_papers.csv say of one citation.
struct CitationLink {
  std::optional<PaperId> paper;  ///< surely it
  std::vector<PaperRow> maybe;   ///< without `paper`: what it may be, at most kMostCandidates
  const KnownPaper* known = nullptr;
  std::vector<CitationDoubt> doubts;
};
inline constexpr std::size_t kMostCandidates = 3;

/// One for each citation, in their order.
/// citations  of the reading, as list_citations gives them
/// sight      of papers.read: others are not there
/// of         not null: only papers of that unit's register, as if no other were there
std::vector<CitationLink> link_citations(store::Read& tx, const PaperId& paper, const ReadingId& reading,
                                         const std::vector<Citation>& citations, const office::Sight& sight, const Tables& tables,
                                         const office::UnitId* of = nullptr);

/// A paper that cites this one, and where.
struct CitedBy {
  PaperRow paper;
  int citation = 0;         ///< its place among that paper's citations
  std::string clause_path;  ///< of the clause it stands in; empty: in none that is numbered
  std::string clause_heading;
  bool is_basis = false;
  std::optional<Effect> effect;  ///< what it does to this one
  bool is_sure = false;
  bool dates_differ = false;
};
/// The newest first, at most kMostCiting.
std::vector<CitedBy> list_cited_by(store::Read& tx, const PaperId& paper, const office::Sight& sight, const Tables& tables);
inline constexpr std::size_t kMostCiting = 200;

/// By what a citation, a row of the register or of the table tells its paper.
Identity identity_of(const Citation& citation, const Tables& tables);
Identity identity_of(const PaperRow& row);
Identity identity_of(const KnownPaper& known, const Tables& tables);

}  // namespace nhipcau::directive
