#include "directive/lineage/ties.hpp"

#include <algorithm>
#include <map>

#include "directive/lineage/word_diff.hpp"

namespace nhipcau::directive::lineage {
namespace {

/// Words of the child and the words of a parent they came from.
struct Piece {
  Link link;
  Stretch child, parent;
};

std::span<const Token> words_in(const Content& paper, Stretch words) {
  return std::span(paper.tokens).subspan(words.first, words.size());
}

/// Where most of the words stand that both have.
struct Hull {
  Stretch a, b;
};

/// From the first to the last that are kept `in_row`.
std::optional<Hull> find_hull(const std::vector<Step>& steps, std::uint32_t in_row) {
  std::optional<Hull> hull;
  for (const Step& step : steps) {
    if (!step.is_kept || step.a.size() < in_row) continue;
    if (!hull) hull = Hull{step.a, step.b};
    hull->a.last = step.a.last;
    hull->b.last = step.b.last;
  }
  return hull;
}

Hull hull_of(std::span<const Token> a, std::span<const Token> b) {
  constexpr std::uint32_t kLongRow = 5, kShortRow = 2;  // what is said everywhere is rarely as long
  const std::vector<Step> steps = diff(a, b);
  if (const auto hull = find_hull(steps, kLongRow)) return *hull;
  if (const auto hull = find_hull(steps, kShortRow)) return *hull;
  return {{0, static_cast<std::uint32_t>(a.size())}, {0, static_cast<std::uint32_t>(b.size())}};
}

/// Cuts a sentence among the pieces that claim parts of it: each reaches to where the next begins, the first and the last to the ends.
/// Pieces that claim much the same are copies, and have it whole.
void cut_among(Stretch whole, std::vector<Stretch*> claims) {
  std::stable_sort(claims.begin(), claims.end(), [](const Stretch* a, const Stretch* b) { return a->first < b->first; });
  for (std::size_t i = 0; i + 1 < claims.size(); ++i) {
    const Stretch a = *claims[i], b = *claims[i + 1];
    const std::uint32_t common = a.last > b.first ? std::min(a.last, b.last) - b.first : 0;
    if (2 * common > std::min(a.size(), b.size())) {
      for (Stretch* claim : claims) *claim = whole;
      return;
    }
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (i == 0) claims[i]->first = whole.first;
    claims[i]->last = i + 1 < claims.size() ? claims[i + 1]->first : whole.last;
  }
}

class Maker {
 public:
  Maker(const Content& child, const std::vector<Content>& parents, const Links& links) : child_(child), parents_(parents), links_(links) {}

  std::vector<Tie> run() && {
    make_pieces();
    cut_pieces();
    tie_child();
    tie_dropped();
    return std::move(ties_);
  }

 private:
  [[nodiscard]] Stretch child_words(std::uint32_t sentence) const { return child_.sentences[sentence].words; }
  [[nodiscard]] const Content& paper(const Link& link) const { return parents_[link.parent.paper]; }
  [[nodiscard]] const Sentence& parent_sentence(const Link& link) const { return paper(link).sentences[link.parent.sentence]; }

  void make_pieces() {
    for (const Link& link : links_.links) pieces_.push_back({link, child_words(link.child), parent_sentence(link).words});
  }

  void cut_pieces() {
    std::map<std::uint32_t, std::vector<Piece*>> by_child;
    std::map<ParentSentence, std::vector<Piece*>> by_parent;
    for (Piece& piece : pieces_) {
      by_child[piece.link.child].push_back(&piece);
      by_parent[piece.link.parent].push_back(&piece);
    }
    for (Piece& piece : pieces_) {
      const bool is_merged = by_child[piece.link.child].size() > 1;
      const bool is_split = by_parent[piece.link.parent].size() > 1;
      if (!is_merged && !is_split) continue;
      const Hull hull = hull_of(words_in(child_, piece.child), words_in(paper(piece.link), piece.parent));
      const Stretch child = piece.child, parent = piece.parent;
      if (is_merged) piece.child = {child.first + hull.a.first, child.first + hull.a.last};
      if (is_split) piece.parent = {parent.first + hull.b.first, parent.first + hull.b.last};
    }
    for (auto& [sentence, pieces] : by_child)
      if (pieces.size() > 1) cut_among(child_words(sentence), claims(pieces, &Piece::child));
    for (auto& [sentence, pieces] : by_parent)
      if (pieces.size() > 1) cut_among(parent_sentence(pieces[0]->link).words, claims(pieces, &Piece::parent));
    std::stable_sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) { return a.child.first < b.child.first; });
  }

  static std::vector<Stretch*> claims(const std::vector<Piece*>& pieces, Stretch Piece::*side) {
    std::vector<Stretch*> stretches;
    for (Piece* piece : pieces) stretches.push_back(&(piece->*side));
    return stretches;
  }

  void tie_child() {
    std::size_t next = 0;
    for (std::uint32_t c = 0; c < child_.sentences.size();) {
      if (next == pieces_.size() || pieces_[next].link.child > c) {
        c = tie_added(c, next == pieces_.size() ? static_cast<std::uint32_t>(child_.sentences.size()) : pieces_[next].link.child);
        continue;
      }
      std::size_t end = next + 1;
      while (end < pieces_.size() && goes_on(pieces_[end - 1], pieces_[end])) ++end;
      tie_pieces(next, end);
      c = pieces_[end - 1].link.child + (end < pieces_.size() && pieces_[end].link.child == pieces_[end - 1].link.child ? 0 : 1);
      next = end;
    }
  }

