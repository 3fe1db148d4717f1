#pragma once
// Internal to server.cpp: the only file that includes it, so that Beast and Asio are compiled once.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <memory>

#include "base/log.hpp"
#include "http/body_budget.hpp"
#include "http/forwarded.hpp"
#include "http/framing.hpp"
#include "http/server.hpp"
#include "http/target.hpp"
#include "http/turns.hpp"

namespace nhipcau::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using std::chrono::steady_clock;
using Parser = beast::http::request_parser<beast::http::buffer_body>;

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

/// One client. Its coroutine runs on one executor, where everything but `expire`, `claim` and the `stop_…` happens; those may come from
/// any thread.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shared& shared, asio::ip::tcp::socket socket) : shared_(shared), socket_(std::move(socket)), buffer_(largest_buffer(shared)) {}

  /// Serves requests, one after the other, until the client or a limit ends it.
  asio::awaitable<void> serve();
  /// Cancels what is waited for if its time is over.
  void expire(steady_clock::time_point now);
  /// Ends it unless a request is being read or answered.
  void stop_if_idle() { end_unless_after(Phase::idle); }
  /// Ends it unless a whole head has come in.
  void stop_if_waiting() { end_unless_after(Phase::head); }
  /// How soon it should give way to a new one, the least first: the idle before those whose head is still coming, each by the end of its
  /// time; none once a head is there or it was told to end.
  using Claim = std::pair<int, steady_clock::time_point>;
  [[nodiscard]] std::optional<Claim> claim() const {
    const Phase phase = phase_;
    return phase == Phase::work || is_leaving_ ? std::nullopt : std::optional(Claim{static_cast<int>(phase), deadline_.load()});
  }

 private:
  enum class Filled { yes, gone, timed_out, full };
  enum class Phase { idle, head, work };

  static std::size_t largest_buffer(const Shared& shared) { return std::max(shared.options.limits.header_bytes, kBodyPiece) + kBodyPiece; }
  [[nodiscard]] const Limits& limits() const { return shared_.options.limits; }
  void set_deadline(steady_clock::time_point at) {
    has_timed_out_ = false;
    deadline_ = at;
  }
  void set_deadline(std::chrono::milliseconds from_now) { set_deadline(steady_clock::now() + from_now); }

  asio::awaitable<bool> serve_one();
  asio::awaitable<bool> wait_for_request();
  asio::awaitable<int> read_head(Parser& parser);
  int to_request(const Parser& parser, Request& request);
  asio::awaitable<int> read_body(Parser& parser, std::size_t limit, BodyBudget::Lease& lease, std::string& body);
  asio::awaitable<Response> run_handler(Request request);
  asio::awaitable<void> refuse(int status, const Request& head);
  asio::awaitable<bool> send(const Response& response, Sending sending);
  asio::awaitable<bool> send_bytes(std::string_view bytes);
  asio::awaitable<void> linger();
  asio::awaitable<Filled> fill(std::size_t most);
  asio::awaitable<bool> wait_for_turn();
  static int fill_status(Filled filled, int when_full);
  void end_unless_after(Phase latest);

  Shared& shared_;
  asio::ip::tcp::socket socket_;
  beast::flat_buffer buffer_;
  std::string peer_;
  std::atomic<Phase> phase_{Phase::idle};
  std::atomic<bool> is_leaving_{false};
  bool has_timed_out_ = false;
  std::atomic<steady_clock::time_point> deadline_{steady_clock::time_point::max()};
};

/// Gives a turn back, whatever happens.
class TurnEnd {
 public:
  explicit TurnEnd(Turns& turns) : turns_(turns) {}
  TurnEnd(const TurnEnd&) = delete;
  TurnEnd& operator=(const TurnEnd&) = delete;
  ~TurnEnd() { turns_.give_back(); }

 private:
  Turns& turns_;
};

/// A status no one is told: the client has gone.
inline constexpr int kGone = -1;

inline Method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get: return Method::get;
    case beast::http::verb::head: return Method::head;
    case beast::http::verb::post: return Method::post;
    case beast::http::verb::put: return Method::put;
    case beast::http::verb::patch: return Method::patch;
    case beast::http::verb::delete_: return Method::remove;
    case beast::http::verb::options: return Method::options;
    default: return Method::other;
  }
}

/// The status for a head that Beast's parser refuses.
inline int parser_status(const error_code& error, const Parser& parser) {
  if (error == beast::http::error::header_limit) return parser.get().target().empty() ? 414 : 431;
  return error == beast::http::error::body_limit ? 413 : 400;
}

