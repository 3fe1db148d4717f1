#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "text/runs.hpp"

namespace nhipcau::directive {

/// A text as the readers of meaning walk over it: runs of letters, runs of digits, and every other character that is no space.
using Word = text::Run;
/// A stretch of the words of a text that was split once; the readers look at it and own nothing of it.
using Words = std::span<const Word>;

/// The words that begin in `within`; `text` must outlive them. For whoever looks at many stretches of one text: split it once, then
/// words_in.
text::Runs split_words(std::string_view text, Span within);

/// Those of `words` that begin in `within`, the last of them whole.
Words words_in(const Words& words, Span within);

/// The words from the first to before the `last`, as a span of the text they came from; empty if there are none.
Span span_of(const Words& words, std::size_t first, std::size_t last);

/// A set of phrases looked up by their first word. Punctuation inside a phrase counts ("chính trị - xã hội"); space does not.
class Phrases {
 public:
  Phrases() = default;
  Phrases(std::initializer_list<std::string_view> phrases);
  void add(std::string_view phrase);

  /// How many words the longest phrase that starts at `at` has; 0 if none does.
  [[nodiscard]] std::size_t match(const Words& words, std::size_t at) const {
    return at < words.size() && firsts_.test(words[at].mark % kMarks) ? longest_at(words, at) : 0;
  }
  /// How many words the longest phrase that ends before `end` has; 0 if none does.
  [[nodiscard]] std::size_t match_before(const Words& words, std::size_t end) const;
  /// Where one of the phrases first starts in [first, last); `last` if none does.
  [[nodiscard]] std::size_t find(const Words& words, std::size_t first, std::size_t last) const;

 private:
  static constexpr std::size_t kMarks = 1024;
  using Marks = std::bitset<kMarks>;  // most words of a text begin and end no phrase, and this tells without a look into the index

  struct Key {
    std::uint32_t mark = 0;  ///< of `text`: nearly always enough to tell that a word is another
    std::string text;
  };
  /// A phrase where it is looked up.
  struct Phrase {
    std::uint32_t mark = 0;    ///< of the word it is listed under, its first or its last
    std::uint32_t beside = 0;  ///< of the word beside that one
    std::uint32_t first = 0;   ///< of its words in keys_
    std::uint32_t size = 0;    ///< in words; 0: a free place
  };

  /// A table with free places: a phrase stands at the place its mark names, or at one of those behind it up to the next free one. One look
  /// into memory finds all phrases of a word.
  class Index {
   public:
    void add(const Phrase& phrase);
    /// Calls `take` with each phrase listed under a word of this mark.
    template <class Take>
    void for_each(std::uint32_t mark, Take take) const {
      if (places_.empty()) return;
      for (std::size_t at = mark & (places_.size() - 1); places_[at].size > 0; at = (at + 1) & (places_.size() - 1))
        if (places_[at].mark == mark) take(places_[at]);
    }

   private:
    void place(const Phrase& phrase);

    std::vector<Phrase> places_;  ///< a power of two, at least twice as many as are taken
    std::size_t taken_ = 0;
  };

  [[nodiscard]] bool stands_at(const Phrase& phrase, const Words& words, std::size_t at) const;
  [[nodiscard]] std::size_t longest_at(const Words& words, std::size_t at) const;

  std::vector<Key> keys_;  ///< the words of all phrases, one after the other
  Index by_first_, by_last_;
  Marks firsts_, lasts_;
};

/// The index of the first word that starts at or after the byte `at`.
std::size_t word_at(const Words& words, std::size_t at);

/// The value of a run of digits that is at most six long; -1 otherwise.
int number_of(const Word& word);

}  // namespace nhipcau::directive
