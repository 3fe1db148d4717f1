#include "text/lost_capitals.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::text {
namespace {

constexpr std::size_t kHeadLines = 20;   // where a paper's fixed lines and its title stand
constexpr std::size_t kShortLine = 160;  // bytes; running text is longer
constexpr std::size_t kFewestWords = 2;

/// A letter that TCVN3 writes in both cases: ASCII and the seven with a shape alone.
bool is_kept(char32_t c) {
  constexpr std::u32string_view kShaped = U"ăâđêôơưĂÂĐÊÔƠƯ";
  return is_letter(c) && (c < 0x80 || kShaped.find(c) != std::u32string_view::npos);
}

struct Letters {
  std::size_t capitals = 0;      ///< kept ones behind a word's first letter
  std::size_t small = 0;         ///< the same in small
  std::size_t lost = 0;          ///< small ones that would have lost their capital
  std::size_t all_capitals = 0;  ///< the first letters too
};

Letters count(std::string_view word) {
  Letters letters;
  bool is_first = true;
  for (std::size_t at = 0; at < word.size();) {
    const auto [c, length] = decode(word, at);
    letters.all_capitals += is_upper(c) ? 1 : 0;
    if (is_kept(c)) {
      letters.capitals += !is_first && is_upper(c) ? 1 : 0;
      letters.small += !is_first && !is_upper(c) ? 1 : 0;
    } else if (is_letter(c) && !is_upper(c)) {
      ++letters.lost;
    }
    is_first = false;
    at += length;
  }
  return letters;
}

bool was_shouted(std::string_view line, bool is_at_head) {
  bool has_proof = false;
  bool has_small = false;
  std::size_t capitals = 0;
  std::size_t words = 0;
  for (const Span word : syllables(line, {0, line.size()})) {
    const Letters letters = count(word.of(line));
    has_proof |= letters.lost > 0 && letters.capitals > 0;
    has_small |= letters.small > 0;
    capitals += letters.all_capitals;
    ++words;
  }
  if (!has_small) return has_proof;
  return is_at_head && capitals == 0 && words >= kFewestWords && line.size() <= kShortLine &&
         line.find_first_of("0123456789.;:") == std::string_view::npos;
}

}  // namespace

std::string restore_capitals(std::string_view text, Fonts fonts) {
  std::string out;
  out.reserve(text.size());
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    lines += trim(line).empty() ? 0 : 1;
    out += was_shouted(line, fonts == Fonts::lost && lines <= kHeadLines) ? to_upper(line) : std::string(line);
    if (end < text.size()) out += '\n';
    at = end + 1;
  }
  return out;
}

}  // namespace nhipcau::text
