#include "directive/citations.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "directive/citation_reader.hpp"
#include "directive/lines.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive {
namespace {

/// The same paper? One number names one paper, but numbers restart with a year or a term: two dates of different years are two papers.
bool is_same_paper(const Citation& a, const Citation& b) {
  if (!a.number || !b.number || text::number_key(a.number->normalized) != text::number_key(b.number->normalized)) return false;
  return !a.issued_on || !b.issued_on || a.issued_on->year() == b.issued_on->year();
}

void take_what_lacks(Citation& into, const Citation& from) {
  if (into.type.empty()) into.type = from.type;
  if (into.issuer.empty()) into.issuer = from.issuer;
  if (into.title.empty()) into.title = from.title;
  into.is_basis = into.is_basis || from.is_basis;
  if (!into.effect) into.effect = from.effect;
}

/// Adds a mention of a paper already listed: the first one that has a date stands, in the place of the first mention.
void merge_into(Citation& listed, Citation mention) {
  if (!listed.issued_on && mention.issued_on) std::swap(listed, mention);
  take_what_lacks(listed, mention);
}

}  // namespace

std::vector<Citation> find_citations(const Passage& passage, const Tables& tables) {
  return CitationReader(passage, tables).read_all();
}

std::vector<Citation> merge_citations(std::vector<Citation> mentions) {
  std::vector<Citation> merged;
  std::unordered_map<std::string, std::vector<std::size_t>> by_number;
  for (auto& mention : mentions) {
    if (!mention.number) {
      merged.push_back(std::move(mention));
      continue;
    }
    auto& same_number = by_number[text::number_key(mention.number->normalized)];
    const auto known =
        std::find_if(same_number.begin(), same_number.end(), [&](std::size_t i) { return is_same_paper(merged[i], mention); });
    if (known != same_number.end()) {
      merge_into(merged[*known], std::move(mention));
      continue;
    }
    same_number.push_back(merged.size());
    merged.push_back(std::move(mention));
  }
  return merged;
}

std::vector<Mention> to_mentions(std::string_view text, const std::vector<Citation>& citations) {
  std::map<Span, Mention> by_number;
  for (const Citation& citation : citations) {
    if (!citation.number) continue;
    Mention& mention = by_number[citation.number->where];
    const std::string_view before = text.substr(citation.where.begin, citation.number->where.begin - citation.where.begin);
    mention.number = citation.number->normalized;
    if (begins_with(before, citation.type)) mention.type = citation.type;
    if (citation.issued_on) mention.year = citation.issued_on->year();
    mention.has_issuer |= !citation.issuer.empty();
    mention.has_title |= !citation.title.empty();
    mention.is_basis |= citation.is_basis;
    mention.where = mention.where.empty()
                        ? citation.where
                        : Span{std::min(mention.where.begin, citation.where.begin), std::max(mention.where.end, citation.where.end)};
  }
  std::vector<Mention> mentions;
  for (auto& [where, mention] : by_number) mentions.push_back(std::move(mention));
  return mentions;
}

}  // namespace nhipcau::directive
