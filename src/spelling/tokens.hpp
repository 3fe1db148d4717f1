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
  bool is_beside = false;  ///< nothing but spaces stands between it and the token before
  bool is_edged = false;   ///< a mark or a line's end stands before it
  bool is_code = false;    ///< joined to digits, hyphens, slashes …: of a number, an address, a formula, a foreign name
  bool is_capital = false;
  std::uint8_t left = 0;  ///< find_pair of the one before and this, if it is beside and both are known; else 0
  float left_weight = 0;  ///< Model::weight of that pair
};

/// text  what the runs are of
std::vector<Token> make_tokens(const Model& model, std::string_view text, const text::Runs& runs);

/// How often two syllables stand side by side in a text itself.
class OwnPairs {
 public:
  OwnPairs(const Model& model, const std::vector<Token>& tokens);
  [[nodiscard]] unsigned count(std::uint32_t first_mark, std::uint32_t second_mark) const {
    return slots_[find(key_of(first_mark, second_mark))].count;
  }
  /// May the syllable stand in it at all? Quick, and never wrong when it says no.
  [[nodiscard]] bool has(SyllableId id) const { return has_[id]; }
  /// How often a syllable alone stands in it, of those that are seldom.
  [[nodiscard]] unsigned count_seldom(std::uint32_t mark) const { return count(kNoMark, mark); }
  /// Is it a syllable that published text hardly has?
  static bool is_seldom(const Model& model, SyllableId id);

 private:
  struct Slot {
    std::uint32_t key = 0;  ///< of the pair: two pairs with one are as good as never in a text
    unsigned count = 0;     ///< 0: free
  };
  static constexpr std::uint32_t kNoMark = 0;  ///< what stands for the first of one that is counted alone
  static constexpr float kSeldomCount = 50;
  static std::uint32_t key_of(std::uint32_t first, std::uint32_t second) {
    const std::uint64_t both = ((std::uint64_t{first} << 32U) | second) * 0x9E3779B97F4A7C15U;
    return static_cast<std::uint32_t>(both >> 32U);
  }
  static std::size_t count_seldom(const Model& model, const std::vector<Token>& tokens);
  void add(std::uint32_t key);
  [[nodiscard]] std::size_t find(std::uint32_t key) const;  ///< where it stands, or would

  std::vector<Slot> slots_;
  std::bitset<Model::kMostSyllables> has_;
};

}  // namespace nhipcau::spelling
