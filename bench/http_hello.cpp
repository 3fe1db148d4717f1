// A short answer over keep-alive connections: the server beside its floor, a bare loop over poll() that looks for the end of the head and
// writes back fixed bytes. Both serve the same bounded client in the same process, one after the other, in alternating rounds.
// Prints requests a second of each and their ratio. Usage: bench_http_hello [requests a round, 20000] [connections, 16]
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "http/server.hpp"

using namespace nhipcau::http;

namespace {

constexpr std::string_view kRequest =
    "GET /healthz HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\nCookie: nhipcau_session=0123456789abcdef\r\n\r\n";
constexpr std::string_view kAnswer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 3\r\n\r\nok\n";
constexpr int kRounds = 5;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int connect_to(int port) {
  const int client = socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = loopback(port);
  const void* target = &address;
  if (connect(client, static_cast<const sockaddr*>(target), sizeof address) != 0) std::exit(1);
  const int yes = 1;
  setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return client;
}

/// The floor: one thread, poll(), no parsing but the empty line.
class BareLoop {
 public:
  BareLoop() : listener_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address = loopback(0);
    void* target = &address;
    socklen_t size = sizeof address;
    if (bind(listener_, static_cast<sockaddr*>(target), size) != 0 || listen(listener_, 128) != 0) std::exit(1);
    getsockname(listener_, static_cast<sockaddr*>(target), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { loop(); });
  }
  BareLoop(const BareLoop&) = delete;
  BareLoop& operator=(const BareLoop&) = delete;
  ~BareLoop() {
    is_over_ = true;
    thread_.join();
    close(listener_);
  }
  int port() const { return port_; }

 private:
  void loop() {
    std::vector<pollfd> watched{{listener_, POLLIN, 0}};
    std::array<char, 16384> piece{};
    while (!is_over_) {
      poll(watched.data(), watched.size(), 20);
      for (std::size_t i = 1; i < watched.size(); ++i) {
        if ((watched[i].revents & (POLLIN | POLLHUP)) == 0) continue;
        const ssize_t got = recv(watched[i].fd, piece.data(), piece.size(), 0);
        if (got <= 0) {
          close(watched[i].fd);
          watched[i].fd = -1;
        } else if (std::string_view(piece.data(), static_cast<std::size_t>(got)).ends_with("\r\n\r\n")) {
          (void)!send(watched[i].fd, kAnswer.data(), kAnswer.size(), MSG_NOSIGNAL);
        }
      }
      if ((watched[0].revents & POLLIN) != 0) watched.push_back({accept(listener_, nullptr, nullptr), POLLIN, 0});
      std::erase_if(watched, [](const pollfd& one) { return one.fd < 0; });
    }
  }

  int listener_;
  int port_ = 0;
  std::atomic<bool> is_over_{false};
  std::thread thread_;
};

/// One thread: a request on every connection, then all the answers, until `requests` are done. Gives requests a second.
double drive(int port, int requests, int connections) {
  std::vector<int> clients;
  for (int i = 0; i < connections; ++i) clients.push_back(connect_to(port));
  std::array<char, 4096> piece{};
  const auto begun = std::chrono::steady_clock::now();
  int done = 0;
  while (done < requests) {
    for (const int client : clients) (void)!send(client, kRequest.data(), kRequest.size(), MSG_NOSIGNAL);
    for (const int client : clients) {
      if (recv(client, piece.data(), piece.size(), 0) <= 0) std::exit(1);
      ++done;
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  for (const int client : clients) close(client);
  return done / took.count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const int requests = argc > 1 ? std::atoi(argv[1]) : 20'000;
  const int connections = argc > 2 ? std::atoi(argv[2]) : 16;
  const Handler handler{.on_head = [](const Request&) { return HeadDecision{}; },
                        .on_request = [](const Request&) { return text_response(200, "ok\n"); }};
  ServerOptions options;
  options.port = 0;
  auto server = Server::listen(options, handler);
  if (!server) return 1;
  std::thread serving([&] { (*server)->run(); });
  std::vector<double> ours, floor;
  {
    const BareLoop bare;
    for (int round = 0; round < kRounds; ++round) {
      floor.push_back(drive(bare.port(), requests, connections));
      ours.push_back(drive((*server)->port(), requests, connections));
    }
  }
  (*server)->stop();
  serving.join();
  std::printf("http_hello  server %.0f requests/s  floor %.0f requests/s  ratio %.2f\n", median(ours), median(floor),
              median(ours) / median(floor));
  return 0;
}
