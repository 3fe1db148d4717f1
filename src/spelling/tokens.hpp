#pragma once
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "spelling/model.hpp"
#include "text/runs.hpp"

namespace nhipcau::spelling {

/// A run of letters or digits of a text, and what it is to the model.
struct Token {
  std::uint32_t run = 0;   ///< which of the runs
  std::uint32_t mark = 0;  ///< of the run's key
  SyllableId id = kUnknown;
  std::uint16_t traits = 0;

  static constexpr std::uint16_t kLeft = 511;  ///< the lowest bits: find_pair
  enum Trait : std::uint16_t { beside = 512, edged = 1024, code = 2048, capital = 4096, seldom = 8192 };

  /// Nothing but spaces stands between it and the token before.
  [[nodiscard]] bool is_beside() const { return (traits & beside) != 0; }
  /// A mark or a line's end stands before it.
  [[nodiscard]] bool is_edged() const { return (traits & edged) != 0; }
  /// Joined to digits, hyphens, slashes …: of a number, an address, a formula, a foreign name.
  [[nodiscard]] bool is_code() const { return (traits & code) != 0; }
  [[nodiscard]] bool is_capital() const { return (traits & capital) != 0; }
  /// Published text hardly has it.
  [[nodiscard]] bool is_seldom() const { return (traits & seldom) != 0; }
  /// Neither it nor the one before is a number, and the pair stands so often that it proves both right.
  [[nodiscard]] bool is_proven() const { return Model::proves_both(left()); }
  /// find_pair of the one before and this, if it is beside and both are known; else 0.
  [[nodiscard]] std::uint32_t left() const { return traits & kLeft; }
};

/// text  what the runs are of
std::vector<Token> make_tokens(const Model& model, std::string_view text, const text::Runs& runs);

/// How often two syllables stand side by side in a text itself.
class OwnPairs {
 public:
  explicit OwnPairs(const std::vector<Token>& tokens);
  [[nodiscard]] unsigned count(std::uint32_t first_mark, std::uint32_t second_mark) const {
    return slots_[find(hash_of(first_mark, second_mark))] & kMostCount;
  }
  /// May the syllable stand in it at all? Quick, and never wrong when it says no.
  [[nodiscard]] bool has(SyllableId id) const { return has_[id]; }
  /// How often a syllable alone stands in it, of those that are seldom.
  [[nodiscard]] unsigned count_seldom(std::uint32_t mark) const { return count(kNoMark, mark); }

 private:
  /// A pair's key above, and how often it stands below: small, since a text has many. Of one that stands nowhere it would be said that it
  /// does once in some million times.
  using Slot = std::uint32_t;  ///< 0: free
  static constexpr Slot kMostCount = 1023;
  static constexpr Slot kKey = ~kMostCount;
  static constexpr std::uint32_t kNoMark = 0;  ///< what stands for the first of one that is counted alone
  static std::uint64_t hash_of(std::uint32_t first, std::uint32_t second) {
    const std::uint64_t mixed = ((std::uint64_t{first} << 32U) | second) * 0x9E3779B97F4A7C15U;
    return mixed ^ (mixed >> 32U);
  }
  static Slot key_of(std::uint64_t hash) { return static_cast<Slot>(hash >> 32U) & kKey; }
  void add(std::uint64_t hash);
  [[nodiscard]] std::size_t find(std::uint64_t hash) const;  ///< where it stands, or would

  std::vector<Slot> slots_;
  std::bitset<Model::kMostSyllables> has_;
};

}  // namespace nhipcau::spelling
