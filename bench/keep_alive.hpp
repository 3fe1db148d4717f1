#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

/// A bounded client for benchmarks of servers: keep-alive connections to this machine, one thread, the next request as soon as the last is
/// answered. Any trouble ends the program: a number measured after it would mean nothing.
namespace nhipcau::bench {

inline sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

inline int connect_to(int port) {
  const int client = socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = loopback(port);
  const void* target = &address;
  if (connect(client, static_cast<const sockaddr*>(target), sizeof address) != 0) std::exit(1);
  const int yes = 1;
  setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return client;
}

inline void send_all(int client, std::string_view request) {
  if (send(client, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) std::exit(1);
}

/// One whole answer with a Content-Length.
inline std::string receive_one(int client) {
  std::string answer;
  std::array<char, 16384> piece{};
  for (;;) {
    const std::size_t head = answer.find("\r\n\r\n");
    const std::size_t length = answer.find("Content-Length: ");
    if (head != std::string::npos && length < head && answer.size() >= head + 4 + std::stoul(answer.substr(length + 16))) return answer;
    const ssize_t got = recv(client, piece.data(), piece.size(), 0);
    if (got <= 0) std::exit(1);
    answer.append(piece.data(), static_cast<std::size_t>(got));
  }
}

inline std::string ask_once(int port, std::string_view request) {
  const int client = connect_to(port);
  send_all(client, request);
  std::string answer = receive_one(client);
  close(client);
  return answer;
}

inline double seconds_of(clockid_t clock) {
  timespec at{};
  clock_gettime(clock, &at);
  return static_cast<double>(at.tv_sec) + static_cast<double>(at.tv_nsec) / 1e9;
}

struct Load {
  double requests_per_second = 0;
  double server_cpu_us = 0;  ///< processor time of the whole process but this thread, for each request
};

/// Asks the same `requests` times over `connections` connections, all of them busy. Every answer must have the size of the first.
inline Load drive(int port, std::string_view request, int requests, int connections) {
  struct Client {
    int socket = 0;
    std::size_t missing = 0;  ///< bytes of its answer still to come
  };
  const std::size_t answer_size = ask_once(port, request).size();
  std::vector<Client> clients;
  std::vector<pollfd> watched;
  for (int i = 0; i < connections; ++i) {
    clients.push_back({connect_to(port), answer_size});
    watched.push_back({clients.back().socket, POLLIN, 0});
  }
  std::array<char, 16384> piece{};
  const double begun = seconds_of(CLOCK_MONOTONIC), process = seconds_of(CLOCK_PROCESS_CPUTIME_ID),
               own = seconds_of(CLOCK_THREAD_CPUTIME_ID);
  for (const Client& client : clients) send_all(client.socket, request);
  int done = 0;
  while (done < requests) {
    if (poll(watched.data(), watched.size(), 10'000) <= 0) std::exit(1);
    for (std::size_t i = 0; i < clients.size(); ++i) {
      if (watched[i].revents == 0) continue;
      const ssize_t got = recv(clients[i].socket, piece.data(), std::min(piece.size(), clients[i].missing), 0);
      if (got <= 0) std::exit(1);
      clients[i].missing -= static_cast<std::size_t>(got);
      if (clients[i].missing > 0) continue;
      ++done;
      clients[i].missing = answer_size;
      send_all(clients[i].socket, request);
    }
  }
  const double took = seconds_of(CLOCK_MONOTONIC) - begun;
  const double cpu = (seconds_of(CLOCK_PROCESS_CPUTIME_ID) - process) - (seconds_of(CLOCK_THREAD_CPUTIME_ID) - own);
  for (Client& client : clients) {
    while (client.missing > 0) {
      const ssize_t got = recv(client.socket, piece.data(), std::min(piece.size(), client.missing), 0);
      if (got <= 0) std::exit(1);
      client.missing -= static_cast<std::size_t>(got);
    }
    close(client.socket);
  }
  return {done / took, cpu * 1e6 / done};
}

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace nhipcau::bench
