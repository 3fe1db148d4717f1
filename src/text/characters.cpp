#include "text/characters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/require.hpp"

namespace nhipcau::text {
namespace {

UChar32 signed_of(char32_t c) {
  return static_cast<UChar32>(c);
}

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2* const normalizer = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
    require(found != nullptr && U_SUCCESS(status) != 0, "ICU has no NFC data");
    return found;
  }();
  return *normalizer;
}

struct Range {
  char32_t first;
  char32_t last;
  Treatment treatment;
};

constexpr Range kSpecial[] = {
    {0x00, 0x08, Treatment::control},         {0x0A, 0x0A, Treatment::newline},       {0x0B, 0x0D, Treatment::line_end},
    {0x0E, 0x1F, Treatment::control},         {0x7F, 0x84, Treatment::control},       {0x85, 0x85, Treatment::line_end},
    {0x86, 0x9F, Treatment::control},         {0xA0, 0xA0, Treatment::no_break},      {0xAD, 0xAD, Treatment::invisible},
    {0x034F, 0x034F, Treatment::invisible},   {0x061C, 0x061C, Treatment::invisible}, {0x1680, 0x1680, Treatment::odd_space},
    {0x180E, 0x180E, Treatment::invisible},   {0x2000, 0x2006, Treatment::odd_space}, {0x2007, 0x2007, Treatment::no_break},
    {0x2008, 0x200A, Treatment::odd_space},   {0x200B, 0x200F, Treatment::invisible}, {0x2028, 0x2029, Treatment::line_end},
    {0x202A, 0x202E, Treatment::invisible},   {0x202F, 0x202F, Treatment::no_break},  {0x205F, 0x205F, Treatment::odd_space},
    {0x2060, 0x2064, Treatment::invisible},   {0x2066, 0x206F, Treatment::invisible}, {0x3000, 0x3000, Treatment::odd_space},
    {0xFEFF, 0xFEFF, Treatment::invisible},   {0xFFF9, 0xFFFB, Treatment::invisible}, {0xFFFD, 0xFFFD, Treatment::replacement},
    {0xE0000, 0xE007F, Treatment::invisible},
};

Treatment compute_treatment(char32_t c) {
  for (const Range& range : kSpecial) {
    if (c >= range.first && c <= range.last) return range.treatment;
  }
  const bool settled = u_getIntPropertyValue(signed_of(c), UCHAR_NFC_QUICK_CHECK) == UNORM_YES && u_getCombiningClass(signed_of(c)) == 0;
  return settled ? Treatment::plain : Treatment::compose;
}

using Table = std::array<Treatment, 0x10000>;

/// Are all the characters plain that differ in their last six bits from `first`?
bool are_plain(char32_t first) {
  const Treatment* const table = treatment_table();
  return std::all_of(table + first, table + first + 64, [](Treatment t) { return t == Treatment::plain; });
}

/// Of a byte for a state; the states are shifts by which each finds its six bits.
unsigned next_state(unsigned state, unsigned byte) {
  constexpr unsigned kBetween = PlainSteps::kBetween;
  constexpr unsigned kStopped = PlainSteps::kStopped;
  constexpr unsigned kLast = 12;         // any continuation ends the character
  constexpr unsigned kBehindE1 = 18;     // U+1000–U+1FFF
  constexpr unsigned kBehindE2 = 24;     // U+2000–U+2FFF
  constexpr unsigned kPunctuation = 30;  // U+2000–U+203F: “ ” – … among spaces and marks
  const Treatment* const table = treatment_table();
  if (state == kBetween) {
    if (byte < 0x80U) return table[byte] == Treatment::plain ? kBetween : kStopped;
    if (byte >= 0xC2U && byte <= 0xDFU) return are_plain((byte & 0x1FU) << 6U) ? kLast : kStopped;
    return byte == 0xE1U ? kBehindE1 : byte == 0xE2U ? kBehindE2 : kStopped;
  }
  if (byte < 0x80U || byte > 0xBFU) return kStopped;
  if (state == kLast) return kBetween;
  if (state == kBehindE2 && byte == 0x80U) return kPunctuation;
  if (state == kBehindE1 || state == kBehindE2) {
    return are_plain((state == kBehindE1 ? 0x1000U : 0x2000U) | ((byte & 0x3FU) << 6U)) ? kLast : kStopped;
  }
  return state == kPunctuation && table[0x2000U | (byte & 0x3FU)] == Treatment::plain ? kBetween : kStopped;
}

