#include "text/clean.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "text/scan.hpp"

using namespace nhipcau;
using namespace nhipcau::text;

namespace {

/// Repairs as "kind@begin-end<original>", joined by a space.
std::string repairs_of(std::string_view bytes) {
  std::string shown;
  for (const Repair& repair : clean(bytes).repairs) {
    if (!shown.empty()) shown += " ";
    shown += std::string(to_name(repair.kind)) + "@" + std::to_string(repair.where.begin) + "-" + std::to_string(repair.where.end) + "<" +
             repair.original + ">";
  }
  return shown;
}

struct Case {
  const char* name;
  std::string bytes;
  std::string text;
  std::string repairs;
};

}  // namespace

TEST_CASE("cleaning mends each kind of damage and says what it did") {
  const std::vector<Case> cases = {
      {"clean text is left alone", "Kế hoạch\tsố 5\nĐiều 1", "Kế hoạch\tsố 5\nĐiều 1", ""},
      {"empty", "", "", ""},
      {"byte-order mark", "\xEF\xBB\xBFSố", "Số", "byte_order_mark@0-0<>"},
      {"UTF-16 little endian", std::string("\xFF\xFE\x53\x00\xD1\x1E\n\x00", 8), "Số\n", "utf16@0-0<>"},
      {"UTF-16 big endian", std::string("\xFE\xFF\x00\x53\x1E\xD1", 6), "Số", "utf16@0-0<>"},
      {"UTF-16 pair of surrogates", std::string("\xFF\xFE\x3D\xD8\x00\xDE", 6), "😀", "utf16@0-0<>"},
      {"UTF-16 cut in two", std::string("\xFF\xFE\x3D\xD8\x41", 5), "\uFFFD\uFFFD",
       "utf16@0-0<> bad_utf8@0-0<> replacement_char@0-6<\uFFFD\uFFFD>"},
      {"bad bytes", "a\xC3(\xE1\xBA!", "a\uFFFD(\uFFFD!", "bad_utf8@1-4<\\xC3> bad_utf8@5-8<\\xE1\\xBA>"},
      {"overlong and surrogate", "\xC0\x80\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", "bad_utf8@0-15<\\xC0\\x80\\xED\\xA0\\x80>"},
      {"decomposed word", "Biê\u0309n", "Biển", "decomposed@2-5<ê\u0309>"},
      {"marks out of order", "e\u0302\u0323 a\u0301", "ệ á", "decomposed@0-6<e\u0302\u0323 a\u0301>"},
      {"a mark at the very beginning", "\u0343x", "\u0313x", "decomposed@0-2<\u0343>"},
      {"two marks of which the second comes first", "a\u0302\u0323!", "ậ!", "decomposed@0-3<a\u0302\u0323>"},
      {"a mark that joins no letter", "x\u0309\u0301", "x\u0309\u0301", ""},
      {"decomposed in two lines", "a\u0301\na\u0301", "á\ná", "decomposed@0-2<a\u0301> decomposed@3-5<a\u0301>"},
      {"composed letters part decomposed ones", "a\u0301 bố a\u0301", "á bố á", "decomposed@0-2<a\u0301> decomposed@8-10<a\u0301>"},
      {"no-break spaces", "số\u00A0\u202F5", "số  5", "no_break_space@4-6<\u00A0\u202F>"},
      {"odd space", "a\u2003b\u3000c", "a b c", "odd_space@1-2<\u2003> odd_space@3-4<\u3000>"},
      {"invisible", "kế\u200B\u200D hoạch\u00AD", "kế hoạch", "invisible@4-4<\u200B\u200D> invisible@12-12<\u00AD>"},
      {"an invisible character between letter and mark", "a\u200B\u0301!", "á!", "decomposed@0-2<a\u0301> invisible@2-2<\u200B>"},
      {"controls", std::string("a\0b\x07\x7F", 5), "ab", "control@1-1<" + std::string(1, '\0') + "> control@2-2<\x07\x7F>"},
      {"line ends", "a\r\nb\rc\u2028d\ve\ff", "a\nb\nc\nd\ne\nf", "line_ending@1-2<\r>"},
      {"replacement character is kept", "Nguyễn V\uFFFDn", "Nguyễn V\uFFFDn", "replacement_char@10-13<\uFFFD>"},
      {"footnote of a converter", "nước[footnoteRef:2]. [2:  Kỷ niệm 50 năm]", "nước[footnoteRef:2]. [2:  Kỷ niệm 50 năm]",
       "converter_residue@7-22<[footnoteRef:2]> converter_residue@24-49<[2:  Kỷ niệm 50 năm]>"},
      {"emphasis of a converter", "Kết luận “*về đối ngoại*”", "Kết luận “*về đối ngoại*”", "converter_residue@16-37<*về đối ngoại*>"},
      {"a private-use glyph", "\uF0B7 Một", "\uF0B7 Một", "converter_residue@0-3<\uF0B7>"},
      {"HTML left over", "A&nbsp;B &#160;", "A&nbsp;B &#160;", "converter_residue@1-7<&nbsp;> converter_residue@9-15<&#160;>"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(clean(c.bytes).text == c.text);
    CHECK(repairs_of(c.bytes) == c.repairs);
    CHECK(clean(c.text).text == c.text);
  }
}

TEST_CASE("a star that is no emphasis and a bracket that is no footnote are left unreported") {
  for (const char* text :
       {"*", "* Ghi chú: mục a", "(*) Số liệu", "3*4*5", "a * b * c", "[1] [a: b] [12", "R&D, A & B", "x_y", "5 < 6 *"}) {
    CAPTURE(text);
    CHECK(repairs_of(text) == "");
  }
}

TEST_CASE("an original is remembered to 80 bytes, whole characters only") {
  std::string bytes = "x";
  for (int i = 0; i < 100; ++i) bytes += "\u200B";
  const Cleaned cleaned = clean(bytes);
  REQUIRE(cleaned.repairs.size() == 1);
  CHECK(cleaned.repairs[0].original.size() == 78);
}

TEST_CASE("places lead from the cleaned text back to line and column of what came in") {
  struct Row {
    std::string bytes;
    std::string_view find;  // in the cleaned text
    Place place;
  };
  const std::vector<Row> rows = {
      {"một\nhai", "hai", {2, 1}},        {"một\nhai", "ai", {2, 2}},
      {"một\r\nhai\rba", "ba", {3, 1}},   {"Số \u200B\u200B5 x", "5", {1, 6}},
      {"\u200BSố", "S", {1, 2}},          {"\xEF\xBB\xBFSố", "S", {1, 1}},
      {"Biê\u0309n Đông", "n Đ", {1, 5}}, {"Biê\u0309n Đông", "Đ", {1, 7}},
      {"a\xFF\xFEz", "z", {1, 4}},        {"a\vb\nc", "b", {1, 3}},
      {"a\vb\nc", "c", {2, 1}},           {"ấ\u00A0z", "z", {1, 3}},
      {"a\u0301\u200Bz", "z", {1, 4}},    {std::string("\xFF\xFE\x53\x00\xD1\x1E\n\x00z\x00", 10), "z", {2, 1}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const Cleaned cleaned = clean(row.bytes);
    const std::size_t at = cleaned.text.find(row.find);
    REQUIRE(at != std::string::npos);
    const Place found = cleaned.places.find(cleaned.text, at);
    CHECK(found.line == row.place.line);
    CHECK(found.column == row.place.column);
    const PlaceMap again = PlaceMap::from_text(cleaned.places.to_text());
    CHECK(again.find(cleaned.text, at) == row.place);
  }
}

TEST_CASE("a place beyond the end is that of the end") {
  const Cleaned cleaned = clean("một\nhai");
  CHECK(cleaned.places.find(cleaned.text, 999) == Place{2, 4});
}

TEST_CASE("the map of clean text has one entry a line") {
  CHECK(clean("Số 5\nĐiều 1\nĐiều 2").places.to_text() == "0:1:1 7:2:1 17:3:1");
}

TEST_CASE("a broken stored map is an empty one") {
  for (const char* stored :
       {"x", "0:1", "0:1:1  5:2:1", "5:1:1", "0:1:1 5:2:1 5:3:1", "0:0:1", "0:1:1 7:-2:1", "99999999999999999999:1:1"}) {
    CAPTURE(stored);
    CHECK(PlaceMap::from_text(stored).entries().empty());
  }
}

TEST_CASE("a hostile pile of marks is composed without delay and only once") {
  std::string bytes = "a";
  for (int i = 0; i < 200'000; ++i) bytes += i % 2 == 0 ? "\u0301" : "\u0323";
  const Cleaned cleaned = clean(bytes);
  CHECK(cleaned.text.substr(0, 3) == "ạ");
  CHECK(clean(cleaned.text).text == cleaned.text);
}

TEST_CASE("every kind of repair has its sentence in both languages") {
  std::ifstream in("data/messages/text.json", std::ios::binary);
  const std::string catalogue((std::istreambuf_iterator<char>(in)), {});
  for (int kind = 0; kind <= static_cast<int>(RepairKind::converter_residue); ++kind) {
    const std::string name(to_name(static_cast<RepairKind>(kind)));
    CAPTURE(name);
    const std::size_t at = catalogue.find("\"text." + name + "\": {");
    REQUIRE(at != std::string::npos);
    const std::string entry = catalogue.substr(at, catalogue.find("\n  }", at) - at);
    CHECK(entry.find("\"vi\": \"") != std::string::npos);
    CHECK(entry.find("\"en\": \"") != std::string::npos);
  }
}

TEST_CASE("what is to be mended is seen wherever it stands in a long run of plain text") {
  const std::pair<std::string, std::string> rows[] = {
      {"\u00A0", " "},           {"\u200B", ""},         {"\r\n", "\n"},  {"e\u0302\u0323", "ệ"}, {"\xC3", "\uFFFD"}, {"\x7F", ""},
      {"\u2028", "\n"},          {"\xE1\xBA", "\uFFFD"}, {"\u3000", " "}, {"\xE2\x80", "\uFFFD"}, {"“–”", "“–”"},     {"ខ្មែរ", "ខ្មែរ"},
      {"\xF0\x9F\x98\x80", "😀"}, {"\x80", "\uFFFD"},
  };
  for (const auto& [bytes, mended] : rows) {
    CAPTURE(bytes);
    std::string before;
    for (int i = 0; i < 48; ++i) {
      before += i % 5 == 0 ? "ế" : i % 7 == 0 ? "đ" : i % 11 == 0 ? "…" : "x";
      CHECK(clean(before + " " + bytes + " " + before).text == clean(before + " ").text + mended + " " + before);
    }
  }
}

TEST_CASE("UTF-8 is told from what only looks like it") {
  for (const char* good : {"", "Kế hoạch", "😀", "\n\x01"}) CHECK(is_utf8(good));
  for (const char* bad : {"\x80", "K\xE1\xBA", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) CHECK_FALSE(is_utf8(bad));
}
