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
};

/// text  what the runs are of
std::vector<Token> make_tokens(const Model& model, std::string_view text, const text::Runs& runs);

/// How often two syllables stand side by side in a text itself.
class OwnPairs {
 public:
  explicit OwnPairs(const std::vector<Token>& tokens);
  [[nodiscard]] unsigned count(std::uint32_t first_mark, std::uint32_t second_mark) const;
  /// May the syllable stand in it at all? Quick, and never wrong when it says no.
  [[nodiscard]] bool has(SyllableId id) const { return has_[id]; }
  /// How often the syllable alone stands in it.
  [[nodiscard]] unsigned count(std::uint32_t mark) const { return count(kNoMark, mark); }

 private:
  struct Slot {
    std::uint64_t key = 0;
    unsigned count = 0;
  };
  static constexpr std::uint32_t kNoMark = 0;  ///< what stands for the first of one that is counted alone
  void add(std::uint64_t key);
  static std::uint64_t key_of(std::uint32_t first, std::uint32_t second) { return (std::uint64_t{first} << 32U) | second; }
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 32U) & (slots_.size() - 1);
  }

  std::vector<Slot> slots_;  ///< count 0: free
  std::bitset<Model::kMostSyllables> has_;
};

}  // namespace nhipcau::spelling
