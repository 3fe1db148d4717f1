#pragma once
#include <cstdint>
#include <vector>

#include "directive/lineage/links.hpp"
#include "directive/lineage/shingles.hpp"

namespace nhipcau::directive::lineage {

/// A parent's sentence that has words in a row with one of the child. Words that stand in a row in many sentences of a paper (the title of
/// what it carries out, the name of its issuer) weigh less.
struct Candidate {
  std::uint32_t parent = 0;  ///< its number in Candidates::sentences()
  double fit = 0;            ///< weight of the words that stand in shared shingles, of the weight of both: 0–1
  double of_child = 0;       ///< the same of the child's words
  double of_parent = 0;
  std::uint32_t shared = 0;  ///< of the child's words
  bool is_equal = false;     ///< word for word

  /// Enough to say that one came from the other, whatever stands around them.
  [[nodiscard]] bool is_enough() const;
};

/// Looks up in all parents at once what a sentence of the child may have come from.
class Candidates {
 public:
  Candidates(const Content& child, const std::vector<Content>& parents);

  /// Best first, at most kMostCandidates.
  [[nodiscard]] std::vector<Candidate> find(const Sentence& sentence);
  /// How much a parent's sentence shares with one of the child; the words of the child that do are set in `covered` (by place in the
  /// sentence).
  Candidate compare(const Sentence& sentence, std::uint32_t parent, std::vector<bool>* covered = nullptr);
  /// The weight of those words of a child's sentence that are set in `words`, of the weight of all.
  [[nodiscard]] double share_of(const Sentence& sentence, const std::vector<bool>& words) const;

  [[nodiscard]] const std::vector<ParentSentence>& sentences() const { return sentences_; }
  [[nodiscard]] std::uint32_t number_of(ParentSentence sentence) const { return first_of_[sentence.paper] + sentence.sentence; }
  [[nodiscard]] std::span<const Token> words_of(std::uint32_t parent) const;

  static constexpr std::size_t kMostCandidates = 6;
  static constexpr std::size_t kMostPlaces = 24;  ///< a shingle that stands in more sentences says nothing

 private:
  using Weights = std::vector<float>;  ///< of each word of a paper, 0–1

  void index(const Content& paper, std::uint32_t number);
  [[nodiscard]] Weights weigh(const Content& paper) const;
  void vote(std::uint64_t key);
  void place_shingles(const Sentence& sentence);

  const Content& child_;
  const std::vector<Content>& parents_;
  std::vector<ParentSentence> sentences_;
  std::vector<std::uint32_t> first_of_;  // for each paper the number of its first sentence
  Index shingles_, whole_, own_;         // of the parents' sentences, of whole ones, of the child's
  Weights own_weights_;
  std::vector<Weights> weights_;
  std::vector<std::uint32_t> votes_;  // for each sentence; all 0 between two looks
  std::vector<std::uint32_t> voted_;
  struct Placed {
    std::uint64_t key = 0;
    std::uint32_t at = 0;
    friend auto operator<=>(const Placed&, const Placed&) = default;
  };
  std::vector<Placed> placed_;  // the shingles of the child's sentence that was compared last
  std::uint32_t placed_of_ = kNone;
};

}  // namespace nhipcau::directive::lineage
