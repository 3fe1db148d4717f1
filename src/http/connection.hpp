#pragma once
// Internal to server.cpp, the only file that includes it (by connection_steps.hpp), so that Beast and Asio are compiled once.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <memory>
#include <mutex>

#include "base/log.hpp"
#include "http/body_budget.hpp"
#include "http/forwarded.hpp"
#include "http/framing.hpp"
#include "http/reader.hpp"
#include "http/server.hpp"
#include "http/target.hpp"
#include "http/turns.hpp"

namespace nhipcau::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using std::chrono::steady_clock;

/// One executor type, known to the compiler: nothing is looked up or allocated to run on it.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<steady_clock, asio::wait_traits<steady_clock>, Executor>;
template <class T>
using Awaitable = asio::awaitable<T, Executor>;
using Waiting = asio::as_tuple_t<asio::deferred_t>;  // co_await gives the error as a value

inline constexpr std::size_t kHeadPiece = 4096;
inline constexpr std::size_t kBodyPiece = 64U << 10U;
inline constexpr std::size_t kWritePiece = 256U << 10U;

/// What a server counts.
struct Traffic {
  explicit Traffic(metrics::Registry& registry)
      : opened(registry.counter("nhipcau_http_connections_total", "Connections accepted.")),
        refused(registry.counter("nhipcau_http_connections_refused_total", "Connections closed at once: too many were at work.")),
        open(registry.gauge("nhipcau_http_connections_open", "Connections open now.")),
        received_bytes(registry.counter("nhipcau_http_request_bytes_total", "Bytes received, heads and bodies.")),
        sent_bytes(registry.counter("nhipcau_http_response_bytes_total", "Bytes sent, heads and bodies.")) {}
  metrics::Counter& opened;
  metrics::Counter& refused;
  metrics::Gauge& open;
  metrics::Counter& received_bytes;
  metrics::Counter& sent_bytes;
};

/// What all connections of a server share.
struct Shared {
  ServerOptions options;
  Handler handler;
  BodyBudget bodies;
  std::atomic<bool> is_stopping{false};
  Turns turns;
  std::shared_ptr<metrics::Registry> metrics = options.metrics ? options.metrics : std::make_shared<metrics::Registry>();
  Traffic traffic{*metrics};
};

/// One client. Its coroutine is never in two places at once, but its steps run on any of the server's threads; `expire`, `claim` and the
/// `stop_…` come from yet others. `mutex_` guards the socket, the phase and the deadline; the rest is the coroutine's own.
class Connection {
 public:
  Connection(Shared& shared, Socket socket) : shared_(shared), socket_(std::move(socket)), buffer_(largest_buffer(shared)) {}

  /// Serves requests, one after the other, until the client or a limit ends it.
  Awaitable<void> serve();
  /// Cancels what is waited for if its time is over.
  void expire(steady_clock::time_point now);
  /// Ends it unless a request is being read or answered.
  void stop_if_idle() { end_unless_after(Phase::idle); }
  /// Ends it unless a whole head has come in.
  void stop_if_waiting() { end_unless_after(Phase::head); }
  /// How soon it should give way to a new one, the least first: the idle before those whose head is still coming, each by the end of its
  /// time; none once a head is there or it was told to end.
  using Claim = std::pair<int, steady_clock::time_point>;
  [[nodiscard]] std::optional<Claim> claim();

 private:
  enum class Filled { yes, gone, timed_out, full };
  enum class Phase { idle, head, work };

  /// An answer on its way; its bytes live longer.
  struct Outgoing {
    explicit Outgoing(std::string& room) : head(room) {}
    std::string& head;
    std::string_view head_left, body_left;
    bool has_failed = false;
    [[nodiscard]] bool is_done() const { return !has_failed && head_left.empty() && body_left.empty(); }
  };

  static std::size_t largest_buffer(const Shared& shared) { return std::max(shared.options.limits.header_bytes, kBodyPiece) + kBodyPiece; }
  static steady_clock::time_point after(std::chrono::milliseconds time) { return steady_clock::now() + time; }
  static int fill_status(Filled filled, int when_full);
  [[nodiscard]] const Limits& limits() const { return shared_.options.limits; }
  bool enter(Phase phase, steady_clock::time_point deadline);
  void set_deadline(steady_clock::time_point at);
  void end_unless_after(Phase latest);

  Awaitable<void> serve_all();
  Awaitable<int> read_head(Reader& reader);
  int finish_head(const Reader& reader, Request& request) const;
  Awaitable<int> read_body(Reader& reader, const std::string& body, std::size_t limit, BodyBudget::Lease& lease);
  Response run_handler(Request request);
  Response refuse_turn(const Request& request) const;
  Awaitable<bool> wait_for_turn();
  Awaitable<void> refuse(int status, const Request& head);
  void start_answer(Outgoing& out, const Response& response, Sending sending);
  Awaitable<bool> finish_answer(Outgoing& out, Sending sending);
  Awaitable<bool> send_all(std::string_view bytes);
  Awaitable<void> linger();
  auto receive(std::size_t room);
  Filled take_in(const error_code& error, std::size_t got);
  Awaitable<Filled> fill(std::size_t most);

  Shared& shared_;
  std::mutex mutex_;
  Socket socket_;
  Phase phase_ = Phase::idle;
  bool is_leaving_ = false;
  bool has_timed_out_ = false;
  std::atomic<steady_clock::time_point> deadline_{steady_clock::time_point::max()};  // written under mutex_
  beast::flat_buffer buffer_;
  std::string response_head_;  // of the answer on its way; keeps its room from one to the next
  std::string peer_;
};

}  // namespace nhipcau::http
