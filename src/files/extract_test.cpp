#include "files/extract.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "files/docx_sample.hpp"

using namespace nhipcau;
using namespace nhipcau::files;
using namespace std::string_literals;

namespace {

/// "key(argument)" of the error, or "ok".
std::string outcome(const std::string& bytes, const Limits& limits = {}) {
  const auto extracted = extract(bytes, limits);
  if (extracted) return "ok";
  std::string shown = extracted.error().key;
  for (const std::string& argument : extracted.error().args) shown += "(" + argument + ")";
  return shown;
}

std::string utf16(const std::string& ascii) {
  std::string wide;
  for (const char c : ascii) wide += {c, '\0'};
  return wide;
}

std::string ole(const std::string& stream) {
  return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(512, '\0') + utf16(stream);
}

/// The head of a Word 97 paper.
/// flags  the second byte of [MS-DOC] 2.5.2's: the lowest bit says that it has a password
std::string word_97(char flags) {
  const std::string directory = ole("WordDocument");
  return directory + std::string(1024 - directory.size(), '\0') + "\xEC\xA5\xC1\x00"s + std::string(7, '\0') + flags +
         std::string(500, '\0');
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("plain text is handed on byte for byte") {
  const std::string bytes = "\xEF\xBB\xBFKẾ HOẠCH\r\nSố 5\xFF\n";
  const auto extracted = extract(bytes);
  REQUIRE(extracted);
  CHECK(extracted->format == Format::plain_text);
  CHECK(extracted->bytes == bytes);
  CHECK(extracted->paragraph_of_line.empty());
  CHECK(outcome("\xFF\xFEK\0\xBE\x1E"s) == "ok");
  CHECK(outcome("PK là viết tắt của phòng khám") == "ok");
}

TEST_CASE("what is no paper is named by its content") {
  const std::pair<std::string, std::string> rows[] = {
      {"", "files.empty"},
      {" \r\n\t", "files.empty"},
      {"%PDF-1.7\n...", "files.damaged_pdf"},
      {"\x89PNG\r\n\x1A\n"s, "files.scan"},
      {"\xFF\xD8\xFF\xE0"s, "files.scan"},
      {"II*\0abc"s, "files.scan"},
      {"MM\0*abc"s, "files.scan"},
      {"\x89PNG\n\n"s, "files.not_a_paper(PNG)"},
      {"{\\rtf1\\ansi Xin chào}", "files.not_a_paper(RTF)"},
      {"\xEF\xBB\xBF \n<!DOCTYPE HTML><p>Xin chào", "files.not_a_paper(HTML)"},
      {"<html><body>", "files.not_a_paper(HTML)"},
      {"<?xml version=\"1.0\"?><a/>", "files.not_a_paper(XML)"},
      {ole("WordDocument"), "files.old_word(.doc)"},
      {word_97(0x00), "files.old_word(.doc)"},
      {word_97(0x01), "files.encrypted"},
      {ole("EncryptedPackage"), "files.encrypted"},
      {ole("Workbook"), "files.not_a_paper(XLS)"},
      {ole("Something"), "files.not_a_paper(OLE2)"},
      {std::string(4096, '\0'), "files.not_a_paper(binary)"},
      {repeated("\x80\xFE"
                "ab",
                500),
       "files.not_a_paper(binary)"},
      {sample::make_zip({{"a.txt", "b"}}), "files.not_a_paper(ZIP)"},
      {sample::make_zip({{"[Content_Types].xml", "<a/>"}, {"xl/workbook.xml", "<a/>"}}), "files.not_a_paper(XLSX)"},
      {sample::make_zip({{"[Content_Types].xml", "<a/>"}, {"ppt/presentation.xml", "<a/>"}}), "files.not_a_paper(PPTX)"},
      {sample::make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}}), "files.old_word(.odt)"},
      {"PK\x03\x04 không phải zip", "files.damaged"},
      {"RIFF\0\0\0\0WEBPVP8"s, "files.scan"},
      {"\0\0\0\x18"
       "ftypheic"s,
       "files.heic"},
      {"\0\0\0\x18"
       "ftyp"s,
       "files.not_a_paper(MP4)"},
  };
  for (const auto& [bytes, expected] : rows) {
    CAPTURE(expected);
    CHECK(outcome(bytes) == expected);
  }
}

TEST_CASE("a file of a few bytes is text") {
  for (const char* bytes : {"5", "KH", "=\n", "RIFF", "ftyp"}) {
    CAPTURE(bytes);
    CHECK(outcome(bytes) == "ok");
  }
}

TEST_CASE("a damaged, empty or protected DOCX is told apart") {
  const std::string good = sample::make_docx(sample::p("Kế hoạch"));
  CHECK(outcome(good) == "ok");
  CHECK(outcome(good.substr(0, good.size() / 2)) == "files.damaged");
  CHECK(outcome(sample::make_docx(sample::p("  "))) == "files.empty");
  auto parts = sample::docx_parts(sample::p("Kế hoạch"));
  CHECK(outcome(sample::make_zip(parts, {.is_encrypted = true})) == "files.encrypted");
  parts["word/document.xml"] = "<w:document><w:body>";
  CHECK(outcome(sample::make_zip(parts)) == "files.damaged");
  parts.erase("word/document.xml");
  CHECK(outcome(sample::make_zip(parts)) == "files.damaged");
  std::string flipped = good;
  flipped[flipped.find("word/document.xml") + 40] ^= '\x55';
  CHECK(outcome(flipped) != "ok");
}

