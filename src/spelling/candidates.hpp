#pragma once
#include <vector>

#include "spelling/model.hpp"

namespace nhipcau::spelling {

/// Listed syllables one slip away: other marks or another tone over the same letters, all marks lost, one letter more, fewer, other, or two
/// swapped.
/// is_syllable  what stands there is a syllable itself: then letters and marks do not go wrong at once
void list_candidates(const Model& model, const Letters& written, bool is_syllable, std::vector<Candidate>& found);

}  // namespace nhipcau::spelling
