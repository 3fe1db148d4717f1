#include "files/word_diff.hpp"

#include <algorithm>
#include <cstdint>

#include "text/scan.hpp"

namespace nhipcau::files {
namespace {

constexpr std::size_t kMostCompared = 400;  // words of either text, once what both begin and end with is set aside

/// Raised digits are marks of notes, for the most part.
bool is_mark(char32_t c) {
  if (c < 0x80) return c > 0x20 && !text::is_digit(c) && !text::is_letter(c);
  return std::u32string_view(U"“”‘’«»…–—⁰¹²³⁴⁵⁶⁷⁸⁹").find(c) != std::u32string_view::npos;
}

/// One character, and where the next begins.
Span step(std::string_view text, std::size_t at) {
  return {at, std::min(at + text::decode(text, at).length, text.size())};
}

/// A word without spaces: the marks before and behind it are pieces of their own.
void add_word(std::string_view text, Span word, std::vector<Span>& pieces) {
  std::vector<Span> characters;
  for (std::size_t at = word.begin; at < word.end; at = characters.back().end) characters.push_back(step(text, at));
  const auto is_marked = [&](Span c) { return is_mark(text::decode(text, c.begin).code_point); };
  const auto first = std::find_if_not(characters.begin(), characters.end(), is_marked);
  const auto last = std::find_if_not(characters.rbegin(), std::make_reverse_iterator(first), is_marked).base();
  pieces.insert(pieces.end(), characters.begin(), first);
  if (first != last) pieces.push_back({first->begin, (last - 1)->end});
  pieces.insert(pieces.end(), last, characters.end());
}

std::vector<Span> to_pieces(std::string_view text) {
  std::vector<Span> pieces;
  std::size_t word = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Span character = step(text, at);
    at = character.end;
    if (!text::is_space(text::decode(text, character.begin).code_point)) continue;
    if (word < character.begin) add_word(text, {word, character.begin}, pieces);
    pieces.push_back(character);
    word = at;
  }
  if (word < text.size()) add_word(text, {word, text.size()}, pieces);
  return pieces;
}

/// Two texts as pieces, and which of them both have (the longest common subsequence).
class Comparison {
 public:
  Comparison(std::string_view was, std::string_view put) : was_(was), put_(put), old_(to_pieces(was)), new_(to_pieces(put)) {}

  std::vector<WordChange> changes() {
    std::size_t head = 0;
    std::size_t tail = 0;
    while (head < std::min(old_.size(), new_.size()) && same(head, head)) ++head;
    while (tail < std::min(old_.size(), new_.size()) - head && same(old_.size() - 1 - tail, new_.size() - 1 - tail)) ++tail;
    const std::size_t old_end = old_.size() - tail;
    const std::size_t new_end = new_.size() - tail;
    if (head == old_end && head == new_end) return {};
    if (std::max(old_end, new_end) - head > kMostCompared) {
      add(head, old_end, head, new_end);
    } else {
      compare(head, old_end, new_end);
    }
    return std::move(changes_);
  }

 private:
  [[nodiscard]] bool same(std::size_t i, std::size_t j) const { return old_[i].of(was_) == new_[j].of(put_); }
  [[nodiscard]] static std::size_t begin_of(const std::vector<Span>& pieces, std::size_t i, std::size_t size) {
    return i < pieces.size() ? pieces[i].begin : size;
  }

  void compare(std::size_t head, std::size_t old_end, std::size_t new_end) {
    const std::size_t width = new_end - head + 1;
    std::vector<std::uint16_t> common((old_end - head + 1) * width);  // from [i][j] to the ends
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return common[(i - head) * width + (j - head)]; };
    for (std::size_t i = old_end; i-- > head;) {
      for (std::size_t j = new_end; j-- > head;)
        at(i, j) = same(i, j) ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
    }
    std::size_t i = head;
    std::size_t j = head;
    while (i < old_end || j < new_end) {
      const std::size_t old_from = i;
      const std::size_t new_from = j;
      while ((i < old_end || j < new_end) && !(i < old_end && j < new_end && same(i, j)))
        (j == new_end || (i < old_end && at(i + 1, j) >= at(i, j + 1)) ? i : j) += 1;
      if (old_from != i || new_from != j) add(old_from, i, new_from, j);
      while (i < old_end && j < new_end && same(i, j)) {
        ++i;
        ++j;
      }
    }
  }

  /// Joins it to the one before if only spaces part them.
  void add(std::size_t old_from, std::size_t old_to, std::size_t new_from, std::size_t new_to) {
    const WordChange change{{begin_of(old_, old_from, was_.size()), begin_of(old_, old_to, was_.size())},
                            {begin_of(new_, new_from, put_.size()), begin_of(new_, new_to, put_.size())}};
    const bool joins = !changes_.empty() && !changes_.back().was.empty() && !change.was.empty() && !change.put.empty() &&
                       !changes_.back().put.empty() &&
                       text::trim(was_.substr(changes_.back().was.end, change.was.begin - changes_.back().was.end)).empty();
    if (!joins) return changes_.push_back(change);
    changes_.back().was.end = change.was.end;
    changes_.back().put.end = change.put.end;
  }

  std::string_view was_;
  std::string_view put_;
  std::vector<Span> old_;
  std::vector<Span> new_;
  std::vector<WordChange> changes_;
};

}  // namespace

std::vector<WordChange> diff_words(std::string_view was, std::string_view put) {
  return Comparison(was, put).changes();
}

}  // namespace nhipcau::files
