#include "files/tracked_docx.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "files/docx_sample.hpp"
#include "files/tracked_sample.hpp"
#include "files/zip.hpp"

using namespace nhipcau;
using namespace nhipcau::files;
using sample::make_docx;
using sample::p;
using sample::wrap;

namespace {

using More = std::map<std::string, std::string>;

std::string text_of(const std::string& bytes) {
  const auto extracted = extract(bytes);
  return extracted ? extracted->bytes : "error " + extracted.error().key;
}

std::string part_of(const std::string& bytes, const std::string& name) {
  Budget budget{Limits{}};
  auto zip = Zip::open(bytes, budget);
  auto part = zip ? zip->read(name) : Result<std::string>(fail(Code::invalid, "no zip"));
  return part ? *part : "error " + part.error().key;
}

std::string t(const std::string& text, const std::string& look = {}) {
  return "<w:r>" + (look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

/// The change of the only place in the text where these words stand.
TextChange change(const std::string& docx, const std::string& was, const std::string& put) {
  const auto extracted = extract(docx);
  const auto cleaned = text::clean(extracted->bytes);
  const std::size_t at = cleaned.text.find(was);
  REQUIRE(at != std::string::npos);
  return {cleaned.places.find(cleaned.text, at), was, put};
}

Edits edits_of(std::vector<TextChange> changes) {
  return {.author = "Nguyễn Thị A", .at = from_rfc3339("2026-11-23T05:04:55.000Z"), .changes = std::move(changes), .remarks = {}};
}

std::string del(int id, const std::string& inside) {
  return "<w:del w:id=\"" + std::to_string(id) + "\" w:author=\"Nguyễn Thị A\" w:date=\"2026-11-23T12:04:55Z\">" + inside + "</w:del>";
}
std::string ins(int id, const std::string& inside) {
  return "<w:ins w:id=\"" + std::to_string(id) + "\" w:author=\"Nguyễn Thị A\" w:date=\"2026-11-23T12:04:55Z\">" + inside + "</w:ins>";
}
std::string dt(const std::string& text, const std::string& look = {}) {
  return "<w:r>" + (look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:delText xml:space=\"preserve\">" + text + "</w:delText></w:r>";
}

struct Outcome {
  std::string text;
  std::string body;
  Placing placing = Placing::unfit;
};

/// One change made in a body.
Outcome make(const std::string& body, const std::string& was, const std::string& put, const More& more = {}) {
  const std::string docx = make_docx(body, more);
  const auto tracked = track_docx(docx, edits_of({change(docx, was, put)}));
  REQUIRE(tracked);
  const std::string xml = part_of(tracked->bytes, "word/document.xml");
  const std::size_t begin = xml.find("<w:body>") + 8;
  return {text_of(tracked->bytes), xml.substr(begin, xml.find("<w:sectPr/></w:body>") - begin), tracked->changes.at(0)};
}

}  // namespace

TEST_CASE("a changed word is deleted and inserted, with the look of its run; the rest is as it was") {
  const Outcome outcome = make("<w:p w:rsidR=\"1\">" + t("Kế hoach tháng", "<w:b/>") + "<!-- x --></w:p>", "hoach", "hoạch");
  CHECK(outcome.placing == Placing::placed);
  CHECK(outcome.text == "Kế hoạch tháng\n");
  CHECK(outcome.body == "<w:p w:rsidR=\"1\">" + t("Kế ", "<w:b/>") + del(1, dt("hoach", "<w:b/>")) + ins(2, t("hoạch", "<w:b/>")) +
                            t(" tháng", "<w:b/>") + "<!-- x --></w:p>");
}

namespace {

/// What must hold whatever was changed: the new text, the old one when the changes are rejected, every other part, and every number once.
void check_whole(const std::string& docx, const TrackedDocx& tracked, const std::string& author = "Nguyễn Thị A") {
  CHECK(text_of(sample::reject(tracked.bytes, author)) == text_of(docx));
  auto before = sample::unzip(docx);
  const auto after = sample::unzip(tracked.bytes);
  REQUIRE(before.size() == after.size());
  for (const auto& [name, content] : after) {
    CAPTURE(name);
    const bool may_change = name == "word/document.xml" || name == "word/footnotes.xml" || name == "word/endnotes.xml";
    CHECK((may_change || content == before[name]));
    if (name.ends_with(".xml") || name.ends_with(".rels")) CHECK(pugi::xml_document().load_string(content.c_str()));
  }
  auto ids = sample::list_mark_ids(tracked.bytes);
  std::sort(ids.begin(), ids.end());
  CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

struct Row {
  std::string what;
  std::string body;
  std::string was;
  std::string put;
};

const std::string kBegin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>";
const std::string kSeparate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
const std::string kEnd = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

std::string text_box(const std::string& inside) {
  return "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>" + inside +
         "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + inside +
         "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>";
}

}  // namespace

TEST_CASE("a change is made wherever letters of the text stand, and nothing else is touched") {
  const std::string theirs = "w:author=\"B\" w:date=\"2026-01-01T00:00:00Z\"";
  const Row rows[] = {
      {"across three runs of other looks", "<w:p>" + t("Kế hoa", "<w:b/>") + t("ch cong", "<w:i/>") + t("tac") + t(" năm") + "</w:p>",
       "hoach congtac", "hoạch công tác"},
      {"in a cell", "<w:tbl><w:tr><w:tc><w:p>" + t("Số: 5/KH") + "</w:p></w:tc><w:tc><w:p>" + t("Hà Nội") + "</w:p></w:tc></w:tr></w:tbl>",
       "5/KH", "05/KH"},
      {"in a text box, of which the run has more text",
       "<w:p><w:r><w:t>trước </w:t>" + text_box(p("Dấu den")) + "<w:t>sau</w:t></w:r></w:p>", "den", "đến"},
      {"in a run around a text box", "<w:p><w:r><w:t>truoc </w:t>" + text_box(p("Dấu đến")) + "<w:t>sau</w:t></w:r></w:p>", "truoc",
       "trước"},
      {"in a hyperlink and before it",
       "<w:p>" + t("xem tai") + "<w:hyperlink r:id=\"r\" xmlns:r=\"x\">" + t(" day.") + "</w:hyperlink></w:p>", "tai day", "tại đây"},
      {"a field's result", "<w:p>" + t("theo ") + kBegin + kSeparate + t("muc 1") + kEnd + t(" này") + "</w:p>", "muc", "mục"},
      {"across a field's begin", "<w:p>" + t("tai ") + kBegin + kSeparate + t("muc 1") + kEnd + t(" nay") + "</w:p>", "tai muc", "tại mục"},
      {"across a whole field", "<w:p>" + t("tai ") + kBegin + kSeparate + t("muc") + kEnd + t(" nay") + "</w:p>", "tai muc nay", "ở đây"},
      {"in a simple field", "<w:p><w:fldSimple w:instr=\"X\">" + t("thu hai") + "</w:fldSimple></w:p>", "thu", "thứ"},
      {"in what another one put in",
       "<w:p>" + t("a ") + "<w:ins w:id=\"1\" " + theirs + ">" + t("viêt nam") + "</w:ins><w:del w:id=\"2\" " + theirs + ">" + dt("bỏ") +
           "</w:del>" + t(" b") + "</w:p>",
       "viêt nam", "Việt Nam"},
      {"over what another one took out",
       "<w:p>" + t("mot ") + "<w:del w:id=\"7\" " + theirs + ">" + dt("bỏ") + "</w:del>" + t("hai") + "</w:p>", "mot hai", "một hai ba"},
      {"decomposed letters",
       p("Ke\xCC\x82\xCC\x81 hoa\xCC\xA3"
         "ch"),
       "hoạch", "hoạch số"},
      {"a mark in another run than its letter",
       "<w:p>" + t("hoa", "<w:b/>") +
           t("\xCC\xA3"
             "ch") +
           "</w:p>",
       "hoạch", "họach"},
      {"beside an emoji", p("😀 Xin chao 👍🏽"), "chao", "chào"},
      {"an emoji", p("Tốt 👍🏽."), "👍🏽", "👏"},
      {"spaces that never break", p("mục\xC2\xA0 2  và"), "2  và", "2 và"},
      {"at the beginning", p("ke hoạch"), "ke", "Kế"},
      {"at the end", p("Hà Nội"), "Hà Nội", "Hà Nội."},
      {"the whole paragraph", p("bo"), "bo", "Bỏ đi"},
      {"all taken out", p("một") + p("thừa") + p("ba"), "thừa", ""},
      {"put in before", p("Sơn La"), "Sơn La", "tỉnh Sơn La"},
      {"a hyphen that never breaks", "<w:p><w:r><w:t>21/CT</w:t><w:noBreakHyphen/><w:t>TW</w:t></w:r></w:p>", "21/CT-TW", "21-CT/TW"},
      {"a tab", "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>", "a\tb", "a b"},
      {"what must be escaped", p("A &amp; B &lt;x>"), "& B <x>", "& \"C\" <y>"},
      {"CDATA", "<w:p><w:r><w:t><![CDATA[a < be]]></w:t></w:r></w:p>", "be", "bé"},
      {"a change of look that is tracked",
       "<w:p>" + t("mot hai ba", "<w:b/><w:rPrChange w:id=\"3\" " + theirs + "><w:rPr/></w:rPrChange>") + "</w:p>", "hai", "HAI"},
      {"a content control",
       "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:sdt><w:sdtContent>" + t("tên") + "</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
       "tên", "Tên"},
      {"moved text", "<w:p><w:moveTo w:id=\"4\" " + theirs + ">" + t("dời toi") + "</w:moveTo></w:p>", "toi", "tới"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const std::string docx = make_docx(row.body);
    const auto tracked = track_docx(docx, edits_of({change(docx, row.was, row.put)}));
    REQUIRE(tracked);
    CHECK(tracked->changes == std::vector{Placing::placed});
    std::string expected = text::clean(text_of(docx)).text;
    expected.replace(expected.find(row.was), row.was.size(), row.put);
    CHECK(text::clean(text_of(tracked->bytes)).text == expected);
    check_whole(docx, *tracked);
  }
}

TEST_CASE("a change in a note is made in the part of the notes") {
  const More more = {{"footnotes", wrap("footnotes", "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>" + t(" Theo nghi định") +
                                                         "</w:p></w:footnote>")}};
  const std::string docx = make_docx("<w:p>" + t("tin") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", more);
  const auto tracked = track_docx(docx, edits_of({change(docx, "nghi", "Nghị")}));
  REQUIRE(tracked);
  CHECK(tracked->changes == std::vector{Placing::placed});
  CHECK(text_of(tracked->bytes) == "tin¹\n¹ Theo Nghị định\n");
  CHECK(part_of(tracked->bytes, "word/document.xml") == part_of(docx, "word/document.xml"));
  check_whole(docx, *tracked);
}

TEST_CASE("what stands in no letters, or not there, is not changed and told") {
  const std::string list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
  const More more = {
      {"numbering", wrap("numbering",
                         "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
                         "<w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>")}};
  const std::string mention = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
  const std::string bound = "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" + t("buộc") + "</w:sdtContent></w:sdt>";
  const std::string body = p("Mục đích", list) + "<w:p>" + t("một") + mention + t(" hai") +
                           "</w:p><w:p><w:r><w:t>x</w:t><w:br/><w:t>y</w:t></w:r></w:p>" + "<w:p>" + t("diện tích 5 m") +
                           t("2", "<w:vertAlign w:val=\"superscript\"/>") + "<m:oMath><m:r><m:t>z=1</m:t></m:r></m:oMath>" + bound +
                           "<w:r><w:t>ghép<!-- x -->rời</w:t></w:r></w:p>";
  const std::string docx = make_docx(body, more);
  REQUIRE(text_of(docx) == "1. Mục đích\nmột¹ hai\nx\ny\ndiện tích 5 m²z=1buộcghép\n");
  const std::pair<TextChange, Placing> rows[] = {
      {{{1, 1}, "1. Mục", "2. Mục"}, Placing::not_in_letters},
      {{{1, 1}, "1. Mục đích", "1. Mục tiêu"}, Placing::placed},  // the number stays as it is
      {{{1, 1}, "", "A "}, Placing::not_in_letters},
      {{{1, 4}, "", "A "}, Placing::placed},
      {{{2, 1}, "một¹ hai", "một hai"}, Placing::not_in_letters},
      {{{2, 1}, "một¹ hai", "Một¹ Hai"}, Placing::placed},
      {{{2, 1}, "hai", "Hai"}, Placing::not_there},
      {{{2, 6}, "haii", "Hai"}, Placing::not_there},
      {{{2, 99}, "", "Hai"}, Placing::not_there},
      {{{99, 1}, "", "Hai"}, Placing::not_there},
      {{{0, 0}, "", "Hai"}, Placing::not_there},
      {{{-1, -7}, "x", "Hai"}, Placing::not_there},
      {{{3, 1}, "x\ny", "x y"}, Placing::not_there},
      {{{3, 1}, "x", "x\ny"}, Placing::unfit},
      {{{3, 1}, "x", "\x01"}, Placing::unfit},
      {{{3, 1}, "x", "\xFF"}, Placing::unfit},
      {{{3, 1}, "x", std::string(Edits::kMostBytes + 1, 'x')}, Placing::unfit},
      {{{5, 14}, "²", "³"}, Placing::not_in_letters},
      {{{5, 15}, "z=1", "z=2"}, Placing::not_in_letters},
      {{{5, 18}, "buộc", "mở"}, Placing::not_in_letters},
      {{{5, 22}, "ghép", "nối"}, Placing::not_in_letters},
      {{{3, 1}, "x", "x"}, Placing::placed},
  };
  for (const auto& [edit, placing] : rows) {
    CAPTURE(edit.was);
    CAPTURE(edit.put);
    const auto tracked = track_docx(docx, edits_of({edit}));
    REQUIRE(tracked);
    CHECK(to_name(tracked->changes.at(0)) == to_name(placing));
    if (placing != Placing::placed) CHECK(sample::unzip(tracked->bytes) == sample::unzip(docx));
    check_whole(docx, *tracked);
  }
}

TEST_CASE("of changes that overlap the later one in the list is not made; those side by side are") {
  const std::string docx = make_docx(p("một hai ba bốn"));
  const auto tracked = track_docx(docx, edits_of({{{1, 5}, "hai ba", "2 3"},
                                                  {{1, 9}, "ba bốn", "3 4"},
                                                  {{1, 1}, "một hai", "1 2"},
                                                  {{1, 12}, "bốn", "4"},
                                                  {{1, 1}, "một ", "1 "},
                                                  {{1, 5}, "", "và "},
                                                  {{1, 5}, "", "với "},
                                                  {{1, 7}, "", "x"},
                                                  {{1, 15}, "", " năm"}}));
  REQUIRE(tracked);
  using enum Placing;
  CHECK(tracked->changes == std::vector{placed, overlaps, overlaps, placed, placed, placed, overlaps, overlaps, placed});
  CHECK(text_of(tracked->bytes) == "1 và 2 3 4 năm\n");
  check_whole(docx, *tracked);
}

TEST_CASE("equal input gives equal bytes; a second person's changes go beside the first one's") {
  const std::string docx = make_docx(p("một hai ba"));
  const auto first = track_docx(docx, edits_of({{{1, 5}, "hai", "2 rưỡi"}}));
  REQUIRE(first);
  CHECK(first->bytes == track_docx(docx, edits_of({{{1, 5}, "hai", "2 rưỡi"}}))->bytes);
  Edits more = edits_of({{{1, 5}, "2 rưỡi", "hai rưỡi"}, {{1, 12}, "ba", "bốn"}});
  more.author = "<B & \"C\">";
  const auto second = track_docx(first->bytes, more);
  REQUIRE(second);
  CHECK(text_of(second->bytes) == "một hai rưỡi bốn\n");
  check_whole(first->bytes, *second, more.author);
}

TEST_CASE("a part in UTF-16, a part without a prefix and a part with another one are written as well") {
  auto parts = sample::docx_parts(p("một hai"));
  const std::string space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const std::string plain = "<document xmlns=\"" + space + "\"><body><p><r><rPr><b/></rPr><t>một hai</t></r></p></body></document>";
  const std::string other = "<x:document xmlns:x=\"" + space + "\"><x:body><x:p><x:r><x:t>một hai</x:t></x:r></x:p></x:body></x:document>";
  std::u16string wide = u"\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?>";
  wide +=
      u"<x:document xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><x:body><x:p><x:r><x:t>một "
      u"hai</x:t></x:r></x:p></x:body></x:document>";
  std::string wide_bytes;
  for (const char16_t c : wide) wide_bytes += {static_cast<char>(c & 0xFF), static_cast<char>(c >> 8)};
  for (const std::string& document : {plain, other, wide_bytes}) {
    CAPTURE(document);
    parts["word/document.xml"] = document;
    const std::string docx = sample::make_zip(parts);
    const auto tracked = track_docx(docx, edits_of({{{1, 5}, "hai", "ba"}}));
    REQUIRE(tracked);
    CHECK(tracked->changes == std::vector{Placing::placed});
    CHECK(text_of(tracked->bytes) == "một ba\n");
    check_whole(docx, *tracked);
  }
}

TEST_CASE("a line in an old encoding is not changed, one in Unicode beside it is") {
  const std::string old = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp, Tù do, H¹nh phóc";
  const std::string docx = make_docx(p(old) + p("Kế hoach mới của Ủy ban"));
  const auto tracked = track_docx(docx, edits_of({{{1, 1}, "Cộng", "CỘNG"}, {{2, 4}, "hoach", "hoạch"}}));
  REQUIRE(tracked);
  CHECK(tracked->changes == std::vector{Placing::not_in_letters, Placing::placed});
  check_whole(docx, *tracked);
}

TEST_CASE("what is no DOCX, and too much, is refused") {
  const auto key = [](const Result<TrackedDocx>& tracked) { return tracked ? std::string() : tracked.error().key; };
  CHECK(key(track_docx("một hai", edits_of({}))) == "files.not_a_paper");
  CHECK(key(track_docx("%PDF-1.4", edits_of({}))) == "files.not_a_paper");
  CHECK(key(track_docx(sample::make_zip({{"a", "b"}}), edits_of({}))) == "files.not_a_paper");
  CHECK(key(track_docx(make_docx("<w:p>"), edits_of({}))) == "files.damaged");
  CHECK(key(track_docx(make_docx(p("a")), edits_of({}), {.file_bytes = 10})) == "files.too_large");
  CHECK(key(track_docx(make_docx(p("a")), edits_of(std::vector<TextChange>(Edits::kMost + 1)))) == "files.too_many_edits");
}

TEST_CASE("a remark is a comment beside its words, behind those that were there") {
  const More theirs = {{"comments", wrap("comments", "<w:comment w:id=\"3\" w:author=\"B\"><w:p/></w:comment>")}};
  for (const More& more : {More{}, theirs}) {
    CAPTURE(more.size());
    const std::string docx = make_docx("<w:p>" + t("Căn cứ ", "<w:b/>") + t("Nghị định số 30") + "</w:p>" + p("hai"), more);
    Edits edits = edits_of({{{1, 8}, "Nghị định số", "Luật số"}});
    edits.remarks = {
        {{1, 1}, "Căn cứ Nghị", "Thiếu ngày ban hành.\nGợi ý: “ngày 05 tháng 3” & <năm>"}, {{2, 1}, "hai", "x"}, {{2, 2}, "hai", "y"}};
    const auto tracked = track_docx(docx, edits);
    REQUIRE(tracked);
    CHECK(tracked->changes == std::vector{Placing::placed});
    CHECK(tracked->remarks == std::vector{Placing::placed, Placing::placed, Placing::not_there});
    CHECK(text_of(tracked->bytes) == "Căn cứ Luật số 30\nhai\n");
    CHECK(text_of(sample::reject(tracked->bytes, "Nguyễn Thị A")) == text_of(docx));
    const auto parts = sample::unzip(tracked->bytes);
    const std::string& comments = parts.at("word/comments.xml");
    const std::string name = "w:author=\"Nguyễn Thị A\" w:date=\"2026-11-23T12:04:55Z\"><w:p><w:r><w:annotationRef/></w:r><w:r>";
    CHECK(comments.find(name + "<w:t xml:space=\"preserve\">Thiếu ngày ban hành.</w:t></w:r></w:p><w:p><w:r>"
                               "<w:t xml:space=\"preserve\">Gợi ý: “ngày 05 tháng 3” &amp; &lt;năm&gt;</w:t></w:r></w:p></w:comment>") !=
          std::string::npos);
    CHECK((comments.find("w:author=\"B\"") != std::string::npos) == !more.empty());
    CHECK((parts.at("[Content_Types].xml").find("/word/comments.xml") != std::string::npos) == more.empty());
    CHECK(parts.at("word/_rels/document.xml.rels").find("comments.xml") != std::string::npos);
    const std::string document = parts.at("word/document.xml");
    CHECK(document.find("<w:p><w:commentRangeStart") != std::string::npos);
    auto ids = sample::list_mark_ids(tracked->bytes);
    std::sort(ids.begin(), ids.end());
    CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
  }
}

TEST_CASE("a remark in a note, in a text box or in a package that lists no parts is not placed") {
  const More more = {{"footnotes", wrap("footnotes", "<w:footnote w:id=\"2\">" + p("chú thích") + "</w:footnote>")}};
  const std::string docx =
      make_docx("<w:p>" + t("tin") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r>" + text_box(p("khung")) + "</w:r></w:p>", more);
  REQUIRE(text_of(docx) == "khung\ntin¹\n¹ chú thích\n");
  Edits edits = edits_of({});
  edits.remarks = {{{1, 1}, "khung", "a"}, {{3, 3}, "chú", "b"}, {{2, 1}, "tin", ""}, {{2, 1}, "", "c"}, {{2, 1}, "tin¹", "c"}};
  using enum Placing;
  CHECK(track_docx(docx, edits)->remarks == std::vector{not_in_letters, not_in_letters, placed, unfit, not_in_letters});
  auto parts = sample::docx_parts(p("tin"));
  parts.erase("word/_rels/document.xml.rels");
  edits.remarks = {{{1, 1}, "tin", "a"}};
  CHECK(track_docx(sample::make_zip(parts), edits)->remarks == std::vector{not_in_letters});
}

TEST_CASE("a text that was in no DOCX becomes one, with its changes") {
  const std::string text =
      "\xEF\xBB\xBFỦY BAN NHÂN DÂN\tCỘNG HÒA\r\n\r\nKE HOẠCH\r\n1. Mục dich & <ý> nghĩa\fcủa kế hoạch này là\xE2\x80\x8B để thử một dòng "
      "đủ dài cho cả trang giấy\r\nNơi nhận:\r\n";
  const auto cleaned = text::clean(text);
  std::vector<TextChange> changes;
  for (const auto& [was, put] : {std::pair("KE", "KẾ"), std::pair("dich", "đích"), std::pair("thử", "Thử"), std::pair("nhận", "Nhận")})
    changes.push_back({cleaned.places.find(cleaned.text, cleaned.text.find(was)), was, put});
  changes.push_back({{9, 9}, "x", "y"});
  Edits edits = edits_of(changes);
  edits.remarks = {{cleaned.places.find(cleaned.text, cleaned.text.find("Mục")), "Mục", "?"}};
  const auto tracked = track_text(text, edits, "Kế hoạch");
  REQUIRE(tracked);
  using enum Placing;
  CHECK(tracked->changes == std::vector{placed, placed, placed, placed, not_there});
  CHECK(tracked->remarks == std::vector{placed});
  CHECK(text_of(tracked->bytes) ==
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA\n\nKẾ HOẠCH\n1. Mục đích & <ý> nghĩa\ncủa kế hoạch này là để Thử một dòng đủ dài cho cả trang giấy\nNơi "
        "Nhận:\n");
  CHECK(text_of(sample::reject(tracked->bytes, "Nguyễn Thị A")) == cleaned.text);
  const auto parts = sample::unzip(tracked->bytes);
  CHECK(parts.at("word/document.xml").find("<w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\"") !=
        std::string::npos);
  CHECK(parts.at("docProps/core.xml").find("<dc:creator>Nguyễn Thị A</dc:creator>") != std::string::npos);
  CHECK(parts.at("docProps/core.xml").find("2026-11-23T05:04:55Z") != std::string::npos);
  CHECK(track_text(" \n", edits).error().key == "files.empty");
  CHECK(track_text("một hai", edits, "", {.text_bytes = 3}).error().key == "files.too_long");
}

TEST_CASE("a text box is changed in both its forms, if they are the same") {
  const auto count = [](const std::string& text, const std::string& word) {
    std::size_t found = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
    return found;
  };
  const std::string same = make_docx("<w:p><w:r>" + text_box(p("Dấu den") + p("Ngày den")) + "</w:r></w:p>");
  const auto tracked = track_docx(same, edits_of({{{1, 5}, "den", "đến"}, {{2, 6}, "den", "đi"}}));
  REQUIRE(tracked);
  CHECK(count(part_of(tracked->bytes, "word/document.xml"), "đến<") == 2);
  CHECK(count(part_of(tracked->bytes, "word/document.xml"), "đi<") == 2);
  check_whole(same, *tracked);

  std::string body = "<w:p><w:r>" + text_box(p("Dấu den")) + "</w:r></w:p>";
  body.replace(body.rfind("Dấu"), std::string("Dấu").size(), "Mẫu");
  const auto other = track_docx(make_docx(body), edits_of({{{1, 5}, "den", "đến"}}));
  REQUIRE(other);
  CHECK(count(part_of(other->bytes, "word/document.xml"), "đến<") == 1);
  CHECK(part_of(other->bytes, "word/document.xml").find("Mẫu den") != std::string::npos);
}

TEST_CASE("each change bears the name of who made it, and when") {
  Edits edits = edits_of({{{1, 1}, "một", ""}, {{1, 5}, "hai", "2"}});
  edits.changes[0].was = "một ";
  edits.changes[1].author = "Trần Văn B";
  edits.changes[1].made_at = from_rfc3339("2026-11-22T18:30:00.000Z");
  const auto tracked = track_docx(make_docx(p("một hai ba")), edits);
  REQUIRE(tracked);
  const std::string theirs = "w:author=\"Trần Văn B\" w:date=\"2026-11-23T01:30:00Z\">";
  const std::string xml = part_of(tracked->bytes, "word/document.xml");
  CHECK(xml.find("<w:p>" + del(1, dt("một ")) + "<w:del w:id=\"2\" " + theirs + dt("hai") + "</w:del><w:ins w:id=\"3\" " + theirs + t("2") +
                 "</w:ins>") != std::string::npos);
  CHECK(text_of(sample::reject(tracked->bytes, "Trần Văn B")) == "hai ba\n");
}
