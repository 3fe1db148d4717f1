#include "directive/citation_links.hpp"

#include <algorithm>
#include <map>

#include "directive/load.hpp"
#include "directive/records.hpp"
#include "directive/stored_names.hpp"

namespace nhipcau::directive {
namespace {

using Verdict = Sameness::Verdict;

struct Candidate {
  PaperRow row;
  Sameness sameness;
};

/// A day as Vietnamese papers write it.
std::string shown(const Date& date) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(date.day()) + "/" + two(date.month()) + "/" + std::to_string(date.year());
}

/// What the day and the issuer of a citation are not, though it is that paper's number.
void add_differences(const Sameness& sameness, const std::string& number, const std::optional<Date>& issued_on, const std::string& issuer,
                     CitationLink& link) {
  if (sameness.dates_differ && issued_on)
    link.doubts.push_back({.key = "directive.citation.date_differs", .args = {number, shown(*issued_on)}});
  if (sameness.issuers_differ) link.doubts.push_back({.key = "directive.citation.issuer_differs", .args = {number, issuer}});
}

/// The register's word: one paper that is surely it is linked; anything less is shown as what it may be.
void take_candidates(std::vector<Candidate> candidates, CitationLink& link) {
  const auto is_sure = [](const Candidate& one) { return one.sameness.verdict == Verdict::same; };
  const auto sure = std::count_if(candidates.begin(), candidates.end(), is_sure);
  if (sure == 1) {
    link.paper = std::find_if(candidates.begin(), candidates.end(), is_sure)->row.id;
    return;
  }
  if (sure > 1) link.doubts.push_back({.key = "directive.citation.several", .args = {std::to_string(sure)}});
  for (Candidate& one : candidates) {
    if (link.maybe.size() == kMostCandidates) break;
    if (sure > 1 && !is_sure(one)) continue;
    add_differences(one.sameness, one.row.number, one.row.issued_on, one.row.issuer, link);
    link.maybe.push_back(std::move(one.row));
  }
}

/// The table's word, where the register has said nothing against the day and the issuer.
void take_known(const Citation& citation, const Tables& tables, CitationLink& link) {
  link.known = find_known(citation, tables);
  if (link.known == nullptr) return;
  const Identity known = identity_of(*link.known, tables);
  if (link.doubts.empty() && !link.paper)
    add_differences(compare(identity_of(citation, tables), known, tables), known.number, known.issued_on, known.issuer, link);
  const bool has_title = !citation.title.empty() && !link.known->title.empty();
  if (has_title && !may_be_one_title(citation.title, link.known->title))
    link.doubts.push_back({.key = "directive.citation.title_differs", .args = {known.number, link.known->title}});
}

struct Cited {
  Identity identity;
  std::vector<PaperRow> same_number;  ///< every registered paper of its number, itself among them
};

/// Whether a citation is surely of this paper: of no other that is there.
bool is_surely(const Identity& citation, const PaperId& paper, const Cited& cited, const Tables& tables) {
  for (const PaperRow& other : cited.same_number) {
    if (other.id != paper && compare(citation, identity_of(other), tables).verdict == Verdict::same) return false;
  }
  return true;
}

Citation to_citation_of_row(const store::Row& row) {
  Citation citation{.type = row.text("cited_type"), .issuer = row.text("cited_issuer"), .is_basis = row.boolean("is_basis")};
  if (const auto day = row.maybe_text("cited_on")) citation.issued_on = Date::from_iso(*day);
  citation.number = Number{.normalized = row.text("cited_number"), .type_code = row.text("cited_type_code")};
  return citation;
}

}  // namespace

Identity identity_of(const PaperRow& row) {
  return {.number = row.number, .type_code = row.type_code, .issuer = row.issuer, .issued_on = row.issued_on};
}

Identity identity_of(const Citation& citation, const Tables& tables) {
  Identity identity{.issuer = citation.issuer, .issued_on = citation.issued_on};
  if (citation.number) {
    identity.number = citation.number->normalized;
    identity.type_code = citation.number->type_code;
  }
  const DocumentType* const type = identity.type_code.empty() ? tables.find_type_named(citation.type) : nullptr;
  if (type != nullptr) identity.type_code = type->code;
  return identity;
}

Identity identity_of(const KnownPaper& known, const Tables& tables) {
  const DocumentType* const type = tables.find_type_named(known.type);
  return {.number = known.number, .type_code = type ? type->code : "", .issuer = known.issuer, .issued_on = known.issued_on};
}

std::vector<CitationLink> link_citations(store::Read& tx, const PaperId& paper, const ReadingId& reading,
                                         const std::vector<Citation>& citations, const office::Sight& sight, const Tables& tables,
                                         const office::UnitId* of) {
  std::map<std::size_t, std::vector<Candidate>> candidates;
  for (const store::Row& row : tx.many("directive.list_registered_citations", reading.value, paper.value, sight.account, sight.on)) {
    const std::size_t position = row.size("citation");
    if (position >= citations.size()) continue;
    Candidate one{.row = to_paper_row(row)};
    if (of && one.row.unit != *of) continue;
    one.sameness = compare(identity_of(citations[position], tables), identity_of(one.row), tables);
    if (one.sameness.verdict != Verdict::different) candidates[position].push_back(std::move(one));
  }
  std::vector<CitationLink> links(citations.size());
  for (std::size_t i = 0; i < citations.size(); ++i) {
    if (const auto found = candidates.find(i); found != candidates.end()) take_candidates(std::move(found->second), links[i]);
    take_known(citations[i], tables, links[i]);
  }
  return links;
}

std::vector<CitedBy> list_cited_by(store::Read& tx, const PaperId& paper, const office::Sight& sight, const Tables& tables) {
  const auto row = load_paper_row(tx, paper);
  const std::string key = row ? identity_key(row->number) : "";
  if (key.empty()) return {};
  Cited cited{.identity = identity_of(*row)};
  for (const store::Row& same : tx.many("directive.list_of_number_seen", key, sight.account, sight.on))
    cited.same_number.push_back(to_paper_row(same));
  std::vector<CitedBy> citing;
  for (const store::Row& one : tx.many("directive.list_citing", key, paper.value, sight.account, sight.on)) {
    const Identity citation = identity_of(to_citation_of_row(one), tables);
    const Sameness sameness = compare(citation, cited.identity, tables);
    if (sameness.verdict == Verdict::different || citing.size() == kMostCiting) continue;
    citing.push_back({.paper = to_paper_row(one),
                      .citation = static_cast<int>(one.integer("citation")),
                      .clause_path = one.maybe_text("clause_path").value_or(""),
                      .clause_heading = one.maybe_text("clause_heading").value_or(""),
                      .is_basis = one.boolean("is_basis"),
                      .effect = effect_stored_as(one.text("effect")),
                      .is_sure = sameness.verdict == Verdict::same && is_surely(citation, paper, cited, tables),
                      .dates_differ = sameness.dates_differ});
  }
  return citing;
}

}  // namespace nhipcau::directive
