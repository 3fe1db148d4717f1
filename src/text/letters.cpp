#include "text/letters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>
#include <utility>

#include "base/require.hpp"
#include "text/utf8.hpp"

namespace nhipcau::text {
namespace {

/// Letters whose stroke or hook Unicode does not count as a mark, of the alphabets written in Việt Nam (Ba Na, Ê Đê, Gia Rai, Cơ Ho,
/// Mnông …) and a few of the neighbours', to what people type in haste.
constexpr std::pair<char32_t, char32_t> kStroked[] = {{U'đ', U'd'}, {U'ƀ', U'b'}, {U'ɓ', U'b'},  {U'ɗ', U'd'}, {U'ħ', U'h'}, {U'ł', U'l'},
                                                      {U'ø', U'o'}, {U'ɨ', U'i'}, {U'ı', U'i'},  {U'ŧ', U't'}, {U'ŋ', U'n'}, {U'ɂ', U'q'},
                                                      {U'ǥ', U'g'}, {U'ƙ', U'k'}, {U'ʼ', U'\''}, {U'ȷ', U'j'}};

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
  require(normalizer != nullptr && U_SUCCESS(status) != 0, "ICU has no NFD data");
  return *normalizer;
}

UChar32 signed_of(char32_t c) {
  return static_cast<UChar32>(c);
}

/// Vietnamese texts often hold the Icelandic letter that looks like Đ.
char32_t without_eth(char32_t c) {
  if (c == U'\u00D0' || c == U'\u0189') return U'Đ';
  return c == U'\u00F0' || c == U'\u0256' ? U'đ' : c;
}

bool is_diacritic(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF);
}

}  // namespace

std::uint8_t compute_letter_kind(char32_t c) {
  const UChar32 point = signed_of(c);
  unsigned kind = 0;
  if (u_isalpha(point) != 0) kind |= kLetter;
  if (u_isUUppercase(point) != 0) kind |= kUpper;
  if (u_isULowercase(point) != 0) kind |= kLower;
  if ((U_GET_GC_MASK(point) & U_GC_M_MASK) != 0) kind |= kMark;
  if (c >= U'0' && c <= U'9') kind |= kDigit;
  if (c == U' ' || c == U'\t' || c == U'\n') kind |= kSpace;
  return static_cast<std::uint8_t>(kind);
}

char32_t compute_lower(char32_t c) {
  return static_cast<char32_t>(u_tolower(signed_of(without_eth(c))));
}
char32_t compute_upper(char32_t c) {
  return static_cast<char32_t>(u_toupper(signed_of(without_eth(c))));
}

char32_t compute_base(char32_t c) {
  if (is_diacritic(c)) return 0;
  char32_t base = compute_lower(c);
  icu::UnicodeString parts;
  if (nfd().getDecomposition(signed_of(base), parts) != 0 && u_isalpha(parts.char32At(0)) != 0) {
    base = static_cast<char32_t>(parts.char32At(0));
  }
  for (const auto& [stroked, plain] : kStroked) {
    if (base == stroked) return plain;
  }
  return base;
}

std::unique_ptr<const LetterTable> make_letter_table() {
  const auto narrow = [](char32_t to, char32_t from) { return static_cast<std::uint16_t>(to <= 0xFFFFU ? to : from); };
  auto table = std::make_unique<LetterTable>();
  for (char32_t c = 0; c < LetterTable::kSize; ++c) {
    table->kind[c] = compute_letter_kind(c);
    table->lower[c] = narrow(compute_lower(c), c);
    table->upper[c] = narrow(compute_upper(c), c);
    table->base[c] = narrow(compute_base(c), c);
    char* const written = table->written[c].data();
    table->written[c][3] = static_cast<char>(write(written, table->lower[c]) - written);
  }
  return table;
}

}  // namespace nhipcau::text
