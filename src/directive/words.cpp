#include "directive/words.hpp"

#include <algorithm>
#include <utility>

namespace nhipcau::directive {

text::Runs split_words(std::string_view text, Span within) {
  return text::split_runs(text, within);
}

Words words_in(const Words& words, Span within) {
  const std::size_t first = word_at(words, within.begin);
  return words.subspan(first, std::max(word_at(words, within.end), first) - first);
}

Span span_of(const Words& words, std::size_t first, std::size_t last) {
  if (first >= last || last > words.size()) return {};
  return {words[first].where.begin, words[last - 1].where.end};
}

Phrases::Phrases(std::initializer_list<std::string_view> phrases) {
  for (const auto phrase : phrases) add(phrase);
}

void Phrases::Index::place(const Phrase& phrase) {
  std::size_t at = phrase.mark & (places_.size() - 1);
  while (places_[at].size > 0) at = (at + 1) & (places_.size() - 1);
  places_[at] = phrase;
}

void Phrases::Index::add(const Phrase& phrase) {
  if (2 * ++taken_ > places_.size()) {
    const std::vector<Phrase> before = std::exchange(places_, std::vector<Phrase>(std::max<std::size_t>(8, 2 * places_.size())));
    for (const Phrase& other : before)
      if (other.size > 0) place(other);
  }
  place(phrase);
}

void Phrases::add(std::string_view phrase) {
  const auto words = split_words(phrase, {0, phrase.size()});
  if (words.empty()) return;
  const std::size_t last = words.size() - 1;
  const auto first = static_cast<std::uint32_t>(keys_.size());
  const auto size = static_cast<std::uint32_t>(words.size());
  for (const Word& word : words) keys_.push_back({.mark = word.mark, .text = std::string(word.key)});
  firsts_.set(words[0].mark % kMarks);
  lasts_.set(words[last].mark % kMarks);
  by_first_.add({.mark = words[0].mark, .beside = words[std::min<std::size_t>(1, last)].mark, .first = first, .size = size});
  by_last_.add({.mark = words[last].mark, .beside = words[std::max<std::size_t>(1, last) - 1].mark, .first = first, .size = size});
}

bool Phrases::stands_at(const Phrase& phrase, const Words& words, std::size_t at) const {
  const auto begin = keys_.begin() + static_cast<std::ptrdiff_t>(phrase.first);
  return std::equal(begin, begin + static_cast<std::ptrdiff_t>(phrase.size), words.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const Key& key, const Word& word) { return word.mark == key.mark && word.key == key.text; });
}

std::size_t Phrases::longest_at(const Words& words, std::size_t at) const {
  std::size_t longest = 0;
  by_first_.for_each(words[at].mark, [&](const Phrase& phrase) {
    if (phrase.size <= longest || at + phrase.size > words.size()) return;
    if (phrase.size > 1 && words[at + 1].mark != phrase.beside) return;
    if (stands_at(phrase, words, at)) longest = phrase.size;
  });
  return longest;
}

std::size_t Phrases::match_before(const Words& words, std::size_t end) const {
  if (end == 0 || end > words.size() || !lasts_.test(words[end - 1].mark % kMarks)) return 0;
  std::size_t longest = 0;
  by_last_.for_each(words[end - 1].mark, [&](const Phrase& phrase) {
    if (phrase.size <= longest || phrase.size > end) return;
    if (phrase.size > 1 && words[end - 2].mark != phrase.beside) return;
    if (stands_at(phrase, words, end - phrase.size)) longest = phrase.size;
  });
  return longest;
}

std::size_t Phrases::find(const Words& words, std::size_t first, std::size_t last) const {
  for (auto at = first; at < std::min(last, words.size()); ++at) {
    const auto length = match(words, at);
    if (length > 0 && at + length <= last) return at;
  }
  return last;
}

std::size_t word_at(const Words& words, std::size_t at) {
  const auto found =
      std::lower_bound(words.begin(), words.end(), at, [](const Word& word, std::size_t byte) { return word.where.begin < byte; });
  return static_cast<std::size_t>(found - words.begin());
}

int number_of(const Word& word) {
  if (word.kind != Word::Kind::digits || word.key.size() > 6) return -1;
  int value = 0;
  for (const char digit : word.key) value = value * 10 + (digit - '0');
  return value;
}

}  // namespace nhipcau::directive
