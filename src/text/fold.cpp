#include "text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>

#include "base/require.hpp"
#include "text/letters.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

namespace nhipcau::text {
namespace {

// Where Vietnamese puts the tone of an open syllable in oa, oe, uy is a matter of school: hòa or hoà, khỏe or khoẻ, thúy or thuý. The
// key has it on the first vowel. Only the syllable's very end counts (hoàn and toàn have one spelling), and after q the u belongs
// to the consonant (quý has one spelling).

struct Tones {
  char32_t first;                     ///< the bare first vowel
  char second;                        ///< the bare second vowel
  std::array<char32_t, 5> on_second;  ///< huyền, hỏi, ngã, sắc, nặng
  std::array<char32_t, 5> on_first;
};

constexpr Tones kMoving[] = {
    {U'o', 'a', {U'à', U'ả', U'ã', U'á', U'ạ'}, {U'ò', U'ỏ', U'õ', U'ó', U'ọ'}},
    {U'o', 'e', {U'è', U'ẻ', U'ẽ', U'é', U'ẹ'}, {U'ò', U'ỏ', U'õ', U'ó', U'ọ'}},
    {U'u', 'y', {U'ỳ', U'ỷ', U'ỹ', U'ý', U'ỵ'}, {U'ù', U'ủ', U'ũ', U'ú', U'ụ'}},
};

/// Consonants alone (or gi), not ending in q: a tone may move after it.
bool is_initial(std::string_view letters) {
  if (letters == "gi") return true;
  for (std::size_t at = 0; at < letters.size();) {
    const Decoded next = decode_at(letters, at);
    constexpr std::string_view kVowels = "aeiouy";
    const char32_t base = base_of(next.code_point);
    if (base < 0x80U && kVowels.find(static_cast<char>(base)) != std::string_view::npos) return false;
    at += next.length;
  }
  return letters.empty() || letters.back() != 'q';
}

/// Moves the tone of the syllable that `out` ends with and that began at `begin`. `last` is its last letter.
void place_tone(std::string& out, std::size_t begin, char32_t last) {
  if (last < 0x80U) return;
  for (const Tones& tones : kMoving) {
    for (std::size_t tone = 0; tone < tones.on_second.size(); ++tone) {
      if (tones.on_second[tone] != last) continue;
      const std::size_t second_at = step_back(out, out.size());
      if (second_at <= begin || out[second_at - 1] != static_cast<char>(tones.first)) continue;
      if (!is_initial(std::string_view(out).substr(begin, second_at - 1 - begin))) return;
      out.resize(second_at - 1);
      append(out, tones.on_first[tone]);
      out.push_back(tones.second);
      return;
    }
  }
}

constexpr std::size_t kNoSyllable = static_cast<std::size_t>(-1);

/// Walks over the text and writes lower case with tones in place and spaces single.
std::string fold_exact(std::string_view text) {
  const LetterTable& table = letter_table();
  std::string out;
  out.reserve(text.size());
  std::size_t syllable = kNoSyllable;
  char32_t last = 0;
  bool owes_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const Decoded here = byte < 0x80U ? Decoded{byte, 1} : decode_at(text, at);
    at += here.length;
    const char32_t c = here.code_point;
    const unsigned kind = c < LetterTable::kSize ? table.kind[c] : letter_kind(c);
    const bool in_syllable = (kind & (kLetter | kMark)) != 0;
    if (!in_syllable && syllable != kNoSyllable) {
      place_tone(out, syllable, last);
      syllable = kNoSyllable;
    }
    if (is_space(c)) {
      owes_space = true;
      continue;
    }
    if (owes_space && !out.empty()) out.push_back(' ');
    owes_space = false;
    if (in_syllable && syllable == kNoSyllable) syllable = out.size();
    last = c < LetterTable::kSize ? table.lower[c] : lower_of(c);
    append(out, last);
  }
  if (syllable != kNoSyllable) place_tone(out, syllable, last);
  return out;
}

/// Drops the marks of a search_key.
std::string drop_marks(std::string_view key) {
  const LetterTable& table = letter_table();
  std::string out;
  out.reserve(key.size());
  for (std::size_t at = 0; at < key.size();) {
    const auto byte = static_cast<unsigned char>(key[at]);
    if (byte < 0x80U) {
      out.push_back(key[at++]);
      continue;
    }
    const Decoded here = decode_at(key, at);
    at += here.length;
    const char32_t base = here.code_point < LetterTable::kSize ? table.base[here.code_point] : base_of(here.code_point);
    if (base != 0) append(out, base);
  }
  return out;
}

bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0xFF0D;
}

const icu::Collator& vietnamese_collator() {
  static const std::unique_ptr<const icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("vi"), status));
    require(made != nullptr && U_SUCCESS(status) != 0, "ICU has no collation data");
    return made;
  }();
  return *collator;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

}  // namespace

std::string search_key(std::string_view text) {
  return fold_exact(text);
}

std::string folded_key(std::string_view text) {
  return drop_marks(fold_exact(text));
}

std::string number_key(std::string_view number) {
  std::string key;
  key.reserve(number.size());
  for (std::size_t at = 0; at < number.size();) {
    const Decoded here = decode_at(number, at);
    at += here.length;
    if (is_space(here.code_point)) continue;
    append(key, is_dash(here.code_point) ? U'-' : upper_of(here.code_point));
  }
  return key;
}

/// The collation key in hexadecimal: its order is the same, and it can be stored as text.
std::string sort_key(std::string_view text) {
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(piece(search_key(text)));
  const icu::Collator& collator = vietnamese_collator();
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(collator.getSortKey(wide, nullptr, 0)));
  collator.getSortKey(wide, bytes.data(), static_cast<int32_t>(bytes.size()));
  if (!bytes.empty()) bytes.pop_back();  // its closing zero
  std::string key;
  key.reserve(bytes.size() * 2);
  for (const unsigned byte : bytes) {
    key.push_back("0123456789abcdef"[byte >> 4U]);
    key.push_back("0123456789abcdef"[byte & 15U]);
  }
  return key;
}

std::string to_lower(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0, piece(text), sink, nullptr, status);
  require(U_SUCCESS(status) != 0, "ICU could not lower the case of a text");
  return out;
}

std::string to_upper(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper("", 0, piece(text), sink, nullptr, status);
  require(U_SUCCESS(status) != 0, "ICU could not raise the case of a text");
  return out;
}

bool is_all_caps(std::string_view text) {
  bool has_letter = false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded here = decode_at(text, at);
    at += here.length;
    const std::uint8_t kind = letter_kind(here.code_point);
    if ((kind & kLower) != 0) return false;
    has_letter = has_letter || (kind & kLetter) != 0;
  }
  return has_letter;
}

}  // namespace nhipcau::text
