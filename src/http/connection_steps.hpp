#pragma once
// Internal to server.cpp, as connection.hpp: what a connection does, from its first byte to its end.
#include "http/connection.hpp"

namespace nhipcau::http {

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

/// What to wait for: bytes into the buffer, which has room for that many.
inline auto Connection::receive(std::size_t room) {
  const auto begin = [this](auto handler, asio::mutable_buffer space) {
    const std::lock_guard lock(mutex_);
    socket_.async_read_some(space, std::move(handler));
  };
  Waiting token;
  return asio::async_initiate<Waiting, void(error_code, std::size_t)>(begin, token, asio::mutable_buffer(buffer_.prepare(room)));
}

/// What came of it.
inline Connection::Filled Connection::take_in(const error_code& error, std::size_t got) {
  buffer_.commit(got);
  shared_.traffic.received_bytes.add(got);
  if (!error) return Filled::yes;
  const std::lock_guard lock(mutex_);
  return has_timed_out_ ? Filled::timed_out : Filled::gone;
}

inline Awaitable<Connection::Filled> Connection::fill(std::size_t most) {
  const std::size_t room = std::min(most, buffer_.max_size() - buffer_.size());
  if (room == 0) co_return Filled::full;
  const auto [error, got] = co_await receive(room);
  co_return take_in(error, got);
}

inline Awaitable<void> Connection::serve() {
  error_code ignored;
  const auto peer = socket_.remote_endpoint(ignored);
  peer_ = peer.address().to_string(ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  socket_.non_blocking(true, ignored);
  co_await serve_all();
  const std::lock_guard lock(mutex_);
  socket_.close(ignored);
}

/// Each step is waited for only if it cannot be done at once: most requests wait for nothing but their first byte, in this one frame.
inline Awaitable<void> Connection::serve_all() {
  for (bool goes_on = true; goes_on;) {
    if (shared_.is_stopping) co_return;
    if (buffer_.size() == 0) {
      if (buffer_.capacity() > kHeadPiece) buffer_.shrink_to_fit();
      if (!enter(Phase::idle, after(limits().idle_time))) co_return;
      const auto [error, got] = co_await receive(kHeadPiece);
      if (take_in(error, got) != Filled::yes) co_return;
    }
    Request request;
    Reader reader(request, limits().header_bytes);
    int fault = reader.take(buffer_);
    if (fault == Reader::kMore) {
      if (!enter(Phase::head, after(limits().header_time))) co_return;
      fault = co_await read_head(reader);
    }
    if (fault == kGone || !enter(Phase::work, steady_clock::time_point::max())) co_return;
    if (fault == 0) fault = finish_head(reader, request);
    const Framing framing = fault == 0 ? read_framing(request, reader.minor_version()) : Framing{.fault = fault};
    if (framing.fault != 0) {
      co_await refuse(framing.fault, request);
      co_return;
    }

    Sending sending{.keeps_alive = reader.keep_alive() && reader.minor_version() == 1, .is_head = request.method == Method::head};
    const HeadDecision decision = shared_.handler.on_head(request);
    Outgoing out(response_head_);
    if (decision.refuse) {
      sending.keeps_alive = sending.keeps_alive && !framing.has_body() && !shared_.is_stopping;
      start_answer(out, *decision.refuse, sending);
      goes_on = co_await finish_answer(out, sending);
      continue;
    }

    const std::size_t body_limit = std::min(decision.body_limit, limits().body_bytes);
    BodyBudget::Lease lease(shared_.bodies);
    if (framing.length.value_or(0) > body_limit) fault = 413;
    if (fault == 0 && framing.wants_continue && framing.has_body() && buffer_.size() == 0) {
      const bool is_sent = co_await send_all("HTTP/1.1 100 Continue\r\n\r\n");
      if (!is_sent) co_return;
    }
    if (fault == 0 && !reader.is_done()) fault = co_await read_body(reader, request.body, body_limit, lease);
    if (fault != 0) {
      co_await refuse(fault, request);
      co_return;
    }

    if (framing.has_body()) set_deadline(steady_clock::time_point::max());
    bool has_turn = shared_.turns.take_now();
    if (!has_turn) has_turn = co_await wait_for_turn();
    const Response response = has_turn ? run_handler(std::move(request)) : refuse_turn(request);
    sending.keeps_alive = sending.keeps_alive && !shared_.is_stopping;
    start_answer(out, response, sending);
    if (out.is_done() && sending.keeps_alive) continue;
    goes_on = co_await finish_answer(out, sending);
  }
}

/// Goes on with a head that did not come in one piece.
inline Awaitable<int> Connection::read_head(Reader& reader) {
  for (int fault = Reader::kMore;;) {
    const Filled filled = co_await fill(kHeadPiece);
    if (filled != Filled::yes) co_return fill_status(filled, 431);
    fault = reader.take(buffer_);
    if (fault != Reader::kMore) co_return fault;
  }
}

/// What a head says beside its headers, in our words; gives the status that refuses it, or 0.
inline int Connection::finish_head(const Reader& reader, Request& request) const {
  if (reader.target().size() > limits().target_bytes) return 414;
  Origin origin = find_origin(peer_, request, shared_.options.trusted_proxies);
  request.from_address = std::move(origin.address);
  request.is_https = origin.is_https;
  auto target = parse_target(reader.target());
  if (!target) return 400;
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  return 0;
}

/// body  what the reader fills
inline Awaitable<int> Connection::read_body(Reader& reader, const std::string& body, std::size_t limit, BodyBudget::Lease& lease) {
  const auto begun = steady_clock::now();
  reader.body_limit(limit);
  for (;;) {
    const std::size_t before = body.size();
    const int fault = reader.take(buffer_);
    const std::size_t small = limits().small_body_bytes;
    if (body.size() > small && !lease.take(body.size() - std::max(before, small))) co_return 503;
    if (fault != Reader::kMore) co_return fault;
    const auto earned = std::chrono::milliseconds(body.size() * 1000 / limits().slowest_bytes_per_second);
    set_deadline(begun + std::min(limits().body_time, limits().body_grace + earned));
    const Filled filled = co_await fill(kBodyPiece);
    if (filled != Filled::yes) co_return fill_status(filled, 400);
  }
}

/// Runs the handler right here, in its turn: no other thread has to be woken, and other connections have other threads.
inline Response Connection::run_handler(Request request) {
  const TurnEnd end(shared_.turns);
  return shared_.handler.on_request(std::move(request));
}

inline Response Connection::refuse_turn(const Request& request) const {
  Response response = shared_.handler.on_refusal(503, request);
  response.set("Retry-After", "1");
  return response;
}

/// False if too many stand in line already. While it waits it holds no thread.
inline Awaitable<bool> Connection::wait_for_turn() {
  set_deadline(steady_clock::time_point::max());
  Timer is_called(socket_.get_executor(), steady_clock::time_point::max());
  auto taken = Turns::Taken::never;
  const auto call = [this, &is_called] {
    const std::lock_guard lock(mutex_);  // the wait has begun: it begins under the lock
    is_called.cancel();
  };
  const auto begin = [&](auto handler) {
    const std::lock_guard lock(mutex_);
    taken = shared_.turns.take([this, call] { asio::post(socket_.get_executor(), call); });
    if (taken != Turns::Taken::later) is_called.expires_at(steady_clock::time_point::min());
    is_called.async_wait(std::move(handler));
  };
  Waiting token;
  co_await asio::async_initiate<Waiting, void(error_code)>(begin, token);
  const std::lock_guard lock(mutex_);  // until who called is done with the timer
  co_return taken != Turns::Taken::never;
}

/// Says no and hears the rest out, so that the client reads the answer before its connection breaks.
inline Awaitable<void> Connection::refuse(int status, const Request& head) {
  if (status == kGone) co_return;
  Response response = shared_.handler.on_refusal(status, head);
  if (status == 503) response.set("Retry-After", "1");
  const Sending sending{.keeps_alive = false, .is_head = head.method == Method::head};
  Outgoing out(response_head_);
  start_answer(out, response, sending);
  co_await finish_answer(out, sending);
}

/// Sends what the socket takes at once; usually that is all.
inline void Connection::start_answer(Outgoing& out, const Response& response, Sending sending) {
  write_head(out.head, response, sending);
  out.head_left = out.head;
  if (!sending.is_head && has_body(response.status)) out.body_left = response.bytes();
  const std::array<asio::const_buffer, 2> buffers{asio::buffer(out.head), asio::buffer(out.body_left.data(), out.body_left.size())};
  error_code error;
  std::size_t sent = 0;
  {
    const std::lock_guard lock(mutex_);
    sent = socket_.write_some(buffers, error);
  }
  out.has_failed = error && error != asio::error::would_block;
  shared_.traffic.sent_bytes.add(sent);
  const std::size_t of_head = std::min(sent, out.head_left.size());
  out.head_left.remove_prefix(of_head);
  out.body_left.remove_prefix(sent - of_head);
}

/// Sends the rest; whether the connection goes on.
inline Awaitable<bool> Connection::finish_answer(Outgoing& out, Sending sending) {
  if (out.has_failed) co_return false;
  bool is_sent = co_await send_all(out.head_left);
  for (std::string_view rest = out.body_left; is_sent && !rest.empty(); rest.remove_prefix(std::min(rest.size(), kWritePiece))) {
    is_sent = co_await send_all(rest.substr(0, kWritePiece));
  }
  if (is_sent && !sending.keeps_alive) co_await linger();
  co_return is_sent&& sending.keeps_alive;
}

inline Awaitable<bool> Connection::send_all(std::string_view bytes) {
  set_deadline(after(limits().write_time));
  while (!bytes.empty()) {
    const auto begin = [this](auto handler, asio::const_buffer piece) {
      const std::lock_guard lock(mutex_);
      socket_.async_write_some(piece, std::move(handler));
    };
    Waiting token;
    const auto piece = asio::buffer(bytes.data(), bytes.size());
    const auto [error, sent] = co_await asio::async_initiate<Waiting, void(error_code, std::size_t)>(begin, token, piece);
    shared_.traffic.sent_bytes.add(sent);
    if (error) co_return false;
    bytes.remove_prefix(sent);
  }
  co_return true;
}

inline Awaitable<void> Connection::linger() {
  error_code error;
  {
    const std::lock_guard lock(mutex_);
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
  }
  bool goes_on = enter(Phase::idle, after(limits().linger_time));
  while (goes_on) {
    buffer_.clear();
    const Filled filled = co_await fill(kBodyPiece);
    goes_on = filled == Filled::yes;
  }
}

inline int Connection::fill_status(Filled filled, int when_full) {
  if (filled == Filled::timed_out) return 408;
  return filled == Filled::full ? when_full : kGone;
}

/// False if it was told to end meanwhile.
inline bool Connection::enter(Phase phase, steady_clock::time_point deadline) {
  const std::lock_guard lock(mutex_);
  if (is_leaving_) return false;
  phase_ = phase;
  has_timed_out_ = false;
  deadline_ = deadline;
  return true;
}

inline void Connection::set_deadline(steady_clock::time_point at) {
  const std::lock_guard lock(mutex_);
  has_timed_out_ = false;
  deadline_ = at;
}

inline std::optional<Connection::Claim> Connection::claim() {
  const std::lock_guard lock(mutex_);
  return phase_ == Phase::work || is_leaving_ ? std::nullopt : std::optional(Claim{static_cast<int>(phase_), deadline_.load()});
}

inline void Connection::expire(steady_clock::time_point now) {
  if (now < deadline_.load()) return;
  const std::lock_guard lock(mutex_);
  if (now < deadline_.load()) return;
  has_timed_out_ = true;
  error_code ignored;
  socket_.cancel(ignored);
}

inline void Connection::end_unless_after(Phase latest) {
  const std::lock_guard lock(mutex_);
  if (is_leaving_ || phase_ > latest) return;
  is_leaving_ = true;
  error_code ignored;
  socket_.close(ignored);
}

}  // namespace nhipcau::http
