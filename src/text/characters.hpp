#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nhipcau::text {

// What cleaning does with each character, and the two places where it asks ICU.

enum class Treatment : std::uint8_t {
  plain,        ///< copied
  compose,      ///< a mark, or a character that NFC may change: looked at with what stands before it
  no_break,     ///< becomes a space
  odd_space,    ///< becomes a space
  line_end,     ///< becomes LF: carriage return, vertical tab, form feed, U+0085, U+2028, U+2029
  newline,      ///< LF itself
  invisible,    ///< dropped
  control,      ///< dropped
  replacement,  ///< U+FFFD: copied and reported
};

/// A table of the basic plane, 64 KiB, built at the first call.
const Treatment* treatment_table();
Treatment treatment_of(char32_t c);

/// A machine that runs over bytes and stops at the first that may not be part of a plain character, without a branch a byte:
/// state = (steps[byte] >> state) & 63. It knows ASCII, two bytes and most of three (Vietnamese, Khmer, punctuation); others stop it too.
struct PlainSteps {
  static constexpr unsigned kBetween = 0;  ///< between two characters, where it begins
  static constexpr unsigned kStopped = 6;
  std::array<std::uint64_t, 256> steps{};
};
const PlainSteps& plain_steps();

/// What a letter and the mark behind it compose to, of the Latin alphabet and the marks of Vietnamese; 0 if nothing or not known here.
char32_t composed_pair(char32_t letter, char32_t mark);

/// NFC of a run: at most one base and what follows it. In time linear (but for a sort) in its length, however hostile.
std::u32string compose(std::u32string run);

}  // namespace nhipcau::text
