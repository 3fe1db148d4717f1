#include "text/legacy.hpp"

#include <doctest/doctest.h>

#include "text/clean.hpp"

using namespace nhipcau::text;

namespace {

constexpr std::string_view kHead =
    "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nCăn cứ Nghị định số 12/NĐ-CP ngày 3 tháng 2 năm 1999";

/// The head as each font wrote it, in Latin-1 as UTF-8.
struct Written {
  Encoding encoding;
  std::string_view text;
};
constexpr Written kWritten[]{
    {Encoding::tcvn3,
     "Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nC¨n cø NghÞ ®Þnh sè 12/N§-CP ngµy 3 th¸ng 2 n¨m 1999"},
    {Encoding::vni,
     "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc\nCaên cöù Nghò ñònh soá 12/NÑ-CP ngaøy 3 thaùng 2 naêm "
     "1999"},
    {Encoding::windows_1258,
     "Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam\nÐôòc lâòp - Týò do - Haònh phúc\nCãn cýì Nghiò ðiònh sôì 12/NÐ-CP ngày 3 tháng 2 nãm "
     "1999"},
};

/// Latin-1 bytes of UTF-8 text that has no other characters.
std::string bytes_of(std::string_view utf8) {
  std::string bytes;
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    if (lead < 0x80U) {
      bytes.push_back(utf8[at]);
      continue;
    }
    bytes.push_back(static_cast<char>(((lead & 0x03U) << 6U) | (static_cast<unsigned char>(utf8[++at]) & 0x3FU)));
  }
  return bytes;
}

}  // namespace

TEST_CASE("a text in a legacy encoding is known and comes out as it was meant, as bytes and in a Unicode file") {
  for (const Written& written : kWritten) {
    CAPTURE(to_name(written.encoding));
    for (const std::string& text : {std::string(written.text), bytes_of(written.text)}) {
      REQUIRE(find_encoding(text) == written.encoding);
      CHECK(clean(from_encoding(text, written.encoding, is_utf8(text) ? Form::utf8 : Form::bytes)).text == kHead);
    }
  }
}

TEST_CASE("what is in Unicode, in another language or too short stays as it is") {
  constexpr std::string_view kTexts[]{
      kHead,
      "và là à có thế mà: các chị có hay là có ai và có gì đó",
      "Décret n° 12 du 3 février 1999 relatif à la communauté française à l'étranger, à la coopération et à l'éducation",
      "Straße, Übergröße, Fußgängerüberführung: die größten Städte der Länder",
      "Céng hßa",
      "plain ASCII of no language at all",
      "",
  };
  for (const std::string_view text : kTexts) {
    CAPTURE(text);
    CHECK_FALSE(find_encoding(text));
  }
}

TEST_CASE("among lines of Unicode only those that may be legacy count") {
  const std::string mixed = std::string(kHead) + "\n" + std::string(kHead) + "\n" + std::string(kWritten[0].text);
  CHECK(find_encoding(mixed) == Encoding::tcvn3);
  CHECK(may_be_legacy("C¨n cø"));
  CHECK_FALSE(may_be_legacy("Căn cứ"));
  CHECK_FALSE(may_be_legacy("12/CP"));
}

TEST_CASE("capitals, quotation marks and letters of VNI stand behind one another as they should") {
  CHECK(clean(from_encoding("UÛY BAN NHAÂN DAÂN TÆNH ÑOÀNG THAÙP", Encoding::vni, Form::utf8)).text == "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP");
  CHECK(clean(from_encoding("ngöôøi, thöôûng, quyù, kyõ, thuùy, myõ, gì, yù", Encoding::vni, Form::utf8)).text ==
        "người, thưởng, quý, kỹ, thúy, mỹ, gì, ý");
  CHECK(clean(from_encoding("\xF1\xF6\xF4\xF8ng \x93moät\x94 \x96", Encoding::vni, Form::bytes)).text.ends_with("–"));
}

TEST_CASE("every byte gives characters, whatever the encoding") {
  std::string all;
  for (int byte = 1; byte < 256; ++byte) all.push_back(static_cast<char>(byte));
  for (const Encoding encoding : {Encoding::windows_1258, Encoding::tcvn3, Encoding::vni})
    CHECK(is_utf8(from_encoding(all, encoding, Form::bytes)));
}
