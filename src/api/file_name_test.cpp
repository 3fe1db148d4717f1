#include "api/file_name.hpp"

#include <doctest/doctest.h>

using namespace nhipcau::api;

TEST_CASE("a file's name comes in clean, without folders") {
  struct Row {
    std::string_view header, name;
  };
  const Row rows[] = {
      {"ke-hoach.docx", "ke-hoach.docx"},
      {"K%E1%BA%BF%20ho%E1%BA%A1ch%20305.docx", "Kế hoạch 305.docx"},
      {"Ke%CC%82%CC%81%20hoa%CC%A3ch.docx", "Kế hoạch.docx"},
      {"..%2F..%2Fetc%2Fpasswd", "passwd"},
      {"C%3A%5CV%C4%83n%20b%E1%BA%A3n%5Ca.docx", "a.docx"},
      {"a%0D%0ASet-Cookie%3A%20x.docx", "a Set-Cookie: x.docx"},
      {"a%00b.docx", "ab.docx"},
      {"%20%20a.docx%20", "a.docx"},
      {"a%E2%80%AEcod.exe", "acod.exe"},
      {"", ""},
      {"%20", ""},
      {"..", ""},
      {"a%2F", ""},
      {"%", ""},
      {"%FF.docx", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    const auto name = read_file_name(row.header);
    CHECK(name.value_or("") == row.name);
    if (!name) CHECK(name.error().key == "api.bad_file_name");
  }
}

TEST_CASE("a file's name goes out so that nothing in it can end the header") {
  CHECK(attachment_header("Kế hoạch 305.docx") == "attachment; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20305.docx");
  CHECK(attachment_header("a\"; filename=\"b\r\n.docx") == "attachment; filename*=UTF-8''a%22%3B%20filename%3D%22b%0D%0A.docx");
}
