#include "text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
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
    const Decoded next = decode_at(letters, at);
    constexpr std::string_view kVowels = "aeiouy";
    const char32_t base = base_of(next.code_point);
    if (base < 0x80U && kVowels.find(static_cast<char>(base)) != std::string_view::npos) return false;
    at += next.length;
  }
  return letters.empty() || letters.back() != 'q';
}

/// Lower case with tones in place and spaces single, written into a buffer that never is too small: a lower-case letter takes at most
/// half as many bytes again as its capital, and a moved tone none.
class KeyWriter {
 public:
  explicit KeyWriter(std::size_t text_bytes) : out_(text_bytes + text_bytes / 2 + 4, '\0'), begin_(out_.data()), to_(begin_) {}

  void add(char32_t lower, unsigned kind) {
    if ((kind & (kLetter | kMark)) == 0) {
      end_syllable();
      if ((kind & kSpace) != 0) {
        owes_space_ = to_ != begin_;
        return;
      }
    }
    if (owes_space_) *to_++ = ' ';
    owes_space_ = false;
    if (syllable_ == nullptr && (kind & (kLetter | kMark)) != 0) syllable_ = to_;
    last_at_ = to_;
    last_ = lower;
    if (lower < 0x80U) {
      *to_++ = static_cast<char>(lower);
    } else {
      to_ = write(to_, lower);
    }
  }

  std::string take() {
    end_syllable();
    out_.resize(static_cast<std::size_t>(to_ - begin_));
    return std::move(out_);
  }

 private:
  void end_syllable() {
    if (syllable_ != nullptr && last_ >= 0x80U && last_at_ > syllable_ && (last_at_[-1] == 'o' || last_at_[-1] == 'u')) place_tone();
    syllable_ = nullptr;
  }

  /// Moves the tone of the last letter to the one before it, where the two are an open oa, oe or uy.
  void place_tone() {
    for (const Tones& tones : kMoving) {
      if (last_at_[-1] != static_cast<char>(tones.first)) continue;
      const auto* const found = std::find(tones.on_second.begin(), tones.on_second.end(), last_);
      if (found == tones.on_second.end()) continue;
      if (!is_initial({syllable_, static_cast<std::size_t>(last_at_ - 1 - syllable_)})) return;
      to_ = write(last_at_ - 1, tones.on_first[static_cast<std::size_t>(found - tones.on_second.begin())]);
      *to_++ = tones.second;
      return;
    }
  }

  std::string out_;
  char* begin_;
  char* to_;
  char* syllable_ = nullptr;  // where the one being written begins
  char* last_at_ = nullptr;
  char32_t last_ = 0;
  bool owes_space_ = false;
};

std::string fold_exact(std::string_view text) {
  const LetterTable& table = letter_table();
  KeyWriter writer(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80U) {
      writer.add(table.lower[byte], table.kind[byte]);
      ++at;
      continue;
    }
    const Decoded here = decode_at(text, at);
    at += here.length;
    const char32_t c = here.code_point;
    const bool is_near = c < LetterTable::kSize;
    writer.add(is_near ? table.lower[c] : lower_of(c), is_near ? table.kind[c] : letter_kind(c));
  }
  return writer.take();
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
