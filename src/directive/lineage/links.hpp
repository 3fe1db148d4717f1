#pragma once
#include <cstdint>
#include <vector>

#include "directive/lineage/content.hpp"

namespace nhipcau::directive::lineage {

/// A sentence of one of the parents.
struct ParentSentence {
  std::uint32_t paper = 0, sentence = 0;
  friend auto operator<=>(const ParentSentence&, const ParentSentence&) = default;
};

/// A sentence of the child, and one of a parent that it holds words of. A sentence put together of two has two links; two that were one
/// have a link to the same.
struct Link {
  std::uint32_t child = 0;
  ParentSentence parent;
};

/// A sentence of another parent that would fit too.
struct OtherLink {
  std::uint32_t child = 0;
  ParentSentence parent;
  double fit = 0;
};

struct Links {
  std::vector<Link> links;        ///< by child, then parent
  std::vector<OtherLink> others;  ///< by child, best first
};

/// Short sentences and headings need neighbours: fewer words in a row are shared by papers that have nothing to do with each other.
inline constexpr std::uint32_t kEnoughWords = 8;

Links link_sentences(const Content& child, const std::vector<Content>& parents);

}  // namespace nhipcau::directive::lineage
