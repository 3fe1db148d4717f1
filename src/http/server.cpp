#include "http/server.hpp"

#include <sys/resource.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/strand.hpp>
#include <map>
#include <mutex>

#include "http/connection.hpp"

namespace nhipcau::http {
namespace {

constexpr std::chrono::milliseconds kSweepEvery{200};
constexpr std::chrono::milliseconds kSweepWhileStopping{10};
constexpr std::chrono::milliseconds kAcceptPause{50};  // after "too many open files" and the like

/// Lets the process hold as many sockets as the limits promise, as far as the system allows.
void raise_file_limit(int connections) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const auto wanted = std::min(limit.rlim_max, static_cast<rlim_t>(connections) + 256);
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = wanted;
  if (setrlimit(RLIMIT_NOFILE, &limit) != 0) log::warning("http.file_limit_kept");
}

Response plain_refusal(int status, const Request& /*head*/) {
  return text_response(status, std::string(reason_of(status)) + ".\n");
}

}  // namespace

/// The members stand in the order of need: the pool ends first (no handler runs on), then the coroutines with the context, then what they
/// used.
class Server::State {
 public:
  State(const ServerOptions& options, Handler handler)
      : shared_{.options = options, .handler = std::move(handler), .bodies = BodyBudget(options.limits.bodies_in_flight_bytes)},
        control_(asio::make_strand(context_)),
        acceptor_(control_),
        pool_(options.workers, static_cast<std::size_t>(options.limits.queued_requests)) {
    shared_.pool = &pool_;
    if (!shared_.handler.on_refusal) shared_.handler.on_refusal = plain_refusal;
  }

  error_code open() {
    error_code error;
    const auto address = asio::ip::make_address(shared_.options.address, error);
    if (error) return error;
    const asio::ip::tcp::endpoint endpoint(address, static_cast<unsigned short>(shared_.options.port));
    if (!error) acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (!error) raise_file_limit(shared_.options.limits.connections);
    return error;
  }

  int port() const {
    error_code ignored;
    return acceptor_.local_endpoint(ignored).port();
  }

  void run() {
    asio::co_spawn(control_, accept_all(), asio::detached);
    asio::co_spawn(control_, sweep(), asio::detached);
    std::vector<std::jthread> others;
    for (int i = 1; i < shared_.options.io_threads; ++i) others.emplace_back([this] { context_.run(); });
    context_.run();
  }

  void stop() {
    if (shared_.is_stopping.exchange(true)) return;
    asio::post(control_, [this] {
      error_code ignored;
      acceptor_.close(ignored);
      stop_at_ = steady_clock::now() + shared_.options.limits.stop_time;
      if (sweeper_ != nullptr) sweeper_->cancel();
    });
  }

 private:
  using Connections = std::map<const Connection*, std::weak_ptr<Connection>>;  // weak: the coroutines own them, and end before the context

  asio::awaitable<void> accept_all() {
    while (!shared_.is_stopping) {
      error_code error;
      const asio::any_io_executor executor = shared_.options.io_threads > 1 ? asio::any_io_executor(asio::make_strand(context_))
                                                                            : asio::any_io_executor(context_.get_executor());
      asio::ip::tcp::socket socket(executor);
      co_await acceptor_.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
      if (!error) {
        admit(std::move(socket));
      } else if (!shared_.is_stopping) {
        log::warning("http.accept_failed", {{"why", error.message()}});
        asio::steady_timer pause(control_, kAcceptPause);
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      }
    }
  }

  void admit(asio::ip::tcp::socket socket) {
    const auto executor = socket.get_executor();
    auto connection = std::make_shared<Connection>(shared_, std::move(socket));
    {
      const std::lock_guard lock(mutex_);
      if (connections_.size() >= static_cast<std::size_t>(shared_.options.limits.connections) && !make_room()) return;
      connections_.emplace(connection.get(), connection);
    }
    Connection& served = *connection;
    asio::co_spawn(executor, served.serve(), [this, connection](const std::exception_ptr& trouble) {
      if (trouble) log::error("http.connection_failed");
      const std::lock_guard lock(mutex_);
      connections_.erase(connection.get());
    });
  }

  /// Ends the connection that has been idle longest; false if all are at work. mutex_ is held.
  bool make_room() {
    std::shared_ptr<Connection> longest;
    for (const auto& [address, weak] : connections_) {
      const auto connection = weak.lock();
      if (!connection || !connection->idle_until()) continue;
      if (!longest || connection->idle_until() < longest->idle_until()) longest = connection;
    }
    if (!longest) return false;
    longest->stop_if_idle();  // it stays in the list, under its deadlines, until it has ended: the limit may be passed for that moment
    return true;
  }

  /// Keeps every connection to its time; while stopping, ends the idle ones and, when none is left or the time is over, the context.
  asio::awaitable<void> sweep() {
    asio::steady_timer timer(control_);
    sweeper_ = &timer;
    for (;;) {
      timer.expires_after(shared_.is_stopping ? kSweepWhileStopping : kSweepEvery);
      error_code ignored;
      co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
      const auto now = steady_clock::now();
      const std::size_t left = sweep_once(now);
      if (!shared_.is_stopping || (left > 0 && now < stop_at_)) continue;
      if (left > 0) log::warning("http.stopped_with_requests", {{"connections", std::to_string(left)}});
      context_.stop();
      co_return;
    }
  }

  std::size_t sweep_once(steady_clock::time_point now) {
    const std::lock_guard lock(mutex_);
    for (const auto& [address, weak] : connections_) {
      const auto connection = weak.lock();
      if (connection) connection->expire(now);
      if (connection && shared_.is_stopping) connection->stop_if_idle();
    }
    return connections_.size();
  }

  Shared shared_;
  std::mutex mutex_;  // guards connections_
  Connections connections_;
  steady_clock::time_point stop_at_ = steady_clock::time_point::max();  // touched on control_ alone
  asio::io_context context_;
  asio::strand<asio::io_context::executor_type> control_;
  asio::ip::tcp::acceptor acceptor_;
  asio::steady_timer* sweeper_ = nullptr;  // lives in sweep(); touched on control_ alone
  WorkerPool pool_;
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(const ServerOptions& options, Handler handler) {
  auto state = std::make_unique<State>(options, std::move(handler));
  if (const auto error = state->open()) {
    return fail(Code::unavailable, "http.cannot_listen", {options.address + ":" + std::to_string(options.port), error.message()});
  }
  return std::unique_ptr<Server>(new Server(std::move(state)));  // NOLINT: the constructor is private
}

int Server::port() const {
  return state_->port();
}
void Server::run() {
  state_->run();
}
void Server::stop() {
  state_->stop();
}

}  // namespace nhipcau::http
