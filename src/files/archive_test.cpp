#include "files/archive.hpp"

#include <doctest/doctest.h>

#include "files/docx_sample.hpp"

using namespace nhipcau;
using namespace nhipcau::files;

namespace {

std::string key_of(const std::string& bytes, const ArchiveLimits& limits = {}) {
  const auto archive = Archive::open(bytes, limits);
  return archive ? "" : archive.error().key;
}

/// The key of the error with which the first file is refused.
std::string key_of_first(const std::string& bytes, const ArchiveLimits& limits = {}) {
  auto archive = Archive::open(bytes, limits);
  REQUIRE(archive);
  REQUIRE_FALSE(archive->entries().empty());
  const auto content = archive->read(archive->entries().front());
  return content ? "" : content.error().key;
}

/// `from` in the bytes replaced by something as long, wherever it stands.
std::string patched(std::string bytes, const std::string& from, const std::string& to) {
  REQUIRE(from.size() == to.size());
  std::size_t times = 0;
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1), ++times)
    bytes.replace(at, from.size(), to);
  REQUIRE(times > 0);
  return bytes;
}

}  // namespace

TEST_CASE("the files of a zip are listed with their folders, and read as they were put in") {
  const std::string bytes =
      sample::make_zip({{"a.txt", "một"}, {"Năm 2023/kế hoạch.txt", "hai"}, {"b/c/d.txt", std::string(100'000, 'x')}});
  auto archive = Archive::open(bytes);
  REQUIRE(archive);
  std::vector<std::string> read;
  for (const auto& entry : archive->entries()) {
    const auto content = archive->read(entry);
    REQUIRE(content);
    read.push_back(entry.path + "=" + content->substr(0, 5));
    CHECK_FALSE(entry.is_name_doubtful);
  }
  CHECK(read == std::vector<std::string>{"Năm 2023/kế hoạch.txt=hai", "a.txt=một", "b/c/d.txt=xxxxx"});
}

TEST_CASE("folders are no files") {
  const std::string bytes = sample::make_zip({{"a/", ""}, {"a/b.txt", "x"}});
  const auto archive = Archive::open(bytes);
  REQUIRE(archive);
  REQUIRE(archive->entries().size() == 1);
  CHECK(archive->entries().front().path == "a/b.txt");
}

TEST_CASE("a name that is no UTF-8 is read as code page 437 and marked as doubtful") {
  const std::string bytes = sample::make_zip({{"aXYb.txt", "x"}});
  const std::string old = patched(bytes, "aXYb.txt",
                                  "a\x82\x85"
                                  "b.txt");
  auto archive = Archive::open(old);
  REQUIRE(archive);
  REQUIRE(archive->entries().size() == 1);
  CHECK(archive->entries().front().path == "aéàb.txt");
  CHECK(archive->entries().front().is_name_doubtful);
  CHECK(archive->read(archive->entries().front()).value() == "x");
}

TEST_CASE("of two files with one name each is read") {
  const std::string bytes = patched(sample::make_zip({{"a1.txt", "một"}, {"a2.txt", "hai"}}), "a2.txt", "a1.txt");
  auto archive = Archive::open(bytes);
  REQUIRE(archive);
  REQUIRE(archive->entries().size() == 2);
  CHECK(archive->read(archive->entries()[0]).value() == "một");
  CHECK(archive->read(archive->entries()[1]).value() == "hai");
}

TEST_CASE("what computers put beside papers is told from papers") {
  struct Row {
    std::string path;
    bool is_left_out;
  };
  const Row rows[] = {{"a.txt", false},
                      {"__MACOSX/._a.txt", true},
                      {"x/__MACOSX/a.txt", true},
                      {".DS_Store", true},
                      {"x/.DS_Store", true},
                      {"x\\Thumbs.db", true},
                      {"THUMBS.DB", true},
                      {"Desktop.ini", true},
                      {"x/~$ke-hoach.docx", true},
                      {".git/config", true},
                      {"../a.txt", false},
                      {"./a.txt", false},
                      {"a.b/c.txt", false},
                      {"MACOSX/a.txt", false},
                      {"Thumbs.db.txt", false},
                      {"", false}};
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CHECK(is_left_out(row.path) == row.is_left_out);
  }
}

TEST_CASE("what is no zip of papers is named") {
  CHECK(key_of("") == "files.archive_damaged");
  CHECK(key_of("hello") == "files.not_an_archive");
  CHECK(key_of("%PDF-1.7\n") == "files.not_an_archive");
  CHECK(key_of(sample::make_docx(sample::p("x"))) == "files.not_an_archive");
  CHECK(key_of(sample::make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "x"}})) ==
        "files.not_an_archive");
  CHECK(Archive::open(sample::make_docx(sample::p("x"))).error().args == std::vector<std::string>{"DOCX"});
  const std::string whole = sample::make_zip({{"a.txt", std::string(1000, 'x')}});
  CHECK(key_of(whole.substr(0, whole.size() / 2)) == "files.archive_damaged");
  CHECK(key_of(whole).empty());
  CHECK(is_archive(whole));
  CHECK_FALSE(is_archive("hello"));
  CHECK_FALSE(is_archive(""));
  CHECK_FALSE(is_archive(sample::make_docx(sample::p("x"))));
  CHECK_FALSE(is_archive(whole.substr(0, whole.size() / 2)));
}

