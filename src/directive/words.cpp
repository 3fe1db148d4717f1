#include "directive/words.hpp"

#include <algorithm>
#include <utility>

namespace nhipcau::directive {
namespace {

std::vector<std::string> keys_of(std::string_view phrase) {
  std::vector<std::string> keys;
  for (auto& word : split_words(phrase, {0, phrase.size()})) keys.push_back(std::move(word.key));
  return keys;
}

}  // namespace

std::vector<Word> split_words(std::string_view text, Span within) {
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

std::size_t Phrases::Index::place_of(std::uint32_t mark) const {
  std::size_t at = mark & (places_.size() - 1);
  while (!places_[at].phrases.empty() && places_[at].mark != mark) at = (at + 1) & (places_.size() - 1);
  return at;
}

void Phrases::Index::grow() {
  std::vector<Place> before = std::exchange(places_, std::vector<Place>(std::max<std::size_t>(8, 2 * places_.size())));
  for (Place& place : before)
    if (!place.phrases.empty()) places_[place_of(place.mark)] = std::move(place);
}

void Phrases::Index::add(std::uint32_t mark, const Phrase& phrase) {
  if (2 * (taken_ + 1) > places_.size()) grow();
  Place& place = places_[place_of(mark)];
  taken_ += place.phrases.empty() ? 1 : 0;
  place.mark = mark;
  const auto shorter =
      std::find_if(place.phrases.begin(), place.phrases.end(), [&](const Phrase& other) { return other.size < phrase.size; });
  place.phrases.insert(shorter, phrase);
}

const std::vector<Phrases::Phrase>* Phrases::Index::find(std::uint32_t mark) const {
  if (places_.empty()) return nullptr;
  const Place& place = places_[place_of(mark)];
  return place.phrases.empty() ? nullptr : &place.phrases;
}

void Phrases::add(std::string_view phrase) {
  const std::vector<Word> words = split_words(phrase, {0, phrase.size()});
  if (words.empty()) return;
  const std::uint32_t first = words.front().mark;
  const std::uint32_t last = words.back().mark;
  Phrase made{.beside = 0, .size = static_cast<std::uint32_t>(words.size()), .first = keys_.size()};
  for (const Word& word : words) keys_.push_back({.mark = word.mark, .text = word.key});
  firsts_.set(first % kMarks);
  lasts_.set(last % kMarks);
  if (words.size() > 1) made.beside = words[1].mark;
  by_first_.add(first, made);
  if (words.size() > 1) made.beside = words[words.size() - 2].mark;
  by_last_.add(last, made);
}

bool Phrases::stands_at(const Phrase& phrase, const Words& words, std::size_t at) const {
  const auto begin = keys_.begin() + static_cast<std::ptrdiff_t>(phrase.first);
  return std::equal(begin, begin + static_cast<std::ptrdiff_t>(phrase.size), words.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const Key& key, const Word& word) { return word.mark == key.mark && word.key == key.text; });
}

std::size_t Phrases::longest_at(const Words& words, std::size_t at) const {
  const std::vector<Phrase>* const phrases = by_first_.find(words[at].mark);
  if (phrases == nullptr) return 0;
  for (const Phrase& phrase : *phrases) {
    if (at + phrase.size > words.size()) continue;
    if (phrase.size > 1 && words[at + 1].mark != phrase.beside) continue;
    if (stands_at(phrase, words, at)) return phrase.size;
  }
  return 0;
}

std::size_t Phrases::match_before(const Words& words, std::size_t end) const {
  if (end == 0 || end > words.size() || !lasts_.test(words[end - 1].mark % kMarks)) return 0;
  const std::vector<Phrase>* const phrases = by_last_.find(words[end - 1].mark);
  if (phrases == nullptr) return 0;
  for (const Phrase& phrase : *phrases) {
    if (phrase.size > end) continue;
    if (phrase.size > 1 && words[end - 2].mark != phrase.beside) continue;
    if (stands_at(phrase, words, end - phrase.size)) return phrase.size;
  }
  return 0;
}

std::size_t Phrases::find(const Words& words, std::size_t first, std::size_t last) const {
  for (auto at = first; at < std::min(last, words.size()); ++at) {
    const auto length = match(words, at);
    if (length > 0 && at + length <= last) return at;
  }
  return last;
}

bool has_phrase(const Words& words, std::size_t at, std::string_view phrase) {
  for (const auto& key : keys_of(phrase)) {
    if (at >= words.size() || words[at].key != key) return false;
    ++at;
  }
  return true;
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
