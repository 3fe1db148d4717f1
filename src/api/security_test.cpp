#include "api/security.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::api;

TEST_CASE("a change comes from our own pages or is refused") {
  struct Row {
    std::string origin, site, host;
    bool is_ours;
  };
  const Row rows[] = {
      {"", "", "office.example", true},
      {"https://office.example", "same-origin", "office.example", true},
      {"http://127.0.0.1:8080", "", "127.0.0.1:8080", true},
      {"https://OFFICE.example", "", "office.example", true},
      {"https://evil.example", "", "office.example", false},
      {"https://office.example.evil.example", "", "office.example", false},
      {"https://office.example:444", "", "office.example", false},
      {"null", "", "office.example", false},
      {"", "cross-site", "office.example", false},
      {"", "same-site", "office.example", false},
      {"", "none", "office.example", false},
      {"https://office.example", "cross-site", "office.example", false},
      {"://", "", "", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.origin);
    CAPTURE(row.site);
    http::Request request;
    request.headers = {{"Host", row.host}};
    if (!row.origin.empty()) request.headers.emplace_back("Origin", row.origin);
    if (!row.site.empty()) request.headers.emplace_back("Sec-Fetch-Site", row.site);
    CHECK(is_same_origin(request) == row.is_ours);
  }
}

TEST_CASE("the session's cookie is out of reach of scripts and other sites, and secure over https") {
  CHECK(session_cookie("abc", false) == "nhipcau_session=abc; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax");
  CHECK(session_cookie("abc", true) == "nhipcau_session=abc; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax; Secure");
  CHECK(ended_cookie(false) == "nhipcau_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
}
