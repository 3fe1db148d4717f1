#include "http/server.hpp"

#include <doctest/doctest.h>

#include "base/log.hpp"
#include "http/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::http;
using namespace nhipcau::http::testing;
using namespace std::chrono_literals;

TEST_CASE("a request is answered and the connection goes on") {
  RunningServer server({}, echo_handler());
  Client client(server.port());
  for (int i = 0; i < 3; ++i) {
    client.send("GET /v%C4%83n?q=a+b HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string answer = client.receive();
    CHECK(status_of(answer) == 200);
    CHECK(body_of(answer) == "/văn||q=a b");
  }
}

TEST_CASE("requests sent at once are answered in their order") {
  RunningServer server({}, echo_handler());
  Client client(server.port());
  std::string all;
  for (int i = 0; i < 50; ++i) all += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi";
  client.send(all);
  for (int i = 0; i < 50; ++i) CHECK(body_of(client.receive()) == "/" + std::to_string(i) + "|hi");
}

TEST_CASE("a request may come byte by byte") {
  RunningServer server({}, echo_handler());
  Client client(server.port());
  for (const char byte : post("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n1;x=y\r\nd\r\n0\r\n\r\n")) client.send(std::string(1, byte));
  CHECK(body_of(client.receive()) == "/a|abcd");
}

TEST_CASE("HEAD is told the length and sent no body") {
  RunningServer server({}, echo_handler());
  Client client(server.port());
  client.send("HEAD /abc HTTP/1.1\r\nHost: x\r\n\r\n" + std::string(kGet));
  const std::string head = client.receive(false);
  CHECK(head.find("Content-Length: 5\r\n") != std::string::npos);
  CHECK(body_of(head).empty());
  CHECK(body_of(client.receive()) == "/a|");
}

TEST_CASE("Connection: close and HTTP/1.0 end the connection after the answer") {
  RunningServer server({}, echo_handler());
  for (const std::string_view request : {"GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET /a HTTP/1.0\r\n\r\n"}) {
    Client client(server.port());
    client.send(request);
    const std::string answer = client.receive_all();
    CHECK(status_of(answer) == 200);
    CHECK(answer.find("Connection: close\r\n") != std::string::npos);
  }
}

TEST_CASE("HTTP/1.0 is answered, with a body, with an expectation it cannot have, and with a wish to stay that is not granted") {
  RunningServer server({}, echo_handler());
  for (const std::string_view headers : {"", "Expect: 100-continue\r\n", "Connection: keep-alive\r\n"}) {
    CAPTURE(headers);
    Client client(server.port());
    client.send("POST /a HTTP/1.0\r\nContent-Length: 3\r\n" + std::string(headers) + "\r\nabc");
    const std::string answer = client.receive_all();
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(body_of(answer) == "/a|abc");
  }
}

TEST_CASE("a client that has said all it will say still hears the answer") {
  RunningServer server({}, echo_handler());
  Client client(server.port());
  client.send(post("Content-Length: 3\r\n", "abc") + std::string(kGet));
  client.finish();
  CHECK(body_of(client.receive()) == "/a|abc");
  CHECK(body_of(client.receive()) == "/a|");
  CHECK(client.receive_all().empty());
}

TEST_CASE("a client that goes away in the middle of anything is forgotten") {
  RunningServer server({}, echo_handler());
  for (const std::string& begun :
       {std::string(), std::string("GET /a HT"), std::string(kGet), post("Content-Length: 9\r\n", "abc"),
        post("Transfer-Encoding: chunked\r\n", "5\r\nabc"), post("Content-Length: 9\r\nExpect: 100-continue\r\n", "")}) {
    for (int i = 0; i < 20; ++i) Client(server.port()).send(begun);
  }
  Client client(server.port());
  client.send(kGet);
  CHECK(status_of(client.receive()) == 200);
}

TEST_CASE("Expect: 100-continue is answered before the body is sent") {
  RunningServer server({}, echo_handler());
  Client client(server.port());
  client.send(post("Content-Length: 3\r\nExpect: 100-continue\r\n", ""));
  CHECK(client.receive(false) == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abc");
  CHECK(body_of(client.receive()) == "/a|abc");
}

TEST_CASE("the server's own refusals are worded by the handler") {
  Handler handler = echo_handler();
  handler.on_refusal = [](int status, const Request& head) {
    return text_response(status, "lỗi " + std::to_string(status) + " " + head.path);
  };
  RunningServer server({}, handler);
  Client client(server.port());
  client.send(post("Content-Length: 5000\r\n", ""));
  CHECK(body_of(client.receive()) == "lỗi 413 /a");
}

TEST_CASE("a long answer comes whole, from own, shared and static bytes") {
  static const std::string lasting = repeated(3'000'000, 's');
  Handler handler = echo_handler();
  handler.on_request = [](const Request& request) {
    Response response = text_response(200, repeated(3'000'000, 'o'));
    if (request.path == "/shared") response.shared_body = std::make_shared<const std::string>(repeated(3'000'000, 'h'));
    if (request.path == "/static") response.static_body = lasting;
    return response;
  };
  RunningServer server({}, handler);
  Client client(server.port());
  for (const auto& [path, letter] : {std::pair("/own", 'o'), std::pair("/shared", 'h'), std::pair("/static", 's')}) {
    client.send("GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string answer = client.receive();
    CHECK((body_of(answer) == repeated(3'000'000, letter)));
  }
}

TEST_CASE("a port that is taken is said so in words") {
  RunningServer server({}, echo_handler());
  ServerOptions options;
  options.port = server.port();
  const auto second = Server::listen(options, echo_handler());
  REQUIRE_FALSE(second.has_value());
  CHECK(second.error().key == "http.cannot_listen");
  CHECK(second.error().args.at(0) == "127.0.0.1:" + std::to_string(server.port()));
  options.address = "no address";
  CHECK_FALSE(Server::listen(options, echo_handler()).has_value());
}
