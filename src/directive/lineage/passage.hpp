#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "directive/lineage/lineage.hpp"

namespace nhipcau::directive::lineage {

/// The whole sentences that a stretch of a paper's content touches: what can be looked for in other papers.
/// returns  none for header, recipients and signature, and for fewer than 8 words: too many papers have those
std::optional<Span> sentences_around(const Source& paper, Span stretch);

/// Where sentences of a paper stand in another one.
struct Held {
  Relation relation = Relation::inherited;  ///< inherited or adapted
  double similarity = 0;
  Span where;        ///< into the other paper's text: from the first to the last of them
  std::string path;  ///< of the clause the first of them stands in
};

/// sentences  as sentences_around gives them
std::optional<Held> find_held(const Source& paper, Span sentences, const Source& other);

/// Words of a passage that are looked up to find papers that may hold it: stretches of its text without figures where it has such, spread
/// over it; at most `most`.
std::vector<Span> telling_words(std::string_view text, Span sentences, std::size_t most);

}  // namespace nhipcau::directive::lineage
