#pragma once
#include "spelling/doubts.hpp"

namespace nhipcau::spelling {

/// What token `at` should be where a name of two syllables stands in one place other than the paper itself writes it elsewhere, and than
/// everybody writes it: "Biên Đông" beside "Biển Đông". kUnknown if there is no such name.
SyllableId find_misnamed(const Model& model, const Doubter& doubter, const std::vector<Token>& tokens, std::size_t at);

}  // namespace nhipcau::spelling
