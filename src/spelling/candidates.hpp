#pragma once
#include <cstdint>
#include <vector>

#include "spelling/model.hpp"

namespace nhipcau::spelling {

/// What may have been meant where something stands.
struct Candidate {
  SyllableId id = kUnknown;
  float cost = 0;  ///< how unusual the slip from it is: 0 a mark or a tone, more for letters
};

/// Listed syllables one slip away: other marks or another tone over the same letters, all marks lost, one letter more, fewer, other, or two
/// swapped.
/// is_syllable  what stands there is a syllable itself: then letters and marks do not go wrong at once
void list_candidates(const Model& model, const Letters& written, bool is_syllable, std::vector<Candidate>& found);

}  // namespace nhipcau::spelling
