#include "spelling/fit.hpp"

#include <algorithm>
#include <cmath>

namespace nhipcau::spelling {
namespace {

constexpr float kOwnWeight = 3;         // what the paper itself writes counts so much more than what others wrote
constexpr float kUnknownCount = 0.05F;  // of a syllable that was never counted

}  // namespace

float Scales::chance(SyllableId id) const {
  return (id == kUnknown ? kUnknownCount : model_.count(id) + kUnknownCount) / model_.total();
}

Scales::Pair Scales::weigh_pair(const Neighbour& first, const Neighbour& second, std::uint32_t pair, unsigned own, unsigned there) const {
  Pair found;
  found.count = Model::pair_count(pair) + kOwnWeight * static_cast<float>(own > there ? own - there : 0);
  found.is_word = Model::is_word(pair);
  const float kinds = first.id == kUnknown ? 1 : model_.followers(first.id) + 1;
  const float often = std::max(found.count, first.id == kUnknown ? 1 : model_.count(first.id));
  found.weight = Model::is_outnumbered(pair) && own <= there
                     ? 0
                     : model_.weight(found.count, often, second.id == kUnknown ? 1 : model_.count(second.id));
  found.log_chance = std::log((found.count + kinds * chance(second.id)) / (often + kinds));
  return found;
}

Fit Scales::weigh(const Neighbour& left, const Neighbour& here, const Neighbour& right, const Support& support, unsigned there) const {
  Fit fit;
  if (left.is_there || left.id != kUnknown) {
    const Pair pair = weigh_pair(left, here, support.left_pair, support.left_own, there);
    fit.score += pair.log_chance;
    if (left.is_there) fit.left = pair.weight;
    fit.is_word |= pair.is_word;
  } else {
    fit.score += std::log(chance(here.id));
  }
  if (right.is_there || right.id != kUnknown) {
    const Pair pair = weigh_pair(here, right, support.right_pair, support.right_own, there);
    fit.score += pair.log_chance;
    if (right.is_there) fit.right = pair.weight;
    fit.is_word |= pair.is_word;
  }
  return fit;
}

}  // namespace nhipcau::spelling
