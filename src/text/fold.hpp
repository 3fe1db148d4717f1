#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace nhipcau::text {

// Comparison keys. Display always keeps what was written; these are for matching, sorting and searching. All take cleaned text.

/// Lower case, tone placement made one ("hoà" = "hòa", "uỷ" = "ủy", "thuý" = "thúy"), runs of space one space, ends trimmed.
/// Marks and đ are kept: "Ủy ban" = "UỶ BAN", but "ban" ≠ "bản".
std::string search_key(std::string_view text);

/// Does search_key(text) begin with search_key(phrase), and with no letter behind it? Asked of most lines for many phrases: it is made to
/// be quick, and makes no key where the characters as written tell.
/// phrase  spaces in it single, none at its ends
bool begins_with_phrase(std::string_view text, std::string_view phrase);

/// A word of a text as fold_word wrote it.
struct FoldedWord {
  std::size_t length = 0;      ///< what it takes of the text, in bytes
  std::size_t size = 0;        ///< of its key
  bool is_as_written = false;  ///< its key is what the text has
};

constexpr std::size_t kWordRoom = 136;  ///< bytes that fold_word may write to

/// Writes search_key of the run of letters at within.begin to `key`, and tells how long the run is: both in one look, for whoever splits a
/// text into words.
/// key      where kWordRoom bytes are free
/// returns  length 0 if the run is longer than a word is (64 bytes), or goes on to the end of `within` inside the text: then look for its
/// end first
FoldedWord fold_word(std::string_view text, Span within, char* key);

/// search_key without any marks, đ → d, and ƀ ŏ č … of minority alphabets to their base letter: for what people type in haste.
std::string folded_key(std::string_view text);

/// A document number for comparing: spaces dropped, dashes of any kind one hyphen, upper case. Đ is kept: HD ≠ HĐ.
/// "97 /hd-mttw-btt" → "97/HD-MTTW-BTT"
std::string number_key(std::string_view number);

/// A key whose byte order is Vietnamese alphabetical order (a ă â b … đ … ê … ô ơ … ư; tones last): ICU, locale vi.
std::string sort_key(std::string_view text);

/// Upper and lower case of whole strings by Unicode rules.
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

/// True if there is at least one letter and no letter is lower case.
bool is_all_caps(std::string_view text);

/// Words for searching: runs of letters and digits (in Vietnamese: syllables), and document numbers as one more term each.
struct Term {
  Span where;          ///< in the analysed text
  std::string exact;   ///< search_key
  std::string folded;  ///< folded_key
};
std::vector<Term> analyse(std::string_view text);

}  // namespace nhipcau::text
