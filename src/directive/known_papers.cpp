#include "directive/known_papers.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "directive/citation_links.hpp"
#include "directive/identity.hpp"
#include "directive/tables.hpp"
#include "text/runs.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kFewWords = 4;  // of fewer nothing can be told

std::vector<std::uint32_t> without_fillers(std::vector<std::uint32_t> words) {
  static const std::array<std::uint32_t, 6> kFillers = {text::mark_of("về"),  text::mark_of("việc"), text::mark_of("và"),
                                                        text::mark_of("của"), text::mark_of("các"),  text::mark_of("cho")};
  std::erase_if(words, [](std::uint32_t word) { return std::find(kFillers.begin(), kFillers.end(), word) != kFillers.end(); });
  return words;
}

bool may_share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const auto first = without_fillers(a);
  const auto second = without_fillers(b);
  const std::size_t least = std::min(first.size(), second.size());
  return least < kFewWords || count_shared(first, second) * 2 >= least;
}

}  // namespace

std::vector<std::uint32_t> words_of_title(std::string_view title) {
  std::vector<std::uint32_t> words;
  for (const text::Run& run : text::split_runs(title, {0, title.size()}))
    if (run.kind == text::Run::Kind::letters) words.push_back(run.mark);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::size_t count_shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t shared = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    shared += *left == *right ? 1 : 0;
    const bool is_left_first = *left <= *right;
    if (*right <= *left) ++right;
    if (is_left_first) ++left;
  }
  return shared;
}

const KnownPaper* find_known(const Citation& citation, const Tables& tables) {
  if (!citation.number) return nullptr;
  const auto [begin, end] = tables.known_papers.equal_range(identity_key(citation.number->normalized));
  if (begin == end) return nullptr;
  const Identity cited = identity_of(citation, tables);
  const KnownPaper* found = nullptr;
  for (auto row = begin; row != end; ++row) {
    if (compare(cited, identity_of(row->second, tables), tables).verdict == Sameness::Verdict::different) continue;
    if (found != nullptr) return nullptr;
    found = &row->second;
  }
  return found;
}

bool may_be_one_title(std::string_view a, std::string_view b) {
  return may_share(words_of_title(a), words_of_title(b));
}

bool may_be_one_title(const KnownPaper& known, std::string_view title) {
  return known.title == title || may_share(known.title_words, words_of_title(title));
}

}  // namespace nhipcau::directive
