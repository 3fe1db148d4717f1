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
  float score = 0;  ///< natural logarithm of how likely it stands there
  float left = 0;   ///< how often it stands behind the left one, in the counts and in the text itself; less if that is seldomer than chance
  float right = 0;  ///< and before the right one
  bool is_word = false;  ///< with one of them it is a word of a dictionary
};

/// Weighs syllables against what stands beside them. Counts smoothed after Witten and Bell: before a syllable that goes with many, a pair
/// never seen says little.
class Scales {
 public:
  Scales(const Model& model, const OwnPairs& own) : model_(model), own_(own) {}

  /// Did anybody ever write the syllable beside one of the two? Most that might be meant fall here.
  [[nodiscard]] bool is_supported(const Neighbour& left, SyllableId here, const Neighbour& right) const {
    if (left.is_there && left.id != kUnknown && model_.find_pair(left.id, here) != 0) return true;
    if (right.is_there && right.id != kUnknown && model_.find_pair(here, right.id) != 0) return true;
    if (!own_.has(here)) return false;
    const std::uint32_t mark = text::mark_of(model_.name(here));
    return (left.is_there && own_.count(left.mark, mark) > 0) || (right.is_there && own_.count(mark, right.mark) > 0);
  }
  /// Says that the syllable will be weighed soon.
  void expect(const Neighbour& left, SyllableId here, const Neighbour& right) const {
    if (left.is_there && left.id != kUnknown) model_.expect_pair(left.id, here);
    if (right.is_there && right.id != kUnknown) model_.expect_pair(here, right.id);
  }
  /// there  how many of the pairs of the text are the place's own, and prove nothing: 1 for what stands there, 0 for what might
  [[nodiscard]] Fit weigh(const Neighbour& left, const Neighbour& here, const Neighbour& right, unsigned there) const;

 private:
  struct Pair {
    float count = 0;
    float log_chance = 0;
    float weight = 0;
    bool is_word = false;
  };
  [[nodiscard]] float chance(SyllableId id) const;
  [[nodiscard]] bool is_in_text(SyllableId id) const { return id == kUnknown || own_.has(id); }
  [[nodiscard]] Pair weigh_pair(const Neighbour& first, const Neighbour& second, unsigned there) const;

  const Model& model_;
  const OwnPairs& own_;
};

}  // namespace nhipcau::spelling
