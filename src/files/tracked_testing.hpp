#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "files/docx_sample.hpp"
#include "files/tracked_docx.hpp"
#include "files/tracked_sample.hpp"
#include "files/zip.hpp"

/// For tests of corrected copies: changes made in small DOCX files, and what became of them.
namespace nhipcau::files::tracked {

using sample::make_docx;
using sample::p;
using sample::wrap;

using More = std::map<std::string, std::string>;

inline std::string text_of(const std::string& bytes) {
  const auto extracted = extract(bytes);
  return extracted ? extracted->bytes : "error " + extracted.error().key;
}

inline std::string part_of(const std::string& bytes, const std::string& name) {
  Budget budget{Limits{}};
  auto zip = Zip::open(bytes, budget);
  auto part = zip ? zip->read(name) : Result<std::string>(fail(Code::invalid, "no zip"));
  return part ? *part : "error " + part.error().key;
}

inline std::string t(const std::string& text, const std::string& look = {}) {
  return "<w:r>" + (look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

/// The change of the only place in the text where these words stand.
inline TextChange change(const std::string& docx, const std::string& was, const std::string& put) {
  const auto extracted = extract(docx);
  const auto cleaned = text::clean(extracted->bytes);
  const std::size_t at = cleaned.text.find(was);
  REQUIRE(at != std::string::npos);
  return {cleaned.places.find(cleaned.text, at), was, put};
}

inline Edits edits_of(std::vector<TextChange> changes) {
  return {.author = "Nguyễn Thị A", .at = from_rfc3339("2026-11-23T05:04:55.000Z"), .changes = std::move(changes), .remarks = {}};
}

inline std::string del(int id, const std::string& inside) {
  return "<w:del w:id=\"" + std::to_string(id) + "\" w:author=\"Nguyễn Thị A\" w:date=\"2026-11-23T12:04:55Z\">" + inside + "</w:del>";
}
inline std::string ins(int id, const std::string& inside) {
  return "<w:ins w:id=\"" + std::to_string(id) + "\" w:author=\"Nguyễn Thị A\" w:date=\"2026-11-23T12:04:55Z\">" + inside + "</w:ins>";
}
inline std::string dt(const std::string& text, const std::string& look = {}) {
  return "<w:r>" + (look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:delText xml:space=\"preserve\">" + text + "</w:delText></w:r>";
}

struct Outcome {
  std::string text;
  std::string body;
  Placing placing = Placing::unfit;
};

/// One change made in a body.
inline Outcome make(const std::string& body, const std::string& was, const std::string& put, const More& more = {}) {
  const std::string docx = make_docx(body, more);
  const auto tracked = track_docx(docx, edits_of({change(docx, was, put)}));
  REQUIRE(tracked);
  const std::string xml = part_of(tracked->bytes, "word/document.xml");
  const std::size_t begin = xml.find("<w:body>") + 8;
  return {text_of(tracked->bytes), xml.substr(begin, xml.find("<w:sectPr/></w:body>") - begin), tracked->changes.at(0)};
}

/// What must hold whatever was changed: the new text, the old one when the changes are rejected, every other part, and every number once.
inline void check_whole(const std::string& docx, const TrackedDocx& tracked, const std::string& author = "Nguyễn Thị A") {
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

inline std::string text_box(const std::string& inside) {
  return "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>" + inside +
         "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + inside +
         "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>";
}

}  // namespace nhipcau::files::tracked
