#include "directive/check/parents.hpp"

#include <algorithm>

#include "directive/check/subject.hpp"
#include "directive/citation_links.hpp"
#include "directive/load.hpp"
#include "directive/records.hpp"
#include "office/rights.hpp"

namespace nhipcau::directive::check {
namespace {

bool is_guiding(const PaperRow& row) {
  return row.type_code != "TTr" && row.type_code != "BC" && !is_normative_type(row.type);
}

bool is_newer(const PaperRow& a, const PaperRow& b) {
  return a.issued_on != b.issued_on ? a.issued_on > b.issued_on : a.id.value > b.id.value;
}

/// The rows of what the paper surely rests on, in its own register.
std::vector<PaperRow> list_bases(store::Read& tx, const Paper& paper, const Tables& tables) {
  const auto links = link_citations(tx, paper.id, paper.reading, paper.citations, office::sight_of_all(), tables, &paper.unit);
  std::vector<PaperId> ids;
  for (std::size_t i = 0; i < links.size() && ids.size() < kMostPapersAtOnce; ++i)
    if (paper.citations[i].is_basis && links[i].paper) ids.push_back(*links[i].paper);
  std::vector<PaperRow> rows;
  for (auto& [id, row] : load_paper_rows(tx, ids))
    if (is_guiding(row)) rows.push_back(std::move(row));
  std::sort(rows.begin(), rows.end(), is_newer);
  if (rows.size() > kMostParents) rows.resize(kMostParents);
  return rows;
}

}  // namespace

std::vector<Parent> load_parents(store::Read& tx, const Paper& paper, const Tables& tables) {
  std::vector<Parent> parents;
  for (const PaperRow& row : list_bases(tx, paper, tables)) {
    const auto reading = tx.one("directive.find_current_reading", row.id.value);
    if (!reading) continue;
    Parent parent{.name = parent_name(row.type, row.number), .duties = {}};
    for (StoredAssignment& stored : list_assignments(tx, {reading->text("id")})) parent.duties.push_back(std::move(stored.assignment));
    parents.push_back(std::move(parent));
  }
  return parents;
}

}  // namespace nhipcau::directive::check
