#include "api/sign_in_brake.hpp"

#include <doctest/doctest.h>

#include <latch>
#include <thread>

#include "api/testing.hpp"
#include "api/welcome.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using namespace std::chrono_literals;
using http::Method;

namespace {

const std::string kPassword = "gập ghềnh khó đi";

/// An office whose check of a password costs nothing, so that thousands of tries can be made; all that decides about them is the real one.
/// Its administrator has a password, and a browser that came in with it.
struct Guessed {
  Guessed() : office([this](std::string_view password, const std::string& hash) { return check(password, hash); }) {
    REQUIRE(office.patch("/api/account", R"({"new_password":")" + kPassword + "\"}").status == 200);
    const auto in = try_password("quantri", kPassword);
    REQUIRE(in.status == 200);
    known = known_in(in);
    office.clock.advance(1h);
  }

  bool check(std::string_view password, const std::string& hash) {
    ++checks;
    if (while_checking) while_checking(password);
    return password == kPassword && hash.starts_with("$argon2id");
  }
  static std::string known_in(const http::Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name == "Set-Cookie" && value.starts_with(kKnownCookie + "=")) return std::string(value.substr(0, value.find(';')));
    }
    return "";
  }
  http::Response try_password(const std::string& name, const std::string& password, const std::string& address = "192.0.2.1",
                              const std::string& cookie = "") const {
    Ask ask{.method = Method::post,
            .target = "/api/session/password",
            .as = As::nobody,
            .body = json::serialize(json::object{{"name", name}, {"password", password}}),
            .from_address = address};
    if (!cookie.empty()) ask.headers.emplace_back("Cookie", cookie);
    return office.ask(ask);
  }

  std::atomic<int> checks = 0;
  std::function<void(std::string_view password)> while_checking;
  TestOffice office;
  std::string known;
};

std::string address(int number) {
  return "10." + std::to_string(number / 65536) + "." + std::to_string(number / 256 % 256) + "." + std::to_string(number % 256);
}

}  // namespace

