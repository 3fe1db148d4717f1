#include "outgoing/fetch.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <thread>

using namespace nhipcau;
using namespace nhipcau::outgoing;

namespace {

/// Takes one connection on 127.0.0.1, keeps what it is asked and says the same bytes whatever that was.
class OneAnswer {
 public:
  explicit OneAnswer(std::string answer, bool stalls = false) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    void* const raw = &address;
    REQUIRE(bind(socket_, static_cast<sockaddr*>(raw), size) == 0);
    REQUIRE(listen(socket_, 1) == 0);
    REQUIRE(getsockname(socket_, static_cast<sockaddr*>(raw), &size) == 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, answer = std::move(answer), stalls] { serve(answer, stalls); });
  }
  OneAnswer(const OneAnswer&) = delete;
  OneAnswer& operator=(const OneAnswer&) = delete;
  ~OneAnswer() { end(); }

  [[nodiscard]] std::string address(const std::string& path = "/") const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
  /// What was asked; empty if nobody came. Ends the server.
  std::string asked() {
    end();
    return asked_;
  }

 private:
  void serve(const std::string& answer, bool stalls) {
    const int client = accept(socket_, nullptr, nullptr);
    if (client < 0) return;
    std::array<char, 4096> piece{};
    const auto is_asked = [&] { return asked_.find("\r\n\r\n") != std::string::npos || asked_.starts_with('\x16'); };  // 0x16: TLS
    for (ssize_t got = 1; got > 0 && !is_asked();) {
      got = recv(client, piece.data(), piece.size(), 0);
      if (got > 0) asked_.append(piece.data(), static_cast<std::size_t>(got));
    }
    for (std::size_t sent = 0; !stalls && sent < answer.size();) {
      const ssize_t went = send(client, answer.data() + sent, answer.size() - sent, MSG_NOSIGNAL);
      if (went <= 0) break;
      sent += static_cast<std::size_t>(went);
    }
    while (stalls && recv(client, piece.data(), piece.size(), 0) > 0) {
    }
    close(client);
  }
  void end() {
    if (!thread_.joinable()) return;
    shutdown(socket_, SHUT_RDWR);
    thread_.join();
    close(socket_);
  }

  int socket_;
  int port_ = 0;
  std::string asked_;
  std::thread thread_;
};

std::string answer_of(const std::string& body, const std::string& status = "200 OK", const std::string& more = "") {
  return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more +
         "\r\n" + body;
}

Request here(const OneAnswer& server, const std::string& path = "/") {
  return {.address = server.address(path), .reach = Reach::this_machine, .form = {}, .credentials = {}, .bearer = {}};
}

std::string key_of(const Result<Answer>& answer) {
  return answer ? "" : answer.error().key;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an answer comes with its status, its type and its bytes") {
  OneAnswer server(answer_of("{}", "404 Not Found"));
  const auto answer = fetch(here(server, "/.well-known/openid-configuration"));
  REQUIRE(answer);
  CHECK(answer->status == 404);
  CHECK(answer->content_type == "application/json");
  CHECK(answer->body == "{}");
  const std::string asked = server.asked();
  CHECK(asked.starts_with("GET /.well-known/openid-configuration HTTP/1.1\r\n"));
  CHECK(has(asked, "\r\nUser-Agent: NhipCau\r\n"));
  CHECK(has(asked, "\r\nAccept: application/json\r\n"));
  CHECK_FALSE(has(asked, "Authorization"));
  CHECK_FALSE(has(asked, "Cookie"));
}

TEST_CASE("a form goes by POST, escaped, with the name and secret of who asks") {
  OneAnswer server(answer_of("{}"));
  Request request = here(server);
  request.form = {{"code", "a b&c=ệ"}, {"state", "x"}};
  request.credentials = Credentials{.name = "Aladdin", .secret = "open sesame"};
  REQUIRE(fetch(request));
  const std::string asked = server.asked();
  CHECK(asked.starts_with("POST / HTTP/1.1\r\n"));
  CHECK(has(asked, "\r\nAuthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n"));  // RFC 7617, 2
  CHECK(has(asked, "\r\nContent-Type: application/x-www-form-urlencoded\r\n"));
  OneAnswer third(answer_of("{}"));
  Request with_token = here(third);
  with_token.bearer = "mF_9.B5f-4.1JqM";
  REQUIRE(fetch(with_token));
  CHECK(has(third.asked(), "\r\nAuthorization: Bearer mF_9.B5f-4.1JqM\r\n"));  // RFC 6750, 2.1
  CHECK(to_form(*request.form) == "code=a%20b%26c%3D%E1%BB%87&state=x");
}

