#include "text/fold.hpp"
#include "text/letters.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

namespace nhipcau::text {
namespace {

/// What the characters as written tell of two keys.
enum class Alike { no, yes, unsure };

/// Only in oa, oe and uy may the same syllable be written differently, and then at the first vowel first.
bool may_bear_moved_tone(char32_t a, char32_t b) {
  const char32_t base = base_of(a);
  return base == base_of(b) && (base == U'o' || base == U'u');
}

bool is_space_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_space(static_cast<unsigned char>(text[at]));
}

/// Walks along both, character by character. Unsure where a tone may stand elsewhere, where more than one space stands, and before a mark
/// that would make the last syllable another.
Alike compare(std::string_view text, std::string_view phrase) {
  const LetterTable& table = letter_table();
  const auto lower = [&](char32_t c) { return c < LetterTable::kSize ? table.lower[c] : lower_of(c); };
  std::size_t at = 0;
  for (std::size_t in_phrase = 0; in_phrase < phrase.size();) {
    if (at >= text.size()) return Alike::no;
    const Decoded have = decode(text, at);
    const Decoded want = decode(phrase, in_phrase);
    if (have.code_point == want.code_point && have.code_point != U' ') {
      at += have.length;
      in_phrase += want.length;
      continue;
    }
    if (is_space(have.code_point) && (at == 0 || is_space_at(text, at + 1))) return Alike::unsure;
    if (lower(have.code_point) != lower(want.code_point)) {
      const bool both_spaces = is_space(have.code_point) && is_space(want.code_point);
      const bool has_mark = have.code_point >= 0x80 || want.code_point >= 0x80;
      return both_spaces || (has_mark && may_bear_moved_tone(have.code_point, want.code_point)) ? Alike::unsure : Alike::no;
    }
    at += have.length;
    in_phrase += want.length;
  }
  if (at >= text.size()) return Alike::yes;
  const std::uint8_t next = letter_kind(decode(text, at).code_point);
  if ((next & kLetter) != 0) return Alike::no;
  return (next & kMark) != 0 ? Alike::unsure : Alike::yes;
}

}  // namespace

bool begins_with_phrase(std::string_view text, std::string_view phrase) {
  const Alike alike = compare(text, phrase);
  if (alike != Alike::unsure) return alike == Alike::yes;
  const std::string key = search_key(text);
  const std::string wanted = search_key(phrase);
  return key.starts_with(wanted) && (key.size() == wanted.size() || (letter_kind(decode(key, wanted.size()).code_point) & kLetter) == 0);
}

}  // namespace nhipcau::text
