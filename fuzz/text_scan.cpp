// Any cleaned text: everything that scans it stays inside, in order, and its keys are stable.
#include <cstdint>
#include <string_view>

#include "base/require.hpp"
#include "text/clean.hpp"
#include "text/dates.hpp"
#include "text/fold.hpp"
#include "text/numbers.hpp"
#include "text/scan.hpp"
#include "text/word_walk.hpp"

using namespace nhipcau;

namespace {

struct InOrder {
  Span within;
  std::size_t last = 0;

  void operator()(Span span) {
    require(within.contains(span), "a span lies outside");
    require(!span.empty(), "an empty span");
    require(span.begin >= last, "spans are out of order or overlap");
    last = span.end;
  }
};

void check_scans(std::string_view text, Span within) {
  InOrder dates{within};
  for (const auto& mention : text::find_dates(text, within)) dates(mention.where);
  InOrder ranges{within};
  for (const auto& range : text::find_date_ranges(text, within)) ranges(range.where);
  InOrder numbers{within};
  for (const auto& mention : text::find_numbers(text, within)) {
    numbers(mention.where);
    require(mention.parts.groups.size() == mention.parts.separators.size(), "a group without its separator");
    require(!text::to_text(mention.parts).empty(), "an empty number");
  }
  InOrder sentences{within};
  for (const Span sentence : text::sentences(text, within)) sentences(sentence);
  InOrder syllables{within};
  for (const Span syllable : text::syllables(text, within)) syllables(syllable);
}

void check_keys(std::string_view text) {
  const std::string key = text::search_key(text);
  require(text::search_key(key) == key, "a search key is not stable");
  const std::string folded = text::folded_key(text);
  require(text::folded_key(folded) == folded, "a folded key is not stable");
  require(text::folded_key(key) == folded, "folding the key is not folding the text");
  const std::string number = text::number_key(text);
  require(text::number_key(number) == number, "a number key is not stable");
  (void)text::sort_key(text.substr(0, 200));
  (void)text::to_lower(text);
  (void)text::to_upper(text);
  (void)text::is_all_caps(text);
}

void check_words(std::string_view text) {
  text::WordWalk walk(text);
  bool has_word = walk.next();
  for (const text::Term& term : text::analyse(text)) {
    require(term.where.end <= text.size() && !term.where.empty(), "a term lies outside");
    if (!has_word || term.where != walk.where()) continue;  // a number
    require(term.folded == walk.folded(), "a word is folded in two ways");
    has_word = walk.next();
  }
  require(!has_word, "a word is no term");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = text::clean({reinterpret_cast<const char*>(data), size}).text;
  check_scans(text, {0, text.size()});
  for (const Span line : text::lines(text)) check_scans(text, line);
  check_keys(text);
  check_words(text);
  const auto syllables = text::syllables(text, {0, text.size()});
  if (!syllables.empty()) {
    const std::string phrase(syllables.back().of(text));
    require(text::find_phrase(text, {0, text.size()}, phrase).has_value(), "a syllable of the text is not found in it");
  }
  return 0;
}