std::unique_ptr<const PlainSteps> build_steps() {
  auto made = std::make_unique<PlainSteps>();
  for (unsigned byte = 0; byte < 256; ++byte) {
    for (unsigned state = 0; state <= 30; state += 6) made->steps[byte] |= std::uint64_t{next_state(state, byte)} << state;
  }
  return made;
}

constexpr std::array<char32_t, 8> kMarks = {0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323};
constexpr char32_t kLatinEnd = 0x250;
constexpr char32_t kMoreLatin = 0x1E00;  // to 0x1EFF

/// Row: a mark; column: Latin up to U+024F, then U+1E00–U+1EFF.
using PairTable = std::array<std::array<char16_t, kLatinEnd + 0x100>, kMarks.size()>;

std::unique_ptr<const PairTable> build_pairs() {
  auto made = std::make_unique<PairTable>();
  for (std::size_t mark = 0; mark < kMarks.size(); ++mark) {
    for (char32_t column = 0; column < (*made)[mark].size(); ++column) {
      const char32_t letter = column < kLatinEnd ? column : column - kLatinEnd + kMoreLatin;
      const UChar32 composed = nfc().composePair(signed_of(letter), signed_of(kMarks[mark]));
      (*made)[mark][column] = composed < 0 ? u'\0' : static_cast<char16_t>(composed);
    }
  }
  return made;
}

/// The common case without a conversion: every mark joins the letter before it, in canonical order.
bool compose_pairs(const std::u32string& run, char32_t& composed) {
  UChar32 letter = signed_of(run.front());
  int last_class = 0;
  for (std::size_t i = 1; i < run.size(); ++i) {
    const int mark_class = u_getCombiningClass(signed_of(run[i]));
    if (mark_class == 0 || mark_class < last_class) return false;
    letter = nfc().composePair(letter, signed_of(run[i]));
    if (letter < 0) return false;
    last_class = mark_class;
  }
  composed = static_cast<char32_t>(letter);
  return true;
}

/// Decomposes and puts marks into canonical order by a real sort; ICU does it by insertion, which a hostile run makes quadratic.
std::u32string ordered(const std::u32string& run) {
  std::u32string out;
  for (const char32_t c : run) {
    icu::UnicodeString parts;
    if (nfc().getDecomposition(signed_of(c), parts) == 0) {
      out.push_back(c);
      continue;
    }
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) out.push_back(static_cast<char32_t>(parts.char32At(i)));
  }
  const auto class_of = [](char32_t c) { return u_getCombiningClass(signed_of(c)); };
  for (auto begin = out.begin(); begin != out.end();) {
    begin = std::find_if(begin, out.end(), [&](char32_t c) { return class_of(c) != 0; });
    const auto end = std::find_if(begin, out.end(), [&](char32_t c) { return class_of(c) == 0; });
    std::stable_sort(begin, end, [&](char32_t a, char32_t b) { return class_of(a) < class_of(b); });
    begin = end;
  }
  return out;
}

constexpr std::size_t kLongRun = 32;

}  // namespace

const Treatment* treatment_table() {
  static const std::unique_ptr<const Table> table = [] {
    auto made = std::make_unique<Table>();
    for (char32_t c = 0; c < made->size(); ++c) (*made)[c] = compute_treatment(c);
    return made;
  }();
  return table->data();
}

const PlainSteps& plain_steps() {
  static const std::unique_ptr<const PlainSteps> made = build_steps();
  return *made;
}

Treatment treatment_of(char32_t c) {
  return c < 0x10000 ? treatment_table()[c] : compute_treatment(c);
}

char32_t composed_pair(char32_t letter, char32_t mark) {
  static const std::unique_ptr<const PairTable> table = build_pairs();
  const auto* const row = std::find(kMarks.begin(), kMarks.end(), mark);
  if (row == kMarks.end()) return 0;
  const PairTable::value_type& columns = (*table)[static_cast<std::size_t>(row - kMarks.begin())];
  if (letter < kLatinEnd) return columns[letter];
  return letter >= kMoreLatin && letter < kMoreLatin + 0x100 ? columns[letter - kMoreLatin + kLatinEnd] : 0;
}

std::u32string compose(std::u32string run) {
  char32_t composed = 0;
  if (run.size() > 1 && compose_pairs(run, composed)) return {composed};
  if (run.size() > kLongRun) run = ordered(run);
  icu::UnicodeString wide;
  for (const char32_t c : run) wide.append(signed_of(c));
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString normal = nfc().normalize(wide, status);
  require(U_SUCCESS(status) != 0, "ICU could not compose a text");
  std::u32string out;
  for (int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) out.push_back(static_cast<char32_t>(normal.char32At(i)));
  return out;
}

}  // namespace nhipcau::text
