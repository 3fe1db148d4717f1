#include <doctest/doctest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include "files/tracked_docx.hpp"
#include "files/tracked_testing.hpp"

using namespace nhipcau;
using namespace nhipcau::files;
using namespace nhipcau::files::tracked;

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
