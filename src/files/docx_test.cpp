#include <doctest/doctest.h>

#include <utility>

#include "files/docx_numbering.hpp"
#include "files/docx_parts.hpp"
#include "files/docx_sample.hpp"
#include "files/extract.hpp"

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

std::string text_of_body(const std::string& body, const More& more = {}) {
  return text_of(make_docx(body, more));
}

std::string run(const std::string& inside) {
  return "<w:r>" + inside + "</w:r>";
}
std::string t(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string cell(const std::string& inside) {
  return "<w:tc><w:tcPr/>" + inside + "</w:tc>";
}
std::string list(int id, int level = 0) {
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(id) + "\"/></w:numPr>";
}

struct LevelSample {
  int level = 0;
  std::string format = "decimal";
  std::string text = "%1.";
  std::string more = {};
  int start = 1;
};

std::string levels(const std::vector<LevelSample>& samples) {
  std::string xml;
  for (const LevelSample& s : samples) {
    xml += "<w:lvl w:ilvl=\"" + std::to_string(s.level) + "\"><w:start w:val=\"" + std::to_string(s.start) + "\"/><w:numFmt w:val=\"" +
           s.format + "\"/>" + s.more + "<w:lvlText w:val=\"" + s.text + "\"/></w:lvl>";
  }
  return xml;
}

std::string abstract(int id, const std::string& inside) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + inside + "</w:abstractNum>";
}

std::string num(int id, int abstract_id, const std::string& inside = {}) {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(abstract_id) + "\"/>" + inside +
         "</w:num>";
}

More numbering(const std::string& inside) {
  return {{"numbering", wrap("numbering", inside)}};
}

std::string footnote(int id, const std::string& inside) {
  return "<w:footnote w:id=\"" + std::to_string(id) + "\">" + inside + "</w:footnote>";
}

std::string mention(int id, const std::string& more = {}) {
  return run("<w:footnoteReference " + more + " w:id=\"" + std::to_string(id) + "\"/>");
}

const std::string kSeparator = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>";

}  // namespace

TEST_CASE("a paragraph is a line, and what is inside it is printed as Word prints it") {
  const std::pair<std::string, std::string> rows[] = {
      {p("Kế hoạch") + p("") + p("Mục đích"), "Kế hoạch\n\nMục đích\n"},
      {"<w:p>" + t("Số: ") + t("5") + "</w:p>", "Số: 5\n"},
      {"<w:p>" + run("<w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t>") + "</w:p>", "a\nb\nc\n"},
      {"<w:p>" + run("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t>") + "</w:p>", "a\tb-cd\n"},
      {"<w:p>" +
           run("<w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:char=\"zz\"/><w:t> "
               "x</w:t>") +
           "</w:p>",
       "•✓ x\n"},
      {"<w:p><w:r><w:t>a\nb&#13;c</w:t></w:r></w:p>", "a b c\n"},
      {"<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>" + t("x") + "</w:p>", "x\n"},
      {"<w:p>" + t("giữ ") + "<w:ins>" + t("thêm") + "</w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:moveFrom>" + t("đi") +
           "</w:moveFrom><w:moveTo>" + t(" tới") + "</w:moveTo></w:p>",
       "giữ thêm tới\n"},
      {"<w:p><w:hyperlink>" + t("liên kết") + "</w:hyperlink><w:smartTag>" + t(" thẻ") +
           "</w:smartTag><w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" + t(" ô") +
           "</w:sdtContent></w:sdt><w:fldSimple w:instr=\"DATE\">" + t(" 2024") + "</w:fldSimple></w:p>",
       "liên kết thẻ ô 2024\n"},
      {"<w:sdt><w:sdtContent>" + p("trong khung") + "</w:sdtContent></w:sdt>", "trong khung\n"},
      {"<w:p>" + run("<w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t>") + run("<w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>hiện</w:t>") + "</w:p>",
       "hiện\n"},
      {"<w:p>" + t("100 m") + run("<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t>") + t(" x") +
           run("<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>a2</w:t>") + "</w:p>",
       "100 m² xa2\n"},
      {"<w:p><w:r><w:ruby><w:rt>" + t("đọc") + "</w:rt><w:rubyBase>" + t("漢") + "</w:rubyBase></w:ruby></w:r></w:p>", "漢\n"},
      {"<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>", "x=1\n"},
  };
  for (const auto& [body, expected] : rows) {
    CAPTURE(body);
    CHECK(text_of_body(body) == expected);
  }
}

