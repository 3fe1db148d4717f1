#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/metrics.hpp"
#include "base/result.hpp"
#include "http/message.hpp"

namespace nhipcau::http {

/// Ceilings for everything that comes over the wire; each has its own status when broken.
struct Limits {
  std::size_t header_bytes = 16U << 10U;             ///< 431
  std::size_t target_bytes = 8U << 10U;              ///< 414
  std::size_t body_bytes = 101U << 20U;              ///< 413; a route sets a lower one
  std::size_t bodies_in_flight_bytes = 256U << 20U;  ///< all bodies being received; beyond: 503
  std::size_t small_body_bytes = 64U << 10U;         ///< of each body, not counted there: uploads that stall keep nobody from signing in
  int connections = 4096;  ///< beyond: the one idle longest is closed, else the one whose head is slowest, else the new one; fewer if the
                           ///< system allows fewer files
  int queued_requests = 1024;                     ///< beyond: 503 with Retry-After
  std::chrono::milliseconds header_time{15'000};  ///< 408: the whole head, from its first byte
  std::chrono::milliseconds body_time{120'000};   ///< 408: the whole body
  std::chrono::milliseconds body_grace{15'000};   ///< 408: after it, no slower on the average than `slowest_bytes_per_second`
  std::size_t slowest_bytes_per_second = 512;
  std::chrono::milliseconds idle_time{75'000};    ///< a connection that says nothing is closed without a word
  std::chrono::milliseconds write_time{120'000};  ///< for each 256 KiB of an answer
  std::chrono::milliseconds linger_time{
      10'000};  ///< after a refusal: how long what is still being sent is thrown away, so that the answer is seen
  std::chrono::milliseconds stop_time{20'000};  ///< how long a graceful stop waits for requests in flight
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;                           ///< 0: any free one
  int io_threads = 1;                        ///< threads that are always free to read and write, whatever handlers do
  int workers = 4;                           ///< handlers at the same time; as many more threads
  std::vector<std::string> trusted_proxies;  ///< addresses whose X-Forwarded-* are believed
  /// Where connections and bytes are counted; none: nowhere.
  std::shared_ptr<metrics::Registry> metrics = nullptr;
  Limits limits;
};

/// A request whose head has come in: decided before the body is read, so that a refused one costs nothing.
struct HeadDecision {
  std::size_t body_limit = 0;
  std::optional<Response> refuse;
};

/// What the server calls; all may be called from many threads and must not throw.
struct Handler {
  std::function<HeadDecision(const Request& head)> on_head;  ///< quick, no database
  std::function<Response(Request)> on_request;               ///< may block; the request is its own (it fills in id and params)
  /// Words the server's own refusals (400, 408, 413, 414, 417, 431, 501, 503); `head` may be empty: it need not have been read. Quick.
  /// Plain English sentences if left out.
  std::function<Response(int status, const Request& head)> on_refusal = {};
};

/// An HTTP/1.1 server: Asio coroutines on its own threads do the I/O and call the handlers, at most `workers` at a time, so that some
/// threads are always left for I/O. Keep-alive, pipelining answered in order, HEAD, Expect: 100-continue. Malformed requests get 400 and
/// the connection ends.
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
