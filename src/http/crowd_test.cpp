#include "http/server.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "base/log.hpp"
#include "http/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::http;
using namespace nhipcau::http::testing;
using namespace std::chrono_literals;

TEST_CASE("bodies in flight share a budget, given back when they are done") {
  ServerOptions options;
  options.limits.bodies_in_flight_bytes = 1000;
  Gate gate, has_begun;
  Handler handler = echo_handler();
  handler.on_request = [&](const Request& request) {
    if (request.path == "/a") has_begun.open(), gate.wait();
    return echo(request);
  };
  RunningServer server(options, handler);
  Client holder(server.port());
  holder.send(post("Content-Length: 600\r\nExpect: 100-continue\r\n", ""));
  CHECK(status_of(holder.receive(false)) == 100);
  holder.send(repeated(600, 'a'));
  has_begun.wait();

  Client client(server.port());
  client.send("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n" + repeated(500, 'b'));
  const std::string answer = client.receive();
  CHECK(status_of(answer) == 503);
  CHECK(answer.find("Retry-After: 1\r\n") != std::string::npos);
  gate.open();
  CHECK(status_of(holder.receive()) == 200);
  holder.send("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n" + repeated(500, 'b'));
  CHECK(status_of(holder.receive()) == 200);
}

TEST_CASE("when all workers are busy and the queue is full, the others are told to come again") {
  ServerOptions options;
  options.workers = 1;
  options.limits.queued_requests = 1;
  Gate gate, has_begun;
  Handler handler = echo_handler();
  handler.on_request = [&](const Request& request) {
    has_begun.open();
    gate.wait();
    return echo(request);
  };
  RunningServer server(options, handler);
  Client working(server.port());
  working.send(kGet);
  has_begun.wait();

  constexpr int kOthers = 6;  // one of them finds room in the queue
  std::atomic<int> refused{0}, served{0};
  std::vector<std::thread> others;
  for (int i = 0; i < kOthers; ++i) {
    others.emplace_back([&] {
      Client client(server.port());
      client.send(kGet);
      const std::string answer = client.receive();
      if (status_of(answer) == 200) ++served;
      if (status_of(answer) == 503 && answer.find("Retry-After: 1\r\n") != std::string::npos && ++refused == kOthers - 1) gate.open();
    });
  }
  for (auto& other : others) other.join();
  CHECK(refused == kOthers - 1);
  CHECK(served == 1);
  CHECK(status_of(working.receive()) == 200);
}

TEST_CASE("idle and half-open connections do not keep others from being served") {
  RunningServer server({}, echo_handler());
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 200; ++i) {
    idle.push_back(std::make_unique<Client>(server.port()));
    if (i % 2 == 0) idle.back()->send("GET /a HTTP/1.1\r\nHo");
  }
  Client client(server.port());
  for (int i = 0; i < 20; ++i) {
    client.send(kGet);
    CHECK(status_of(client.receive()) == 200);
  }
  idle.front()->send("st: x\r\n\r\n");
  CHECK(status_of(idle.front()->receive()) == 200);
}

TEST_CASE("when all connections are at work a new one is closed; an idle one gives way to it") {
  ServerOptions options;
  options.limits.connections = 1;
  Gate gate, has_begun;
  Handler handler = echo_handler();
  handler.on_request = [&](const Request& request) {
    has_begun.open();
    gate.wait();
    return echo(request);
  };
  RunningServer server(options, handler);
  Client first(server.port());
  first.send(kGet);
  has_begun.wait();
  Client second(server.port());
  CHECK(second.receive_all().empty());
  gate.open();
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
  std::vector<std::unique_ptr<Client>> silent;
  for (int i = 0; i < 1000; ++i) silent.push_back(std::make_unique<Client>(server.port()));
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
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 10; ++i) {
    idle.push_back(std::make_unique<Client>(server.port()));
    idle.back()->send(kGet);
    CHECK(status_of(idle.back()->receive()) == 200);
  }
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
  std::vector<std::unique_ptr<Client>> stalling;
  for (int i = 0; i < 50; ++i) {
    stalling.push_back(std::make_unique<Client>(server.port()));
    stalling.back()->send("GET /a HTTP/1.1\r\nHo");
  }
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
