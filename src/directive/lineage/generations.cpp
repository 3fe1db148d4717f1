#include "directive/lineage/generations.hpp"

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::directive::lineage {
namespace {

std::size_t common(Span a, Span b) {
  const std::size_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

/// What a passage came from: the tie whose passage it shares the most with, if that has a parent.
const Tie* find_origin(const Lineage& lineage, Span passage) {
  const Tie* best = nullptr;
  std::size_t most = 0;
  for (const Tie& tie : lineage.ties) {
    const std::size_t shared = tie.child ? common(tie.child->where, passage) : 0;
    if (shared <= most) continue;
    best = &tie;
    most = shared;
  }
  return best != nullptr && best->parent ? best : nullptr;
}

/// A later generation against the one before it, found when first asked for.
class Chain {
 public:
  explicit Chain(std::span<const Source> papers) : papers_(papers), steps_(papers.size()) {}

  const Lineage& step(std::size_t younger) {
    if (!steps_[younger]) steps_[younger] = compare(papers_[younger], papers_.subspan(younger - 1, 1));
    return *steps_[younger];
  }

  /// The youngest against all but the one before it, for what was taken up again.
  const Lineage& older() {
    if (!older_) older_ = compare(papers_.back(), papers_.first(papers_.size() - 2));
    return *older_;
  }

  std::vector<Place> follow(const Tie& tie) {
    std::vector<Place> stands;
    std::optional<Place> at = tie.parent;
    std::size_t paper = papers_.size() - 2;
    if (!at && papers_.size() > 2) {
      const Tie* again = find_origin(older(), tie.child->where);
      if (again != nullptr) {
        at = again->parent;
        paper = at->paper;
      }
    }
    while (at) {
      at->paper = paper;
      stands.push_back(*at);
      const Tie* before = paper == 0 ? nullptr : find_origin(step(paper), at->where);
      at = before == nullptr ? std::nullopt : before->parent;
      --paper;
    }
    return stands;
  }

 private:
  std::span<const Source> papers_;
  std::vector<std::optional<Lineage>> steps_;
  std::optional<Lineage> older_;
};

}  // namespace

Generations follow(std::span<const Source> chain) {
  require(chain.size() >= 2, "a chain has two papers at least");
  Chain papers(chain.last(std::min(chain.size(), kMostGenerations)));
  const std::size_t skipped = chain.size() - std::min(chain.size(), kMostGenerations);
  Generations generations{.youngest = papers.step(chain.size() - skipped - 1), .descents = {}};
  for (std::size_t i = 0; i < generations.youngest.ties.size(); ++i) {
    const Tie& tie = generations.youngest.ties[i];
    if (!tie.child) continue;
    Descent descent{.tie = i, .stands = papers.follow(tie)};
    for (Place& place : descent.stands) place.paper += skipped;
    generations.descents.push_back(std::move(descent));
  }
  return generations;
}

}  // namespace nhipcau::directive::lineage
