#pragma once
#include <optional>

#include "spelling/doubts.hpp"
#include "spelling/slips.hpp"

namespace nhipcau::spelling {

/// Two words that stand at token `at` without a space between: "tỉnhvề", "vàUNESCO"; or a word and a number, "năm2026", "20người".
std::optional<Slip> find_joined(const Model& model, std::string_view text, const Doubter& doubter, const std::vector<Token>& tokens,
                                std::size_t at);

}  // namespace nhipcau::spelling