TEST_CASE("10,000 wrong passwords from one address: the owner on a known browser signs in at once, from that very address") {
  Guessed one;
  int refused = 0;
  for (int i = 0; i < 10'000; ++i) refused += one.try_password("quantri", "đoán lần " + std::to_string(i)).status == 429 ? 1 : 0;
  CHECK(refused == 10'000 - static_cast<int>(SignInBrake::kTriesOfName));
  CHECK(one.try_password("QuanTri", kPassword, "192.0.2.1").status == 429);  // a stranger with the right password waits like the others
  CHECK(one.try_password("QuanTri", kPassword, "192.0.2.1", one.known).status == 200);
  one.office.clock.advance(SignInBrake::kTryWindow);
  CHECK(one.try_password("quantri", kPassword, "192.0.2.1").status == 200);  // and is locked out no longer than that
}

TEST_CASE("10,000 wrong passwords from 1,000 addresses for the owner's name: the owner on a known browser signs in at once") {
  Guessed one;
  const int before = one.checks;
  for (int i = 0; i < 10'000; ++i) (void)one.try_password("quantri", "đoán mò", address(i % 1'000));
  CHECK(one.checks - before == SignInBrake::kTriesOfName);
  CHECK(one.try_password("quantri", kPassword, address(5)).status == 429);
  CHECK(one.try_password("quantri", kPassword, address(5), one.known).status == 200);
  CHECK(one.try_password("quantri", kPassword, "2001:db8::1", one.known).status == 200);
}

TEST_CASE("10,000 wrong passwords from 1,000 addresses for random names: the owner signs in at once, known or not") {
  Guessed one;
  for (int i = 0; i < 10'000; ++i) (void)one.try_password("ten " + std::to_string(i), "đoán mò", address(i % 1'000));
  CHECK(one.try_password("quantri", kPassword, address(70'000)).status == 200);
  CHECK(one.try_password("quantri", kPassword, address(5), one.known).status == 200);
}

TEST_CASE("wrong passwords of a known browser are slowed down too, and a stranger's tries stay free beside them") {
  Guessed one;
  int checked = 0;
  while (checked < 100 && one.try_password("quantri", "quên mất rồi", "192.0.2.1", one.known).status == 401) ++checked;
  CHECK(checked == SignInBrake::kTriesOfKnown);
  CHECK(one.try_password("quantri", kPassword, "192.0.2.1", one.known).status == 429);
  CHECK(one.try_password("quantri", kPassword, "192.0.2.1").status == 200);
  one.office.clock.advance(SignInBrake::kTryWindow);
  CHECK(one.try_password("quantri", kPassword, "192.0.2.1", one.known).status == 200);
}

TEST_CASE("what a browser shows counts for the account that knows it, and for nothing else") {
  Guessed one;
  for (std::size_t i = 0; i < SignInBrake::kTriesOfName; ++i) (void)one.try_password("quantri", "đoán mò", address(static_cast<int>(i)));
  for (const std::string& forged :
       {kKnownCookie + "=" + std::string(43, 'A'), one.known + "x", kKnownCookie + "=", std::string(4000, 'a')}) {
    CHECK(one.try_password("quantri", kPassword, "192.0.2.1", forged).status == 429);
  }
  for (std::size_t i = 0; i < SignInBrake::kTriesOfName; ++i) (void)one.try_password("vanthu", "đoán mò", address(static_cast<int>(i)));
  CHECK(one.try_password("vanthu", kPassword, "192.0.2.1", one.known).status == 429);  // the owner's browser is a stranger there
  const auto in =
      one.try_password("quantri", kPassword, "192.0.2.1", kKnownCookie + "=" + std::string(43, 'A') + "." + one.known.substr(14));
  CHECK(in.status == 200);
}

TEST_CASE("seats: while strangers' checks take all of theirs, a known browser still has its own") {
  std::latch inside{SignInBrake::kSeatsOfStrangers}, done{1};
  Guessed one;
  one.while_checking = [&](std::string_view password) {
    if (password != "giữ chỗ") return;
    inside.count_down();
    done.wait();
  };
  {
    std::vector<std::jthread> strangers;
    for (int i = 0; i < SignInBrake::kSeatsOfStrangers; ++i) {
      strangers.emplace_back([&, i] { CHECK(one.try_password("ai đó", "giữ chỗ", address(i)).status == 401); });
    }
    inside.wait();
    CHECK(one.try_password("quantri", kPassword, address(9)).status == 429);
    CHECK(one.try_password("quantri", kPassword, address(9), one.known).status == 200);
    done.count_down();
  }
  CHECK(one.try_password("quantri", kPassword, address(10)).status == 200);
}

TEST_CASE("a link is not behind the brake: however many passwords are guessed, it lets its owner in") {
  Guessed one;
  for (int i = 0; i < 100; ++i) (void)one.try_password("quantri", "đoán mò");
  const Ask link{
      .method = Method::post, .target = "/api/session/link", .as = As::nobody, .body = R"({"token":")" + one.office.make_link() + "\"}"};
  CHECK(one.office.ask(link).status == 200);
}

TEST_CASE("one's own password is changed while strangers guess at it; who guesses the old one from a session is slowed down") {
  Guessed one;
  for (int i = 0; i < 100; ++i) (void)one.try_password("quantri", "đoán mò");
  const auto change = [&](const std::string& old_password) {
    return one.office.patch("/api/account", R"({"new_password":"bèo dạt mây trôi xa","old_password":")" + old_password + "\"}");
  };
  std::size_t guesses = 0;
  while (guesses < 100 && change("đoán mò").status == 403) ++guesses;
  CHECK(guesses == SignInBrake::kTriesOfKnown);
  one.office.clock.advance(SignInBrake::kTryWindow);
  const auto changed = change(kPassword);
  CHECK(changed.status == 200);
  CHECK_FALSE(Guessed::known_in(changed).empty());
  CHECK(one.known != Guessed::known_in(changed));
}

TEST_CASE("an address is counted as itself, of IPv6 as its network") {
  CHECK(network_of("192.0.2.7") == "192.0.2.7");
  CHECK(network_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
  CHECK(network_of("2001:db8:1:2:ffff::") == "2001:db8:1:2::/64");
  CHECK(network_of("2001:db8:1:3::1") != network_of("2001:db8:1:2::1"));
  CHECK(network_of("") == "");
  CHECK(network_of("unix") == "unix");
}
