#include "http/target.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace nhipcau::http;

TEST_CASE("a target is split into a decoded path and its query") {
  struct Row {
    std::string_view target, path, name, value;
  };
  const Row rows[] = {
      {"/", "/", "", ""},
      {"/api/papers", "/api/papers", "", ""},
      {"/api/papers/", "/api/papers/", "", ""},
      {"/api/papers?q=th%C3%B4ng%20tin", "/api/papers", "q", "thông tin"},
      {"/api/papers?q=thong+tin", "/api/papers", "q", "thong tin"},
      {"/api/papers?q=a%2Bb", "/api/papers", "q", "a+b"},
      {"/api/papers?q=1&q=2", "/api/papers", "q", "1"},
      {"/api/papers?&&q=1&", "/api/papers", "q", "1"},
      {"/api/papers?planned", "/api/papers", "planned", ""},
      {"/api/papers?q=a=b", "/api/papers", "q", "a=b"},
      {"/api/papers?q=a?b/../c", "/api/papers", "q", "a?b/../c"},
      {"/v%C4%83n-b%E1%BA%A3n", "/văn-bản", "", ""},
      {"/a%2525", "/a%25", "", ""},
      {"/a+b", "/a+b", "", ""},
      {"/...", "/...", "", ""},
      {"/a;b", "/a;b", "", ""},
      {"http://office.example:8080/api/papers?q=x", "/api/papers", "q", "x"},
      {"HTTP://office.example", "/", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.target);
    const auto target = parse_target(row.target);
    REQUIRE(target.has_value());
    CHECK(target->path == row.path);
    CHECK(target->query.size() == (row.name.empty() ? 0 : 1));
    if (!row.name.empty()) CHECK(target->query.at(std::string(row.name)) == row.value);
  }
}

TEST_CASE("a target no honest client sends is refused") {
  const std::string_view rows[] = {
      "",
      "*",
      "api",
      "api/papers",
      "office.example:443",
      "ftp://x/y",
      "//evil.example/x",
      "/a//b",
      "/..",
      "/../etc",
      "/a/../b",
      "/a/..",
      "/a/./b",
      "/.",
      "/%2e%2e/etc",
      "/a/%2E%2e/b",
      "/a%2Fb",
      "/a%5Cb",
      "/a\\b",
      "/a%00b",
      "/a%0d%0aSet-Cookie",
      "/a%7F",
      "/a%",
      "/a%4",
      "/a%zz",
      "/a%C3",
      "/%C0%AFetc",
      "/%ED%A0%80",
      "/%F4%90%80%80",
      "/%FF",
      "/a#b",
      "/a?q=%",
      "/a?q=%00",
      "/a?q=%C3%28",
      "/a?%FF=1",
      "http://",
      "http:///x",
      "http://h?q=1",
      "/a%C3/%A1",
  };
  for (const auto target : rows) {
    CAPTURE(target);
    CHECK_FALSE(parse_target(target).has_value());
  }
}

TEST_CASE("a query has at most kMaxQueryParameters parts") {
  std::string target = "/a?";
  for (std::size_t i = 0; i < kMaxQueryParameters; ++i) target += "p" + std::to_string(i) + "=1&";
  CHECK(parse_target(target)->query.size() == kMaxQueryParameters);
  CHECK_FALSE(parse_target(target + "one=more").has_value());
}

TEST_CASE("UTF-8 is told from what only looks like it") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("Nhịp Cầu 🌉"));
  for (const std::string_view bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xBF\xBF", "\xF0\x80\x80\x80", "\xF5\x80\x80\x80",
                                     "\xE1\xBB", "a\xF0\x9F\x8C"}) {
    CHECK_FALSE(is_utf8(bad));
  }
}
