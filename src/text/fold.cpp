#include "text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <utility>

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
    const Decoded next = decode(letters, at);
    constexpr std::string_view kVowels = "aeiouy";
    const char32_t base = base_of(next.code_point);
    if (base < 0x80U && kVowels.find(static_cast<char>(base)) != std::string_view::npos) return false;
    at += next.length;
  }
  return letters.empty() || letters.back() != 'q';
}

/// A character beyond ASCII at `from`; never longer than what is left.
inline Decoded read_character(const char* from, const char* end) {
  const auto left = static_cast<std::size_t>(end - from);
  if (left >= 4) return decode_four(from);
  const Decoded here = decode({from, left}, 0);
  return {here.code_point, std::min(here.length, left)};
}

/// Writes the lower case of `c` where there is room for four bytes; returns where it ends.
inline char* write_lower(const LetterTable& table, char32_t c, char* to) {
  if (c >= LetterTable::kSize) return write(to, lower_of(c));
  std::memcpy(to, table.written[c].data(), 4);
  return to + table.written[c][3];
}

/// The lower case of an ASCII letter; 0 for any other byte.
constexpr std::array<char, 256> kAsciiLower = [] {
  std::array<char, 256> lower{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) lower[c] = lower[c - 'a' + 'A'] = static_cast<char>(c);
  return lower;
}();

/// Moves the tone of a syllable's last letter, which stands at `last_at`, to the one before it, where the two are an open oa, oe or uy.
/// Returns where the syllable then ends, or nothing. Not inlined: it is rare, and the loop that calls it needs the registers.
[[gnu::noinline]] char* place_tone(char* syllable, char* last_at, char32_t last) {
  for (const Tones& tones : kMoving) {
    if (last_at[-1] != static_cast<char>(tones.first)) continue;
    const auto* const found = std::find(tones.on_second.begin(), tones.on_second.end(), last);
    if (found == tones.on_second.end()) continue;
    if (!is_initial({syllable, static_cast<std::size_t>(last_at - 1 - syllable)})) return nullptr;
    char* const end = write(last_at - 1, tones.on_first[static_cast<std::size_t>(found - tones.on_second.begin())]);
    *end = tones.second;
    return end + 1;
  }
  return nullptr;
}

struct Progress {
  const char* from;
  char* to;
  bool is_changed;  ///< a letter is another than was written
};

/// Copies the syllable that begins at `from` to `to`, in lower case and with its tone in place. It is made of characters of these kinds.
template <unsigned kKinds>
inline Progress write_syllable(const LetterTable& table, const char* from, const char* end, char* to) {
  char* const syllable = to;
  char* last_at = to;
  char32_t last = 0;  // 0 if it is in ASCII, and bears no tone
  unsigned changed = 0;
  while (from < end) {
    const auto byte = static_cast<unsigned char>(*from);
    if (const char lower = kAsciiLower[byte]; lower != 0) {
      *to++ = lower;
      changed |= byte ^ static_cast<unsigned char>(lower);
      last = 0;
      ++from;
      continue;
    }
    if (byte < 0x80U) break;
    const Decoded next = read_character(from, end);
    const char32_t c = next.code_point;
    if (((c < LetterTable::kSize ? table.kind[c] : letter_kind(c)) & kKinds) == 0) break;
    last_at = to;
    last = c;
    to = write_lower(table, c, to);
    changed |= c >= LetterTable::kSize || table.lower[c] != c ? 1U : 0U;
    from += next.length;
  }
  const bool may_move = last != 0 && last_at > syllable && (last_at[-1] == 'o' || last_at[-1] == 'u');
  char* const moved = may_move ? place_tone(syllable, last_at, lower_of(last)) : nullptr;
  return {from, moved != nullptr ? moved : to, changed != 0 || moved != nullptr};
}

/// Lower case with tones in place and spaces single. The buffer is never too small, be the text as broken as it may: two bytes for one
/// are the most that a character can grow by, a stray byte read as a letter; a cut one at the end has four more, and so has the last to be
/// written.
constexpr std::size_t room_for(std::size_t size) {
  return 2 * size + 8;
}

/// Writes it to `begin`, where room_for(text.size()) bytes are free; returns where it ends.
char* fold_exact_to(std::string_view text, char* const begin) {
  const LetterTable& table = letter_table();
  char* to = begin;
  const char* from = text.data();
  const char* const end = from + text.size();
  bool owes_space = false;
  while (from < end) {
    const auto byte = static_cast<unsigned char>(*from);
    if (byte < 0x80U && (table.kind[byte] & kSpace) != 0) {
      owes_space = to != begin;
      ++from;
      continue;
    }
    if (owes_space) *to++ = ' ';
    owes_space = false;
    const Progress syllable = write_syllable<kLetter | kMark>(table, from, end, to);
    if (syllable.to == to) {  // no letter
      const Decoded other = byte < 0x80U ? Decoded{byte, 1} : read_character(from, end);
      to = write_lower(table, other.code_point, to);
      from += other.length;
    } else {
      from = syllable.from;
      to = syllable.to;
    }
  }
  return to;
}

constexpr std::size_t kShort = 64;  // bytes of a word: no memory is asked for

std::string fold_exact(std::string_view text) {
  if (text.size() <= kShort) {
    std::array<char, room_for(kShort)> buffer;
    return {buffer.data(), fold_exact_to(text, buffer.data())};
  }
  std::string out(room_for(text.size()), '\0');
  out.resize(static_cast<std::size_t>(fold_exact_to(text, out.data()) - out.data()));
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
    const Decoded here = decode(key, at);
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

FoldedWord fold_word(std::string_view text, Span within, char* key) {
  static_assert(kWordRoom >= room_for(kShort));
  const std::size_t end = std::min({within.end, text.size(), within.begin + kShort});
  const char* const from = text.data() + within.begin;
  const Progress word = write_syllable<kLetter>(letter_table(), from, text.data() + end, key);
  const auto length = static_cast<std::size_t>(word.from - from);
  if (within.begin + length >= end && end < text.size()) return {};
  const auto size = static_cast<std::size_t>(word.to - key);
  return {.length = length, .size = size, .is_as_written = !word.is_changed && size == length};
}

std::string folded_key(std::string_view text) {
  std::string key = drop_marks(fold_exact(text));
  // A mark that stood alone between spaces leaves them side by side.
  key.erase(std::unique(key.begin(), key.end(), [](char a, char b) { return a == ' ' && b == ' '; }), key.end());
  if (key.ends_with(' ')) key.pop_back();
  if (key.starts_with(' ')) key.erase(0, 1);
  return key;
}

/// PostgreSQL keeps at most 2,704 bytes in an index; no number of a paper comes near.
constexpr std::size_t kLongestNumberKey = 500;

std::string number_key(std::string_view number) {
  std::string key;
  key.reserve(std::min(number.size(), kLongestNumberKey));
  for (std::size_t at = 0; at < number.size() && key.size() < kLongestNumberKey;) {
    const Decoded here = decode(number, at);
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
    const Decoded here = decode(text, at);
    at += here.length;
    const std::uint8_t kind = letter_kind(here.code_point);
    if ((kind & kLower) != 0) return false;
    has_letter = has_letter || (kind & kLetter) != 0;
  }
  return has_letter;
}

}  // namespace nhipcau::text
