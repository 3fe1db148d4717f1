#include "authenticator/client_data.hpp"

#include <doctest/doctest.h>

using namespace nhipcau::authenticator;

namespace {

const std::string kType = R"("type":"webauthn.get")", kChallenge = R"("challenge":"Zm9v")", kOrigin = R"("origin":"https://a.example")";

std::string whole(const std::string& more = "") {
  return "{" + kType + "," + kChallenge + "," + kOrigin + more + "}";
}

}  // namespace

TEST_CASE("members come in any order, with blanks, escapes and members of others") {
  for (const std::string& json :
       {whole(), whole(R"(,"crossOrigin":false)"), "{" + kOrigin + "," + kChallenge + "," + kType + "}",
        whole(R"(,"hashAlgorithm":"SHA-256","clientExtensions":{},"tokenBinding":{"status":"supported","x":[1,-2.5e3,null,true,"\"}"]})"),
        " {\n" + kType + " ,\t" + kChallenge + ",\r\n" + R"("or\u0069gin" : "https:\/\/a.ex\u0061mple")" + "} "}) {
    CAPTURE(json);
    const auto read = read_client_data(json);
    REQUIRE(read);
    CHECK(read->type == "webauthn.get");
    CHECK(read->challenge == "foo");
    CHECK(read->origin == "https://a.example");
    CHECK_FALSE(read->is_cross_origin);
  }
  CHECK(read_client_data(whole(R"(,"crossOrigin":true)"))->is_cross_origin);
  CHECK(read_client_data(whole(R"(,"topOrigin":"https://b.example")"))->is_cross_origin);
  CHECK(read_client_data(R"({"type":"","challenge":"","origin":"\uD83D\uDD11ế"})")->origin == "\xF0\x9F\x94\x91ế");
}

TEST_CASE("what is no such object is refused") {
  const std::string deep = std::string(kMostJsonDepth, '['), end = std::string(kMostJsonDepth, ']');
  for (const std::string& json : {std::string(),
                                  std::string("{}"),
                                  std::string("null"),
                                  std::string("[]"),
                                  "{" + kType + "," + kChallenge + "}",
                                  "{" + kType + "," + kOrigin + "}",
                                  whole() + "x",
                                  whole() + whole(),
                                  whole(","),
                                  whole(",\"x\""),
                                  whole(",\"x\":"),
                                  whole(R"(,"type":"webauthn.create")"),
                                  whole(R"(,"x":1,"x":2)"),
                                  whole(R"(,"crossOrigin":"false")"),
                                  whole(R"(,"x":"\uD83D")"),
                                  whole(R"(,"x":"\uDD11")"),
                                  whole(R"(,"x":"\q")"),
                                  whole(",\"x\":\"\n\""),
                                  whole(",\"x\":" + deep + end),
                                  whole(",\"x\":" + std::string(kMostClientDataBytes, ' ') + "1"),
                                  std::string(R"({"type":1,"challenge":"Zm9v","origin":"a"})"),
                                  std::string(R"({"type":"a","challenge":"Zm9v=","origin":"a"})"),
                                  std::string("{\"type")}) {
    CAPTURE(json);
    CHECK_FALSE(read_client_data(json));
  }
}

TEST_CASE("client data cut anywhere is refused") {
  const std::string json = whole(R"(,"x":{"y":[true,"\u0061"]})");
  for (std::size_t size = 0; size < json.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(read_client_data(json.substr(0, size)));
  }
  CHECK(read_client_data(json));
}
