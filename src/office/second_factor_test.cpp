#include "office/second_factor.hpp"

#include <doctest/doctest.h>

#include <set>

#include "authenticator/one_time_code.hpp"
#include "authenticator/recovery_code.hpp"
#include "base/hash.hpp"
#include "office/ways_in.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using namespace std::chrono_literals;

namespace {

const std::vector<store::QueryFile> kQueries{queries()};

/// An account with a password, and the app on its owner's phone.
struct Phone {
  explicit Phone(store::Database& opened) : database(opened) {
    const auto made = database.write([&](store::Write& tx) { return create_first_administrator(tx, clock, "hoa", "Nguyễn Thị Hoà"); });
    actor = {made->id, "192.0.2.1"};
    (void)database.write(
        [&](store::Write& tx) { return update_account(tx, clock, actor.account, {.new_password_hash = "$argon2id$none"}); });
  }
  std::string begin() {
    return *database.write([&](store::Write& tx) { return begin_code_app(tx, clock, key, actor.account); });
  }
  CodeVerdict confirm(const std::string& typed) {
    return database.write([&](store::Write& tx) -> Result<CodeCheck> { return confirm_code_app(tx, clock, key, actor, typed); })->verdict;
  }
  CodeCheck check(const std::string& typed) {
    return *database.write([&](store::Write& tx) -> Result<CodeCheck> { return check_second_factor(tx, clock, key, actor, typed); });
  }
  [[nodiscard]] std::string code(int steps = 0) const {
    return authenticator::code_at(secret, authenticator::code_step(clock.now()) + steps);
  }
  /// One that is none of now.
  [[nodiscard]] std::string wrong_code() const {
    const std::set<std::string> right{code(-1), code(), code(1)};
    std::string wrong = "000000";
    while (right.contains(wrong)) ++wrong.back();
    return wrong;
  }
  void set_up() {
    secret = begin();
    REQUIRE(confirm(code()) == CodeVerdict::right);
    clock.advance(2min);
  }
  std::vector<std::string> make_codes() {
    return *database.write([&](store::Write& tx) { return make_recovery_codes(tx, clock, actor); });
  }
  bool asks() {
    return database.read([&](store::Read& tx) { return asks_for_code(tx, actor.account); });
  }
  std::size_t lines_of(const std::string& event) {
    return database.read([&](store::Read& tx) { return list_audit_of(tx, event, 100); }).size();
  }

  FixedClock clock{from_rfc3339("2026-11-22T08:00:00.000Z")};
  SecretKey key;
  store::Database& database;
  Actor actor;
  std::string secret;
};

void with_phone(const std::function<void(Phone&)>& test) {
  store::for_each_engine(kQueries, [&](store::Database& database) {
    Phone phone(database);
    test(phone);
  });
}

}  // namespace

TEST_CASE("codes are asked for once a first one was right") {
  with_phone([](Phone& phone) {
    CHECK(phone.confirm("123456") == CodeVerdict::none);
    phone.secret = phone.begin();
    CHECK(phone.secret.size() == 20);
    CHECK_FALSE(phone.asks());
    CHECK(phone.check(phone.code()).verdict == CodeVerdict::none);
    CHECK(phone.confirm(phone.wrong_code()) == CodeVerdict::wrong);
    CHECK_FALSE(phone.asks());
    const std::string first = phone.secret;
    phone.secret = phone.begin();  // the page was loaded anew: the older secret is none
    CHECK(phone.secret != first);
    CHECK(phone.confirm(phone.code()) == CodeVerdict::right);
    CHECK(phone.asks());
    CHECK(phone.confirm(phone.code(1)) == CodeVerdict::none);
    const auto again =
        phone.database.write([&](store::Write& tx) { return begin_code_app(tx, phone.clock, phone.key, phone.actor.account); });
    CHECK(again.error().key == "office.code_app_there");
    CHECK(phone.lines_of("office.code_app_added") == 1);
  });
}

TEST_CASE("codes stand beside a password, so an account without one cannot ask for them") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    const FixedClock clock(from_rfc3339("2026-11-22T08:00:00.000Z"));
    const auto made = database.write([&](store::Write& tx) { return create_first_administrator(tx, clock, "hoa", "Hoà"); });
    const auto begun = database.write([&](store::Write& tx) { return begin_code_app(tx, clock, SecretKey(), made->id); });
    CHECK(begun.error().key == "office.code_needs_password");
  });
}

TEST_CASE("a code is right once, and so is every step before it over") {
  with_phone([](Phone& phone) {
    phone.set_up();
    const std::string earlier = phone.code(-1), now = phone.code(), next = phone.code(1);
    CHECK(phone.check(now).verdict == CodeVerdict::right);
    CHECK(phone.check(now).verdict == CodeVerdict::wrong);
    CHECK(phone.check(earlier).verdict == CodeVerdict::wrong);
    CHECK(phone.check(next).verdict == CodeVerdict::right);
  });
}

TEST_CASE("the code that turned the app on signs nobody in again") {
  with_phone([](Phone& phone) {
    phone.secret = phone.begin();
    const std::string first = phone.code();
    CHECK(phone.confirm(first) == CodeVerdict::right);
    CHECK(phone.check(first).verdict == CodeVerdict::wrong);
  });
}

