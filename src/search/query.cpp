#include "search/query.hpp"

#include <algorithm>

#include "search/words.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::search {
namespace {

bool is_quote(char32_t c) {
  return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»';
}

/// A stretch of a query between two quotes, or outside of any.
struct Stretch {
  Span where;
  bool is_quoted = false;
  bool is_closed = false;
};

std::vector<Stretch> cut_at_quotes(std::string_view query) {
  std::vector<Stretch> stretches;
  Stretch current;
  for (std::size_t at = 0; at < query.size();) {
    const text::Decoded here = text::decode(query, at);
    if (is_quote(here.code_point)) {
      current.where.end = at;
      current.is_closed = current.is_quoted;
      stretches.push_back(current);
      current = {{at + here.length, 0}, !current.is_quoted, false};
    }
    at += here.length;
  }
  current.where.end = query.size();
  stretches.push_back(current);
  return stretches;
}

void add_quoted(std::vector<Part>& parts, std::string_view text) {
  Words split = split_terms(text);
  if (!split.words.empty()) parts.push_back({Part::Kind::quoted, std::move(split.words), {}, false});
}

/// Words one by one; those that make a number together.
void add_loose(std::vector<Part>& parts, std::string_view text) {
  const std::vector<text::Term> numbers = find_typed_numbers(text);
  auto number = numbers.begin();
  bool is_inside = false;
  for (text::Term& word : split_terms(text).words) {
    while (number != numbers.end() && number->where.end <= word.where.begin) {
      ++number;
      is_inside = false;
    }
    if (number == numbers.end() || !number->where.contains(word.where)) {
      parts.push_back({Part::Kind::word, {std::move(word)}, {}, false});
    } else if (is_inside) {
      parts.back().words.push_back(std::move(word));
    } else {
      parts.push_back({Part::Kind::number, {std::move(word)}, *number, false});
      is_inside = true;
    }
  }
}

void keep_first_words(std::vector<Part>& parts) {
  std::size_t left = kMostQueryWords;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].words.size() > left) {
      parts.resize(i);
      return;
    }
    left -= parts[i].words.size();
  }
}

bool has_number(const std::vector<Part>& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.kind == Part::Kind::number; });
}

enum class Order { any, in_a_row };  ///< may loose words stand anywhere, or must they follow each other?
enum class Number { of_the_thing, whole, prefix, as_words };
enum class Marks { exact, exact_begun, folded };  ///< the last word is whole (exact), or may go on

std::string text_of(const text::Term& term, Marks marks) {
  return marks != Marks::folded || term.folded.empty() ? term.exact : term.folded;
}

Phrase number_phrase(const Part& part, Number number, Marks marks) {
  if (number != Number::as_words) {
    return {{text_of(part.number, marks)}, number == Number::prefix, number == Number::of_the_thing};
  }
  Phrase phrase;
  for (const text::Term& word : part.words) phrase.terms.push_back(text_of(word, marks));
  phrase.is_prefix = part.is_open;
  return phrase;
}

Phrase word_phrase(const Part& part, Marks marks) {
  Phrase phrase;
  for (const text::Term& word : part.words) phrase.terms.push_back(text_of(word, marks));
  phrase.is_prefix = part.is_open && marks != Marks::exact;
  return phrase;
}

Pattern make_pattern(const std::vector<Part>& parts, Marks marks, Order order, Number number) {
  Pattern pattern{marks != Marks::folded, {}};
  bool follows_word = false;
  for (const Part& part : parts) {
    if (part.kind == Part::Kind::number) {
      pattern.phrases.push_back(number_phrase(part, number, marks));
    } else {
      Phrase phrase = word_phrase(part, marks);
      const bool joins = order == Order::in_a_row && part.kind == Part::Kind::word && follows_word;
      if (joins) {
        pattern.phrases.back().terms.push_back(phrase.terms.front());
        pattern.phrases.back().is_prefix = phrase.is_prefix;
      } else {
        pattern.phrases.push_back(std::move(phrase));
      }
    }
    follows_word = part.kind == Part::Kind::word;
  }
  return pattern;
}

/// True if the last word may go on and was typed with marks, so that its beginning says more than without them.
bool has_marked_beginning(const std::vector<Part>& parts) {
  const Part& last = parts.back();
  return last.is_open && last.kind != Part::Kind::number && last.words.back().exact != last.words.back().folded;
}

/// True if looking for words in a row is something else than looking for them apart.
bool has_a_row(const std::vector<Part>& parts) {
  return std::adjacent_find(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
           return a.kind == Part::Kind::word && b.kind == Part::Kind::word;
         }) != parts.end();
}

}  // namespace

std::vector<Part> parse_query(std::string_view query) {
  const std::string cleaned = text::clean(query.substr(0, kLongestQueryBytes)).text;
  std::vector<Part> parts;
  bool is_open = true;
  for (const Stretch& stretch : cut_at_quotes(cleaned)) {
    const std::size_t before = parts.size();
    if (stretch.is_quoted) {
      add_quoted(parts, stretch.where.of(cleaned));
    } else {
      add_loose(parts, stretch.where.of(cleaned));
    }
    if (parts.size() > before) is_open = !stretch.is_closed;
  }
  keep_first_words(parts);
  if (!parts.empty()) parts.back().is_open = is_open;
  return parts;
}

std::vector<Step> plan_steps(const std::vector<Part>& parts) {
  if (parts.empty()) return {};
  const bool numbers = has_number(parts);
  const bool row = has_a_row(parts);
  std::vector<Step> steps;
  std::optional<Pattern> widest;  // words in any order hold those in a row, of all steps so far
  const auto add = [&](bool makes_sense, Marks marks, Order order, Number number) {
    if (!makes_sense) return;
    Pattern pattern = make_pattern(parts, marks, order, number);
    steps.push_back({pattern, widest});
    if (order == Order::any) widest = std::move(pattern);
  };
  add(numbers, Marks::exact, Order::any, Number::of_the_thing);
  add(row, Marks::exact, Order::in_a_row, Number::whole);
  add(true, Marks::exact, Order::any, Number::whole);
  add(numbers, Marks::exact, Order::any, Number::prefix);
  add(has_marked_beginning(parts), Marks::exact_begun, Order::any, Number::prefix);
  add(row, Marks::folded, Order::in_a_row, Number::prefix);
  add(true, Marks::folded, Order::any, Number::prefix);
  add(numbers, Marks::folded, Order::any, Number::as_words);
  return steps;
}

}  // namespace nhipcau::search
