#include <algorithm>
#include <map>
#include <tuple>

#include "directive/lineage/ties.hpp"

namespace nhipcau::directive::lineage {
namespace {

/// The heaviest of rising sequences: which ties keep the order of the parent. `ties` are in the order of the child.
std::vector<bool> keeps_order(const std::vector<const Tie*>& ties) {
  std::vector<std::size_t> begins;
  for (const Tie* tie : ties) begins.push_back(tie->parent->where.begin);
  std::vector<std::size_t> sorted = begins;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  struct Best {
    std::size_t weight = 0;
    std::size_t last = static_cast<std::size_t>(-1);
  };
  std::vector<Best> tree(sorted.size() + 1);  // of prefixes of `sorted` (Fenwick)
  std::vector<std::size_t> before(ties.size());
  Best heaviest;
  for (std::size_t i = 0; i < ties.size(); ++i) {
    const auto rank = static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), begins[i]) - sorted.begin()) + 1;
    Best best;
    for (std::size_t k = rank; k > 0; k -= k & (~k + 1))
      if (tree[k].weight > best.weight) best = tree[k];
    before[i] = best.last;
    const Best mine{best.weight + ties[i]->words, i};
    for (std::size_t k = rank; k < tree.size(); k += k & (~k + 1))
      if (mine.weight > tree[k].weight) tree[k] = mine;
    if (mine.weight > heaviest.weight) heaviest = mine;
  }
  std::vector<bool> keeps(ties.size());
  for (std::size_t i = heaviest.last; i < ties.size(); i = before[i]) keeps[i] = true;
  return keeps;
}

}  // namespace

void mark_moved(std::vector<Tie>& ties, const Content& child, const std::vector<Content>& parents) {
  const auto is_note = [](const Part& part) { return part.kind == PartKind::footnote; };
  std::map<std::tuple<std::size_t, bool>, std::vector<Tie*>> orders;  // of each parent, its text and its footnotes
  for (Tie& tie : ties) {
    if (!tie.child || !tie.parent) continue;
    const bool from_note = is_note(parents[tie.parent->paper].parts[tie.parent->part]);
    if (from_note == is_note(child.parts[tie.child->part])) orders[{tie.parent->paper, from_note}].push_back(&tie);
  }
  for (auto& [key, order] : orders) {
    const std::vector<bool> keeps = keeps_order({order.begin(), order.end()});
    for (std::size_t i = 0; i < order.size(); ++i)
      if (!keeps[i]) order[i]->relation = Relation::moved;
  }
}

}  // namespace nhipcau::directive::lineage
