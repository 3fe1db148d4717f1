// Any bytes: cleaning never fails, gives well-formed text in NFC (ICU is asked), and cleaning its result changes nothing.
#include <unicode/normalizer2.h>

#include <cstdint>
#include <string_view>

#include "base/require.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

using namespace nhipcau;

namespace {

void check_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded here = text::decode(text, at);
    require(here.length >= 1 && at + here.length <= text.size(), "a character runs beyond the end");
    require(here.length > 1 || here.code_point < 0x80, "a stray byte was left");
    require(here.code_point >= 0x20 || here.code_point == '\t' || here.code_point == '\n', "a control character was left");
    require(here.code_point != 0xA0 && here.code_point != 0x200B && here.code_point != 0xFEFF, "an odd space was left");
    at += here.length;
  }
}

void check_composed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  require(nfc->isNormalizedUTF8(text, status) != 0 && U_SUCCESS(status) != 0, "the text is not in NFC");
}

void check_repairs(const text::Cleaned& cleaned) {
  std::size_t last = 0;
  for (const text::Repair& repair : cleaned.repairs) {
    require(repair.where.begin <= repair.where.end && repair.where.end <= cleaned.text.size(), "a repair lies outside the text");
    require(repair.where.begin >= last, "repairs are out of order");
    require(repair.original.size() <= 80, "too long an original");
    last = repair.where.begin;
  }
}

void check_places(const text::Cleaned& cleaned) {
  const auto& entries = cleaned.places.entries();
  require(!entries.empty() && entries.front().at == 0, "the map of places does not begin at 0");
  for (std::size_t i = 1; i < entries.size(); ++i) {
    require(entries[i - 1].at < entries[i].at && entries[i].at <= cleaned.text.size(), "the map of places is out of order");
    require(entries[i - 1].place.line <= entries[i].place.line, "lines run backwards");
  }
  const auto again = text::PlaceMap::from_text(cleaned.places.to_text());
  require(again.entries().size() == entries.size(), "the map of places does not survive being stored");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const text::Cleaned cleaned = text::clean(bytes);
  check_text(cleaned.text);
  check_composed(cleaned.text);
  check_repairs(cleaned);
  check_places(cleaned);
  require(text::clean(cleaned.text).text == cleaned.text, "cleaning twice changed the text");
  (void)text::PlaceMap::from_text(bytes);
  return 0;
}
