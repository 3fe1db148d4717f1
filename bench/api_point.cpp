// One task asked for by its id: GET /api/tasks/{task} on our server as an office runs it (session cookie, permission, ETag, log to a file)
// beside a bare server of Boost.Beast and SQLite (bare_server below) that has none of these and answers with the same bytes of body from
// the same row. As many threads each, the same keep-alive client, in alternating rounds. Prints requests a second and processor time a
// request of each, and their ratios. Usage: bench_api_point [requests a round, 10000] [connections, 16]
#include <fcntl.h>
#include <sqlite3.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/json.hpp>
#include <cstdio>
#include <thread>

#include "api/app.hpp"
#include "bench/keep_alive.hpp"
#include "directive/records.hpp"
#include "http/testing.hpp"
#include "office/account.hpp"
#include "programme/records.hpp"
#include "search/search.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::bench;

namespace {

constexpr int kRounds = 7;
constexpr std::string_view kPaper =
    "ỦY BAN NHÂN DÂN\nTỈNH HÒA LẠC\nSố: 12/KH-UBND\nHòa Lạc, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nThông tin đối ngoại năm 2026\n"
    "1. Sở Văn hóa và Thể thao chủ trì tổ chức triển lãm ảnh.\n";

/// What stands in for thirty lines anyone would write: no session, no permission, no log, no ETag.
namespace bare {

namespace asio = boost::asio;
namespace beast = boost::beast;

/// One connection and its prepared statement for each thread.
sqlite3_stmt* statement_for(const std::string& path) {
  thread_local sqlite3_stmt* statement = nullptr;
  if (statement != nullptr) return statement;
  sqlite3* db = nullptr;
  constexpr const char* kSql =
      "SELECT task.id, task.version, task.plan_id, task.title, task.owner, task.is_done, task.is_removed, task.changed_at, "
      "account.shown_name "
      "FROM task JOIN account ON account.id = task.changed_by WHERE task.id = ?1";
  if (sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) std::exit(1);
  if (sqlite3_prepare_v2(db, kSql, -1, &statement, nullptr) != SQLITE_OK) std::exit(1);
  return statement;
}

std::string task_json(const std::string& path, std::string_view id) {
  sqlite3_stmt* row = statement_for(path);
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

asio::awaitable<void> serve(asio::ip::tcp::socket socket, const std::string& path) {
  beast::flat_buffer buffer;
  for (;;) {
    beast::http::request<beast::http::empty_body> request;
    co_await beast::http::async_read(socket, buffer, request, asio::use_awaitable);
    const std::string_view target(request.target().data(), request.target().size());
    beast::http::response<beast::http::string_body> response{beast::http::status::ok, request.version()};
    response.set(beast::http::field::content_type, "application/json");
    response.body() = task_json(path, target.substr(target.rfind('/') + 1));
    response.prepare_payload();
    co_await beast::http::async_write(socket, response, asio::use_awaitable);
  }
}

asio::awaitable<void> accept_all(asio::ip::tcp::acceptor& acceptor, const std::string& path) {
  for (;;) {
    auto socket = co_await acceptor.async_accept(asio::use_awaitable);
    socket.set_option(asio::ip::tcp::no_delay(true));
    asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), path), asio::detached);
  }
}

class Server {
 public:
  Server(std::string path, int threads)
      : path_(std::move(path)), context_(threads), acceptor_(context_, {asio::ip::address_v4::loopback(), 0}) {
    asio::co_spawn(context_, accept_all(acceptor_, path_), asio::detached);
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
  std::string path_;
  asio::io_context context_;
  asio::ip::tcp::acceptor acceptor_;
  std::vector<std::thread> threads_;
};

}  // namespace bare

