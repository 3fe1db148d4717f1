#include "directive/nesting.hpp"

#include "directive/lines.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kLongestHeading = 50;  // words of a heading that ends without a stop
constexpr std::size_t kShortWithStop = 5;    // words of a heading that ends with one all the same: "1. Mục đích."
constexpr std::size_t kLabelWords = 25;      // words of a heading that ends with a colon: "Đối với các sở, ngành:"

}  // namespace

int rank_of(const Enumerator& e) {
  switch (e.count) {
    case Count::part: return 0;
    case Count::chapter: return 1;
    case Count::section: return 2;
    case Count::subsection: return 3;
    case Count::upper_letter:
    case Count::roman: return 4;
    case Count::article: return 5;
    case Count::arabic: return 6;
    case Count::decimal: return 6 + e.depth;
    case Count::lower_letter: return 20;
    case Count::lower_roman: return 21;
    case Count::bracketed: return 22;
    case Count::bracketed_roman: return 23;
  }
  return 23;
}

bool may_restart_anywhere(const Enumerator& e) {
  return e.value == 1 && (e.count == Count::arabic || e.count == Count::lower_letter || e.count == Count::bracketed);
}

bool is_same_count(const Enumerator& a, const Enumerator& b) {
  return a.count == b.count && a.depth == b.depth;
}

bool is_bracketed(const Enumerator& e) {
  return e.count == Count::bracketed || e.count == Count::bracketed_roman;
}

bool is_heading(std::string_view words, bool has_parts_below) {
  if (words.empty()) return false;
  const std::size_t count = count_words(words, kLongestHeading + 1);
  if (count > kLongestHeading) return text::is_all_caps(words);
  if (!ends_sentence(words)) return true;
  if (text::is_all_caps(words) && count > 1) return true;
  if (words.back() == ':') return count <= kLabelWords;
  return words.back() == '.' && count <= kShortWithStop && has_parts_below;
}

}  // namespace nhipcau::directive
