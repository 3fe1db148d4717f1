#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

/// Lines of a paper and what can be told from one line alone. All spans are into the cleaned text.
namespace nhipcau::directive {

/// A line that is not blank, without the white space around it.
struct Line {
  Span where;
  bool after_blank = false;  ///< an empty line stands before it, and not before nearly every line
};

std::vector<Line> read_lines(std::string_view text);

/// The parts of a line that stood in columns: split at tabs and at runs of three or more spaces, but not inside a blank number
/// ("Số:       /KH-UBND") or a blank date ("ngày    tháng    năm 2024"). One span if there are no columns; none is empty.
std::vector<Span> read_cells(std::string_view text, Span line);

/// True for a drawn rule: "-----", "*****", "______", "*", "o0o".
bool is_rule(std::string_view line);

/// True for what a converter leaves of running heads: "2", "- 2 -", "Trang 2/5".
bool is_page_number(std::string_view line);

/// True if the line closes a sentence or an item: its last mark, brackets and quotes aside, is one of . ; : ! ? …
bool ends_sentence(std::string_view line);

/// True if the line can only be the rest of the one before: it begins with a small letter or with , ; . : ) ” and the like.
bool continues_sentence(std::string_view line);

/// The width, in characters, of a text whose paragraphs are broken over lines, as text taken from PDF is: most of its longer lines end in
/// mid-sentence and none is much longer. 0 for a text whose lines are whole paragraphs.
std::size_t find_wrapped_width(std::string_view text, const std::vector<Line>& lines);

/// Runs of white space become one space, emphasis left by converters ("*…*", "**…**", "# …") is dropped at both ends.
std::string squeeze(std::string_view text);

/// At most `bytes` of `text`, cut between characters: what rules look at when only a line's beginning matters.
std::string_view beginning_of(std::string_view text, std::size_t bytes = 400);
Span beginning_of(std::string_view text, Span span, std::size_t bytes = 400);

/// How many words of letters or digits stand in `text`, counting no further than `limit`.
std::size_t count_words(std::string_view text, std::size_t limit = 1000);

/// Compares beginnings without regard to letter case and tone placement; the phrase must end at a word's end.
bool begins_with(std::string_view line, std::string_view phrase);
/// Any of `phrases`.
bool begins_with_any(std::string_view line, std::initializer_list<std::string_view> phrases);

/// "K Ế  H O Ạ C H" → "KẾ HOẠCH": letters set apart for looks are joined; any other text comes back as it is.
std::string join_spaced_letters(std::string_view line);

}  // namespace nhipcau::directive
