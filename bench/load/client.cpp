// A crowd of browsers for one server: a mix of requests over kept connections, as fast as answers come or at a fixed rate. At a fixed rate
// a request's time runs from the moment it was due, not from the moment it could be sent: a server that stalls is charged for all who
// waited.
//
// usage: load_client PORT SECONDS CONNECTIONS RATE  (RATE 0: as fast as possible)
// standard input, a line each:  cookie VALUE | csrf VALUE | get WEIGHT TARGET | tick WEIGHT | task ID VERSION (one a connection, for tick)
// standard output: one JSON object; times in milliseconds.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {

using std::chrono::steady_clock;

struct Task {
  std::string id;
  long version = 1;
};
struct Mix {
  std::string cookie, csrf;
  std::vector<std::string> targets;  ///< an empty one: tick a task
  std::vector<double> weights;
  std::vector<Task> tasks;
};

Mix read_mix() {
  Mix mix;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string kind, target;
    double weight = 0;
    words >> kind;
    if (kind == "cookie") words >> mix.cookie;
    if (kind == "csrf") words >> mix.csrf;
    if (kind == "task") words >> mix.tasks.emplace_back().id >> mix.tasks.back().version;
    if (kind != "get" && kind != "tick") continue;
    words >> weight >> target;
    mix.weights.push_back(weight);
    mix.targets.push_back(target);
  }
  return mix;
}

class Connection {
 public:
  explicit Connection(int port) : port_(port) { open(); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { close(socket_); }

  /// The answer's status; 0 if none came.
  int ask(const std::string& request) {
    if (send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) return reopen();
    std::size_t end = std::string::npos;
    while ((end = pending_.find("\r\n\r\n")) == std::string::npos) {
      if (!read_more()) return reopen();
    }
    const std::size_t at = pending_.find("Content-Length: ");
    const std::size_t size = end + 4 + (at < end ? std::strtoul(pending_.c_str() + at + 16, nullptr, 10) : 0);
    while (pending_.size() < size) {
      if (!read_more()) return reopen();
    }
    const int status = std::atoi(pending_.c_str() + 9);
    pending_.erase(0, size);
    return status;
  }

 private:
  void open() {
    socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const void* target = &address;
    if (connect(socket_, static_cast<const sockaddr*>(target), sizeof address) != 0) std::perror("connect");
    const int yes = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  }
  int reopen() {
    close(socket_);
    pending_.clear();
    open();
    return 0;
  }
  bool read_more() {
    std::array<char, 65536> piece{};
    const ssize_t got = recv(socket_, piece.data(), piece.size(), 0);
    if (got > 0) pending_.append(piece.data(), static_cast<std::size_t>(got));
    return got > 0;
  }

  int port_, socket_ = -1;
  std::string pending_;
};

struct Plan {
  steady_clock::time_point begins, ends;
  double rate = 0;
  std::atomic<long> next{0};
};

constexpr int kWindow = 10;  // seconds

struct Outcome {
  std::vector<double> milliseconds;
  std::map<long, std::vector<double>> windows;  ///< the same, by the window they were due in
  long errors = 0;
};

std::string get_request(const Mix& mix, const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + mix.cookie + "\r\n\r\n";
}

std::string tick_request(const Mix& mix, const Task& task) {
  const std::string body = "{\"version\":" + std::to_string(task.version) + ",\"done\":" + (task.version % 2 == 1 ? "true" : "false") + "}";
  return "PATCH /api/tasks/" + task.id + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + mix.cookie + "\r\nX-CSRF-Token: " + mix.csrf +
         "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

void work(int port, const Mix& mix, std::size_t number, Plan& plan, Outcome& outcome) {
  Connection connection(port);
  std::mt19937 random(static_cast<unsigned>(number));
  std::discrete_distribution<std::size_t> choose(mix.weights.begin(), mix.weights.end());
  Task task = mix.tasks.at(number % mix.tasks.size());
  for (;;) {
    auto due = steady_clock::now();
    if (plan.rate > 0) {
      due = plan.begins + std::chrono::nanoseconds(static_cast<long>(static_cast<double>(plan.next++) * 1e9 / plan.rate));
      std::this_thread::sleep_until(due);
    }
    if (due >= plan.ends) return;
    const std::string& target = mix.targets[choose(random)];
    const int status = connection.ask(target.empty() ? tick_request(mix, task) : get_request(mix, target));
    if (target.empty() && status == 200) ++task.version;
    if (status != 200) ++outcome.errors;
    outcome.milliseconds.push_back(std::chrono::duration<double, std::milli>(steady_clock::now() - due).count());
    outcome.windows[(due - plan.begins) / std::chrono::seconds(kWindow)].push_back(outcome.milliseconds.back());
  }
}

double quantile(const std::vector<double>& sorted, double part) {
  return sorted.empty() ? 0 : sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(part * static_cast<double>(sorted.size())))];
}

/// The 99th hundredth of each window, in order of size: a pause of the machine shows in a few of them, a server too slow in all.
std::vector<double> window_tails(const std::vector<Outcome>& outcomes) {
  std::map<long, std::vector<double>> windows;
  for (const auto& one : outcomes)
    for (const auto& [window, took] : one.windows) windows[window].insert(windows[window].end(), took.begin(), took.end());
  std::vector<double> tails;
  for (auto& [window, took] : windows) {
    std::sort(took.begin(), took.end());
    tails.push_back(quantile(took, 0.99));
  }
  std::sort(tails.begin(), tails.end());
  return tails;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  const Mix mix = read_mix();
  const int port = std::atoi(argv[1]), seconds = std::atoi(argv[2]);
  const auto connections = static_cast<std::size_t>(std::atoi(argv[3]));
  Plan plan;
  plan.begins = steady_clock::now();
  plan.ends = plan.begins + std::chrono::seconds(seconds);
  plan.rate = std::atof(argv[4]);
  std::vector<Outcome> outcomes(connections);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < connections; ++i) threads.emplace_back([&, i] { work(port, mix, i, plan, outcomes[i]); });
  for (auto& thread : threads) thread.join();
  const std::chrono::duration<double> took = steady_clock::now() - plan.begins;
  std::vector<double> all;
  long errors = 0;
  for (const auto& one : outcomes) {
    all.insert(all.end(), one.milliseconds.begin(), one.milliseconds.end());
    errors += one.errors;
  }
  std::sort(all.begin(), all.end());
  const std::vector<double> tails = window_tails(outcomes);
  std::printf(
      "{\"requests\":%zu,\"errors\":%ld,\"rate\":%.0f,\"p50\":%.2f,\"p99\":%.2f,\"p999\":%.2f,\"max\":%.2f,\"tail_p50\":%.2f,\"tail_p90\":%"
      ".2f}\n",
      all.size(), errors, static_cast<double>(all.size()) / took.count(), quantile(all, 0.5), quantile(all, 0.99), quantile(all, 0.999),
      all.empty() ? 0 : all.back(), quantile(tails, 0.5), quantile(tails, 0.9));
  return 0;
}
