#include "text/fold.hpp"
#include "text/letters.hpp"
#include "text/numbers.hpp"
#include "text/utf8.hpp"
#include "text/word_walk.hpp"

namespace nhipcau::text {
namespace {

bool is_word(char32_t c) {
  return (letter_kind(c) & (kLetter | kMark | kDigit)) != 0;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  const std::size_t limit = at + kLongestTerm;
  while (at < text.size()) {
    const Decoded here = decode(text, at);
    if (!is_word(here.code_point) || at + here.length > limit) break;
    at += here.length;
  }
  return at;
}

Term make_term(std::string_view text, Span where) {
  return {where, search_key(where.of(text)), folded_key(where.of(text))};
}

Term make_number_term(const NumberMention& mention) {
  const std::string key = number_key(to_text(mention.parts));
  return {mention.where, search_key(key), folded_key(key)};
}

}  // namespace

std::vector<Term> analyse(std::string_view text) {
  const std::vector<NumberMention> numbers = find_numbers(text, {0, text.size()});
  auto number = numbers.begin();
  std::vector<Term> terms;
  for (std::size_t at = 0; at < text.size();) {
    if (number != numbers.end() && number->where.begin <= at) {
      terms.push_back(make_number_term(*number));
      ++number;
    }
    const std::size_t end = end_of_word(text, at);
    if (end > at) terms.push_back(make_term(text, {at, end}));
    at = end > at ? end : at + decode(text, at).length;
  }
  return terms;
}

}  // namespace nhipcau::text
