#pragma once
#include "spelling/tokens.hpp"

namespace nhipcau::spelling {

/// A syllable as a neighbour: known to the model, or at least to the text.
struct Neighbour {
  SyllableId id = kUnknown;
  std::uint32_t mark = 0;
  bool is_there = false;  ///< else `id` may be the model's edge: a mark or a line's end
};

/// What speaks for a syllable between two neighbours.
struct Fit {
  float chance = 0;  ///< how likely it stands there
  float left = 0;   ///< how often it stands behind the left one, in the counts and in the text itself; less if that is seldomer than chance
  float right = 0;  ///< and before the right one
  bool is_word = false;  ///< with one of them it is a word of a dictionary
};

/// Weighs syllables against what stands beside them. Counts smoothed after Witten and Bell: before a syllable that goes with many, a pair
/// never seen says little.
class Scales {
 public:
  Scales(const Model& model, const OwnPairs& own) : model_(model), own_(own) {}

  /// What is known of a syllable beside the two.
  struct Support {
    std::uint32_t left_pair = 0, right_pair = 0;  ///< Model::find_pair
    unsigned left_own = 0, right_own = 0;         ///< how often the text itself has the pair
    bool is_any = false;                          ///< somebody wrote it beside one of the two; most that might be meant have none
  };
  /// Quick, and never wrong when it says no.
  [[nodiscard]] bool may_be_supported(const Neighbour& left, SyllableId here, const Neighbour& right) const {
    if (left.id != kUnknown && model_.may_have_behind(left.id, here)) return true;
    return (right.id != kUnknown && model_.may_have_before(here, right.id)) || own_.has(here);
  }
  [[nodiscard]] Support find_support(const Neighbour& left, const Neighbour& here, const Neighbour& right) const {
    Support found;
    if (here.id != kUnknown) {
      if (left.id != kUnknown && model_.may_have_behind(left.id, here.id)) found.left_pair = model_.find_pair(left.id, here.id);
      if (right.id != kUnknown && model_.may_have_before(here.id, right.id)) found.right_pair = model_.find_pair(here.id, right.id);
    }
    if (here.id == kUnknown || own_.has(here.id)) {
      if (left.is_there) found.left_own = own_.count(left.mark, here.mark);
      if (right.is_there) found.right_own = own_.count(here.mark, right.mark);
    }
    found.is_any = (left.is_there && found.left_pair + found.left_own != 0) || (right.is_there && found.right_pair + found.right_own != 0);
    return found;
  }
  /// there  how many of the pairs of the text are the place's own, and prove nothing: 1 for what stands there, 0 for what might
  [[nodiscard]] Fit weigh(const Neighbour& left, const Neighbour& here, const Neighbour& right, const Support& support,
                          unsigned there) const;
  /// Fit::chance alone, of what might stand there.
  [[nodiscard]] float find_chance(const Neighbour& left, const Neighbour& here, const Neighbour& right, const Support& support) const;

 private:
  [[nodiscard]] float chance(SyllableId id) const;
  /// How likely the second is behind the first, where the two stand together so often.
  [[nodiscard]] float chance(const Neighbour& first, const Neighbour& second, float count) const;
  [[nodiscard]] float weight(const Neighbour& first, const Neighbour& second, float count) const;

  const Model& model_;
  const OwnPairs& own_;
};

}  // namespace nhipcau::spelling
