#include "store/readiness.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "base/log.hpp"

using namespace nhipcau::store;
using namespace std::string_view_literals;

namespace {

/// Answers the first who comes as a PostgreSQL does that still recovers, and ends.
class RecoveringServer {
 public:
  RecoveringServer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    void* target = &address;
    socklen_t size = sizeof address;
    REQUIRE(bind(listener_, static_cast<sockaddr*>(target), size) == 0);
    REQUIRE(listen(listener_, 1) == 0);
    getsockname(listener_, static_cast<sockaddr*>(target), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this] { refuse_one(); });
  }
  RecoveringServer(const RecoveringServer&) = delete;
  RecoveringServer& operator=(const RecoveringServer&) = delete;
  ~RecoveringServer() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }
  [[nodiscard]] std::string location() const {
    return "postgresql://nobody@127.0.0.1:" + std::to_string(port_) + "/office?sslmode=disable&gssencmode=disable";
  }

 private:
  void refuse_one() const {
    constexpr std::string_view kStartingUp =
        "E\x00\x00\x00\x4c"
        "SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0Fpostmaster.c\0\0"sv;
    const int client = accept(listener_, nullptr, nullptr);
    if (client < 0) return;
    std::array<char, 1024> hello{};
    (void)!recv(client, hello.data(), hello.size(), 0);
    (void)!send(client, kStartingUp.data(), kStartingUp.size(), MSG_NOSIGNAL);
    close(client);
  }

  int listener_;
  int port_ = 0;
  std::jthread thread_;
};

}  // namespace

TEST_CASE("a PostgreSQL that says it is starting up is told from one that is not there, and a file is ready") {
  std::string gone;
  {
    const RecoveringServer server;
    gone = server.location();
    CHECK(readiness_of(gone) == Readiness::starting);
  }
  CHECK(readiness_of(gone) == Readiness::absent);
  CHECK(readiness_of("office.db") == Readiness::ready);
}

TEST_CASE("who serves waits while the database is starting, for so long and no longer") {
  struct Row {
    int looks_until_ready;  ///< 0: it never is
    Readiness then;
    bool is_over;
  };
  constexpr int kMostPauses = static_cast<int>(kMostStartingTime / kLookEvery);
  const Row rows[] = {{1, Readiness::ready, true},
                      {3, Readiness::ready, true},
                      {3, Readiness::absent, true},
                      {0, Readiness::ready, false},
                      {kMostPauses + 1, Readiness::ready, true}};
  nhipcau::log::set_level(nhipcau::log::Level::error);
  for (const Row& row : rows) {
    CAPTURE(row.looks_until_ready);
    int looks = 0, pauses = 0;
    const auto look = [&] { return ++looks == row.looks_until_ready ? row.then : Readiness::starting; };
    const auto pause = [&](std::chrono::milliseconds time) {
      CHECK(time == kLookEvery);
      ++pauses;
      return true;
    };
    CHECK(wait_while_starting(look, pause) == row.is_over);
    CHECK(pauses == (row.is_over ? row.looks_until_ready - 1 : kMostPauses));
  }
}

TEST_CASE("a wait that is told to end ends") {
  CHECK_FALSE(wait_while_starting([] { return Readiness::starting; }, [](std::chrono::milliseconds) { return false; }));
}
