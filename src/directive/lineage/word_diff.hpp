#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "directive/lineage/content.hpp"

namespace nhipcau::directive::lineage {

/// Words of one side beside words of the other: equal if kept, else either may be empty. `a` and `b` count from the beginning of what was
/// compared.
struct Step {
  bool is_kept = false;
  Stretch a, b;
};

/// How `a` became `b`, word by word: steps in order that cover both, kept ones and others in turns. A single word that stands alone between
/// greater changes counts as changed, as a reader would say.
/// speed    product of the two lengths up to kMostCells; longer ones are first cut at the words that stand once in each
std::vector<Step> diff(std::span<const Token> a, std::span<const Token> b);

/// How many words the steps keep.
std::uint32_t count_kept(const std::vector<Step>& steps);

}  // namespace nhipcau::directive::lineage