TEST_CASE("a redirect is an answer and is not followed") {
  OneAnswer second(answer_of("secret"));
  OneAnswer first(answer_of("", "302 Found", "Location: " + second.address() + "\r\n"));
  const auto answer = fetch(here(first));
  REQUIRE(answer);
  CHECK(answer->status == 302);
  CHECK(second.asked().empty());
}

TEST_CASE("an answer beyond the limit is refused, whether it says its size or not") {
  const std::string large(2000, 'x');
  for (const std::string& bytes : {answer_of(large), "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + large}) {
    OneAnswer server(bytes);
    CHECK(key_of(fetch(here(server), {.answer_bytes = 1999})) == "outgoing.too_large");
  }
  OneAnswer server(answer_of(large));
  CHECK(fetch(here(server), {.answer_bytes = 2000}));
}

TEST_CASE("who does not answer in time, is not there, or says no HTTP, is told apart") {
  OneAnswer stalling("", true);
  CHECK(key_of(fetch(here(stalling), {.total_time = std::chrono::milliseconds{200}})) == "outgoing.too_slow");
  OneAnswer gone("");
  const Request request = here(gone);
  CHECK(key_of(fetch(request)) == "outgoing.unreachable");  // an empty answer
  gone.asked();
  CHECK(key_of(fetch(request)) == "outgoing.unreachable");  // nobody listens any more
}

TEST_CASE("an address beyond the reach is not connected to, however it is written") {
  OneAnswer server(answer_of("secret"));
  const std::string port = server.address().substr(std::string("http://127.0.0.1").size());
  for (const std::string host : {"127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0", "[::1]"}) {
    for (const Reach reach : {Reach::internet, Reach::office_network}) {
      CAPTURE(host);
      const auto answer = fetch({.address = "https://" + host + port, .reach = reach, .form = {}, .credentials = {}, .bearer = {}});
      CHECK(key_of(answer) == "outgoing.peer_refused");
    }
  }
  for (const std::string host : {"10.255.255.1", "192.168.255.1", "169.254.169.254", "[fd00:ec2::254]"}) {
    CAPTURE(host);
    CHECK(key_of(fetch({.address = "https://" + host, .form = {}, .credentials = {}, .bearer = {}})) == "outgoing.peer_refused");
  }
  CHECK(server.asked().empty());
}

TEST_CASE("an address is https, without a name and password, and http for this machine alone") {
  struct Row {
    std::string address;
    Reach reach;
    bool is_taken;
  };
  for (const Row& row : {Row{"https://sso.example.vn", Reach::internet, true},
                         {"https://sso.example.vn:8443/realms/tinh?x=1", Reach::office_network, true},
                         {"http://sso.example.vn", Reach::internet, false},
                         {"http://10.0.0.1", Reach::office_network, false},
                         {"http://127.0.0.1:1", Reach::this_machine, true},
                         {"https://user@sso.example.vn", Reach::internet, false},
                         {"https://user:word@sso.example.vn", Reach::internet, false},
                         {"file:///etc/passwd", Reach::this_machine, false},
                         {"gopher://sso.example.vn", Reach::internet, false},
                         {"ftp://sso.example.vn", Reach::this_machine, false},
                         {"sso.example.vn", Reach::internet, false},
                         {"https://", Reach::internet, false},
                         {"", Reach::internet, false},
                         {"https://sso.example.vn/" + std::string(2000, 'a'), Reach::internet, false},
                         {std::string("https://a\0b", 11), Reach::internet, false}}) {
    CAPTURE(row.address);
    CHECK(host_of(row.address, row.reach).has_value() == row.is_taken);
    if (!row.is_taken)
      CHECK(key_of(fetch({.address = row.address, .reach = row.reach, .form = {}, .credentials = {}, .bearer = {}})) ==
            "outgoing.bad_address");
  }
}

TEST_CASE("the environment's proxy is not asked") {
  OneAnswer proxy(answer_of("from the proxy"));
  OneAnswer server(answer_of("from the server"));
  setenv("http_proxy", proxy.address().c_str(), 1);
  setenv("ALL_PROXY", proxy.address().c_str(), 1);
  const auto answer = fetch(here(server));
  unsetenv("http_proxy");
  unsetenv("ALL_PROXY");
  REQUIRE(answer);
  CHECK(answer->body == "from the server");
  CHECK(proxy.asked().empty());
}

TEST_CASE("https is never answered by plain words") {
  OneAnswer server(answer_of("plain"));
  Request request = here(server);
  request.address.replace(0, 4, "https");
  CHECK(key_of(fetch(request)) == "outgoing.unreachable");
}
