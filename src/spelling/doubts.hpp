#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "spelling/candidates.hpp"
#include "spelling/fit.hpp"
#include "spelling/tokens.hpp"

namespace nhipcau::spelling {

/// A syllable that stands where published text does not have it, and what would stand there better.
struct Doubt {
  std::size_t at = 0;  ///< which of the tokens
  SyllableId better = kUnknown;
  Fit written;
  Fit meant;
  float gain = 0;    ///< logarithm: how many times likelier what was meant is, less what the slip costs
  float margin = 0;  ///< by how much it beats the next best
};

/// Goes through the doubtful places of a text.
class Doubter {
 public:
  Doubter(const Model& model, std::string_view text, const text::Runs& runs, const std::vector<Token>& tokens);

  /// May the token be wrong? Quick: most are not.
  [[nodiscard]] bool is_doubtful(std::size_t at) const {
    return !tokens_[at].is_proven() && !(at + 1 < tokens_.size() && tokens_[at + 1].is_proven()) && may_be_doubtful(at);
  }
  /// What would stand better at a doubtful place; `better` unknown if nothing would, or if a name, an abbreviation or a numeral stands
  /// there.
  [[nodiscard]] Doubt doubt(std::size_t at) { return doubt(at, before(at), after(at)); }
  /// The same, as if these stood beside it.
  [[nodiscard]] Doubt doubt(std::size_t at, const Neighbour& left, const Neighbour& right);
  /// Logarithm of the odds that what stands there is wrong, and `better` was meant: 0 is as likely as not.
  [[nodiscard]] float odds(const Doubt& doubt) const;

  [[nodiscard]] Neighbour before(std::size_t at) const;
  [[nodiscard]] Neighbour after(std::size_t at) const;
  [[nodiscard]] bool has_right(std::size_t at) const { return at + 1 < tokens_.size() && tokens_[at + 1].is_beside(); }
  [[nodiscard]] std::string_view word(std::size_t at) const;  ///< as written
  [[nodiscard]] const text::Run& run(std::size_t at) const { return runs_[tokens_[at].run]; }
  [[nodiscard]] const Scales& scales() const { return scales_; }
  [[nodiscard]] const OwnPairs& own() const { return own_; }
  /// All its letters are capitals, and it has more than one.
  [[nodiscard]] bool is_shouted(std::size_t at) const;

  enum Trait {
    gain,
    gain_beyond,
    margin,
    misformed,
    rare,
    often,
    was_seen,
    was_word,
    seen,
    word_made,
    name,
    name_seen,
    shouted,
    again,
    seen_beside,
    kTraits
  };
  /// What speaks for and against it, in the order of the weights.
  [[nodiscard]] std::array<float, kTraits> traits(const Doubt& doubt) const;

 private:
  [[nodiscard]] Neighbour as_neighbour(const Token& token) const { return {token.id, token.mark, true}; }
  [[nodiscard]] bool may_be_doubtful(std::size_t at) const;  ///< where no pair proves it right
  [[nodiscard]] bool is_left_alone(std::size_t at) const;
  [[nodiscard]] bool is_usual_otherwise(const Token& token, const Letters& letters, const Scales::Place& place) const;

  /// What may have been meant, good until the next are asked for.
  [[nodiscard]] std::span<const Candidate> candidates_for(const Token& token, const Letters& letters);

  const Model& model_;
  std::string_view text_;
  const text::Runs& runs_;
  const std::vector<Token>& tokens_;
  OwnPairs own_;
  Scales scales_;
  std::vector<Candidate> candidates_;  ///< of the unknown syllable looked at: kept for its room
};

}  // namespace nhipcau::spelling
