#pragma once
#include <string_view>
#include <vector>

#include "files/hocr.hpp"

namespace nhipcau::files {

/// Mends what recognition is known to mistake whatever the paper: where a line begins, dashes of other strokes, the numbers of headings
/// ("Il." is II., and so is "IL" before a heading in capitals) and signs it does not know (kUnknownSign); capitals that differ from the
/// small letter in size alone, inside a word or between small words ("duyỆt", "phải CÓ"); ruled lines taken for words are taken out.
/// Words that were not surely recognised stay in doubt.
void mend_words(std::vector<RecognisedWord>& words);

/// A dash of whatever strokes.
bool is_dash(std::string_view text);
bool has_letter_or_digit(std::string_view text);

}  // namespace nhipcau::files
