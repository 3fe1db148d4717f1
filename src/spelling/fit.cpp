#include "spelling/fit.hpp"

#include <algorithm>

namespace nhipcau::spelling {
namespace {

constexpr float kOwnWeight = 3;         // what the paper itself writes counts so much more than what others wrote
constexpr float kUnknownCount = 0.05F;  // of a syllable that was never counted

float count_of(std::uint32_t pair, unsigned own, unsigned there) {
  return Model::pair_count(pair) + kOwnWeight * static_cast<float>(own > there ? own - there : 0);
}

bool is_known(const Neighbour& neighbour) {
  return neighbour.is_there || neighbour.id != kUnknown;
}

}  // namespace

float Scales::chance(SyllableId id) const {
  return (id == kUnknown ? kUnknownCount : model_.count(id) + kUnknownCount) / model_.total();
}

float Scales::chance(const Neighbour& first, const Neighbour& second, float count) const {
  const float kinds = first.id == kUnknown ? 1 : model_.followers(first.id) + 1;
  const float often = std::max(count, first.id == kUnknown ? 1 : model_.count(first.id));
  return (count + kinds * chance(second.id)) / (often + kinds);
}

float Scales::weight(const Neighbour& first, const Neighbour& second, float count) const {
  const float often = std::max(count, first.id == kUnknown ? 1 : model_.count(first.id));
  return model_.weight(count, often, second.id == kUnknown ? 1 : model_.count(second.id));
}

float Scales::find_chance(const Neighbour& left, const Neighbour& here, const Neighbour& right, const Support& support) const {
  const float behind = is_known(left) ? chance(left, here, count_of(support.left_pair, support.left_own, 0)) : chance(here.id);
  return is_known(right) ? behind * chance(here, right, count_of(support.right_pair, support.right_own, 0)) : behind;
}

Fit Scales::weigh(const Neighbour& left, const Neighbour& here, const Neighbour& right, const Support& support, unsigned there) const {
  Fit fit{.chance = is_known(left) ? 1 : chance(here.id)};
  const auto weigh_pair = [&](const Neighbour& first, const Neighbour& second, std::uint32_t pair, unsigned own) {
    if (!is_known(first) || !is_known(second)) return 0.0F;
    const float count = count_of(pair, own, there);
    fit.chance *= chance(first, second, count);
    fit.is_word |= Model::is_word(pair);
    const bool is_of_text = first.is_there && second.is_there;
    return !is_of_text || (Model::is_outnumbered(pair) && own <= there) ? 0 : weight(first, second, count);
  };
  fit.left = weigh_pair(left, here, support.left_pair, support.left_own);
  fit.right = weigh_pair(here, right, support.right_pair, support.right_own);
  return fit;
}

}  // namespace nhipcau::spelling
