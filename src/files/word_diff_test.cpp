#include "files/word_diff.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace nhipcau;
using namespace nhipcau::files;

namespace {

/// "một [hai|2] ba": what is taken out and what is put in.
std::string shown(const std::string& was, const std::string& put) {
  std::string out;
  std::size_t at = 0;
  for (const WordChange& change : diff_words(was, put)) {
    out += was.substr(at, change.was.begin - at) + "[" + std::string(change.was.of(was)) + "|" + std::string(change.put.of(put)) + "]";
    at = change.was.end;
  }
  return out + was.substr(at);
}

}  // namespace

TEST_CASE("only the words that differ are told, whole words, and the marks around them apart") {
  const struct {
    std::string was, put, shown;
  } rows[] = {
      {"một hai ba", "một hai ba", "một hai ba"},
      {"một hai ba", "một 2 ba", "một [hai|2] ba"},
      {"hoach", "hoạch", "[hoach|hoạch]"},
      {"Kính gửi", "Kính gửi:", "Kính gửi[|:]"},
      {"a, b.", "a; b.", "a[,|;] b."},
      {"(ngày 5/3/2020)", "(ngày 05/3/2020)", "(ngày [5/3/2020|05/3/2020])"},
      {"11/CT-TW,", "11-CT/TW,", "[11/CT-TW|11-CT/TW],"},
      {"một  hai", "một hai", "một [ |]hai"},
      {"mot hai ba", "một hài ba", "[mot hai|một hài] ba"},
      {"mot và ba", "một và bá", "[mot|một] và [ba|bá]"},
      {"Sơn La", "tỉnh Sơn La", "[|tỉnh ]Sơn La"},
      {"tỉnh Sơn La", "Sơn La", "[tỉnh |]Sơn La"},
      {"một¹", "Một¹", "[một|Một]¹"},
      {"“Nhân dân”", "“nhân dân”", "“[Nhân|nhân] dân”"},
      {"", "mới", "[|mới]"},
      {"cũ", "", "[cũ|]"},
      {"a\tb", "a b", "a[\t| ]b"},
      {"ậ ậ", "ậ", "ậ[ ậ|]"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.was);
    CAPTURE(row.put);
    CHECK(shown(row.was, row.put) == row.shown);
  }
}

TEST_CASE("a text in which very many words differ is told as one change") {
  std::string was;
  std::string put;
  for (int i = 0; i < 1000; ++i) {
    was += "a" + std::to_string(i) + " x ";
    put += "b" + std::to_string(i) + " x ";
  }
  CHECK(diff_words(was, put).size() == 1);
}
