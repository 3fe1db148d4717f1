#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "base/hash.hpp"
#include "office/account.hpp"
#include "office/audit.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using namespace std::chrono_literals;

namespace {

const std::vector<store::QueryFile> kQueries{queries()};
const Instant kStart = from_rfc3339("2026-11-22T08:00:00.000Z");

/// An office with one account.
struct Office {
  explicit Office(store::Database& its_database) : database(its_database) {
    account = *database.write([&](store::Write& tx) { return create_first_administrator(tx, clock, "hoa", "Hoà"); });
  }

  std::string make_link() {
    return *database.write([&](store::Write& tx) -> Result<std::string> { return make_sign_in_link(tx, clock, account.id); });
  }
  Result<SignedIn> use(std::string_view token) {
    return database.write([&](store::Write& tx) { return sign_in_by_link(tx, clock, token, "192.0.2.7"); });
  }
  SignedIn sign_in_now() {
    return *database.write([&](store::Write& tx) { return sign_in(tx, clock, account.id, "192.0.2.7"); });
  }
  std::optional<Session> find(std::string_view cookie) {
    return database.read([&](store::Read& tx) { return find_session(tx, clock, cookie); });
  }
  void touch(const SessionId& id) {
    (void)database.write([&](store::Write& tx) -> Result<void> {
      touch_session(tx, clock, id);
      return {};
    });
  }
  void end(const SessionId& id) {
    (void)database.write([&](store::Write& tx) -> Result<void> {
      end_session(tx, clock, id);
      return {};
    });
  }

  store::Database& database;
  FixedClock clock{kStart};
  Account account;
};

std::string read_file(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("a link signs in once") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const std::string token = office.make_link();
    const auto first = office.use(token);
    REQUIRE(first);
    CHECK(first->session.account == office.account.id);
    CHECK(first->session.rights.everywhere.contains("papers.read"));
    CHECK(first->session.rights.everywhere.size() == Permissions::all().size());
    const auto second = office.use(token);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == Code::unauthenticated);
    CHECK(second.error().key == "office.link_used");
  });
}

TEST_CASE("a link is good for its time and not a moment longer") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const std::string last_moment = office.make_link();
    office.clock.advance(kLinkLife - 1ms);
    CHECK(office.use(last_moment));
    const std::string too_late = office.make_link();
    office.clock.advance(kLinkLife);
    const auto refused = office.use(too_late);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().key == "office.link_expired");
  });
}

TEST_CASE("a new link ends the older unused one, and a made-up one is unknown") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const std::string older = office.make_link();
    const std::string newer = office.make_link();
    CHECK(office.use(older).error().key == "office.link_expired");
    CHECK(office.use(newer));
    for (const std::string_view token : {"", "khong-co", "' OR 1=1 --"}) CHECK(office.use(token).error().key == "office.no_such_link");
  });
}

TEST_CASE("a link may be typed from paper: in small letters, without dashes, with O for 0 and l for 1") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    for (int i = 0; i < 20; ++i) {
      const std::string token = office.make_link();
      REQUIRE(token.size() == 29);
      std::string typed;
      for (const char c : token) {
        if (c != '-') typed += c == '0' ? 'o' : c == '1' ? 'l' : c >= 'A' ? static_cast<char>(c - 'A' + 'a') : c;
      }
      CHECK(office.use(typed.substr(0, 23)).error().key == "office.no_such_link");
      CHECK(office.use(typed + "0").error().key == "office.no_such_link");
      CHECK(office.use(typed));
      CHECK(office.use(token).error().key == "office.link_used");
    }
  });
}

TEST_CASE("a link of an older version of the program, with another kind of token, is good as it is") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const std::string token = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO_-";
    (void)database.write([&](store::Write& tx) -> Result<void> {
      tx.run("office.add_link", sha256(token).hex, office.account.id.value, to_rfc3339(kStart), to_rfc3339(kStart + kLinkLife), "sign_in");
      return {};
    });
    CHECK(office.use(token));
  });
}

TEST_CASE("of many who press the same link at once, one gets in") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const std::string token = office.make_link();
    std::atomic<int> entered = 0;
    {
      std::vector<std::jthread> threads;
      threads.reserve(4);
      for (int i = 0; i < 4; ++i) threads.emplace_back([&] { entered += office.use(token) ? 1 : 0; });
    }
    CHECK(entered == 1);
  });
}