inline asio::awaitable<void> Connection::serve() {
  error_code ignored;
  const auto peer = socket_.remote_endpoint(ignored);
  peer_ = peer.address().to_string(ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  bool goes_on = true;
  while (goes_on) goes_on = co_await serve_one();
  socket_.close(ignored);
}

inline asio::awaitable<bool> Connection::serve_one() {
  const bool has_begun = co_await wait_for_request();
  if (!has_begun) co_return false;
  Parser parser;
  Request request;
  int fault = co_await read_head(parser);
  phase_ = Phase::work;
  if (fault == 0) fault = to_request(parser, request);
  const Framing framing = fault == 0 ? read_framing(request, static_cast<int>(parser.get().version() % 10)) : Framing{.fault = fault};
  if (framing.fault != 0) {
    co_await refuse(framing.fault, request);
    co_return false;
  }

  const bool is_head = request.method == Method::head;
  const bool may_go_on = parser.keep_alive() && parser.get().version() == 11;
  HeadDecision decision = shared_.handler.on_head(request);
  if (decision.refuse) {
    const Sending sending{.keeps_alive = may_go_on && !framing.has_body() && !shared_.is_stopping, .is_head = is_head};
    const bool is_sent = co_await send(*decision.refuse, sending);
    if (is_sent && !sending.keeps_alive) co_await linger();
    co_return is_sent&& sending.keeps_alive;
  }

  const std::size_t body_limit = std::min(decision.body_limit, limits().body_bytes);
  BodyBudget::Lease lease(shared_.bodies);
  if (framing.length.value_or(0) > body_limit) fault = 413;
  if (fault == 0 && framing.wants_continue && framing.has_body() && buffer_.size() == 0) {
    const bool is_sent = co_await send_bytes("HTTP/1.1 100 Continue\r\n\r\n");
    if (!is_sent) co_return false;
  }
  if (fault == 0) fault = co_await read_body(parser, body_limit, lease, request.body);
  if (fault != 0) {
    co_await refuse(fault, request);
    co_return false;
  }

  const Response response = co_await run_handler(std::move(request));
  const Sending sending{.keeps_alive = may_go_on && !shared_.is_stopping, .is_head = is_head};
  const bool is_sent = co_await send(response, sending);
  if (is_sent && !sending.keeps_alive) co_await linger();
  co_return is_sent&& sending.keeps_alive;
}

/// True once the first byte of a request is there.
inline asio::awaitable<bool> Connection::wait_for_request() {
  if (shared_.is_stopping) co_return false;
  if (buffer_.size() == 0) {
    if (buffer_.capacity() > kHeadPiece) buffer_.shrink_to_fit();
    phase_ = Phase::idle;
    set_deadline(limits().idle_time);
    const Filled filled = co_await fill(kHeadPiece);
    if (filled != Filled::yes) co_return false;
  }
  set_deadline(limits().header_time);
  phase_ = Phase::head;
  co_return true;
}

inline asio::awaitable<int> Connection::read_head(Parser& parser) {
  parser.header_limit(static_cast<std::uint32_t>(limits().header_bytes));
  parser.body_limit(boost::none);  // judged in serve_one, where the route's own limit is known
  while (!parser.is_header_done()) {
    if (buffer_.size() > 0) {
      error_code error;
      buffer_.consume(parser.put(buffer_.data(), error));
      if (error && error != beast::http::error::need_more) co_return parser_status(error, parser);
      if (!error) continue;
    }
    const Filled filled = co_await fill(kHeadPiece);
    if (filled != Filled::yes) co_return fill_status(filled, 431);
  }
  co_return parser.get().target().size() > limits().target_bytes ? 414 : 0;
}

/// Puts a head into our words; gives the status that refuses it, or 0.
inline int Connection::to_request(const Parser& parser, Request& request) {
  const auto& message = parser.get();
  request.method = method_of(message.method());
  for (const auto& field : message) request.headers.emplace_back(field.name_string(), field.value());
  const Origin origin = find_origin(peer_, request, shared_.options.trusted_proxies);
  request.from_address = origin.address;
  request.is_https = origin.is_https;
  auto target = parse_target(std::string_view(message.target().data(), message.target().size()));
  if (!target) return 400;
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  return 0;
}

inline asio::awaitable<int> Connection::read_body(Parser& parser, std::size_t limit, BodyBudget::Lease& lease, std::string& body) {
  const auto begun = steady_clock::now();
  parser.body_limit(limit);
  std::vector<char> piece(parser.is_done() ? 0 : kBodyPiece);
  while (!parser.is_done()) {
    auto& slot = parser.get().body();
    slot.data = piece.data();
    slot.size = piece.size();
    slot.more = true;
    error_code error;
    if (buffer_.size() > 0) buffer_.consume(parser.put(buffer_.data(), error));
    const std::size_t got = piece.size() - slot.size;
    if (got > 0 && !lease.take(got)) co_return 503;
    body.append(piece.data(), got);
    if (error && error != beast::http::error::need_more && error != beast::http::error::need_buffer) co_return parser_status(error, parser);
    if (parser.is_done() || (buffer_.size() > 0 && error != beast::http::error::need_more)) continue;
    const auto earned = std::chrono::milliseconds(body.size() * 1000 / limits().slowest_bytes_per_second);
    set_deadline(begun + std::min(limits().body_time, limits().body_grace + earned));
    const Filled filled = co_await fill(kBodyPiece);
    if (filled != Filled::yes) co_return fill_status(filled, 400);
  }
  co_return 0;
}

/// Runs the handler right here once it is its turn: no other thread has to be woken, and other connections have other threads.
inline asio::awaitable<Response> Connection::run_handler(Request request) {
  set_deadline(steady_clock::time_point::max());
  const bool has_turn = co_await wait_for_turn();
  if (!has_turn) {
    Response response = shared_.handler.on_refusal(503, request);
    response.set("Retry-After", "1");
    co_return response;
  }
  const TurnEnd end(shared_.turns);
  co_return shared_.handler.on_request(std::move(request));
}

/// False if too many stand in line already. While it waits it holds no thread.
inline asio::awaitable<bool> Connection::wait_for_turn() {
  asio::steady_timer is_called(socket_.get_executor(), steady_clock::time_point::max());
  const auto taken = shared_.turns.take([&is_called] { asio::post(is_called.get_executor(), [&is_called] { is_called.cancel(); }); });
  if (taken == Turns::Taken::later) {
    error_code ignored;
    co_await is_called.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
  }
  co_return taken != Turns::Taken::never;
}

/// Says no and hears the rest out, so that the client reads the answer before its connection breaks.
inline asio::awaitable<void> Connection::refuse(int status, const Request& head) {
  if (status == kGone) co_return;
  Response response = shared_.handler.on_refusal(status, head);
  if (status == 503) response.set("Retry-After", "1");
  const Sending sending{.keeps_alive = false, .is_head = head.method == Method::head};
  const bool is_sent = co_await send(response, sending);
  if (is_sent) co_await linger();
}

inline asio::awaitable<bool> Connection::send(const Response& response, Sending sending) {
  std::string head = response_head(response, sending);
  std::string_view body = sending.is_head || !has_body(response.status) ? std::string_view{} : response.bytes();
  const std::string_view first = body.substr(0, kWritePiece);
  const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(first.data(), first.size())};
  set_deadline(limits().write_time);
  error_code error;
  shared_.traffic.sent_bytes.add(co_await asio::async_write(socket_, buffers, asio::redirect_error(asio::use_awaitable, error)));
  for (body.remove_prefix(first.size()); !error && !body.empty(); body.remove_prefix(std::min(body.size(), kWritePiece))) {
    const bool is_sent = co_await send_bytes(body.substr(0, kWritePiece));
    if (!is_sent) co_return false;
  }
  co_return !error;
}

