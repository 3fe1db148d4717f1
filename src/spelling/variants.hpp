#pragma once
#include <string_view>

#include "spelling/model.hpp"

namespace nhipcau::spelling {

/// Are the two ways to write one syllable that are both in use ("tầu", "tàu")? Rows of data/spelling/variants.csv; either way round.
bool is_variant(std::string_view a, std::string_view b);

/// Is it a way to write a syllable that is in use beside the listed one ("tầu")? First of the rows.
bool has_variant(std::string_view key);

/// The listed syllable that this one is with its last i as y or its last y as i ("sỹ": "sĩ"); kUnknown if there is none.
SyllableId find_other_spelling(const Model& model, const Letters& letters);

}  // namespace nhipcau::spelling
