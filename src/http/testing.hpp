#pragma once
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "http/server.hpp"

/// For tests: a server on a port of its own, and a client that says exactly the bytes it is told to.
namespace nhipcau::http::testing {

/// A blocking socket to 127.0.0.1; reads give up after kPatience.
class Client {
 public:
  static constexpr std::chrono::seconds kPatience{20};

  explicit Client(int port);
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client();

  /// False if the server has closed.
  bool send(std::string_view bytes) const;
  /// One answer, head and body by its Content-Length; none of the next one's bytes. Empty if the connection ended first.
  /// HEAD, 1xx, 204 and 304 have no body: say so with `has_body`.
  std::string receive(bool has_body = true);
  /// What comes until the server closes.
  std::string receive_all();
  void finish() const;  ///< says that nothing more will be sent

 private:
  bool read_more();
  int socket_;
  std::string pending_;
};

/// Runs a server on a thread of its own until the end of its life.
class RunningServer {
 public:
  RunningServer(ServerOptions options, Handler handler);
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer();

  [[nodiscard]] int port() const { return server_->port(); }
  void stop() { server_->stop(); }
  void wait();  ///< until run() has returned

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

/// Opens once; for handlers that must wait for the test.
class Gate {
 public:
  void open();
  void wait();

 private:
  std::mutex mutex_;  // guards is_open_
  std::condition_variable changed_;
  bool is_open_ = false;
};

/// Says back what came in: "/path|body|name=value".
Response echo(const Request& request);
Handler echo_handler(std::size_t body_limit = 1000);

inline constexpr std::string_view kGet = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
/// A POST to /a with these headers ("Content-Length: 1\r\n") and these bytes after its head.
std::string post(std::string_view headers, std::string_view body);
std::string repeated(std::size_t count, char c);

/// The status of an answer's first line; 0 if it has none.
int status_of(std::string_view answer);
/// What follows the empty line.
std::string_view body_of(std::string_view answer);

}  // namespace nhipcau::http::testing