TEST_CASE("each limit has its own sentence") {
  std::string body;
  for (unsigned i = 0; i < 40'000; ++i) body += sample::p("Đoạn " + std::to_string(i * 2'654'435'761U) + " của kế hoạch.");
  const std::string docx = sample::make_docx(body);
  CHECK(outcome(docx) == "ok");
  CHECK(outcome(docx, {.file_bytes = docx.size() - 1}) == "files.too_large");
  CHECK(outcome(docx, {.expanded_bytes = 1U << 20U}) == "files.expands_too_much");
  CHECK(outcome(docx, {.expansion_ratio = 3}) == "files.expands_too_much");
  CHECK(outcome(docx, {.zip_entries = 2}) == "files.expands_too_much");
  CHECK(outcome(docx, {.text_bytes = 1U << 20U}) == "files.too_long");
  CHECK(outcome(docx, {.seconds = -1}) == "files.too_slow");
  CHECK(outcome("dài quá", {.text_bytes = 5}) == "files.too_long");
  CHECK(outcome("dài quá", {.file_bytes = 5}) == "files.too_large");
}

TEST_CASE("one long paragraph and long labels count as text") {
  const std::string run = "<w:r><w:t>" + std::string(1000, 'a') + "</w:t></w:r>";
  CHECK(outcome(sample::make_docx("<w:p>" + repeated(run, 100) + "</w:p>"), {.text_bytes = 50'000}) == "files.too_long");
  const std::string breaks = "<w:p><w:r>" + repeated("<w:br/>", 2000) + "<w:t>a</w:t></w:r></w:p>";
  CHECK(outcome(sample::make_docx(breaks), {.text_bytes = 1000}) == "files.too_long");
}

TEST_CASE("running heads that are too long are refused, not cut") {
  const std::string head = sample::wrap("hdr", sample::p(std::string(3000, 'a')) + sample::p("MẬT"));
  CHECK(outcome(sample::make_docx(sample::p("Kế hoạch"), {{"header1", head}})) == "ok");
  CHECK(outcome(sample::make_docx(sample::p("Kế hoạch"), {{"header1", head}}), {.text_bytes = 2000}) == "files.too_long");
  const std::string last = sample::wrap("hdr", sample::p(std::string(1998, 'a')) + sample::p("MẬT"));
  CHECK(outcome(sample::make_docx(sample::p("Kế hoạch"), {{"header1", last}}), {.text_bytes = 2000}) == "files.too_long");
}

TEST_CASE("XML nested without end is refused, not followed") {
  const std::size_t depth = 300'000;
  const std::string deep = repeated("<w:sdt>", depth) + sample::p("a") + repeated("</w:sdt>", depth);
  CHECK(outcome(sample::make_docx(deep), {.expansion_ratio = 100'000}) == "files.damaged");
  CHECK(outcome(sample::make_docx(repeated("<w:sdt>", 200) + sample::p("a") + repeated("</w:sdt>", 200))) == "ok");
}

TEST_CASE("a part that says it is small and is not is stopped while it is unpacked") {
  std::string zip = sample::make_docx(repeated(sample::p("Một đoạn văn bản của kế hoạch."), 20'000));
  // The uncompressed size in the central directory stands 22 bytes before the part's name.
  const std::size_t at = zip.rfind("word/document.xml") - 22;
  zip.replace(at, 4, "\x10\0\0\0"s);
  CHECK(outcome(zip, {.expanded_bytes = 1U << 20U}) != "ok");
}

TEST_CASE("what a package calls its kind is not unpacked beyond what such a name can be") {
  CHECK(outcome(sample::make_docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>", {{"mimetype", std::string(3'000'000, 'a')}})) == "ok");
}

TEST_CASE("no file of the public collection brings the reader down") {
  std::size_t count = 0;
  for (const char* folder : {"../shared/data/docx", "../shared/data/regulations", "../shared/data/seeds"}) {
    if (!std::filesystem::exists(folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(in)), {});
      CAPTURE(entry.path().string());
      const std::string result = outcome(bytes);
      const bool is_docx = entry.path().extension() == ".docx";
      CHECK((result == "ok" || result == "files.empty" || !is_docx));
      ++count;
    }
  }
  if (count == 0) MESSAGE("skipped: ../shared/data is not here");
}

TEST_CASE("every refusal has its sentence in both languages, with the limits as they are") {
  std::ifstream in("data/messages/files.json", std::ios::binary);
  const std::string catalogue((std::istreambuf_iterator<char>(in)), {});
  const auto entry_of = [&](const std::string& key) {
    const std::size_t begin = catalogue.find("\"files." + key + "\": {");
    return begin == std::string::npos ? std::string()
                                      : catalogue.substr(begin, catalogue.find('}', catalogue.find("\"en\"", begin)) - begin);
  };
  for (const char* key : {"too_large",
                          "expands_too_much",
                          "too_long",
                          "too_slow",
                          "empty",
                          "not_a_paper",
                          "damaged",
                          "encrypted",
                          "old_word",
                          "damaged_pdf",
                          "encrypted_pdf",
                          "too_many_pages",
                          "no_such_page",
                          "busy",
                          "scan",
                          "no_recogniser",
                          "damaged_picture",
                          "picture_too_large",
                          "too_many_scan_pages",
                          "no_words",
                          "stopped"}) {
    CAPTURE(key);
    CHECK(entry_of(key).find("\"vi\": \"") != std::string::npos);
    CHECK(entry_of(key).find("\"en\": \"") != std::string::npos);
  }
  const auto megabytes = [](std::size_t bytes) { return " " + std::to_string(bytes >> 20U) + " MB"; };
  CHECK(entry_of("too_large").find(megabytes(Limits{}.file_bytes)) != std::string::npos);
  CHECK(entry_of("too_long").find(megabytes(Limits{}.text_bytes)) != std::string::npos);
  CHECK(entry_of("not_a_paper").find("{0}") != std::string::npos);
}