inline asio::awaitable<bool> Connection::send_bytes(std::string_view bytes) {
  set_deadline(limits().write_time);
  error_code error;
  const auto buffer = asio::buffer(bytes.data(), bytes.size());
  shared_.traffic.sent_bytes.add(co_await asio::async_write(socket_, buffer, asio::redirect_error(asio::use_awaitable, error)));
  co_return !error;
}

inline asio::awaitable<void> Connection::linger() {
  error_code error;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
  phase_ = Phase::idle;
  set_deadline(limits().linger_time);
  for (Filled filled = Filled::yes; filled == Filled::yes;) {
    buffer_.clear();
    filled = co_await fill(kBodyPiece);
  }
}

inline asio::awaitable<Connection::Filled> Connection::fill(std::size_t most) {
  const std::size_t room = std::min(most, buffer_.max_size() - buffer_.size());
  if (room == 0) co_return Filled::full;
  error_code error;
  const auto space = buffer_.prepare(room);
  const std::size_t got = co_await socket_.async_read_some(space, asio::redirect_error(asio::use_awaitable, error));
  buffer_.commit(got);
  shared_.traffic.received_bytes.add(got);
  if (!error) co_return Filled::yes;
  co_return has_timed_out_ ? Filled::timed_out : Filled::gone;
}

inline int Connection::fill_status(Filled filled, int when_full) {
  if (filled == Filled::timed_out) return 408;
  return filled == Filled::full ? when_full : kGone;
}

inline void Connection::expire(steady_clock::time_point now) {
  if (now < deadline_.load()) return;
  asio::post(socket_.get_executor(), [self = shared_from_this()] {
    if (steady_clock::now() < self->deadline_.load()) return;
    self->has_timed_out_ = true;
    error_code ignored;
    self->socket_.cancel(ignored);
  });
}

inline void Connection::end_unless_after(Phase latest) {
  is_leaving_ = true;
  asio::post(socket_.get_executor(), [self = shared_from_this(), latest] {
    error_code ignored;
    self->is_leaving_ = self->phase_.load() <= latest;
    if (self->is_leaving_) self->socket_.close(ignored);
  });
}

}  // namespace nhipcau::http
