#pragma once
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "directive/words.hpp"
#include "text/dates.hpp"

namespace nhipcau::directive {

/// A part of a text with what several readers look for in it, found once for all of them. The text and its words outlive it.
struct Passage {
  Passage(std::string_view whole_text, const Words& whole_words, Span part)
      : text(whole_text),
        within(part),
        words(words_in(whole_words, part)),
        dates(text::find_dates(text, part)),
        ranges(text::find_date_ranges(text, part)) {}

  std::string_view text;  ///< the whole
  Span within;
  Words words;
  std::vector<text::DateMention> dates;
  std::vector<text::DateRange> ranges;
};

}  // namespace nhipcau::directive
