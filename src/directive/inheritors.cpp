#include "directive/inheritors.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "directive/citation_links.hpp"
#include "directive/lineage/passage.hpp"
#include "directive/lines.hpp"
#include "directive/parse.hpp"
#include "directive/records.hpp"
#include "search/search.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kMostPhrases = 8;
constexpr int kMostFound = 200;  // papers of one phrase

/// What a sight lets see, as the units of papers.
class Reach {
 public:
  Reach(store::Read& tx, const office::Sight& sight) : is_whole_(sight.account.empty()) {
    if (is_whole_) return;
    for (const office::UnitId& unit : office::list_reach(tx, "papers.read", sight)) units_.insert(unit.value);
  }
  [[nodiscard]] bool sees(const PaperRow& row) const { return is_whole_ || units_.contains(row.unit.value); }
  [[nodiscard]] std::optional<std::vector<std::string>> areas() const {
    return is_whole_ ? std::nullopt : std::optional(std::vector<std::string>(units_.begin(), units_.end()));
  }

 private:
  bool is_whole_;
  std::set<std::string> units_;
};

/// A paper's current text as it is read now.
struct ReadText {
  ReadText(std::string words, const Tables& tables) : text(std::move(words)), parsed(parse(text, tables)) {}
  [[nodiscard]] lineage::Source source() const { return {text, &parsed.document}; }
  std::string text;
  Parsed parsed;
};

/// Papers that hold words in a row of the passage, those with the most of them first.
std::vector<PaperId> find_candidates(store::Read& tx, const PaperId& paper, std::string_view text, Span passage, const Reach& reach) {
  std::map<std::string, std::size_t> hits;
  for (const Span words : lineage::telling_words(text, passage, kMostPhrases)) {
    const std::string phrase = "\"" + squeeze(words.of(text)) + "\"";
    for (const auto& match : search::find(tx, "paper", phrase, kMostFound, reach.areas())) ++hits[match.id];
  }
  hits.erase(paper.value);
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const auto& [id, count] : hits) ranked.emplace_back(count, id);
  std::sort(ranked.begin(), ranked.end(), std::greater<>());
  std::vector<PaperId> ids;
  for (const auto& [count, id] : ranked) ids.push_back({id});
  return ids;
}

bool is_older(const Inheritor& a, const Inheritor& b) {
  if (a.paper.issued_on != b.paper.issued_on) return a.paper.issued_on && (!b.paper.issued_on || *a.paper.issued_on < *b.paper.issued_on);
  return a.paper.id.value < b.paper.id.value;
}

/// Which papers this one surely cites, and which surely cite it.
void mark_citations(const Relatives& relatives, Inheritors& found) {
  const auto is_of = [](const std::vector<Relative>& papers, const PaperId& id) {
    return std::any_of(papers.begin(), papers.end(), [&](const Relative& one) { return one.paper.id == id; });
  };
  for (Inheritor& inheritor : found.papers) {
    inheritor.cites = is_of(relatives.children, inheritor.paper.id);
    inheritor.is_cited = is_of(relatives.parents, inheritor.paper.id);
  }
}

}  // namespace

Result<Inheritors> list_inheritors(store::Read& tx, const PaperId& paper, Span words, const office::Sight& sight, const Tables& tables) {
  const ReadText own(paper_text(tx, paper), tables);
  if (words.empty() || words.end > own.text.size()) return fail(Code::invalid, "directive.passage_outside");
  const auto passage = lineage::sentences_around(own.source(), words);
  if (!passage) return Inheritors{.passage = words};
  Inheritors found{.passage = *passage};
  const Reach reach(tx, sight);
  std::vector<PaperId> candidates = find_candidates(tx, paper, own.text, *passage, reach);
  found.is_cut = candidates.size() > kMostInheritors;
  candidates.resize(std::min(candidates.size(), kMostInheritors));
  const auto rows = load_paper_rows(tx, candidates);
  const std::string_view very_words = words.of(own.text);
  visit_texts(tx, candidates, [&](const PaperId& id, std::string_view text) {
    const auto row = rows.find(id.value);
    if (row == rows.end() || !reach.sees(row->second)) return;
    const ReadText other(std::string(text), tables);
    const auto held = lineage::find_held(own.source(), *passage, other.source());
    if (!held) return;
    const std::string there = squeeze(held->where.of(text));
    found.papers.push_back({.paper = row->second,
                            .relation = held->relation,
                            .similarity = held->similarity,
                            .where = held->where,
                            .clause_path = held->path,
                            .words = there,
                            .has_very_words = held->where.of(text).find(very_words) != std::string_view::npos});
  });
  std::sort(found.papers.begin(), found.papers.end(), is_older);
  mark_citations(list_relatives(tx, paper, sight, tables), found);
  return found;
}

Relatives list_relatives(store::Read& tx, const PaperId& paper, const office::Sight& sight, const Tables& tables) {
  Relatives relatives;
  const auto loaded = load_paper(tx, paper);
  if (!loaded) return relatives;
  const auto links = link_citations(tx, paper, loaded->reading, loaded->citations, sight, tables);
  std::vector<PaperId> cited;
  for (const CitationLink& link : links)
    if (link.paper) cited.push_back(*link.paper);
  const auto rows = load_paper_rows(tx, cited);
  const auto add = [](std::vector<Relative>& papers, const PaperRow& row, bool is_basis) {
    const auto known = std::find_if(papers.begin(), papers.end(), [&](const Relative& one) { return one.paper.id == row.id; });
    if (known == papers.end()) {
      papers.push_back({row, is_basis});
    } else {
      known->is_basis |= is_basis;
    }
  };
  for (std::size_t i = 0; i < links.size(); ++i)
    if (const auto row = links[i].paper ? rows.find(links[i].paper->value) : rows.end(); row != rows.end())
      add(relatives.parents, row->second, loaded->citations[i].is_basis);
  for (const CitedBy& citing : list_cited_by(tx, paper, sight, tables))
    if (citing.is_sure) add(relatives.children, citing.paper, citing.is_basis);
  return relatives;
}

Result<PaperLineage> load_lineage(store::Read& tx, const PaperId& paper, const std::vector<PaperId>& parents, const office::Sight& sight,
                                  const Tables& tables) {
  const Reach reach(tx, sight);
  const auto rows = load_paper_rows(tx, parents);
  PaperLineage found;
  std::vector<ReadText> texts;
  for (const PaperId& parent : parents) {
    const auto row = rows.find(parent.value);
    if (row == rows.end() || !reach.sees(row->second)) return fail(Code::not_found, "directive.no_such_paper");
    found.parents.push_back(row->second);
    texts.emplace_back(paper_text(tx, parent), tables);
  }
  const ReadText own(paper_text(tx, paper), tables);
  std::vector<lineage::Source> sources;
  for (const ReadText& text : texts) sources.push_back(text.source());
  found.lineage = lineage::compare(own.source(), sources);
  return found;
}

}  // namespace nhipcau::directive
