#include "directive/lineage/links.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "directive/lineage/candidates.hpp"
#include "directive/lineage/word_diff.hpp"

namespace nhipcau::directive::lineage {
namespace {

constexpr double kSureLead = 0.05;          // the best candidate is this much better than the next
constexpr double kNeighbourBonus = 0.1;     // for what follows what its neighbour follows
constexpr double kUsedMalus = 0.1;          // for what another sentence came from
constexpr double kMergedShare = 0.6;        // of a parent's sentence that stands in one of the child beside another
constexpr double kBesideNeighbour = 0.5;    // likeness that is enough between neighbours that are linked
constexpr double kRestLikeness = 0.3;       // the same for sentences of one paragraph
constexpr double kHeadingLikeness = 0.5;    // of headings whose sections are linked
constexpr std::uint32_t kLongHeading = 12;  // words; from there on a heading stands for itself
constexpr double kOtherKindShare = 0.6;     // of both, of a heading and a sentence that is none
constexpr double kGatheredShare = 0.5;      // of a sentence put together of several, all pieces
constexpr double kPieceShare = 0.2;         // the same, of each; and of the sentence it comes from
constexpr double kSectionShare = 0.2;       // of a section's words that came from the section of the other heading
constexpr std::uint32_t kMostDepth = 12;    // of clauses within clauses that are looked at

double likeness(std::span<const Token> a, std::span<const Token> b) {
  return 2.0 * count_kept(diff(a, b)) / static_cast<double>(std::max<std::size_t>(1, a.size() + b.size()));
}

class Linker {
 public:
  Linker(const Content& child, const std::vector<Content>& parents)
      : child_(child),
        parents_(parents),
        candidates_(child, parents),
        chosen_(child.sentences.size(), kNone),
        used_(candidates_.sentences().size()) {}

  Links run() && {
    for (const Sentence& sentence : child_.sentences) found_.push_back(candidates_.find(sentence));
    choose_sure();
    choose_by_neighbours();
    choose_runs();
    fill_gaps();
    gather();
    choose_headings();
    add_merged();
    return collect();
  }

 private:
  [[nodiscard]] const Sentence& child_at(std::uint32_t c) const { return child_.sentences[c]; }
  [[nodiscard]] std::span<const Token> words_of(std::uint32_t c) const {
    return std::span(child_.tokens).subspan(child_at(c).words.first, child_at(c).words.size());
  }
  [[nodiscard]] const ParentSentence& place(std::uint32_t p) const { return candidates_.sentences()[p]; }
  [[nodiscard]] const Part& parent_part(std::uint32_t p) const {
    const Content& paper = parents_[place(p).paper];
    return paper.parts[paper.sentences[place(p).sentence].part];
  }
  [[nodiscard]] bool is_heading(std::uint32_t c) const { return child_.parts[child_at(c).part].kind == PartKind::heading; }
  [[nodiscard]] bool is_parent_heading(std::uint32_t p) const { return parent_part(p).kind == PartKind::heading; }

  /// Whether a candidate tells enough by itself.
  [[nodiscard]] bool stands_alone(std::uint32_t c, const Candidate& candidate) const {
    const std::uint32_t least = is_heading(c) ? kLongHeading : kEnoughWords;
    if (is_heading(c) != is_parent_heading(candidate.parent) && std::min(candidate.of_child, candidate.of_parent) < kOtherKindShare)
      return false;
    return candidate.is_enough() && child_at(c).words.size() >= least && candidates_.words_of(candidate.parent).size() >= kEnoughWords;
  }

  void choose(std::uint32_t c, std::uint32_t p) {
    chosen_[c] = p;
    ++used_[p];
  }

  void choose_sure() {
    for (std::uint32_t c = 0; c < chosen_.size(); ++c) {
      const auto& found = found_[c];
      if (found.empty() || !stands_alone(c, found[0])) continue;
      if (found.size() == 1 || found[0].fit - found[1].fit > kSureLead) choose(c, found[0].parent);
    }
  }

