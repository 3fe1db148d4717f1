#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "text/decode.hpp"
#include "text/letters.hpp"

namespace nhipcau::text {

// Walking over cleaned text: lines, sentences, syllables. Everything returns spans into the text given.

/// Spans of the lines without their line ends; a text ending in LF has no empty last line.
std::vector<Span> lines(std::string_view text);

/// The span without white space at both ends.
Span trim(std::string_view text, Span span);
std::string_view trim(std::string_view text);

/// Sentences of a paragraph: ends at . ! ? … followed by space and an upper-case letter (or the end), never inside a number,
/// a date, an abbreviation ("TP. Hồ Chí Minh", "TM. BAN"), quotation marks or brackets. Trimmed, none empty.
std::vector<Span> sentences(std::string_view text, Span paragraph);

/// Runs of letters and combining marks.
std::vector<Span> syllables(std::string_view text, Span within);

/// Case-insensitive, tone-placement-insensitive search for a phrase at syllable boundaries: "thực hiện" in "Thực hiện".
std::optional<Span> find_phrase(std::string_view text, Span within, std::string_view phrase);
bool starts_with_phrase(std::string_view text, Span within, std::string_view phrase);

inline bool is_upper(char32_t c) {
  return (letter_kind(c) & kUpper) != 0;
}
inline bool is_letter(char32_t c) {
  return (letter_kind(c) & kLetter) != 0;
}
/// ASCII digits alone.
inline bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
/// Where the first ASCII digit at or behind `at` stands; the text's end if there is none. Quick: most of a text is stepped over so.
std::size_t find_digit(std::string_view text, std::size_t at);

/// Space, tab, newline: cleaned text has no other.
inline bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n';
}

/// How many code points `text` holds.
std::size_t count_characters(std::string_view text);

}  // namespace nhipcau::text
