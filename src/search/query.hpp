#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold.hpp"

namespace nhipcau::search {

inline constexpr std::size_t kLongestQueryBytes = 1024;  ///< what stands behind is not read
inline constexpr std::size_t kMostQueryWords = 32;

/// A part of a query that must be found. A word; several words in quotes, in that order; or a document number and the words it is made of.
struct Part {
  enum class Kind { word, quoted, number };
  Kind kind = Kind::word;
  std::vector<text::Term> words;  ///< at least one
  text::Term number;              ///< of a number
  bool is_open = false;           ///< at the end of the query: its last word may go on
};

/// Takes a query apart. Any text: it is cleaned here; quotes may be straight or curly, and the last one may be missing.
std::vector<Part> parse_query(std::string_view query);

/// Terms that follow each other in a text.
struct Phrase {
  std::vector<std::string> terms;
  bool is_prefix = false;      ///< the last term may go on
  bool in_first_text = false;  ///< else in any of the texts
};

/// All phrases must be found, either as typed or without marks.
struct Pattern {
  bool is_exact = true;
  std::vector<Phrase> phrases;
};

/// One way to look, for what an earlier and narrower one did not find.
struct Step {
  Pattern pattern;
  std::optional<Pattern> beyond;  ///< what matches this was found before; leaving it out saves ranking it again
};

/// The ways to look for a query, the best answers first; the last finds all there is. Two may still find the same thing.
std::vector<Step> plan_steps(const std::vector<Part>& parts);

}  // namespace nhipcau::search
