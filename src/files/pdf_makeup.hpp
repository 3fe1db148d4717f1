#pragma once
#include <cstddef>

namespace nhipcau::files {

/// What a page of a PDF shows, as far as it tells whether its text is what a reader sees. Scanners that recognise words lay them, not to be
/// seen, behind or over a picture of the page.
struct PageMakeup {
  double picture_share = 0;        ///< of the page that pictures cover, 0 to 1
  std::size_t seen_letters = 0;    ///< drawn to be seen, with no picture of half the page drawn over them
  std::size_t hidden_letters = 0;  ///< the others

  /// What it shows is not what its text says: a picture takes nearly the whole page, or half of it beside few letters, most letters are not
  /// seen, or there are none.
  [[nodiscard]] bool is_picture() const {
    const bool is_bare = seen_letters < kFewLetters && picture_share >= kHalf;
    return picture_share >= kNearlyAll || is_bare || hidden_letters > seen_letters || seen_letters == 0;
  }
  /// Its text, or nearly all of it, is there to be seen.
  [[nodiscard]] bool shows_text() const { return seen_letters > 0 && hidden_letters * kMostHidden <= seen_letters; }

  static constexpr double kNearlyAll = 0.75;
  static constexpr double kHalf = 0.5;
  static constexpr std::size_t kFewLetters = 200;  ///< the words of a signature and a stamp
  static constexpr std::size_t kMostHidden = 20;   ///< one letter in so many
};

}  // namespace nhipcau::files
