#include "http/server.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "base/log.hpp"
#include "http/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::http;
using namespace nhipcau::http::testing;
using namespace std::chrono_literals;

namespace {

/// Holds every request to /a until the test lets them go.
struct Held {
  Handler handler() {
    Handler handler = echo_handler();
    handler.on_request = [this](const Request& request) {
      if (request.path == "/a") has_begun.open(), gate.wait();
      return echo(request);
    };
    return handler;
  }
  Gate gate, has_begun;
};

/// A client whose body of so many bytes has come in and is held.
void hold_body(Client& holder, Held& held, std::size_t bytes) {
  holder.send(post("Content-Length: " + std::to_string(bytes) + "\r\nExpect: 100-continue\r\n", ""));
  CHECK(status_of(holder.receive(false)) == 100);
  holder.send(repeated(bytes, 'a'));
  held.has_begun.wait();
}

/// A request to /b, which nobody holds.
std::string post_b(std::size_t bytes) {
  return "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n" + repeated(bytes, 'b');
}

/// Many clients, each having said that much and no more.
std::vector<std::unique_ptr<Client>> crowd(const RunningServer& server, int count, std::string_view said = "") {
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < count; ++i) {
    clients.push_back(std::make_unique<Client>(server.port()));
    clients.back()->send(said);
  }
  return clients;
}

constexpr std::string_view kHalfOfHead = "GET /a HTTP/1.1\r\nHo";

}  // namespace

TEST_CASE("bodies in flight share a budget, given back when they are done") {
  ServerOptions options;
  options.limits.bodies_in_flight_bytes = 1000;
  options.limits.small_body_bytes = 0;
  Held held;
  RunningServer server(options, held.handler());
  Client holder(server.port());
  hold_body(holder, held, 600);

  Client client(server.port());
  client.send(post_b(500));
  const std::string answer = client.receive();
  CHECK(status_of(answer) == 503);
  CHECK(answer.find("Retry-After: 1\r\n") != std::string::npos);
  held.gate.open();
  CHECK(status_of(holder.receive()) == 200);
  holder.send(post_b(500));
  CHECK(status_of(holder.receive()) == 200);
}

TEST_CASE("uploads that take all the room there is leave small bodies theirs") {
  ServerOptions options;
  options.limits.bodies_in_flight_bytes = 500;
  options.limits.small_body_bytes = 100;
  Held held;
  RunningServer server(options, held.handler());
  Client holder(server.port());
  hold_body(holder, held, 600);

  Client large(server.port());
  large.send(post_b(101));
  CHECK(status_of(large.receive()) == 503);
  Client small(server.port());
  small.send(post_b(100));
  CHECK(status_of(small.receive()) == 200);  // while the other is still held
  held.gate.open();
  CHECK(status_of(holder.receive()) == 200);
}

TEST_CASE("when all workers are busy and the queue is full, the others are told to come again") {
  ServerOptions options;
  options.workers = 1;
  options.limits.queued_requests = 1;
  Held held;
  RunningServer server(options, held.handler());
  Client working(server.port());
  working.send(kGet);
  held.has_begun.wait();

  constexpr int kOthers = 6;  // one of them finds room in the queue
  std::atomic<int> refused{0}, served{0};
  std::vector<std::thread> others;
  for (int i = 0; i < kOthers; ++i) {
    others.emplace_back([&] {
      Client client(server.port());
      client.send(kGet);
      const std::string answer = client.receive();
      if (status_of(answer) == 200) ++served;
      if (status_of(answer) == 503 && answer.find("Retry-After: 1\r\n") != std::string::npos && ++refused == kOthers - 1) held.gate.open();
    });
  }
  for (auto& other : others) other.join();
  CHECK(refused == kOthers - 1);
  CHECK(served == 1);
  CHECK(status_of(working.receive()) == 200);
}

TEST_CASE("idle and half-open connections do not keep others from being served") {
  RunningServer server({}, echo_handler());
  const auto idle = crowd(server, 100);
  const auto stalling = crowd(server, 100, kHalfOfHead);
  Client client(server.port());
  for (int i = 0; i < 20; ++i) {
    client.send(kGet);
    CHECK(status_of(client.receive()) == 200);
  }
  stalling.front()->send("st: x\r\n\r\n");
  CHECK(status_of(stalling.front()->receive()) == 200);
}

TEST_CASE("when all connections are at work a new one is closed; an idle one gives way to it") {
  ServerOptions options;
  options.limits.connections = 1;
  Held held;
  RunningServer server(options, held.handler());
  Client first(server.port());
  first.send(kGet);
  held.has_begun.wait();
  Client second(server.port());
  CHECK(second.receive_all().empty());
  held.gate.open();
  CHECK(status_of(first.receive()) == 200);
  std::string answer;
  while (answer.empty()) {  // the first may not have turned idle yet
    Client third(server.port());
    third.send(kGet);
    answer = third.receive();
  }
  CHECK(status_of(answer) == 200);
  CHECK(first.receive_all().empty());
}

TEST_CASE("many clients on many threads each get their own answers") {
  ServerOptions options;
  options.io_threads = 2;
  RunningServer server(options, echo_handler());
  std::vector<std::thread> clients;
  std::atomic<int> right{0};
  for (int c = 0; c < 8; ++c) {
    clients.emplace_back([&, c] {
      Client client(server.port());
      for (int i = 0; i < 50; ++i) {
        const std::string path = "/" + std::to_string(c) + "-" + std::to_string(i);
        client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        if (body_of(client.receive()) == path + "|") ++right;
      }
    });
  }
  for (auto& client : clients) client.join();
  CHECK(right == 8 * 50);
}

TEST_CASE("a thousand connections that say nothing do not keep the next one from being served") {
  RunningServer server({}, echo_handler());
  const auto silent = crowd(server, 1000);
  Client client(server.port());
  client.send(kGet);
  CHECK(status_of(client.receive()) == 200);
  for (const auto& one : silent) one->send(kGet);
  for (const auto& one : silent) CHECK(status_of(one->receive()) == 200);
}

TEST_CASE("at the ceiling the connection idle longest is the first to go, the others stay") {
  ServerOptions options;
  options.limits.connections = 10;
  RunningServer server(options, echo_handler());
  const auto idle = crowd(server, 10, kGet);
  for (const auto& one : idle) CHECK(status_of(one->receive()) == 200);
  for (int i = 0; i < 3; ++i) {
    Client client(server.port());
    client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(status_of(client.receive()) == 200);
    if (i == 0) CHECK(idle.front()->receive_all().empty());
  }
  idle.back()->send(kGet);
  CHECK(status_of(idle.back()->receive()) == 200);
}

TEST_CASE("connections whose heads never end give way, when all are of that kind") {
  ServerOptions options;
  options.limits.connections = 10;
  RunningServer server(options, echo_handler());
  const auto stalling = crowd(server, 50, kHalfOfHead);
  Client client(server.port());
  client.send(kGet);
  CHECK(status_of(client.receive()) == 200);
}

TEST_CASE("a client that asks a thousand things at once and never listens keeps nobody waiting") {
  RunningServer server({}, echo_handler());
  Client deaf(server.port()), client(server.port());
  std::string all;
  for (int i = 0; i < 1000; ++i) all += kGet;
  deaf.send(all);
  client.send(kGet);
  CHECK(status_of(client.receive()) == 200);
  for (int i = 0; i < 1000; ++i) REQUIRE(status_of(deaf.receive()) == 200);
}
