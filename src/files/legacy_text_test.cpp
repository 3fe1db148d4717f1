#include "files/legacy_text.hpp"

#include <doctest/doctest.h>

#include "text/clean.hpp"

using namespace nhipcau;
using namespace nhipcau::files;

namespace {

const std::string kTcvn = "Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nC¨n cø NghÞ ®Þnh sè 12/N§-CP\n";
const std::string kUnicode = "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nCăn cứ Nghị định số 12/NĐ-CP\n";

std::string piece(const Extracted& extracted, std::size_t line) {
  const Span where = extracted.lines.at(line).where;
  return text::clean(extracted.bytes.substr(where.begin, where.end - where.begin)).text;
}

}  // namespace

TEST_CASE("a text in an old font becomes Unicode, with its running heads and its lines on the page") {
  Extracted extracted{.format = Format::pdf, .bytes = kTcvn, .margins = "MËt"};
  const std::size_t second = kTcvn.find('\n') + 1;
  extracted.lines = {{{0, 9}, 1, {}}, {{second, kTcvn.find('\n', second)}, 1, {}}};
  to_unicode(extracted);
  CHECK(extracted.encoding == text::Encoding::tcvn3);
  CHECK(text::clean(extracted.bytes).text == kUnicode);
  CHECK(text::clean(extracted.margins).text == "Mật");
  CHECK(piece(extracted, 0) == "Cộng hò");
  CHECK(piece(extracted, 1) == "Độc lập - Tự do - Hạnh phúc");
}

TEST_CASE("lines of Unicode among lines of an old font stay as they are") {
  Extracted extracted{.bytes = kUnicode + kTcvn + kUnicode};
  to_unicode(extracted);
  CHECK(text::clean(extracted.bytes).text == kUnicode + kUnicode + kUnicode);
}

TEST_CASE("text in Unicode and UTF-16 is not touched") {
  for (const std::string& bytes : {kUnicode, std::string("\xFF\xFE\x43\x00\xA9\x00", 6), std::string("Café à la crème")}) {
    Extracted extracted{.bytes = bytes};
    to_unicode(extracted);
    CHECK(extracted.bytes == bytes);
    CHECK_FALSE(extracted.encoding);
  }
}

TEST_CASE("a file of bytes in an old encoding is read, and one that grows beyond the limit is not") {
  std::string bytes;
  for (const char c : std::string_view("C\xE9ng h\xDF"
                                       "a x\xB7 h\xE9i ch\xF1 ngh\xDC"
                                       "a Vi\xD6t Nam, \xA7\xE9"
                                       "c l\xCBp, T\xF9 do, H\xB9nh ph\xF3"
                                       "c"))
    bytes += c;
  const auto extracted = extract(bytes);
  REQUIRE(extracted);
  CHECK(extracted->encoding == text::Encoding::tcvn3);
  CHECK(text::clean(extracted->bytes).text == "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập, Tự do, Hạnh phúc");
  Limits limits;
  limits.text_bytes = bytes.size();
  CHECK(extract(bytes, limits).error().key == "files.too_long");
}
