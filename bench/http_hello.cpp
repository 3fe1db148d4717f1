// A short answer over keep-alive connections: the server beside its floor, a bare loop over poll() that looks for the end of the head and
// writes back fixed bytes. Both serve the same bounded client in the same process, one after the other, in alternating rounds.
// Prints requests a second of each and their ratio. Usage: bench_http_hello [requests a round, 20000] [connections, 16]
#include <atomic>
#include <cstdio>
#include <thread>

#include "bench/keep_alive.hpp"
#include "http/server.hpp"

using namespace nhipcau::bench;
using namespace nhipcau::http;

namespace {

constexpr std::string_view kRequest =
    "GET /healthz HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\nCookie: nhipcau_session=0123456789abcdef\r\n\r\n";
constexpr std::string_view kAnswer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 3\r\n\r\nok\n";
constexpr int kRounds = 5;

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
      floor.push_back(drive(bare.port(), kRequest, requests, connections).requests_per_second);
      ours.push_back(drive((*server)->port(), kRequest, requests, connections).requests_per_second);
    }
  }
  (*server)->stop();
  serving.join();
  std::printf("http_hello  server %.0f requests/s  floor %.0f requests/s  ratio %.2f\n", median(ours), median(floor),
              median(ours) / median(floor));
  return 0;
}
