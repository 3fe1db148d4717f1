#include "http/server.hpp"

#include <sys/resource.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "http/connection_steps.hpp"

namespace nhipcau::http {
namespace {

constexpr std::chrono::milliseconds kSweepEvery{200};
constexpr std::chrono::milliseconds kSweepWhileStopping{10};
constexpr std::chrono::milliseconds kAcceptPause{50};  // after "too many open files" and the like
constexpr std::chrono::seconds kSayAgain{10};          // how often such trouble is worth a line
constexpr std::size_t kOtherFiles = 256;               // the database's, stored papers, the program's own

/// Lets the process hold as many files as the system allows it, and gives how many of `wanted` connections that is good for.
std::size_t raise_file_limit(std::size_t wanted) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  const rlim_t before = std::exchange(limit.rlim_cur, limit.rlim_max);
  if (setrlimit(RLIMIT_NOFILE, &limit) != 0) limit.rlim_cur = before;
  const std::size_t files = limit.rlim_cur;
  const std::size_t fitting = std::max(files / 2, files - std::min(files, kOtherFiles));
  if (fitting < wanted) {
    log::warning("http.fewer_connections", {{"connections", std::to_string(fitting)}, {"open_files", std::to_string(files)}});
  }
  return std::min(wanted, fitting);
}

Response plain_refusal(int status, const Request& /*head*/) {
  log::info("http.refused", {{"status", std::to_string(status)}});
  return text_response(status, std::string(reason_of(status)) + ".\n");
}

}  // namespace

/// The members stand in the order of need: the coroutines end with the context, then what they used. No handler runs once run() has
/// returned.
class Server::State {
 public:
  State(const ServerOptions& options, Handler handler)
      : shared_{.options = options,
                .handler = std::move(handler),
                .bodies = BodyBudget(options.limits.bodies_in_flight_bytes),
                .turns = Turns(options.workers, static_cast<std::size_t>(options.limits.queued_requests))},
        control_(asio::make_strand(context_)),
        acceptor_(control_) {
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
    most_connections_ = raise_file_limit(static_cast<std::size_t>(shared_.options.limits.connections));
    return error;
  }

  int port() const {
    error_code ignored;
    return acceptor_.local_endpoint(ignored).port();
  }

  void run() {
    asio::co_spawn(control_, accept_all(), end_if_broken);
    asio::co_spawn(control_, sweep(), end_if_broken);
    std::vector<std::jthread> others;
    const int threads = shared_.options.io_threads + shared_.options.workers;
    for (int i = 1; i < threads; ++i) others.emplace_back([this] { context_.run(); });
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

  /// Without one of the two loops the process would live on and take nobody in, or wait for everybody: dead, it is started again.
  static void end_if_broken(const std::exception_ptr& trouble) {
    if (!trouble) return;
    log::error("http.loop_broken");
    std::terminate();
  }

  asio::awaitable<void> accept_all() {
    while (!shared_.is_stopping) {
      error_code error;
      Socket socket(context_.get_executor());
      co_await acceptor_.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
      if (!error) {
        admit(std::move(socket));
      } else if (!shared_.is_stopping) {
        note_refused_accept(error);
        asio::steady_timer pause(control_, kAcceptPause);
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      }
    }
  }

  /// "Too many open files" and the like: one that only waits gives its place up, and the log is not filled with it.
  void note_refused_accept(const error_code& error) {
    {
      const std::lock_guard lock(mutex_);
      make_room();
    }
    const auto now = steady_clock::now();
    if (now < say_again_at_) return;
    say_again_at_ = now + kSayAgain;
    log::warning("http.accept_failed", {{"why", error.message()}});
  }

  void admit(Socket socket) {
    const auto executor = socket.get_executor();
    auto connection = std::make_shared<Connection>(shared_, std::move(socket));
    {
      const std::lock_guard lock(mutex_);
      if (connections_.size() >= most_connections_ && !make_room()) {
        shared_.traffic.refused.add();
        return;
      }
      connections_.emplace(connection.get(), connection);
    }
    Connection& served = *connection;
    shared_.traffic.opened.add();
    shared_.traffic.open.add(1);
    asio::co_spawn(executor, served.serve(), [this, connection](const std::exception_ptr& trouble) {
      shared_.traffic.open.add(-1);
      if (trouble) log::error("http.connection_failed");
      const std::lock_guard lock(mutex_);
      connections_.erase(connection.get());
    });
  }

  /// Ends the connection that has been idle longest or, if none is idle, the one whose head has been coming longest; false if all are at
  /// work. mutex_ is held.
  bool make_room() {
    std::shared_ptr<Connection> least;
    Connection::Claim least_claim;
    for (const auto& [address, weak] : connections_) {
      auto connection = weak.lock();
      const auto claim = connection ? connection->claim() : std::nullopt;
      if (!claim || (least && *claim >= least_claim)) continue;
      least = std::move(connection);
      least_claim = *claim;
    }
    if (!least) return false;
    least->stop_if_waiting();  // it stays in the list, under its deadlines, until it has ended: the limit may be passed for that moment
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
  std::size_t most_connections_ = 0;
  steady_clock::time_point stop_at_ = steady_clock::time_point::max();  // touched on control_ alone
  steady_clock::time_point say_again_at_;                               // touched on control_ alone
  asio::io_context context_;
  asio::strand<asio::io_context::executor_type> control_;
  asio::ip::tcp::acceptor acceptor_;
  asio::steady_timer* sweeper_ = nullptr;  // lives in sweep(); touched on control_ alone
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
