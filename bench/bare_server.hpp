#pragma once
#include <sqlite3.h>
#include <unistd.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/hash.hpp"

/// What stands in for thirty lines anyone would write with Boost.Beast and SQLite: GET …/{task} answers with the task's row as JSON.
/// `Duties::same` adds, as plainly, what ours does besides: the session looked up by the hash of its cookie, an ETag of the body
/// (If-None-Match heeded), and a line of log for each request, written to standard error at once. Trouble ends the program.
namespace nhipcau::bench::bare {

namespace asio = boost::asio;
namespace beast = boost::beast;

enum class Duties { none, same };
using Request = beast::http::request<beast::http::empty_body>;
using Response = beast::http::response<beast::http::string_body>;

/// One connection and its prepared statements for each thread.
struct Database {
  explicit Database(const std::string& path) {
    if (sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) std::exit(1);
    task = prepare(
        "SELECT task.id, task.version, task.plan_id, task.title, task.owner, task.is_done, task.is_removed, task.changed_at, "
        "account.shown_name FROM task JOIN account ON account.id = task.changed_by WHERE task.id = ?1");
    session = prepare(
        "SELECT account.id FROM session JOIN account ON account.id = session.account_id WHERE cookie_hash = ?1 AND used_at > '2000'");
  }
  sqlite3_stmt* prepare(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) != SQLITE_OK) std::exit(1);
    return statement;
  }
  sqlite3* db = nullptr;
  sqlite3_stmt *task = nullptr, *session = nullptr;
};

inline const Database& database(const std::string& path) {
  thread_local const Database database(path);
  return database;
}

inline std::string task_json(const std::string& path, std::string_view id) {
  sqlite3_stmt* row = database(path).task;
  sqlite3_bind_text(row, 1, id.data(), static_cast<int>(id.size()), SQLITE_STATIC);
  if (sqlite3_step(row) != SQLITE_ROW) std::exit(1);
  const auto text = [&](int column) {
    return std::string(static_cast<const char*>(sqlite3_column_blob(row, column)),
                       static_cast<std::size_t>(sqlite3_column_bytes(row, column)));
  };
  const auto truth = [&](int column) { return sqlite3_column_int(row, column) != 0 ? "true" : "false"; };
  std::string out = "{\"id\":\"" + text(0) + "\",\"version\":" + text(1) + ",\"plan\":\"" + text(2) + "\",\"title\":\"" + text(3) +
                    "\",\"owner\":\"" + text(4) +
                    "\",\"with\":[],\"deadline\":null,\"due_on\":null,\"period\":null,\"report_to\":null,\"done\":" + truth(5) +
                    ",\"removed\":" + truth(6) + ",\"is_late\":false,\"source\":null,\"changed_at\":\"" + text(7) + "\",\"changed_by\":\"" +
                    text(8) + "\"}";
  sqlite3_reset(row);
  return out;
}

inline bool is_signed_in(const std::string& path, std::string_view cookies) {
  constexpr std::string_view kName = "nhipcau_session=";
  const std::size_t at = cookies.find(kName);
  if (at == std::string_view::npos) return false;
  const std::string_view cookie = cookies.substr(at + kName.size());
  const std::string hash = sha256(cookie.substr(0, cookie.find(';'))).hex;
  sqlite3_stmt* row = database(path).session;
  sqlite3_bind_text(row, 1, hash.data(), static_cast<int>(hash.size()), SQLITE_STATIC);
  const bool is_found = sqlite3_step(row) == SQLITE_ROW;
  sqlite3_reset(row);
  return is_found;
}

inline void log(const Request& request, const Response& response) {
  const auto now = std::chrono::system_clock::now().time_since_epoch().count();
  const std::string line =
      std::to_string(now) + " GET " + std::string(request.target()) + " " + std::to_string(response.result_int()) + "\n";
  if (write(STDERR_FILENO, line.data(), line.size()) < 0) std::exit(1);
}

inline Response answer(const Request& request, const std::string& path, Duties duties) {
  const std::string_view target(request.target().data(), request.target().size());
  Response response{beast::http::status::ok, request.version()};
  response.set(beast::http::field::content_type, "application/json");
  if (duties == Duties::same && !is_signed_in(path, request[beast::http::field::cookie])) {
    response.result(beast::http::status::unauthorized);
  } else {
    response.body() = task_json(path, target.substr(target.rfind('/') + 1));
    if (duties == Duties::same) {
      const std::string etag = "\"" + fingerprint(response.body()) + "\"";
      if (request[beast::http::field::if_none_match] == etag) response.result(beast::http::status::not_modified);
      response.set(beast::http::field::etag, etag);
    }
  }
  response.prepare_payload();
  if (duties == Duties::same) log(request, response);
  return response;
}

inline asio::awaitable<void> serve(asio::ip::tcp::socket socket, const std::string& path, Duties duties) {
  beast::flat_buffer buffer;
  for (;;) {
    Request request;
    co_await beast::http::async_read(socket, buffer, request, asio::use_awaitable);
    const Response response = answer(request, path, duties);
    co_await beast::http::async_write(socket, response, asio::use_awaitable);
  }
}

class Server {
 public:
  Server(std::string path, int threads, Duties duties)
      : path_(std::move(path)), duties_(duties), context_(threads), acceptor_(context_, {asio::ip::address_v4::loopback(), 0}) {
    asio::co_spawn(context_, accept_all(), asio::detached);
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { context_.run(); });
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    context_.stop();
    for (std::thread& thread : threads_) thread.join();
  }
  int port() const { return acceptor_.local_endpoint().port(); }

 private:
  asio::awaitable<void> accept_all() {
    for (;;) {
      auto socket = co_await acceptor_.async_accept(asio::use_awaitable);
      socket.set_option(asio::ip::tcp::no_delay(true));
      asio::co_spawn(context_, serve(std::move(socket), path_, duties_), asio::detached);
    }
  }

  std::string path_;
  Duties duties_;
  asio::io_context context_;
  asio::ip::tcp::acceptor acceptor_;
  std::vector<std::thread> threads_;
};

}  // namespace nhipcau::bench::bare