TEST_CASE("the cookie finds its session; another, a changed and an empty one find none") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const SignedIn one = office.sign_in_now();
    const SignedIn two = office.sign_in_now();
    const auto found = office.find(one.cookie);
    REQUIRE(found);
    CHECK(found->id == one.session.id);
    CHECK(found->account == office.account.id);
    CHECK(csrf_of(one.cookie) != csrf_of(two.cookie));
    CHECK(one.cookie != two.cookie);
    CHECK(csrf_of(one.cookie).find(one.cookie) == std::string::npos);
    for (const std::string& cookie : {std::string(), one.cookie + "x", sha256(one.cookie).hex, one.session.id.value}) {
      CHECK_FALSE(office.find(cookie));
    }
  });
}

TEST_CASE("a session lives while it is used, and ends when it is not") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const SignedIn signed_in = office.sign_in_now();
    office.clock.advance(kSessionLife - 1ms);
    CHECK(office.find(signed_in.cookie));
    office.touch(signed_in.session.id);
    office.clock.advance(kSessionLife - 1ms);
    CHECK(office.find(signed_in.cookie));
    office.clock.advance(1ms);
    CHECK_FALSE(office.find(signed_in.cookie));
  });
}

TEST_CASE("a session ends at its longest, however much it is used") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const SignedIn mine = office.sign_in_now();
    const auto step = std::chrono::hours(24 * 10);
    for (auto age = step; age < kLongestSession; age += step) {
      office.clock.advance(step);
      CHECK(office.find(mine.cookie));
      office.touch(mine.session.id);
    }
    office.clock.advance(step);
    CHECK_FALSE(office.find(mine.cookie));
  });
}

TEST_CASE("a session is kept alive at most once a minute") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const SignedIn signed_in = office.sign_in_now();
    office.clock.advance(1min - 1ms);
    office.touch(signed_in.session.id);  // too soon: still as of the start
    office.clock.advance(kSessionLife - 1min + 1ms);
    CHECK_FALSE(office.find(signed_in.cookie));

    const SignedIn again = office.sign_in_now();
    office.clock.advance(1min);
    office.touch(again.session.id);
    office.clock.advance(kSessionLife - 1ms);
    CHECK(office.find(again.cookie));
  });
}

TEST_CASE("an ended session is gone, the others stay") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const SignedIn one = office.sign_in_now();
    const SignedIn two = office.sign_in_now();
    office.end(one.session.id);
    office.end(one.session.id);  // again: nothing happens
    CHECK_FALSE(office.find(one.cookie));
    CHECK(office.find(two.cookie));
    const auto lines = database.read([](store::Read& tx) { return list_audit_of(tx, "office.signed_out", 10); });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].actor.from_address == "192.0.2.7");
  });
}

TEST_CASE("a new password ends the account's other sessions and unused links, and keeps the one that asked") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const SignedIn mine = office.sign_in_now(), other = office.sign_in_now(), another = office.sign_in_now();
    const std::string link = office.make_link();
    const auto update = [&](const AccountUpdate& wish) {
      return database.write([&](store::Write& tx) { return update_account(tx, office.clock, office.account.id, wish); });
    };
    REQUIRE(update({.language = "en", .kept_session = mine.session.id}));
    CHECK(office.find(other.cookie));  // the language is no secret
    REQUIRE(update({.new_password_hash = hash_password("mười hai chữ cái"), .kept_session = mine.session.id}));
    CHECK(office.find(mine.cookie));
    CHECK_FALSE(office.find(other.cookie));
    CHECK_FALSE(office.find(another.cookie));
    CHECK(office.use(link).error().key == "office.link_expired");
    const auto lines = database.read([](store::Read& tx) { return list_audit_of(tx, "office.other_sessions_ended", 10); });
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().line.after == "2");
  });
}

TEST_CASE("an unknown account cannot sign in") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    Office office(database);
    const auto refused = database.write([&](store::Write& tx) { return sign_in(tx, office.clock, {"NOBODY"}, ""); });
    CHECK(refused.error().key == "office.no_such_account");
  });
}

TEST_CASE("no secret stands in the database in clear") {
  store::TestDatabase database(kQueries, store::Engine::sqlite);
  Office office(*database);
  const std::string used = office.make_link();
  const auto by_link = office.use(used);
  REQUIRE(by_link);
  const std::string unused = office.make_link();
  (void)(*database).write([&](store::Write& tx) {
    return update_account(tx, office.clock, office.account.id, {.new_password_hash = hash_password("mật khẩu bí mật")});
  });
  const std::string bytes = read_file(database.location()) + read_file(database.location() + "-wal");
  REQUIRE(bytes.find(sha256(used).hex) != std::string::npos);  // so the bytes are the right ones
  for (const std::string& secret :
       {used, unused, by_link->cookie, by_link->known_token, csrf_of(by_link->cookie), std::string("mật khẩu bí mật")}) {
    CHECK(bytes.find(secret) == std::string::npos);
  }
}
