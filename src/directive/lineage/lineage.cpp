#include "directive/lineage/lineage.hpp"

#include <algorithm>

#include "directive/lineage/ties.hpp"

namespace nhipcau::directive::lineage {
namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void count_shares(const std::vector<Content>& parents, Lineage& lineage) {
  std::size_t words[5] = {};
  std::vector<std::size_t> given(parents.size()), dropped(parents.size());
  for (const Tie& tie : lineage.ties) {
    words[static_cast<std::size_t>(tie.relation)] += tie.words;
    if (tie.parent) (tie.child ? given : dropped)[tie.parent->paper] += tie.words;
  }
  const std::size_t gone = words[static_cast<std::size_t>(Relation::dropped)];
  std::size_t own = 0, all = 0;
  for (const std::size_t of_relation : words) own += of_relation;
  own -= gone;
  for (std::size_t i = 0; i < parents.size(); ++i) {
    all += parents[i].tokens.size();
    lineage.parents[i].given = share(given[i], own);
    lineage.parents[i].dropped = share(dropped[i], parents[i].tokens.size());
  }
  const auto of = [&](Relation relation) { return share(words[static_cast<std::size_t>(relation)], own); };
  lineage.shares = {of(Relation::inherited), of(Relation::adapted), of(Relation::moved), of(Relation::added), share(gone, all)};
}

}  // namespace

std::string_view to_name(Relation relation) {
  switch (relation) {
    case Relation::inherited: return "inherited";
    case Relation::adapted: return "adapted";
    case Relation::moved: return "moved";
    case Relation::added: return "added";
    case Relation::dropped: return "dropped";
  }
  return {};
}

std::string_view to_name(PartKind kind) {
  switch (kind) {
    case PartKind::heading: return "heading";
    case PartKind::clause: return "clause";
    case PartKind::bullet: return "bullet";
    case PartKind::paragraph: return "paragraph";
    case PartKind::footnote: return "footnote";
  }
  return {};
}

std::string_view to_name(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::kept: return "kept";
    case Change::Kind::changed: return "changed";
    case Change::Kind::left_out: return "left_out";
    case Change::Kind::added: return "added";
  }
  return {};
}

Lineage compare(const Source& child, std::span<const Source> parents) {
  Vocabulary vocabulary;
  Content own = read_content(child, vocabulary);
  std::vector<Content> others;
  for (const Source& parent : parents.first(std::min(parents.size(), kMostParents))) others.push_back(read_content(parent, vocabulary));
  const Links links = link_sentences(own, others);
  Lineage lineage{.child = {}, .parents = {}, .ties = make_ties(own, others, links), .shares = {}, .is_cut = own.is_cut};
  mark_moved(lineage.ties, own, others);
  lineage.parents.resize(others.size());
  for (const Content& other : others) lineage.is_cut |= other.is_cut;
  count_shares(others, lineage);
  lineage.child = std::move(own.parts);
  for (std::size_t i = 0; i < others.size(); ++i) lineage.parents[i].parts = std::move(others[i].parts);
  return lineage;
}

}  // namespace nhipcau::directive::lineage
