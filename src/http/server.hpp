#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "http/message.hpp"

namespace nhipcau::http {

/// Ceilings for everything that comes over the wire; each has its own status when broken.
struct Limits {
  std::size_t header_bytes = 16U << 10U;     ///< 431
  std::size_t target_bytes = 8U << 10U;      ///< 414
  std::size_t body_bytes = 26U << 20U;       ///< 413; a route may set a lower one
  std::size_t bodies_in_flight_bytes = 256U << 20U;  ///< all bodies being received; beyond: 503
  int connections = 4096;                    ///< beyond: accepted and closed
  int queued_requests = 1024;                ///< beyond: 503 with Retry-After
  std::chrono::seconds header_time{15};      ///< 408: from the first byte, or closing an idle connection after `idle_time`
  std::chrono::seconds body_time{120};       ///< 408; and no slower than `slowest_bytes_per_second` after the first 15 s
  std::size_t slowest_bytes_per_second = 512;
  std::chrono::seconds idle_time{75};
  std::chrono::seconds write_time{120};
  std::chrono::seconds stop_time{20};        ///< how long a graceful stop waits for requests in flight
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;  ///< 0: any free one
  int io_threads = 1;
  int workers = 4;
  std::vector<std::string> trusted_proxies;  ///< addresses whose X-Forwarded-* are believed
  Limits limits;
};

/// A request whose head has come in: decided before the body is read, so that a refused one costs nothing.
struct HeadDecision {
  std::size_t body_limit = 0;
  std::optional<Response> refuse;
};

/// What the server calls; both may be called from many threads.
struct Handler {
  std::function<HeadDecision(const Request& head)> on_head;  ///< on an I/O thread: quick, no database
  std::function<Response(const Request&)> on_request;        ///< on a worker thread; must not throw
};

/// An HTTP/1.1 server: Asio coroutines on its own threads do the I/O, handlers run on a pool of workers. Keep-alive, pipelining answered in
/// order, HEAD, Expect: 100-continue. Malformed requests get 400 and the connection ends.
class Server {
 public:
  /// errors  unavailable http.cannot_listen{address, why}
  static Result<std::unique_ptr<Server>> listen(const ServerOptions& options, Handler handler);
  ~Server();

  [[nodiscard]] int port() const;
  /// Serves until `stop()`; then stops accepting, finishes requests in flight (at most Limits::stop_time) and returns.
  void run();
  void stop();  ///< from any thread or a signal's self-pipe; may be called twice

 private:
  class State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace nhipcau::http
