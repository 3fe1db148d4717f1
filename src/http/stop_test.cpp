#include <doctest/doctest.h>

#include <thread>

#include "base/log.hpp"
#include "base/require.hpp"
#include "http/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::http;
using namespace nhipcau::http::testing;
using namespace std::chrono_literals;

namespace {

bool takes_more(int port) {
  try {
    return Client(port).send("");
  } catch (const BrokenInvariant&) {
    return false;
  }
}

}  // namespace

TEST_CASE("a graceful stop lets an upload come in to its end and answers it") {
  RunningServer server({}, {.on_head = [](const Request&) { return HeadDecision{.body_limit = 100, .refuse = {}}; },
                            .on_request = [](const Request& request) { return text_response(200, request.body); }});
  const int port = server.port();
  Client uploading(port);
  uploading.send("POST /up HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n");
  CHECK(status_of(uploading.receive(false)) == 100);
  uploading.send("01234");
  server.stop();
  while (takes_more(port)) std::this_thread::yield();
  uploading.send("56789");
  const std::string answer = uploading.receive();
  CHECK(body_of(answer) == "0123456789");
  CHECK(answer.find("Connection: close\r\n") != std::string::npos);
  server.wait();
}

TEST_CASE("a graceful stop finishes the request in flight, closes the idle and takes no more") {
  Gate gate, has_begun;
  Handler handler = echo_handler();
  handler.on_request = [&](const Request& request) {
    if (request.path == "/slow") {
      has_begun.open();
      gate.wait();
    }
    return echo(request);
  };
  RunningServer server({}, handler);
  Client idle(server.port()), working(server.port());
  idle.send(kGet);
  CHECK(status_of(idle.receive()) == 200);
  working.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  has_begun.wait();
  server.stop();
  server.stop();
  CHECK(idle.receive_all().empty());  // closed while the other is still being served
  gate.open();
  const std::string answer = working.receive();
  CHECK(body_of(answer) == "/slow|");
  CHECK(answer.find("Connection: close\r\n") != std::string::npos);
  server.wait();
  CHECK_THROWS(Client(server.port()));
}

TEST_CASE("a stop does not wait for ever") {
  ServerOptions options;
  options.limits.stop_time = 50ms;
  log::set_level(log::Level::off);
  RunningServer server(options, echo_handler());
  Client client(server.port());
  client.send("GET /a HTTP");  // never ends, and header_time is longer
  server.stop();
  server.wait();
  CHECK(client.receive_all().empty());
}