TEST_CASE("wrong codes are slowed down more and more, never beyond an hour, and a right one frees") {
  with_phone([](Phone& phone) {
    phone.set_up();
    for (int i = 1; i < kFreeWrongCodes; ++i) CHECK(phone.check(phone.wrong_code()).verdict == CodeVerdict::wrong);
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 10; ++i) {
      CHECK(phone.check(phone.wrong_code()).verdict == CodeVerdict::wrong);
      const CodeCheck refused = phone.check(phone.code());
      CHECK(refused.verdict == CodeVerdict::wait);  // not even the right one is looked at
      waits.push_back(refused.wait.count());
      phone.clock.advance(refused.wait);
    }
    CHECK(waits == std::vector<std::int64_t>{30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600});
    CHECK(phone.check(phone.code()).verdict == CodeVerdict::right);
    CHECK(phone.check(phone.wrong_code()).verdict == CodeVerdict::wrong);
    phone.clock.advance(1min);
    CHECK(phone.check(phone.code()).verdict == CodeVerdict::right);
  });
}

TEST_CASE("a wait does not outlast a clock that was set back") {
  with_phone([](Phone& phone) {
    phone.set_up();
    for (int i = 0; i < kFreeWrongCodes; ++i) (void)phone.check(phone.wrong_code());
    CHECK(phone.check(phone.code()).verdict == CodeVerdict::wait);
    phone.clock.set(phone.clock.now() - 48h);
    CHECK(phone.check(phone.wrong_code()).verdict == CodeVerdict::wrong);
  });
}

TEST_CASE("a recovery code is good once, also while codes wait, and new ones end the older") {
  with_phone([](Phone& phone) {
    phone.set_up();
    const auto codes = phone.make_codes();
    CHECK(codes.size() == authenticator::kRecoveryCodes);
    for (int i = 0; i < kFreeWrongCodes; ++i) (void)phone.check(phone.wrong_code());
    CHECK(phone.check(phone.code()).verdict == CodeVerdict::wait);
    CHECK(phone.check(codes[3]).verdict == CodeVerdict::right);
    CHECK(phone.check(codes[3]).verdict == CodeVerdict::wrong);
    CHECK(phone.check("K7QM-2XHD-9RTB-W4FN").verdict == CodeVerdict::wrong);
    const auto left = [&] { return phone.database.read([&](store::Read& tx) { return count_recovery_codes(tx, phone.actor.account); }); };
    CHECK(left() == 9);
    const auto newer = phone.make_codes();
    CHECK(left() == 10);
    CHECK(phone.check(codes[4]).verdict == CodeVerdict::wrong);
    CHECK(phone.check(newer[0]).verdict == CodeVerdict::right);
    CHECK(phone.lines_of("office.recovery_code_used") == 2);
    const auto lines = phone.database.read([](store::Read& tx) { return list_audit_of(tx, "office.recovery_code_used", 9); });
    CHECK(lines[1].line.after == "9");
  });
}

TEST_CASE("without the key codes cannot be checked, recovery codes can") {
  with_phone([](Phone& phone) {
    phone.set_up();
    const auto codes = phone.make_codes();
    phone.key = SecretKey();
    CHECK(phone.check(phone.code()).verdict == CodeVerdict::unreadable);
    CHECK(error_of(phone.check(phone.code())).key == "office.code_unreadable");
    CHECK(phone.check(codes[0]).verdict == CodeVerdict::right);
  });
}

TEST_CASE("an app that is removed is asked for no more, and its recovery codes are gone") {
  with_phone([](Phone& phone) {
    const auto remove = [&] {
      return phone.database.write([&](store::Write& tx) { return remove_code_app(tx, phone.clock, phone.actor); });
    };
    CHECK(remove().error().key == "office.no_code_app");
    phone.set_up();
    (void)phone.make_codes();
    CHECK(remove());
    CHECK_FALSE(phone.asks());
    const WaysIn ways = phone.database.read([&](store::Read& tx) { return load_ways_in(tx, phone.actor.account); });
    CHECK(ways.recovery_codes == 0);
    CHECK(ways.has_password);
    CHECK_FALSE(ways.is_link_alone());
    const auto none = phone.database.write([&](store::Write& tx) { return make_recovery_codes(tx, phone.clock, phone.actor); });
    CHECK(none.error().key == "office.no_code_app");
    CHECK(phone.lines_of("office.code_app_removed") == 1);
  });
}

TEST_CASE("no secret and no code stands in the database or the audit trail") {
  with_phone([](Phone& phone) {
    phone.set_up();
    const auto codes = phone.make_codes();
    phone.database.read([&](store::Read& tx) {
      const std::string sealed = tx.one("office.find_code_secret", phone.actor.account.value)->text("sealed");
      CHECK(sealed.find(phone.secret) == std::string::npos);
      CHECK(sealed.find(authenticator::to_base32(phone.secret)) == std::string::npos);
      for (const auto& entry : list_audit(tx, "account", phone.actor.account.value, 100)) {
        for (const std::string& code : codes) CHECK((entry.line.before + entry.line.after).find(code) == std::string::npos);
      }
      return true;
    });
  });
}
