#include <doctest/doctest.h>

#include <thread>

#include "base/require.hpp"
#include "http/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::http;
using namespace nhipcau::http::testing;

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
