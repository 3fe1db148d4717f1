#include "directive/lineage/word_diff.hpp"

#include <algorithm>
#include <unordered_map>

namespace nhipcau::directive::lineage {
namespace {

constexpr std::size_t kMostCells = 200'000;
constexpr int kMostCuts = 8;               // rounds of cutting at words that stand once
constexpr std::uint32_t kGreatChange = 4;  // words left out or new beside a word that stands alone, both sides together

class Differ {
 public:
  Differ(std::span<const Token> a, std::span<const Token> b) : a_(a), b_(b) {}

  std::vector<Step> run() && {
    compare({0, static_cast<std::uint32_t>(a_.size())}, {0, static_cast<std::uint32_t>(b_.size())}, kMostCuts);
    return join(drop_strays());
  }

 private:
  [[nodiscard]] bool same(std::uint32_t i, std::uint32_t j) const { return a_[i].word == b_[j].word; }

  void put(bool is_kept, Stretch a, Stretch b) {
    if (a.size() > 0 || b.size() > 0) steps_.push_back({is_kept, a, b});
  }

  void compare(Stretch a, Stretch b, int cuts) {
    std::uint32_t head = 0;
    while (head < a.size() && head < b.size() && same(a.first + head, b.first + head)) ++head;
    put(true, {a.first, a.first + head}, {b.first, b.first + head});
    a.first += head;
    b.first += head;
    std::uint32_t tail = 0;
    while (tail < a.size() && tail < b.size() && same(a.last - tail - 1, b.last - tail - 1)) ++tail;
    a.last -= tail;
    b.last -= tail;
    if (a.size() == 0 || b.size() == 0) {
      put(false, a, b);
    } else if (std::size_t{a.size()} * b.size() <= kMostCells) {
      compare_small(a, b);
    } else if (cuts == 0 || !cut(a, b, cuts - 1)) {
      put(false, a, b);
    }
    put(true, {a.last, a.last + tail}, {b.last, b.last + tail});
  }

  /// The longest common subsequence, by the table.
  void compare_small(Stretch a, Stretch b) {
    const std::size_t width = b.size() + 1;
    std::vector<std::uint32_t> longest((a.size() + 1) * width, 0);  // of what stands behind (i, j)
    for (std::size_t i = a.size(); i-- > 0;)
      for (std::size_t j = b.size(); j-- > 0;)
        longest[i * width + j] = same(a.first + static_cast<std::uint32_t>(i), b.first + static_cast<std::uint32_t>(j))
                                     ? longest[(i + 1) * width + j + 1] + 1
                                     : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    std::uint32_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
      if (same(a.first + i, b.first + j)) {
        put(true, {a.first + i, a.first + i + 1}, {b.first + j, b.first + j + 1});
        ++i;
        ++j;
      } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
        put(false, {a.first + i, a.first + i + 1}, {b.first + j, b.first + j});
        ++i;
      } else {
        put(false, {a.first + i, a.first + i}, {b.first + j, b.first + j + 1});
        ++j;
      }
    }
    put(false, {a.first + i, a.last}, {b.first + j, b.last});
  }

  struct Anchor {
    std::uint32_t i = 0, j = 0;
  };

  /// At the words that stand once on each side, as many as are in the same order. False if there are none.
  bool cut(Stretch a, Stretch b, int cuts) {
    const std::vector<Anchor> anchors = in_order(lone_words(a, b));
    for (const Anchor& anchor : anchors) {
      compare({a.first, anchor.i}, {b.first, anchor.j}, cuts);
      put(true, {anchor.i, anchor.i + 1}, {anchor.j, anchor.j + 1});
      a.first = anchor.i + 1;
      b.first = anchor.j + 1;
    }
    if (anchors.empty()) return false;
    compare(a, b, cuts);
    return true;
  }

  [[nodiscard]] std::vector<Anchor> lone_words(Stretch a, Stretch b) const {
    struct Seen {
      std::uint32_t in_a = 0, in_b = 0, at = 0;
    };
    std::unordered_map<std::uint32_t, Seen> seen;
    for (std::uint32_t i = a.first; i < a.last; ++i) ++seen[a_[i].word].in_a;
    for (std::uint32_t j = b.first; j < b.last; ++j) {
      Seen& word = seen[b_[j].word];
      ++word.in_b;
      word.at = j;
    }
    std::vector<Anchor> anchors;
    for (std::uint32_t i = a.first; i < a.last; ++i) {
      const Seen& word = seen[a_[i].word];
      if (word.in_a == 1 && word.in_b == 1) anchors.push_back({i, word.at});
    }
    return anchors;
  }

  /// The most of them that rise on both sides (patience sorting).
  static std::vector<Anchor> in_order(const std::vector<Anchor>& anchors) {
    std::vector<std::size_t> piles;
    std::vector<std::size_t> before(anchors.size(), anchors.size());
    for (std::size_t k = 0; k < anchors.size(); ++k) {
      const auto pile =
          std::lower_bound(piles.begin(), piles.end(), anchors[k].j, [&](std::size_t top, std::uint32_t j) { return anchors[top].j < j; });
      if (pile != piles.begin()) before[k] = *(pile - 1);
      if (pile == piles.end()) {
        piles.push_back(k);
      } else {
        *pile = k;
      }
    }
    std::vector<Anchor> rising;
    for (std::size_t k = piles.empty() ? anchors.size() : piles.back(); k < anchors.size(); k = before[k]) rising.push_back(anchors[k]);
    std::reverse(rising.begin(), rising.end());
    return rising;
  }

  /// Neighbours of a kind become one.
  static std::vector<Step> join(const std::vector<Step>& steps) {
    std::vector<Step> joined;
    for (const Step& step : steps) {
      if (!joined.empty() && joined.back().is_kept == step.is_kept) {
        joined.back().a.last = step.a.last;
        joined.back().b.last = step.b.last;
      } else {
        joined.push_back(step);
      }
    }
    return joined;
  }

  [[nodiscard]] std::vector<Step> drop_strays() const {
    std::vector<Step> steps = join(steps_);
    const auto size = [](const Step& step) { return std::max(step.a.size(), step.b.size()); };
    for (std::size_t k = 1; k + 1 < steps.size(); ++k)
      if (steps[k].is_kept && steps[k].a.size() == 1 && size(steps[k - 1]) + size(steps[k + 1]) >= kGreatChange) steps[k].is_kept = false;
    return steps;
  }

  std::span<const Token> a_, b_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Step> diff(std::span<const Token> a, std::span<const Token> b) {
  return Differ(a, b).run();
}

std::uint32_t count_kept(const std::vector<Step>& steps) {
  std::uint32_t kept = 0;
  for (const Step& step : steps) kept += step.is_kept ? step.a.size() : 0;
  return kept;
}

}  // namespace nhipcau::directive::lineage
