// One task asked for by its id: GET /api/tasks/{task} on our server as an office runs it (session cookie, permission, ETag, log to a file)
// beside two servers of Boost.Beast and SQLite (bare_server.hpp) that answer with the same bytes of body from the same row: a bare one that
// has none of these duties, and the same with them. As many threads each, the same keep-alive client, in alternating rounds. Prints
// requests a second and processor time a request of each, and our ratio to either.
// Usage: bench_api_point [requests a round, 10000] [connections, 16] [ours | bare | dutiful: that one alone, for a profiler]
#include <fcntl.h>

#include <cstdio>

#include "api/app.hpp"
#include "base/log_out.hpp"
#include "bench/bare_server.hpp"
#include "bench/keep_alive.hpp"
#include "calendar/records.hpp"
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

/// An office with one paper, its plan, a task added by hand, and somebody signed in.
class Office {
 public:
  Office() {
    const auto made = (*database_).write([&](store::Write& tx) -> Result<office::SignedIn> {
      const auto account = office::create_first_administrator(tx, clock_, "quantri", "Nguyễn Thị Văn Thư");
      return office::sign_in(tx, clock_, account->id, "127.0.0.1");
    });
    const office::Actor actor{made->session.account, "127.0.0.1"};
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
  std::string path() const { return database_.location(); }
  const std::string& request() const { return request_; }

 private:
  static std::vector<store::QueryFile> queries() {
    return {office::queries(), search::queries(), calendar::queries(), directive::queries(), programme::queries()};
  }
  SystemClock clock_;
  store::TestDatabase database_{queries(), store::Engine::sqlite};
  store::TemporaryFolder folder_;
  store::FileStore files_{folder_.path() / "files"};
  std::string request_;
};

/// The log is written, to a file that nobody sees.
void log_to_file() {
  const int file = open("/tmp", O_TMPFILE | O_WRONLY | O_APPEND, 0600);
  if (file < 0 || dup2(file, STDERR_FILENO) < 0) std::exit(1);
}

void compare_answers(const std::string& ours, const std::string& peer) {
  const bool has_etag = ours.find("\r\nETag: ") != std::string::npos;
  if (ours.substr(ours.find("\r\n\r\n")) == peer.substr(peer.find("\r\n\r\n")) && has_etag) return;
  std::printf("api_point  the two do not answer alike:\n%s\n%s\n", ours.c_str(), peer.c_str());
  std::exit(1);
}

struct Measured {
  std::string name;
  int port = 0;
  std::vector<double> rates, cpu_us;
  void add(const Load& load) {
    rates.push_back(load.requests_per_second);
    cpu_us.push_back(load.server_cpu_us);
  }
};

void print(const Measured& one) {
  std::printf("api_point  %-7s %7.0f requests/s, %5.1f us CPU each\n", one.name.c_str(), median(one.rates), median(one.cpu_us));
}

void print_ratio(const Measured& ours, const Measured& peer) {
  std::printf("api_point  ours to %s: %.2f (CPU %.2f)\n", peer.name.c_str(), median(ours.rates) / median(peer.rates),
              median(peer.cpu_us) / median(ours.cpu_us));
}

}  // namespace

int main(int argc, char** argv) {
  const int requests = argc > 1 ? std::atoi(argv[1]) : 10'000;
  const int connections = argc > 2 ? std::atoi(argv[2]) : 16;
  const std::string_view only = argc > 3 ? argv[3] : "";
  log_to_file();
  const log::Batches batches;  // as nhipcau serve has it
  Office office;
  const http::ServerOptions options{.port = 0};
  const int threads = options.io_threads + options.workers;
  http::testing::RunningServer ours(options, office.handler());
  const bare::Server bare(office.path(), threads, bare::Duties::none);
  const bare::Server dutiful(office.path(), threads, bare::Duties::same);
  std::vector<Measured> all{{"ours", ours.port()}, {"bare", bare.port()}, {"dutiful", dutiful.port()}};
  const std::string answer = ask_once(ours.port(), office.request());
  for (const Measured& one : all) compare_answers(answer, ask_once(one.port, office.request()));
  for (int round = 0; round < kRounds; ++round) {
    for (Measured& one : all) {
      if (only.empty() || only == one.name) one.add(drive(one.port, office.request(), requests, connections));
    }
  }
  for (const Measured& one : all) {
    if (!one.rates.empty()) print(one);
  }
  if (!only.empty()) return 0;
  print_ratio(all[0], all[1]);
  print_ratio(all[0], all[2]);
  return 0;
}
