#include "http/server.hpp"

#include <doctest/doctest.h>

#include "base/log.hpp"
#include "http/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::http;
using namespace nhipcau::http::testing;
using namespace std::chrono_literals;

TEST_CASE("what is no proper request is refused with its own status, and the connection ends") {
  struct Row {
    std::string what, request;
    int status;
  };
  const Row rows[] = {
      {"no HTTP", "hello\r\n\r\n", 400},
      {"TLS", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + repeated(500, 'x') + "\r\n\r\n", 400},
      {"bare line feeds", "GET /a HTTP/1.1\nHost: x\n\n\r\n\r\n", 400},
      {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
      {"no host", "GET /a HTTP/1.1\r\n\r\n", 400},
      {"two hosts", "GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400},
      {"path tricks", "GET /a/../b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"NUL in the path", "GET /a%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"space before the colon", "GET /a HTTP/1.1\r\nHost : x\r\n\r\n", 400},
      {"NUL in a header", "GET /a HTTP/1.1\r\nHost: x\r\nA: b" + repeated(1, char{}) + "c\r\n\r\n", 400},
      {"target too long", "GET /" + repeated(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
      {"target without end", "GET /" + repeated(40000, 'a'), 414},
      {"head too large", "GET /a HTTP/1.1\r\nHost: x\r\nA: " + repeated(40000, 'a') + "\r\n\r\n", 431},
      {"too many headers",
       [] {
         std::string all = "GET /a HTTP/1.1\r\nHost: x\r\n";
         for (int i = 0; i < 5000; ++i) all += "A: b\r\n";
         return all + "\r\n";
       }(),
       431},
      {"body too large", post("Content-Length: 1001\r\n", ""), 413},
      {"body far too large", post("Content-Length: 99999999999\r\n", "x"), 413},
      {"chunks too large",
       post("Transfer-Encoding: chunked\r\n", "258\r\n" + repeated(600, 'a') + "\r\n258\r\n" + repeated(600, 'a') + "\r\n0\r\n\r\n"), 413},
      {"a chunk too large", post("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFF\r\nx"), 413},
      {"bad chunk", post("Transfer-Encoding: chunked\r\n", "zz\r\nx\r\n"), 400},
      {"chunk longer than it says", post("Transfer-Encoding: chunked\r\n", "1\r\nabc\r\n0\r\n\r\n"), 400},
      {"endless chunk extension", post("Transfer-Encoding: chunked\r\n", "1;" + repeated(300'000, 'a')), 400},
      {"two lengths", post("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), 400},
      {"length and chunks", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {"chunks and length", post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n"), 400},
      {"unknown coding", post("Transfer-Encoding: gzip\r\n", "x"), 501},
      {"hidden coding", post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"), 501},
      {"unknown expectation", post("Expect: x\r\nContent-Length: 1\r\n", "x"), 417},
  };
  log::set_level(log::Level::error);
  RunningServer server({}, echo_handler());
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Client client(server.port());
    client.send(row.request + std::string(kGet));  // a request hidden behind the bad one is never answered
    client.finish();
    const std::string answer = client.receive_all();
    CHECK(status_of(answer) == row.status);
    CHECK(answer.find("Connection: close\r\n") != std::string::npos);
    CHECK(answer.find("HTTP/1.1", 1) == std::string::npos);
  }
  Client client(server.port());
  client.send(kGet);
  CHECK(status_of(client.receive()) == 200);
}

TEST_CASE("a refusal by the head costs no body: the answer comes before the client sends one") {
  Handler handler = echo_handler();
  handler.on_head = [](const Request&) { return HeadDecision{.body_limit = 0, .refuse = text_response(401, "no")}; };
  RunningServer server({}, handler);
  Client client(server.port());
  client.send(post("Content-Length: 900000000\r\n", "some of it"));
  CHECK(status_of(client.receive()) == 401);
  Client without_body(server.port());
  without_body.send(std::string(kGet) + std::string(kGet));
  CHECK(status_of(without_body.receive()) == 401);
  CHECK(status_of(without_body.receive()) == 401);
}

TEST_CASE("a client that sends all of a refused upload before it reads still gets the answer") {
  RunningServer server({}, echo_handler(10));
  Client client(server.port());
  client.send(post("Content-Length: 20000000\r\n", ""));
  const std::string piece = repeated(1'000'000, 'x');
  for (int i = 0; i < 20; ++i) client.send(piece);
  client.finish();
  CHECK(status_of(client.receive_all()) == 413);
}