TEST_CASE("each limit of a zip has its sentence, and says whether the whole zip is meant") {
  const std::string big(3U << 20U, '\0');
  const std::string zip = sample::make_zip({{"a.txt", big}, {"b.txt", "x"}});
  CHECK(key_of(zip, {.archive_bytes = zip.size() - 1}) == "files.archive_too_large");
  CHECK(key_of(zip, {.archive_bytes = zip.size()}).empty());
  CHECK(key_of(zip, {.entries = 1}) == "files.archive_expands");
  CHECK(key_of(sample::make_zip({{"1/2/3/a.txt", "x"}}), {.depth = 2}) == "files.archive_expands");
  CHECK(key_of(sample::make_zip({{"1/2/a.txt", "x"}}), {.depth = 2}).empty());
  CHECK(key_of_first(zip) == "files.archive_expands");  // 3 MiB of nothing in 3 KiB
  CHECK(key_of_first(zip, {.expanded_bytes = 1U << 20U, .expansion_ratio = 100'000}) == "files.archive_expands");
  CHECK(key_of_first(zip, {.expansion_ratio = 100'000, .file_bytes = 1U << 20U}) == "files.too_large");
  CHECK(key_of_first(zip, {.expansion_ratio = 100'000}).empty());
  CHECK(key_of_first(zip, {.expansion_ratio = 100'000, .seconds = -1}) == "files.archive_too_slow");
  CHECK(Archive::open(zip, {.seconds = -1})->is_out_of_time());
  CHECK_FALSE(Archive::open(zip)->is_out_of_time());
  for (const char* key : {"files.archive_expands", "files.archive_too_slow"}) CHECK(Archive::is_of_whole({.key = key}));
  for (const char* key : {"files.too_large", "files.archive_encrypted", "files.archive_file_damaged"})
    CHECK_FALSE(Archive::is_of_whole({.key = key}));
}

TEST_CASE("a file with a password, or one that is damaged, is refused by itself") {
  CHECK(key_of_first(sample::make_zip({{"a.txt", "x"}}, {.is_encrypted = true})) == "files.archive_encrypted");
  const std::string content = "some words that stand in the zip as they are not";
  std::string bytes = sample::make_zip({{"a.txt", content}, {"b.txt", "hai"}});
  const std::size_t data = bytes.find("a.txt") + 5;
  bytes[data + 4] = static_cast<char>(~bytes[data + 4]);
  bytes[data + 9] = static_cast<char>(~bytes[data + 9]);
  auto archive = Archive::open(bytes);
  REQUIRE(archive);
  const auto first = archive->read(archive->entries()[0]);
  REQUIRE_FALSE(first);
  CHECK(first.error().key == "files.archive_file_damaged");
  CHECK(archive->read(archive->entries()[1]).value() == "hai");
}
