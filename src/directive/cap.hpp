#pragma once
#include <cstddef>

#include "directive/document.hpp"

namespace nhipcau::directive {

// What is kept of one paper, far more than any real one has: a text made to have millions of parts must not hold up the register that
// writes them, nor whoever opens the paper.
inline constexpr std::size_t kMostClauses = 20'000;
inline constexpr std::size_t kMostOfAKind =
    5'000;  ///< assignments, citations, recipients, footnotes, occasions, events, findings, attachments
inline constexpr std::size_t kMostRepairsOfKind = 1'000;

/// Cuts off what is beyond that, from the end of the text; a finding `directive.too_many_parts` says so where the first of it stood.
void cap_parts(Parsed& parsed);

}  // namespace nhipcau::directive