  void choose_by_neighbours() {
    for (std::uint32_t c = 0; c < chosen_.size(); ++c) {
      if (chosen_[c] != kNone) continue;
      std::uint32_t best = kNone;
      double best_score = 0;
      for (const Candidate& candidate : found_[c]) {
        if (!stands_alone(c, candidate)) continue;
        const double score =
            candidate.fit + (follows(c, candidate.parent) ? kNeighbourBonus : 0) - (used_[candidate.parent] > 0 ? kUsedMalus : 0);
        if (best != kNone && score <= best_score) continue;
        best = candidate.parent;
        best_score = score;
      }
      if (best != kNone) choose(c, best);
    }
  }

  [[nodiscard]] bool follows(std::uint32_t c, std::uint32_t p) const {
    const bool after = c > 0 && chosen_[c - 1] != kNone && chosen_[c - 1] + 1 == p;
    const bool before = c + 1 < chosen_.size() && chosen_[c + 1] != kNone && chosen_[c + 1] == p + 1;
    return after || before;
  }

  /// Short sentences that stand word for word in a row in both: "- Trưng bày ảnh; - Chiếu phim; …".
  void choose_runs() {
    for (std::uint32_t c = 0; c < chosen_.size(); ++c) {
      if (chosen_[c] != kNone || is_heading(c)) continue;
      for (const Candidate& candidate : found_[c]) {
        if (!candidate.is_equal) continue;
        const std::uint32_t size = run_at(c, candidate.parent);
        for (std::uint32_t k = 0; k < size; ++k) choose(c + k, candidate.parent + k);
        if (size > 0) break;
      }
    }
  }

  /// How many equal sentences stand in a row from there; 0 if they are too few or too short to tell.
  [[nodiscard]] std::uint32_t run_at(std::uint32_t c, std::uint32_t p) const {
    std::uint32_t size = 0;
    std::size_t words = 0;
    while (c + size < chosen_.size() && p + size < used_.size() && can_pair(c + size, p + size) && are_equal(c + size, p + size)) {
      words += words_of(c + size).size();
      ++size;
    }
    return size >= 2 && words >= kEnoughWords ? size : 0;
  }

  [[nodiscard]] bool are_equal(std::uint32_t c, std::uint32_t p) const {
    const auto a = words_of(c), b = candidates_.words_of(p);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Token& x, const Token& y) { return x.word == y.word; });
  }

  [[nodiscard]] bool can_pair(std::uint32_t c, std::uint32_t p) const {
    return chosen_[c] == kNone && used_[p] == 0 && !is_heading(c) && !is_parent_heading(p);
  }

  /// What stands between or beside linked neighbours, and is alike.
  void fill_gaps() {
    const auto count = static_cast<std::uint32_t>(chosen_.size());
    for (std::uint32_t c = 1; c < count; ++c)
      if (chosen_[c - 1] != kNone && chosen_[c] == kNone) pair_beside(c, chosen_[c - 1], true);
    for (std::uint32_t c = count; c-- > 1;)
      if (chosen_[c] != kNone && chosen_[c - 1] == kNone) pair_beside(c - 1, chosen_[c], false);
  }

  /// A few words that a page's end cut off: the last of the sentence that the neighbour came from, which the neighbour lacks (or the
  /// first).
  [[nodiscard]] bool is_rest_of(std::uint32_t c, std::uint32_t p, bool is_after) const {
    const auto words = words_of(c), beside = words_of(is_after ? c - 1 : c + 1), whole = candidates_.words_of(p);
    if (is_heading(c) || words.size() < kShingle || words.size() + kShingle > whole.size()) return false;
    const auto end_of = [&](std::span<const Token> all) { return is_after ? all.last(words.size()) : all.first(words.size()); };
    const auto same = [&](std::span<const Token> others) {
      return std::equal(words.begin(), words.end(), others.begin(), [](const Token& x, const Token& y) { return x.word == y.word; });
    };
    return same(end_of(whole)) && (beside.size() < words.size() || !same(end_of(beside)));
  }