/// An office with one paper, its plan, a task added by hand, and somebody signed in.
class Office {
 public:
  Office() {
    const auto made = (*database_).write([&](store::Write& tx) -> Result<office::SignedIn> {
      const auto account = office::create_first_administrator(tx, clock_, "quantri", "Nguyễn Thị Văn Thư");
      return office::sign_in(tx, clock_, account->id, "127.0.0.1");
    });
    const office::Actor actor{made->session.account.id, "127.0.0.1"};
    const auto paper = directive::receive(*database_, files_, clock_, actor, {.bytes = kPaper, .file_name = "12-KH-UBND.txt"},
                                          directive::shipped_tables());
    if (!paper) std::exit(1);
    const auto task = (*database_).write([&](store::Write& tx) -> Result<programme::Task> {
      const auto plan = programme::make_plan(tx, clock_, actor, paper->id);
      if (!plan) return tl::unexpected(plan.error());
      return programme::add_task(tx, clock_, actor,
                                 {.plan = plan->id,
                                  .title = "Tổ chức triển lãm ảnh “Đất nước, con người Việt Nam” tại ba huyện biên giới",
                                  .owner = "Sở Văn hóa và Thể thao"});
    });
    request_ =
        "GET /api/tasks/" + task->id.value +
        " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAccept-Language: vi\r\nUser-Agent: bench\r\nCookie: nhipcau_session=" +
        made->cookie + "\r\n\r\n";
  }

  http::Handler handler() {
    return api::make_handler(std::make_shared<api::App>(
        api::App{.database = *database_, .files = files_, .clock = clock_, .tables = directive::shipped_tables()}));
  }
  std::string path() const { return database_.path().string(); }
  const std::string& request() const { return request_; }

 private:
  static std::vector<store::QueryFile> queries() {
    return {office::queries(), search::queries(), directive::queries(), programme::queries()};
  }
  SystemClock clock_;
  store::TestDatabase database_{queries()};
  store::TemporaryFolder folder_;
  store::FileStore files_{folder_.path() / "files"};
  std::string request_;
};

/// The log is written, to a file that nobody sees.
void log_to_file() {
  const int file = open("/tmp", O_TMPFILE | O_WRONLY | O_APPEND, 0600);
  if (file < 0 || dup2(file, STDERR_FILENO) < 0) std::exit(1);
}

void compare_answers(const std::string& ours, const std::string& bare) {
  const bool has_etag = ours.find("\r\nETag: ") != std::string::npos;
  if (ours.substr(ours.find("\r\n\r\n")) == bare.substr(bare.find("\r\n\r\n")) && has_etag) return;
  std::printf("api_point  the two do not answer alike:\n%s\n%s\n", ours.c_str(), bare.c_str());
  std::exit(1);
}

struct Measured {
  std::vector<double> rates, cpu_us;
  void add(const Load& load) {
    rates.push_back(load.requests_per_second);
    cpu_us.push_back(load.server_cpu_us);
  }
};

}  // namespace

int main(int argc, char** argv) {
  const int requests = argc > 1 ? std::atoi(argv[1]) : 10'000;
  const int connections = argc > 2 ? std::atoi(argv[2]) : 16;
  log_to_file();
  Office office;
  const http::ServerOptions options{.port = 0};
  http::testing::RunningServer ours(options, office.handler());
  const bare::Server peer(office.path(), options.io_threads + options.workers);
  compare_answers(ask_once(ours.port(), office.request()), ask_once(peer.port(), office.request()));
  Measured our_load, bare_load;
  for (int round = 0; round < kRounds; ++round) {
    bare_load.add(drive(peer.port(), office.request(), requests, connections));
    our_load.add(drive(ours.port(), office.request(), requests, connections));
  }
  std::printf("api_point  ours %.0f requests/s, %.1f us CPU each  bare %.0f requests/s, %.1f us CPU each  ratio %.2f (CPU %.2f)\n",
              median(our_load.rates), median(our_load.cpu_us), median(bare_load.rates), median(bare_load.cpu_us),
              median(our_load.rates) / median(bare_load.rates), median(bare_load.cpu_us) / median(our_load.cpu_us));
  return 0;
}
