#pragma once
#include <vector>

#include "directive/lineage/lineage.hpp"

namespace nhipcau::directive::lineage {

/// A passage of the youngest paper of a chain, and where it stood before: in the paper that one rests on, and on to the oldest that has it.
struct Descent {
  std::size_t tie = 0;        ///< index of `Generations::youngest.ties`
  std::vector<Place> stands;  ///< the nearest first, the last is where it first stood; `Place::paper` is an index of the chain
};

struct Generations {
  Lineage youngest;               ///< the youngest paper against the one before it
  std::vector<Descent> descents;  ///< one for each tie that the youngest has a passage in, in order
};

inline constexpr std::size_t kMostGenerations = 10;  ///< older papers are not looked at

/// Follows each passage back through papers that rest on one another. A passage that the paper before does not have is looked for in the
/// older ones: it may have been taken up again.
/// chain  the oldest first; two at least
Generations follow(std::span<const Source> chain);

}  // namespace nhipcau::directive::lineage
