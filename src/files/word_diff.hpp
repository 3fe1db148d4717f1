#pragma once
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace nhipcau::files {

/// Words that differ: those of the old text at `was` gave way to those of the new text at `put`; one of the two may be empty.
struct WordChange {
  Span was;
  Span put;
  friend bool operator==(WordChange, WordChange) = default;
};

/// The fewest words that make `was` into `put`, in order: whole words as a reader sees them, the marks around them apart ("gửi" and ":"),
/// neighbours that only a space parts as one. Both cleaned. Beyond some hundred words that differ one change tells it all.
std::vector<WordChange> diff_words(std::string_view was, std::string_view put);

}  // namespace nhipcau::files
