#pragma once
#include <string_view>

#include "directive/enumerator.hpp"

namespace nhipcau::directive {

/// Which counts usually stand within which: a smaller rank holds a larger one. Roman numbers and capitals hold each other.
int rank_of(const Enumerator& e);

/// A first number of these may begin within any other part: "a) … 1. … 2. …".
bool may_restart_anywhere(const Enumerator& e);

/// Counted alike, whatever closes the number: "1." and "2-" are.
bool is_same_count(const Enumerator& a, const Enumerator& b);

/// "(1)", "(i)": inside a bullet or a broken line these are no parts of the paper.
bool is_bracketed(const Enumerator& e);

/// Whether the words after an enumerator name the part or are its content. A few words with a stop name it only if something stands below.
bool is_heading(std::string_view words, bool has_parts_below);

}  // namespace nhipcau::directive
