#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace nhipcau::files {

/// Bytes of the letter at `at`, with the marks that combine with it (NFD); 0 at the end.
std::size_t letter_size(std::string_view text, std::size_t at);

/// Digits alone, ASCII.
bool is_number(std::string_view text);
/// Is this one sign: punctuation, a bullet, a private glyph?
bool is_sign(std::string_view text);
/// Is this all a bullet or an enumerator: "-", "•", "1.", "2.1.", "IV.", "a)", "(3)"?
bool is_label(std::string_view text);
/// Does the text begin with a capital, or a small letter?
bool begins_with_capital(std::string_view text);
bool begins_with_small_letter(std::string_view text);
/// Letters, and none of them small.
bool is_all_capitals(std::string_view text);
/// Does it end a sentence or an item: . ; : ! ? (or one of these before a closing quote or bracket)?
bool ends_sentence(std::string_view text);

/// "12" as "¹²".
std::string to_superscript(std::string_view digits);

/// What fonts leave, as text: ligatures as letters, a symbol font's bullets and letters as such, other spaces as spaces; no soft
/// hyphen but a last one, no control characters, no halves of surrogates.
std::string plain_letters(std::u32string_view text);

}  // namespace nhipcau::files
