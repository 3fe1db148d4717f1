#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "directive/lineage/lineage.hpp"
#include "directive/paper.hpp"
#include "directive/tables.hpp"
#include "office/rights.hpp"
#include "store/database.hpp"

/// The register as a family: which papers one rests on, which rest on it, and who else has a passage. Worked out when it is looked at, from
/// the texts as they are read now: nothing is stored for it.
namespace nhipcau::directive {

/// A registered paper that has a passage of another one.
struct Inheritor {
  PaperRow paper;
  lineage::Relation relation = lineage::Relation::inherited;  ///< or adapted
  double similarity = 0;
  Span where;                   ///< into that paper's text
  std::string clause_path;      ///< of the clause it begins in; empty: in none that is numbered
  std::string words;            ///< what stands there
  bool has_very_words = false;  ///< the words that were asked for stand in it as they are: a defect in them came along
  bool cites = false;           ///< that paper surely cites this one
  bool is_cited = false;        ///< this one surely cites that
};

struct Inheritors {
  Span passage;                   ///< the whole sentences that were looked for
  std::vector<Inheritor> papers;  ///< by day of issue, the oldest first; those without a day last
  bool is_cut = false;            ///< there may be more than kMostInheritors
};
inline constexpr std::size_t kMostInheritors = 100;

/// Every registered paper but this one that holds the sentences around `words`, word for word or adapted. Found by the search tool, so a
/// paper that kept no five words of it in a row is not.
/// words   a span of the paper's current text
///         nobody has what is no content (a header, a signature) or too short to tell: then none are given, and `passage` is `words`
/// errors  invalid directive.passage_outside
/// speed   a few searches, then each paper that may hold it is read: some milliseconds each
Result<Inheritors> list_inheritors(store::Read& tx, const PaperId& paper, Span words, const office::Sight& sight, const Tables& tables);

/// A paper that this one rests on, or that rests on it.
struct Relative {
  PaperRow paper;
  bool is_basis = false;  ///< named as a basis, not only cited
};
struct Relatives {
  std::vector<Relative> parents;   ///< in the order of citation
  std::vector<Relative> children;  ///< the newest first
};
/// By citations that are surely of a registered paper.
Relatives list_relatives(store::Read& tx, const PaperId& paper, const office::Sight& sight, const Tables& tables);

struct PaperLineage {
  std::vector<PaperRow> parents;  ///< as asked for
  lineage::Lineage lineage;       ///< its places are into the current texts
};
/// The paper against registered parents of one's choice.
/// parents  at most lineage::kMostParents
/// errors   not_found directive.no_such_paper, also for a parent out of sight
Result<PaperLineage> load_lineage(store::Read& tx, const PaperId& paper, const std::vector<PaperId>& parents, const office::Sight& sight,
                                  const Tables& tables);

}  // namespace nhipcau::directive
