#include "http/message.hpp"

#include <doctest/doctest.h>

using namespace nhipcau::http;

TEST_CASE("headers are found whatever their letter case, the first of equal names") {
  Request request;
  request.headers = {{"accept-language", "vi"}, {"Accept-Language", "en"}};
  CHECK(request.header("ACCEPT-LANGUAGE") == "vi");
  CHECK(request.header("Accept") == "");
}

TEST_CASE("a cookie is found by its whole name") {
  struct Row {
    std::string header, value;
  };
  const Row rows[] = {{"id=1", "1"}, {"a=b; id=1; c=d", "1"}, {"a=b;id=1", "1"},   {"xid=2; id=1", "1"}, {"id=", ""}, {"id", ""}, {"", ""},
                      {"ID=1", ""},  {"id=a=b", "a=b"},       {";;; id=1 ;", "1"}, {"id=1; id=2", "1"}};
  for (const Row& row : rows) {
    CAPTURE(row.header);
    Request request;
    request.headers = {{"Cookie", row.header}};
    CHECK(request.cookie("id") == row.value);
  }
}

TEST_CASE("set replaces a header, add appends one") {
  Response response;
  response.add("Set-Cookie", "a=1");
  response.add("set-cookie", "b=2");
  CHECK(response.headers.size() == 2);
  response.set("SET-COOKIE", "c=3");
  CHECK(response.headers == Headers{{"SET-COOKIE", "c=3"}});
}

TEST_CASE("shared bytes go before static ones, and those before a body") {
  Response response{.body = "own"};
  CHECK(response.bytes() == "own");
  response.static_body = "static";
  CHECK(response.bytes() == "static");
  response.shared_body = std::make_shared<const std::string>("shared");
  CHECK(response.bytes() == "shared");
}
