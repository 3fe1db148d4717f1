#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "directive/lineage/lineage.hpp"
#include "text/runs.hpp"

namespace nhipcau::directive::lineage {

/// The words of all papers of a comparison, each with a number.
class Vocabulary {
 public:
  /// `key` outlives this.
  std::uint32_t number_of(std::string_view key) {
    return numbers_.try_emplace(key, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }
  void reserve(std::size_t words) { numbers_.reserve(words); }

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

/// A word of a paper's content: letters or digits; no sign, enumerator or mark of a footnote.
struct Token {
  std::uint32_t word = 0;  ///< its number
  std::uint32_t begin = 0, end = 0;
};

/// A stretch of tokens, half open.
struct Stretch {
  std::uint32_t first = 0, last = 0;
  [[nodiscard]] std::uint32_t size() const { return last - first; }
  friend bool operator==(Stretch, Stretch) = default;
};

/// A sentence, the unit of comparison; never without words.
struct Sentence {
  std::uint32_t part = 0;
  Stretch words;
};

inline constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

/// A paper's content as it is compared.
struct Content {
  std::string_view text;
  text::Runs runs;  ///< owns the keys that the vocabulary looks at
  std::vector<Token> tokens;
  std::vector<Part> parts;
  std::vector<std::uint32_t> head_of;  ///< for each part the part that heads it: its clause, and for a clause the one above; kNone
  std::vector<Sentence> sentences;     ///< in the order of the parts
  bool is_cut = false;

  [[nodiscard]] Span span_of(Stretch words) const { return {tokens[words.first].begin, tokens[words.last - 1].end}; }
};

/// Takes a paper apart: parts in the order of the text, footnotes behind them wherever they stand.
Content read_content(const Source& paper, Vocabulary& vocabulary);

}  // namespace nhipcau::directive::lineage