  void pair_beside(std::uint32_t c, std::uint32_t neighbour, bool is_after) {
    if (is_rest_of(c, neighbour, is_after)) return choose(c, neighbour);
    if (is_after ? neighbour + 1 >= used_.size() : neighbour == 0) return;
    const std::uint32_t p = is_after ? neighbour + 1 : neighbour - 1;
    if (place(p).paper != place(neighbour).paper || !can_pair(c, p)) return;
    const auto a = words_of(c), b = candidates_.words_of(p);
    const double kept = count_kept(diff(a, b));
    const double alike = 2 * kept / static_cast<double>(a.size() + b.size());
    const bool is_rest = child_at(c).part == child_at(is_after ? c - 1 : c + 1).part && &parent_part(p) == &parent_part(neighbour) &&
                         kept >= kBesideNeighbour * static_cast<double>(std::min(a.size(), b.size()));
    if (alike >= (is_rest ? kRestLikeness : kBesideNeighbour)) choose(c, p);
  }

  // --- headings ---------------------------------------------------------------------------------------------------------------------

  using Heads = std::pair<std::uint32_t, std::uint32_t>;  // the number of the child's heading, of the parent's

  /// A heading came from the one whose section gave to its section, if it says much the same.
  void choose_headings() {
    const std::vector<std::uint32_t> own = first_sentences(child_);
    std::vector<std::vector<std::uint32_t>> others;
    for (const Content& parent : parents_) others.push_back(first_sentences(parent));
    std::map<Heads, std::size_t> given;
    const std::vector<std::size_t> sections = section_words();
    for (std::uint32_t c = 0; c < chosen_.size(); ++c) {
      if (chosen_[c] == kNone) continue;
      const ParentSentence& from = place(chosen_[c]);
      const Content& paper = parents_[from.paper];
      std::uint32_t depth = 0;
      for (std::uint32_t head = child_.head_of[child_at(c).part]; head != kNone && depth++ < kMostDepth; head = child_.head_of[head]) {
        if (own[head] == kNone || chosen_[own[head]] != kNone) continue;
        std::uint32_t other_depth = 0;
        for (std::uint32_t other = paper.head_of[paper.sentences[from.sentence].part]; other != kNone && other_depth++ < kMostDepth;
             other = paper.head_of[other])
          if (others[from.paper][other] != kNone)
            given[{own[head], candidates_.number_of({from.paper, others[from.paper][other]})}] += words_of(c).size();
      }
    }
    for (auto& [heads, words] : given)
      if (static_cast<double>(words) < kSectionShare * static_cast<double>(sections[child_at(heads.first).part])) words = 0;
    choose_best(given);
  }

  /// Of each of the child's parts the words of what it heads.
  [[nodiscard]] std::vector<std::size_t> section_words() const {
    std::vector<std::size_t> sections(child_.parts.size());
    for (const Sentence& sentence : child_.sentences) {
      std::uint32_t depth = 0;
      for (std::uint32_t head = child_.head_of[sentence.part]; head != kNone && depth++ < kMostDepth; head = child_.head_of[head])
        sections[head] += sentence.words.size();
    }
    return sections;
  }

  void choose_best(const std::map<Heads, std::size_t>& given) {
    std::map<std::uint32_t, std::pair<double, std::uint32_t>> best;
    for (const auto& [heads, words] : given) {
      const double alike = likeness(words_of(heads.first), candidates_.words_of(heads.second));
      if (alike < kHeadingLikeness) continue;
      auto& so_far = best.try_emplace(heads.first, 0.0, kNone).first->second;
      if (const double score = alike * alike * static_cast<double>(words); score > so_far.first) so_far = {score, heads.second};
    }
    for (const auto& [heading, parent] : best)
      if (parent.second != kNone) choose(heading, parent.second);
  }

  static std::vector<std::uint32_t> first_sentences(const Content& paper) {
    std::vector<std::uint32_t> first(paper.parts.size(), kNone);
    for (std::uint32_t i = 0; i < paper.sentences.size(); ++i) {
      auto& of_part = first[paper.sentences[i].part];
      of_part = std::min(of_part, i);
    }
    return first;
  }

  // --- sentences put together ---------------------------------------------------------------------------------------------------------

