#pragma once
#include <array>
#include <cstddef>
#include <string_view>

#include "base/span.hpp"

namespace nhipcau::text {

inline constexpr std::size_t kLongestTerm =
    200;  ///< bytes; a longer run of letters and digits is cut, since databases refuse monstrous terms

/// The words of analyse(), without its numbers, one after another and without memory of their own: for whoever looks in many texts for a
/// few words. The text is cleaned and outlives the walk.
class WordWalk {
 public:
  explicit WordWalk(std::string_view text) : text_(text) {}

  /// On to the next word; false when there is no more.
  bool next();

  [[nodiscard]] Span where() const { return where_; }
  /// folded_key of the word, until the next step.
  [[nodiscard]] std::string_view folded() const { return {folded_.data(), folded_size_}; }

 private:
  std::string_view text_;
  Span where_;
  std::array<char, 2 * kLongestTerm + 4> folded_{};  // a letter without its marks has a byte more at most, and the last is written as four
  std::size_t folded_size_ = 0;
};

}  // namespace nhipcau::text
