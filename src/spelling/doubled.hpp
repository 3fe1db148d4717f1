#pragma once
#include <optional>

#include "spelling/doubts.hpp"
#include "spelling/slips.hpp"

namespace nhipcau::spelling {

/// What begins at token `at` and stands there once too often: a syllable ("của của"), a word of two ("thông tin thông tin"), or one that
/// comes again a little further on where it fits ("luôn của mỗi người dân luôn"). Reduplications ("luôn luôn", "ngày ngày") are Vietnamese.
std::optional<Slip> find_doubled(const Model& model, std::string_view text, const Doubter& doubter, const std::vector<Token>& tokens,
                                 std::size_t at);

}  // namespace nhipcau::spelling
