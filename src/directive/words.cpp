#include "directive/words.hpp"

#include <algorithm>

namespace nhipcau::directive {
namespace {

std::vector<std::string> keys_of(std::string_view phrase) {
  std::vector<std::string> keys;
  for (auto& word : split_words(phrase, {0, phrase.size()})) keys.push_back(std::move(word.key));
  return keys;
}

void insert(std::vector<std::vector<std::string>>& list, std::vector<std::string> keys) {
  const auto place = std::find_if(list.begin(), list.end(), [&](const auto& other) { return other.size() < keys.size(); });
  list.insert(place, std::move(keys));
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

void Phrases::add(std::string_view phrase) {
  auto keys = keys_of(phrase);
  if (keys.empty()) return;
  const std::uint32_t first = text::mark_of(keys.front());
  const std::uint32_t last = text::mark_of(keys.back());
  firsts_.set(first % kMarks);
  lasts_.set(last % kMarks);
  insert(by_last_[last], keys);
  insert(by_first_[first], std::move(keys));
}

std::size_t Phrases::longest_at(const Words& words, std::size_t at) const {
  const auto found = by_first_.find(words[at].mark);
  if (found == by_first_.end()) return 0;
  for (const auto& keys : found->second) {
    if (at + keys.size() > words.size()) continue;
    if (std::equal(keys.begin(), keys.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                   [](const std::string& key, const Word& word) { return word.key == key; })) {
      return keys.size();
    }
  }
  return 0;
}

std::size_t Phrases::match_before(const Words& words, std::size_t end) const {
  if (end == 0 || end > words.size() || !lasts_.test(words[end - 1].mark % kMarks)) return 0;
  const auto found = by_last_.find(words[end - 1].mark);
  if (found == by_last_.end()) return 0;
  for (const auto& keys : found->second) {
    if (keys.size() > end) continue;
    if (std::equal(keys.begin(), keys.end(), words.begin() + static_cast<std::ptrdiff_t>(end - keys.size()),
                   [](const std::string& key, const Word& word) { return word.key == key; })) {
      return keys.size();
    }
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