  /// A parent's sentence that nothing was linked to may stand in one of the child beside what that is linked to.
  void add_merged() {
    for (std::uint32_t c = 0; c < chosen_.size(); ++c) {
      if (chosen_[c] == kNone || is_heading(c)) continue;
      std::vector<bool> taken;
      candidates_.compare(child_at(c), chosen_[c], &taken);
      for (const Candidate& candidate : found_[c]) {
        const std::uint32_t p = candidate.parent;
        if (used_[p] > 0 || candidate.of_parent < kMergedShare || place(p).paper != place(chosen_[c]).paper || is_parent_heading(p))
          continue;
        std::vector<bool> covered;
        candidates_.compare(child_at(c), p, &covered);
        std::size_t fresh = 0;
        for (std::size_t k = 0; k < covered.size(); ++k) fresh += covered[k] && !taken[k] ? 1 : 0;
        if (static_cast<double>(fresh) < kMergedShare * static_cast<double>(candidates_.words_of(p).size())) continue;
        for (std::size_t k = 0; k < covered.size(); ++k) taken[k] = taken[k] || covered[k];
        merged_.push_back({c, place(p)});
        ++used_[p];
      }
    }
  }

  /// A sentence that takes enough from several of a parent, though not from one.
  void gather() {
    for (std::uint32_t c = 0; c < chosen_.size(); ++c) {
      if (chosen_[c] != kNone || is_heading(c) || words_of(c).size() < 2 * kEnoughWords) continue;
      std::vector<bool> taken(words_of(c).size());
      std::vector<std::uint32_t> pieces;
      while (const auto piece = next_piece(c, pieces, taken)) pieces.push_back(*piece);
      if (pieces.size() < 2 || candidates_.share_of(child_at(c), taken) < kGatheredShare) continue;
      choose(c, pieces[0]);
      for (std::size_t i = 1; i < pieces.size(); ++i) {
        merged_.push_back({c, place(pieces[i])});
        ++used_[pieces[i]];
      }
    }
  }

  /// The parent's sentence that gives the most of what is not taken yet, if that is enough; then that is taken.
  std::optional<std::uint32_t> next_piece(std::uint32_t c, const std::vector<std::uint32_t>& pieces, std::vector<bool>& taken) {
    std::optional<std::uint32_t> best;
    std::vector<bool> best_taken;
    const double before = candidates_.share_of(child_at(c), taken);
    double most = kPieceShare;
    for (const Candidate& candidate : found_[c]) {
      if (is_parent_heading(candidate.parent) || candidate.of_parent < kPieceShare) continue;
      if (!pieces.empty() && place(pieces[0]).paper != place(candidate.parent).paper) continue;
      std::vector<bool> covered;
      candidates_.compare(child_at(c), candidate.parent, &covered);
      for (std::size_t k = 0; k < covered.size(); ++k) covered[k] = covered[k] || taken[k];
      const double fresh = candidates_.share_of(child_at(c), covered) - before;
      if (fresh < most) continue;
      most = fresh;
      best = candidate.parent;
      best_taken = std::move(covered);
    }
    if (best) taken = std::move(best_taken);
    return best;
  }

  Links collect() {
    Links links;
    links.links = std::move(merged_);
    for (std::uint32_t c = 0; c < chosen_.size(); ++c) {
      if (chosen_[c] == kNone) continue;
      links.links.push_back({c, place(chosen_[c])});
      add_others(c, links.others);
    }
    std::sort(links.links.begin(), links.links.end(),
              [](const Link& a, const Link& b) { return a.child != b.child ? a.child < b.child : a.parent < b.parent; });
    return links;
  }

  /// The best of each other parent.
  void add_others(std::uint32_t c, std::vector<OtherLink>& others) const {
    std::vector<std::uint32_t> seen{place(chosen_[c]).paper};
    for (const Candidate& candidate : found_[c]) {
      const std::uint32_t paper = place(candidate.parent).paper;
      const bool fits = candidate.is_equal || stands_alone(c, candidate);
      if (!fits || std::find(seen.begin(), seen.end(), paper) != seen.end()) continue;
      seen.push_back(paper);
      others.push_back({c, place(candidate.parent), candidate.fit});
    }
  }

  const Content& child_;
  const std::vector<Content>& parents_;
  Candidates candidates_;
  std::vector<std::vector<Candidate>> found_;  // for each sentence of the child
  std::vector<std::uint32_t> chosen_;          // the same: what it is linked to, kNone
  std::vector<std::uint32_t> used_;            // for each sentence of the parents, how often it was linked to
  std::vector<Link> merged_;
};

}  // namespace

Links link_sentences(const Content& child, const std::vector<Content>& parents) {
  return Linker(child, parents).run();
}

}  // namespace nhipcau::directive::lineage