  /// Whether two pieces stand beside each other in both papers.
  [[nodiscard]] bool goes_on(const Piece& a, const Piece& b) const {
    return child_.sentences[a.link.child].part == child_.sentences[b.link.child].part && a.link.parent.paper == b.link.parent.paper &&
           parent_sentence(a.link).part == parent_sentence(b.link).part && a.child.last == b.child.first && a.parent.last == b.parent.first;
  }

  [[nodiscard]] Place child_place(std::uint32_t sentence, Stretch words) const {
    return {0, child_.sentences[sentence].part, child_.span_of(words)};
  }
  [[nodiscard]] Place parent_place(ParentSentence sentence, Stretch words) const {
    const Content& from = parents_[sentence.paper];
    return {sentence.paper, from.sentences[sentence.sentence].part, from.span_of(words)};
  }

  void tie_pieces(std::size_t begin, std::size_t end) {
    const Piece& first = pieces_[begin];
    const Stretch own{first.child.first, pieces_[end - 1].child.last};
    const Stretch from{first.parent.first, pieces_[end - 1].parent.last};
    if (own.size() == 0 || from.size() == 0) return;
    const auto a = words_in(paper(first.link), from);
    const auto b = words_in(child_, own);
    const std::vector<Step> steps = diff(a, b);
    Tie tie{.relation = Relation::inherited,
            .child = child_place(first.link.child, own),
            .parent = parent_place(first.link.parent, from),
            .similarity = 2.0 * count_kept(steps) / static_cast<double>(a.size() + b.size()),
            .words = own.size()};
    if (steps.size() != 1 || !steps[0].is_kept) {
      tie.relation = Relation::adapted;
      tie.changes = to_changes(steps, a, b);
    }
    add_others(begin, end, tie);
    ties_.push_back(std::move(tie));
  }

  /// `a` are the parent's words.
  static std::vector<Change> to_changes(const std::vector<Step>& steps, std::span<const Token> a, std::span<const Token> b) {
    const auto span = [](std::span<const Token> words, Stretch s) -> Span {
      if (s.size() > 0) return {words[s.first].begin, words[s.last - 1].end};
      const std::size_t at = s.first == 0 ? words.front().begin : words[s.first - 1].end;
      return {at, at};
    };
    std::vector<Change> changes;
    for (const Step& step : steps) {
      const Change::Kind kind = step.is_kept         ? Change::Kind::kept
                                : step.a.size() == 0 ? Change::Kind::added
                                : step.b.size() == 0 ? Change::Kind::left_out
                                                     : Change::Kind::changed;
      changes.push_back({kind, span(b, step.b), span(a, step.a)});
    }
    return changes;
  }

  /// The best of each other parent among the sentences of a tie.
  void add_others(std::size_t begin, std::size_t end, Tie& tie) const {
    for (std::size_t i = begin; i < end; ++i) {
      auto other = std::lower_bound(links_.others.begin(), links_.others.end(), pieces_[i].link.child,
                                    [](const OtherLink& link, std::uint32_t c) { return link.child < c; });
      for (; other != links_.others.end() && other->child == pieces_[i].link.child; ++other) {
        const Content& from = parents_[other->parent.paper];
        const auto known =
            std::find_if(tie.others.begin(), tie.others.end(), [&](const Other& told) { return told.place.paper == other->parent.paper; });
        if (known == tie.others.end())
          tie.others.push_back({parent_place(other->parent, from.sentences[other->parent.sentence].words), other->fit});
      }
    }
    std::stable_sort(tie.others.begin(), tie.others.end(), [](const Other& a, const Other& b) { return a.similarity > b.similarity; });
  }

  /// Sentences from `c` on that came from nowhere, as far as the part goes; returns the sentence behind them.
  std::uint32_t tie_added(std::uint32_t c, std::uint32_t end) {
    const std::uint32_t part = child_.sentences[c].part;
    Stretch words = child_words(c);
    std::uint32_t next = c + 1;
    for (; next < end && child_.sentences[next].part == part; ++next) words.last = child_words(next).last;
    ties_.push_back({.relation = Relation::added, .child = child_place(c, words), .parent = {}, .words = words.size()});
    return next;
  }

  void tie_dropped() {
    for (std::uint32_t number = 0; number < parents_.size(); ++number) {
      const Content& from = parents_[number];
      std::vector<bool> used(from.sentences.size());
      for (const Link& link : links_.links)
        if (link.parent.paper == number) used[link.parent.sentence] = true;
      for (const OtherLink& other : links_.others)
        if (other.parent.paper == number) used[other.parent.sentence] = true;
      for (std::uint32_t i = 0; i < used.size(); ++i) {
        if (used[i]) continue;
        Stretch words = from.sentences[i].words;
        const std::uint32_t first = i;
        while (i + 1 < used.size() && !used[i + 1] && from.sentences[i + 1].part == from.sentences[i].part)
          words.last = from.sentences[++i].words.last;
        ties_.push_back(
            {.relation = Relation::dropped, .child = {}, .parent = parent_place({number, first}, words), .words = words.size()});
      }
    }
  }

  const Content& child_;
  const std::vector<Content>& parents_;
  const Links& links_;
  std::vector<Piece> pieces_;
  std::vector<Tie> ties_;
};

}  // namespace

std::vector<Tie> make_ties(const Content& child, const std::vector<Content>& parents, const Links& links) {
  return Maker(child, parents, links).run();
}

}  // namespace nhipcau::directive::lineage
