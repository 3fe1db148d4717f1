#include "office/known_browser.hpp"

#include <doctest/doctest.h>

#include "office/accounts.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using namespace std::chrono_literals;

namespace {

const std::vector<store::QueryFile> kQueries{queries()};
const Actor kProgram;

struct Office {
  explicit Office(store::Database& its_database) : database(its_database) {
    account = database.write([&](store::Write& tx) { return create_first_administrator(tx, clock, "hoa", "Hoà"); })->id;
    other = database
                .write([&](store::Write& tx) {
                  return invite(tx, clock, kProgram, {.name = "den", .shown_name = "Đèn"}, LinkPurpose::sign_in);
                })
                ->account.id;
  }
  std::string come_in(const AccountId& as, const std::vector<std::string>& shown = {}) {
    Arrival from("192.0.2.7");
    from.known_tokens = shown;
    return database.write([&](store::Write& tx) { return sign_in(tx, clock, as, from); })->known_token;
  }
  std::optional<std::string> find(const AccountId& as, const std::vector<std::string>& shown) {
    return database.read([&](store::Read& tx) { return find_known_browser(tx, clock, as, shown); });
  }

  store::Database& database;
  FixedClock clock{from_rfc3339("2026-11-22T08:00:00.000Z")};
  AccountId account, other;
};

void on_each_engine(const std::function<void(Office&)>& test) {
  store::for_each_engine(kQueries, [&](store::Database& database) {
    Office office(database);
    test(office);
  });
}

}  // namespace

TEST_CASE("a browser that came in is known to that account and to no other") {
  on_each_engine([](Office& office) {
    const std::string token = office.come_in(office.account);
    CHECK(office.find(office.account, {token}));
    CHECK(office.find(office.account, {"another", token}) == office.find(office.account, {token}));
    CHECK_FALSE(office.find(office.other, {token}));
    CHECK_FALSE(office.find(office.account, {}));
    CHECK_FALSE(office.find(office.account, {"", sha256(token).hex, token + "x"}));
  });
}

TEST_CASE("a browser keeps its token as long as it comes in, and gets another account's beside it") {
  on_each_engine([](Office& office) {
    const std::string token = office.come_in(office.account);
    CHECK(office.come_in(office.account, {token}) == token);
    const std::string others = office.come_in(office.other, {token});
    CHECK(others != token);
    CHECK(office.come_in(office.other, {token, others}) == others);
    office.clock.advance(kKnownBrowserLife - 1ms);
    CHECK(office.come_in(office.account, {token, others}) == token);
    office.clock.advance(1ms);
    CHECK_FALSE(office.find(office.other, {others}));
    CHECK(office.find(office.account, {token}));
    office.clock.advance(kKnownBrowserLife);
    CHECK(office.come_in(office.account, {token}) != token);
  });
}

TEST_CASE("of an account so many browsers are known and no more: the one not seen for longest goes") {
  on_each_engine([](Office& office) {
    const std::string first = office.come_in(office.account);
    office.clock.advance(1s);
    const std::string second = office.come_in(office.account);
    const std::string others = office.come_in(office.other);
    office.clock.advance(1s);
    CHECK(office.come_in(office.account, {first}) == first);
    for (std::size_t i = 2; i <= kMostKnownBrowsers; ++i) {
      office.clock.advance(1s);
      office.come_in(office.account);
    }
    CHECK(office.find(office.account, {first}));
    CHECK_FALSE(office.find(office.account, {second}));
    CHECK(office.find(office.other, {others}));
  });
}

TEST_CASE("no browser is known any more after a new password, and after closing") {
  on_each_engine([](Office& office) {
    const std::string before = office.come_in(office.account);
    const auto set = office.database.write([&](store::Write& tx) {
      return update_account(tx, office.clock, office.account, {.new_password_hash = hash_password("mười hai chữ cái")});
    });
    REQUIRE(set);
    CHECK_FALSE(office.find(office.account, {before}));
    const std::string others = office.come_in(office.other);
    REQUIRE(office.database.write([&](store::Write& tx) { return close_account(tx, office.clock, kProgram, office.other, "nghỉ hưu"); }));
    CHECK_FALSE(office.find(office.other, {others}));
  });
}

TEST_CASE("browsers not seen for long are removed by the sweep") {
  on_each_engine([](Office& office) {
    const std::string token = office.come_in(office.account);
    office.clock.advance(kKnownBrowserLife);
    (void)office.database.write([&](store::Write& tx) -> Result<void> {
      remove_ended(tx, office.clock);
      return {};
    });
    office.clock.set(office.clock.now() - 24h);
    CHECK_FALSE(office.find(office.account, {token}));
  });
}