TEST_CASE("of a field its result is printed and its code is not") {
  const std::string begin = run("<w:fldChar w:fldCharType=\"begin\"/>");
  const std::string code = run("<w:instrText> PAGE </w:instrText>");
  const std::string separate = run("<w:fldChar w:fldCharType=\"separate\"/>");
  const std::string end = run("<w:fldChar w:fldCharType=\"end\"/>");
  CHECK(text_of_body("<w:p>" + t("Trang ") + begin + code + separate + t("5") + end + t("/9") + "</w:p>") == "Trang 5/9\n");
  CHECK(text_of_body("<w:p>" + begin + code + begin + code + separate + t("trong") + end + separate + t("ngoài") + end + "</w:p>") ==
        "ngoài\n");
  CHECK(text_of_body("<w:p>" + begin + code + "</w:p>" + p("Đoạn sau không mất")) == "\nĐoạn sau không mất\n");
  CHECK(text_of_body("<w:p>" + end + separate + t("thừa dấu") + "</w:p>") == "thừa dấu\n");
}

TEST_CASE("a deleted paragraph mark joins two paragraphs, a deleted paragraph leaves no line") {
  const std::string deleted = "<w:rPr><w:del w:id=\"1\"/></w:rPr>";
  CHECK(text_of_body(p("Một ", deleted) + p("hai")) == "Một hai\n");
  CHECK(text_of_body(p("Một") + "<w:p><w:pPr>" + deleted + "</w:pPr><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>" +
                     p("hai")) == "Một\nhai\n");
  CHECK(text_of_body(p("Một") + p("cuối", deleted)) == "Một\ncuối\n");
  CHECK(text_of_body(p("K", "<w:framePr w:dropCap=\"drop\"/>") + p("ế hoạch")) == "Kế hoạch\n");
}

