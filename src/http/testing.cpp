#include "http/testing.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>

#include "base/require.hpp"

namespace nhipcau::http::testing {

Client::Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{.tv_sec = kPatience.count(), .tv_usec = 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  const void* target = &address;
  require(connect(socket_, static_cast<const sockaddr*>(target), sizeof address) == 0, "the test's server takes connections");
}

Client::~Client() {
  close(socket_);
}

bool Client::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Client::read_more() {
  std::array<char, 16384> piece{};
  const ssize_t got = recv(socket_, piece.data(), piece.size(), 0);
  if (got <= 0) return false;
  pending_.append(piece.data(), static_cast<std::size_t>(got));
  return true;
}

std::string Client::receive(bool has_body) {
  std::size_t end = std::string::npos;
  while ((end = pending_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more()) return "";
  }
  std::size_t length = 0;
  const std::size_t at = pending_.find("Content-Length: ");
  if (has_body && at < end) std::from_chars(pending_.data() + at + 16, pending_.data() + end, length);
  const std::size_t size = end + 4 + length;
  while (pending_.size() < size) {
    if (!read_more()) return "";
  }
  std::string answer = pending_.substr(0, size);
  pending_.erase(0, size);
  return answer;
}

std::string Client::receive_all() {
  while (read_more()) {
  }
  return std::exchange(pending_, {});
}

void Client::finish() const {
  shutdown(socket_, SHUT_WR);
}

RunningServer::RunningServer(ServerOptions options, Handler handler) {
  options.port = 0;
  auto listening = Server::listen(options, std::move(handler));
  require(listening.has_value(), "a test's server finds a port");
  server_ = std::move(*listening);
  thread_ = std::thread([this] { server_->run(); });
}

RunningServer::~RunningServer() {
  stop();
  wait();
}

void RunningServer::wait() {
  if (thread_.joinable()) thread_.join();
}

void Gate::open() {
  const std::lock_guard lock(mutex_);
  is_open_ = true;
  changed_.notify_all();
}

void Gate::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return is_open_; });
}

Response echo(const Request& request) {
  std::string said = request.path + "|" + request.body;
  for (const auto& [name, value] : request.query) said.append("|").append(name).append("=").append(value);
  return text_response(200, said);
}

Handler echo_handler(std::size_t body_limit) {
  return {.on_head = [=](const Request&) { return HeadDecision{.body_limit = body_limit, .refuse = {}}; }, .on_request = echo};
}

std::string post(std::string_view headers, std::string_view body) {
  return "POST /a HTTP/1.1\r\nHost: x\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

std::string repeated(std::size_t count, char c) {
  return std::string(count, c);
}

int status_of(std::string_view answer) {
  int status = 0;
  if (answer.starts_with("HTTP/1.1 ")) std::from_chars(answer.data() + 9, answer.data() + answer.size(), status);
  return status;
}

std::string_view body_of(std::string_view answer) {
  const std::size_t end = answer.find("\r\n\r\n");
  return end == std::string_view::npos ? std::string_view{} : answer.substr(end + 4);
}

}  // namespace nhipcau::http::testing
