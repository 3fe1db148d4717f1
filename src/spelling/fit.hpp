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
  /// there  how many of the pairs of the text are the place's own, and prove nothing: 1 for what stands there, 0 for what might
  [[nodiscard]] Fit weigh(const Neighbour& left, const Neighbour& here, const Neighbour& right, const Support& support,
                          unsigned there) const;
  /// Fit::chance alone, of what might stand there.
  [[nodiscard]] float find_chance(const Neighbour& left, const Neighbour& here, const Neighbour& right, const Support& support) const;

  /// A place between two neighbours, where many syllables are looked at.
  class Place {
   public:
    Place(const Scales& scales, const Neighbour& left, const Neighbour& right) : scales_(scales), left_(left), right_(right) {
      if (left.id != kUnknown) behind_ = scales.model_.seen_behind(left.id);
      if (right.id != kUnknown) before_ = scales.model_.seen_before(right.id);
    }
    /// Quick, and never wrong when it says no.
    [[nodiscard]] bool may_support(SyllableId here) const {
      return behind_.may_have(here) || before_.may_have(here) || scales_.own_.has(here);
    }
    [[nodiscard]] Support find_support(const Neighbour& here) const {
      Support found;
      const Model& model = scales_.model_;
      if (here.id != kUnknown && behind_.may_have(here.id)) found.left_pair = model.find_pair(left_.id, here.id);
      if (here.id != kUnknown && before_.may_have(here.id)) found.right_pair = model.find_pair(here.id, right_.id);
      if (here.id == kUnknown || scales_.own_.has(here.id)) {
        if (left_.is_there) found.left_own = scales_.own_.count(left_.mark, here.mark);
        if (right_.is_there) found.right_own = scales_.own_.count(here.mark, right_.mark);
      }
      found.is_any =
          (left_.is_there && found.left_pair + found.left_own != 0) || (right_.is_there && found.right_pair + found.right_own != 0);
      return found;
    }

   private:
    const Scales& scales_;
    const Neighbour& left_;
    const Neighbour& right_;
    SeenBeside::Row behind_, before_;
  };

 private:
  [[nodiscard]] float chance(SyllableId id) const;
  /// How likely the second is behind the first, where the two stand together so often.
  [[nodiscard]] float chance(const Neighbour& first, const Neighbour& second, float count) const;
  [[nodiscard]] float weight(const Neighbour& first, const Neighbour& second, float count) const;

  const Model& model_;
  const OwnPairs& own_;
};

}  // namespace nhipcau::spelling