TEST_CASE("a table is read cell by cell, a nested one in its place, a deleted row not at all") {
  const std::string header = "<w:tbl><w:tr>" + cell(p("ỦY BAN") + p("Số: 5/KH-MTTQ")) + cell(p("CỘNG HÒA")) + "</w:tr></w:tbl>";
  const auto extracted = extract(make_docx(header + p("KẾ HOẠCH")));
  REQUIRE(extracted);
  CHECK(extracted->bytes == "ỦY BAN\nSố: 5/KH-MTTQ\nCỘNG HÒA\nKẾ HOẠCH\n");
  CHECK(extracted->paragraph_of_line == std::vector<int>{1, 2, 3, 4});
  const std::string nested =
      "<w:tbl><w:tr>" + cell(p("a") + "<w:tbl><w:tr>" + cell(p("b")) + "</w:tr></w:tbl>" + p("c")) + cell(p("d")) + "</w:tr></w:tbl>";
  CHECK(text_of_body(nested) == "a\nb\nc\nd\n");
  CHECK(text_of_body("<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cell(p("bỏ")) + "</w:tr><w:tr>" + cell(p("giữ")) + "</w:tr></w:tbl>") ==
        "giữ\n");
}

TEST_CASE("each line knows its paragraph") {
  const auto extracted = extract(make_docx(p("một") + "<w:p>" + run("<w:t>hai</w:t><w:br/><w:t>ba</w:t>") + "</w:p>" + p("bốn")));
  REQUIRE(extracted);
  CHECK(extracted->format == Format::docx);
  CHECK(extracted->paragraph_of_line == std::vector<int>{1, 2, 2, 3});
}

TEST_CASE("a text box is read once, before the paragraph that holds it") {
  const std::string box = "<w:txbxContent>" + p("MẬT") + "</w:txbxContent>";
  const std::string shape = "<w:drawing><wps:wsp><wps:txbx>" + box + "</wps:txbx></wps:wsp></w:drawing>";
  const std::string picture = "<w:pict><v:shape><v:textbox>" + box + "</v:textbox></v:shape></w:pict>";
  const std::string both = "<mc:AlternateContent><mc:Choice Requires=\"wps\">" + shape + "</mc:Choice><mc:Fallback>" + picture +
                           "</mc:Fallback></mc:AlternateContent>";
  const std::string empty_choice = "<mc:AlternateContent><mc:Choice Requires=\"x\"><w:drawing/></mc:Choice><mc:Fallback>" + picture +
                                   "</mc:Fallback></mc:AlternateContent>";
  for (const std::string& held : {shape, picture, both, empty_choice}) {
    CAPTURE(held);
    CHECK(text_of_body("<w:p>" + t("Số: 5") + run(held) + t("/KH") + "</w:p>" + p("sau")) == "MẬT\nSố: 5/KH\nsau\n");
  }
}

TEST_CASE("the words of WordArt are read, in the body and in a running head") {
  const std::string art = "<w:p><w:r><w:pict><v:shape><v:textpath style=\"x\" string=\"MẬT\"/></v:shape></w:pict></w:r></w:p>";
  CHECK(text_of_body(art + p("sau")) == "MẬT\n\nsau\n");
  const auto extracted = extract(make_docx(p("Nội dung"), {{"header1", wrap("hdr", art)}}));
  REQUIRE(extracted);
  CHECK(extracted->margins.find("MẬT\n") == 0);
}

TEST_CASE("automatic numbers are written out in every format") {
  const std::tuple<int, const char*, const char*> rows[] = {
      {4, "decimal", "4"},        {4, "decimalZero", "04"},     {14, "decimalZero", "14"}, {4, "upperRoman", "IV"},
      {49, "lowerRoman", "xlix"}, {3, "lowerLetter", "c"},      {28, "upperLetter", "BB"}, {4, "none", ""},
      {0, "upperRoman", "0"},     {5000, "lowerRoman", "5000"}, {2, "cardinalText", "2"},
  };
  for (const auto& [value, format, expected] : rows) {
    CAPTURE(format);
    CHECK(to_list_number(value, format) == expected);
  }
}

TEST_CASE("lists count by level, restart below a higher one, and print their template") {
  const More lists = numbering(
      abstract(
          1,
          levels(
              {{0, "upperRoman", "%1."}, {1, "decimal", "%2."}, {2, "lowerLetter", "%3)"}, {3, "bullet", "\uF0B7"}, {4, "bullet", "+"}})) +
      num(5, 1));
  const std::string body = p("MỤC ĐÍCH", list(5)) + p("Một", list(5, 1)) + p("điểm", list(5, 2)) + p("điểm", list(5, 2)) +
                           p("Hai", list(5, 1)) + p("điểm", list(5, 2)) + p("gạch", list(5, 3)) + p("cộng", list(5, 4)) +
                           p("TỔ CHỨC", list(5)) + p("Một", list(5, 1)) + p("không số", list(0));
  CHECK(text_of_body(body, lists) ==
        "I. MỤC ĐÍCH\n1. Một\na) điểm\nb) điểm\n2. Hai\na) điểm\n- gạch\n+ cộng\nII. TỔ CHỨC\n1. Một\nkhông số\n");
}

TEST_CASE("a level prints the levels above it, in Arabic digits if it is legal") {
  const More lists = numbering(
      abstract(1, levels({{0, "upperRoman", "%1."}, {1, "decimal", "%1.%2"}, {2, "decimal", "%1.%2.%3", "<w:isLgl/>"}})) + num(1, 1));
  CHECK(text_of_body(p("a", list(1)) + p("b", list(1)) + p("c", list(1, 1)) + p("d", list(1, 2)), lists) ==
        "I. a\nII. b\nII.1 c\n2.1.1 d\n");
}

TEST_CASE("a level that is told not to restart counts on") {
  const More lists =
      numbering(abstract(1, levels({{0, "upperRoman", "%1."}, {1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>"}})) + num(1, 1));
  CHECK(text_of_body(p("a", list(1)) + p("b", list(1, 1)) + p("c", list(1)) + p("d", list(1, 1)), lists) == "I. a\n1. b\nII. c\n2. d\n");
}

TEST_CASE("two lists on one definition count together, unless one starts anew") {
  const std::string definition = abstract(1, levels({{0, "decimal", "%1."}}));
  const std::string anew = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
  const std::string body = p("a", list(1)) + p("b", list(1)) + p("c", list(2)) + p("d", list(2));
  CHECK(text_of_body(body, numbering(definition + num(1, 1) + num(2, 1))) == "1. a\n2. b\n3. c\n4. d\n");
  CHECK(text_of_body(body, numbering(definition + num(1, 1) + num(2, 1, anew))) == "1. a\n2. b\n1. c\n2. d\n");
}

TEST_CASE("a list may replace a level of its definition, and start elsewhere than at one") {
  const std::string other = "<w:lvlOverride w:ilvl=\"0\">" + levels({{0, "decimal", "Điều %1.", "", 5}}) + "</w:lvlOverride>";
  const More lists = numbering(abstract(1, levels({{0, "decimal", "%1."}})) + num(1, 1, other));
  CHECK(text_of_body(p("Phạm vi", list(1)) + p("Đối tượng", list(1)), lists) == "Điều 5. Phạm vi\nĐiều 6. Đối tượng\n");
}

TEST_CASE("a number may be followed by nothing, and may be nothing but words") {
  const More lists = numbering(
      abstract(1, levels({{0, "decimal", "%1/", "<w:suff w:val=\"nothing\"/>"}, {1, "none", "Ghi chú:"}, {2, "none", ""}})) + num(1, 1));
  CHECK(text_of_body(p("a", list(1)) + p("b", list(1, 1)) + p("c", list(1, 2)), lists) == "1/a\nGhi chú: b\nc\n");
}

TEST_CASE("a paragraph takes its list from its style, and a paragraph without one from none") {
  More parts = numbering(abstract(1, levels({{0, "upperRoman", "%1."}, {1, "decimal", "%2.", "<w:pStyle w:val=\"Muc\"/>"}})) + num(3, 1));
  parts["styles"] =
      wrap("styles",
           "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"/>"
           "<w:style w:type=\"paragraph\" w:styleId=\"Phan\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>"
           "<w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>"
           "<w:style w:type=\"paragraph\" w:styleId=\"PhanDam\"><w:basedOn w:val=\"Phan\"/></w:style>"
           "<w:style w:type=\"paragraph\" w:styleId=\"Vong\"><w:basedOn w:val=\"Vong\"/></w:style>");
  const auto styled = [](const std::string& id) { return "<w:pStyle w:val=\"" + id + "\"/>"; };
  CHECK(text_of_body(p("a", styled("Phan")) + p("b", styled("Muc")) + p("c", styled("PhanDam")) + p("d") + p("e", styled("Vong")) +
                         p("f", styled("Phan") + "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") + p("g", styled("Phan")),
                     parts) == "I. a\n1. b\nII. c\nd\ne\nf\nIII. g\n");
}

TEST_CASE("a list may point to its levels through a numbering style") {
  More parts = numbering(abstract(1, "<w:numStyleLink w:val=\"Kieu\"/>") +
                         abstract(2, "<w:styleLink w:val=\"Kieu\"/>" + levels({{0, "upperLetter", "%1."}})) + num(1, 1) + num(2, 2));
  parts["styles"] =
      wrap("styles", "<w:style w:type=\"numbering\" w:styleId=\"Kieu\"><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>");
  CHECK(text_of_body(p("a", list(1)) + p("b", list(1)), parts) == "A. a\nB. b\n");
}

TEST_CASE("a list that is not defined prints no number") {
  CHECK(text_of_body(p("a", list(9)) + p("b", list(1, 44)), numbering(abstract(1, levels({{0}})) + num(1, 1) + num(9, 77))) == "a\nb\n");
}

TEST_CASE("notes are numbered by first mention and stand behind the last paragraph") {
  const More parts = {{"footnotes", wrap("footnotes", kSeparator + footnote(7, p(" Chú thích bảy")) +
                                                          footnote(2, "<w:p><w:r><w:footnoteRef/></w:r>" + t(" Chú thích hai") + "</w:p>" +
                                                                          p("đoạn tiếp")) +
                                                          footnote(9, p("không ai nhắc")))},
                      {"endnotes", wrap("endnotes", "<w:endnote w:id=\"2\">" + p("cuối bài") + "</w:endnote>")}};
  const std::string body = "<w:p>" + t("quyền công dân") + mention(7) + t("; và") + mention(2) + t(" rồi") +
                           run("<w:endnoteReference w:id=\"2\"/>") + t(" lại") + mention(7) + "</w:p>" + p("Nơi nhận:");
  const auto extracted = extract(make_docx(body, parts));
  REQUIRE(extracted);
  CHECK(extracted->bytes == "quyền công dân¹; và² rồi³ lại¹\nNơi nhận:\n¹ Chú thích bảy\n² Chú thích hai\nđoạn tiếp\n³ cuối bài\n");
  CHECK(extracted->paragraph_of_line == std::vector<int>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("a note keeps a mark of its own, and a lost note leaves its mark") {
  const More parts = {{"footnotes", wrap("footnotes", footnote(1, p("(*) Ghi chú riêng")))}};
  CHECK(text_of_body("<w:p>" + t("tin") + mention(1, "w:customMarkFollows=\"1\"") + t("(*)") + t(", bài") + mention(5) + "</w:p>", parts) ==
        "tin(*), bài¹\n(*) Ghi chú riêng\n");
}

TEST_CASE("the tenth note has two raised digits") {
  std::string body;
  std::string notes;
  for (int i = 1; i <= 10; ++i) {
    body += mention(i);
    notes += footnote(i, p("n"));
  }
  const std::string text = text_of_body("<w:p>" + body + "</w:p>", {{"footnotes", wrap("footnotes", notes)}});
  CHECK(text.substr(text.size() - std::string("¹⁰ n\n").size()) == "¹⁰ n\n");
}

TEST_CASE("running heads and feet are kept apart from the paper's text") {
  const auto extracted = extract(make_docx(p("Nội dung"), {{"header1", wrap("hdr", p("MẬT"))}, {"footer2", wrap("ftr", p("Trang 1"))}}));
  REQUIRE(extracted);
  CHECK(extracted->bytes == "Nội dung\n");
  CHECK(extracted->margins == "Trang 1\nMẬT\n");
}

TEST_CASE("a DOCX may name its parts otherwise, or not list them at all") {
  auto parts = sample::docx_parts(p("a", list(1)), numbering(abstract(1, levels({{0, "decimal", "%1."}})) + num(1, 1)));
  parts.erase("_rels/.rels");
  parts.erase("word/_rels/document.xml.rels");
  CHECK(text_of(sample::make_zip(parts)) == "1. a\n");

  parts["[Content_Types].xml"] =
      "<Types><Override PartName=\"/word/document2.xml\" "
      "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
  parts["word/document2.xml"] = wrap("document", "<w:body>" + p("thứ hai") + "</w:body>");
  CHECK(text_of(sample::make_zip(parts)) == "thứ hai\n");

  parts["_rels/.rels"] = "<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"/Khac/Chinh.xml\"/></Relationships>";
  parts["khac/chinh.xml"] =
      "<x:document xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><x:body><x:p><x:r><x:t>thứ "
      "ba</x:t></x:r></x:p></x:body></x:document>";
  CHECK(text_of(sample::make_zip(parts)) == "thứ ba\n");
}

std::string in_font(const std::string& font, const std::string& text) {
  return run("<w:rPr><w:rFonts w:ascii=\"" + font + "\" w:hAnsi=\"" + font + "\"/></w:rPr><w:t>" + text + "</w:t>");
}

TEST_CASE("what a font of capitals alone printed as capitals is in capitals, by the run, its style, the paragraph's or the default") {
  const std::string body = p("Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp, Tù do, H¹nh phóc");
  const std::string styles =
      wrap("styles", R"(<w:style w:type="paragraph" w:styleId="Head"><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr></w:style>)"
                     R"(<w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Head"/></w:style>)"
                     R"(<w:style w:type="character" w:styleId="Loud"><w:rPr><w:rFonts w:hAnsi=".VnArialH"/></w:rPr></w:style>)");
  const std::string paragraphs[]{
      "<w:p>" + in_font(".VnTimeH", "ñy ban nh©n d©n") + in_font(".VnTime", " tØnh") + "</w:p>",
      "<w:p>" + run("<w:rPr><w:rStyle w:val=\"Loud\"/></w:rPr><w:t>ñy ban nh©n d©n</w:t>") + in_font(".VnTime", " tØnh") + "</w:p>",
      "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>" + t("ñy ban nh©n d©n") + in_font(".VnTime", " tØnh") + "</w:p>",
  };
  for (const std::string& paragraph : paragraphs) {
    CAPTURE(paragraph);
    const std::string text = text_of_body(paragraph + body, {{"styles", styles}});
    CHECK(text.starts_with("ỦY BAN NHÂN DÂN tỉnh\nCộng hòa"));
  }
  CHECK(text_of_body("<w:p>" + in_font(".VnTimeH", "đã là Unicode") + "</w:p>") == "đã là Unicode\n");
}

TEST_CASE("a target is resolved within the package") {
  CHECK(resolve_target("word/document.xml", "styles.xml") == "word/styles.xml");
  CHECK(resolve_target("word/document.xml", "../custom/a.xml") == "custom/a.xml");
  CHECK(resolve_target("word/document.xml", "/a/./b.xml") == "a/b.xml");
  CHECK(resolve_target("", "../../x") == "x");
}
