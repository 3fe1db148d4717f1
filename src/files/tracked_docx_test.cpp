#include "files/tracked_docx.hpp"
#include <doctest/doctest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include "files/tracked_testing.hpp"

using namespace nhipcau;
using namespace nhipcau::files;
using namespace nhipcau::files::tracked;

TEST_CASE("a changed word is deleted and inserted, with the look of its run; the rest is as it was") {
  const Outcome outcome = make("<w:p w:rsidR=\"1\">" + t("Kế hoach tháng", "<w:b/>") + "<!-- x --></w:p>", "hoach", "hoạch");
  CHECK(outcome.placing == Placing::placed);
  CHECK(outcome.text == "Kế hoạch tháng\n");
  CHECK(outcome.body == "<w:p w:rsidR=\"1\">" + t("Kế ", "<w:b/>") + del(1, dt("hoach", "<w:b/>")) + ins(2, t("hoạch", "<w:b/>")) +
                            t(" tháng", "<w:b/>") + "<!-- x --></w:p>");
}

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
