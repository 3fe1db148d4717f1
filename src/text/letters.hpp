#pragma once
#include <array>
#include <cstdint>
#include <memory>

namespace nhipcau::text {

// What a letter is, by Unicode, in tables for the alphabets this program meets at every step (code points below 0x2000: Latin with
// all of Vietnamese, Greek, Cyrillic, Khmer, …) and through ICU above.

enum LetterKind : std::uint8_t { kLetter = 1, kUpper = 2, kLower = 4, kMark = 8, kDigit = 16, kSpace = 32 };

struct LetterTable {
  static constexpr char32_t kSize = 0x2000;
  std::array<std::uint8_t, kSize> kind{};            ///< LetterKind flags; kDigit for ASCII digits alone, kSpace for what is_space says
  std::array<std::uint16_t, kSize> lower{};          ///< simple lower case; Icelandic ð, Ð (mistaken for đ, Đ) become đ
  std::array<std::uint16_t, kSize> upper{};          ///< simple upper case; the same for Đ
  std::array<std::array<char, 4>, kSize> written{};  ///< the lower case in UTF-8, three bytes at most, and in the last how many
  std::array<std::uint16_t, kSize> base{};  ///< of the lower case: without marks and strokes (ế → e, đ → d); 0 for a free-standing mark
};

std::unique_ptr<const LetterTable> make_letter_table();

/// Made at the first call; safe from many threads.
inline const LetterTable& letter_table() {
  static const std::unique_ptr<const LetterTable> table = make_letter_table();
  return *table;
}

/// The same of any code point, without the table.
std::uint8_t compute_letter_kind(char32_t c);
char32_t compute_lower(char32_t c);
char32_t compute_upper(char32_t c);
char32_t compute_base(char32_t c);

/// LetterKind flags of any code point.
inline std::uint8_t letter_kind(char32_t c) {
  return c < LetterTable::kSize ? letter_table().kind[c] : compute_letter_kind(c);
}
inline char32_t lower_of(char32_t c) {
  return c < LetterTable::kSize ? letter_table().lower[c] : compute_lower(c);
}
inline char32_t upper_of(char32_t c) {
  return c < LetterTable::kSize ? letter_table().upper[c] : compute_upper(c);
}
/// The bare lower-case letter; 0 for a combining diacritic, which then is to be left out.
inline char32_t base_of(char32_t c) {
  return c < LetterTable::kSize ? letter_table().base[c] : compute_base(c);
}

}  // namespace nhipcau::text
