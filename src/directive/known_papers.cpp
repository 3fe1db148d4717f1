#include "directive/known_papers.hpp"

#include <algorithm>
#include <set>

#include "directive/citation_links.hpp"
#include "directive/identity.hpp"
#include "directive/tables.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kFewWords = 4;  // of fewer nothing can be told

std::set<std::string> words_of(std::string_view title) {
  std::set<std::string> words;
  for (const Span word : text::syllables(title, {0, title.size()})) words.insert(text::search_key(word.of(title)));
  for (const char* const filler : {"về", "việc", "và", "của", "các", "cho"}) words.erase(filler);
  return words;
}

}  // namespace

const KnownPaper* find_known(const Citation& citation, const Tables& tables) {
  const Identity cited = identity_of(citation, tables);
  const auto [begin, end] = tables.known_papers.equal_range(identity_key(cited.number));
  const KnownPaper* found = nullptr;
  for (auto row = begin; row != end; ++row) {
    if (compare(cited, identity_of(row->second, tables), tables).verdict == Sameness::Verdict::different) continue;
    if (found != nullptr) return nullptr;
    found = &row->second;
  }
  return found;
}

bool may_be_one_title(std::string_view a, std::string_view b) {
  const auto first = words_of(a);
  const auto second = words_of(b);
  const std::size_t least = std::min(first.size(), second.size());
  if (least < kFewWords) return true;
  const auto common = std::count_if(first.begin(), first.end(), [&](const std::string& word) { return second.contains(word); });
  return static_cast<std::size_t>(common) * 2 >= least;
}

}  // namespace nhipcau::directive
