#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "directive/lineage/content.hpp"

namespace nhipcau::directive::lineage {

/// So many words in a row are looked up together: fewer are shared by any two papers.
inline constexpr std::uint32_t kShingle = 3;

/// A number made of words in a row; nearly always another for others.
std::uint64_t key_of(std::span<const Token> words);

/// Where in a number of sentences a key stands.
class Index {
 public:
  void add(std::uint64_t key, std::uint32_t sentence) { entries_.push_back({key, sentence}); }
  void finish();  ///< before the first look

  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t sentence = 0;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  /// The sentences of a key, in order, each once.
  [[nodiscard]] std::span<const Entry> find(std::uint64_t key) const;

 private:
  std::vector<Entry> entries_;          // sorted
  std::vector<std::uint32_t> buckets_;  // where the entries begin whose key has these upper bits
  int shift_ = 64;
};

}  // namespace nhipcau::directive::lineage
