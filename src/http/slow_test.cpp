#include "http/server.hpp"

#include <doctest/doctest.h>

#include "base/log.hpp"
#include "http/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::http;
using namespace nhipcau::http::testing;
using namespace std::chrono_literals;

TEST_CASE("slow heads and slow bodies are ended") {
  ServerOptions options;
  options.limits.header_time = 100ms;
  options.limits.body_time = 100ms;
  RunningServer server(options, echo_handler());
  for (const std::string& request : {std::string("GET /a HT"), std::string("GET /a HTTP/1.1\r\nHost: x\r\n"),
                                     post("Content-Length: 10\r\n", "abc"), post("Transfer-Encoding: chunked\r\n", "5\r\nabc")}) {
    CAPTURE(request);
    Client client(server.port());
    client.send(request);
    CHECK(status_of(client.receive()) == 408);
  }
}

TEST_CASE("a body that trickles slower than the least rate is ended after the grace") {
  ServerOptions options;
  options.limits.body_grace = 100ms;
  options.limits.slowest_bytes_per_second = 1'000'000;
  RunningServer server(options, echo_handler());
  Client client(server.port());
  client.send(post("Content-Length: 10\r\n", "abc"));
  CHECK(status_of(client.receive()) == 408);
}

TEST_CASE("an idle connection is closed without a word") {
  ServerOptions options;
  options.limits.idle_time = 50ms;
  RunningServer server(options, echo_handler());
  Client silent(server.port());
  CHECK(silent.receive_all().empty());
  Client client(server.port());
  client.send(kGet);
  CHECK(status_of(client.receive()) == 200);
  CHECK(client.receive_all().empty());
}

TEST_CASE("a client that never reads its answer is let go, and others are served meanwhile") {
  constexpr std::size_t kLong = 64U << 20U;  // more than the system keeps for a socket
  ServerOptions options;
  options.limits.write_time = 100ms;
  options.limits.stop_time = 1h;
  Handler handler = echo_handler();
  handler.on_request = [](const Request& request) {
    return request.path == "/long" ? text_response(200, repeated(kLong, 'x')) : echo(request);
  };
  RunningServer server(options, handler);
  Client deaf(server.port()), client(server.port());
  deaf.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n");
  client.send(kGet);
  CHECK(status_of(client.receive()) == 200);
  server.stop();
  server.wait();  // for requests in flight: the deaf one's is none any more
  const std::string heard = deaf.receive_all();
  CHECK(heard.size() < kLong);
}
