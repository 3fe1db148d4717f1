#include "office/sessions.hpp"

#include <doctest/doctest.h>

#include "office/test_accounts.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using namespace std::chrono_literals;
using nhipcau::office::testing::Office;
using nhipcau::office::testing::on_each_engine;

TEST_CASE("one's own sessions are listed, the last used first, and ended one by one or all but this") {
  on_each_engine([](Office& office) {
    const auto arrive = [&](const std::string& browser) {
      Arrival from("192.0.2.7");
      from.browser = browser, from.system = "Windows";
      office.clock.advance(1min);
      return *office.write([&](store::Write& tx) { return sign_in(tx, office.clock, office.manager, from); });
    };
    const auto one = arrive("Chrome"), two = arrive("Firefox"), three = arrive("Edge");
    const AccountId other = office.invite_one("b", "Bình", LinkPurpose::sign_in)->account.id;
    const auto list = [&] {
      return office.database.read([&](store::Read& tx) { return list_sessions(tx, office.clock, office.manager); });
    };
    REQUIRE(list().size() == 3);
    CHECK(list()[0].browser == "Edge");
    CHECK(list()[0].begun_by == "password");
    CHECK(list()[2].from_address == "192.0.2.7");
    const auto end = [&](const AccountId& whose, const SessionId& session) {
      return office.write([&](store::Write& tx) { return end_session_of(tx, office.clock, office.self(), whose, session); });
    };
    CHECK(end(other, two.session.id).error().key == "office.no_such_session");
    CHECK(office.is_in(two.cookie));
    REQUIRE(end(office.manager, two.session.id));
    CHECK_FALSE(office.is_in(two.cookie));
    CHECK(end(office.manager, two.session.id).error().key == "office.no_such_session");
    const auto ended = office.write([&](store::Write& tx) -> Result<std::int64_t> {
      return end_sessions(tx, office.clock, office.self(), office.manager, one.session.id);
    });
    CHECK(*ended == 1);
    CHECK(office.is_in(one.cookie));
    CHECK_FALSE(office.is_in(three.cookie));
    office.clock.advance(kSessionLife);
    CHECK(list().empty());
  });
}

TEST_CASE("the session a browser had ends when it signs in again, and is nobody's afterwards") {
  on_each_engine([](Office& office) {
    const AccountId other = office.invite_one("b", "Bình", LinkPurpose::sign_in)->account.id;
    const auto planted = *office.write([&](store::Write& tx) { return sign_in(tx, office.clock, other, "198.51.100.9"); });
    Arrival from("192.0.2.7");
    from.earlier_cookie = planted.cookie;
    const auto mine = *office.write([&](store::Write& tx) { return sign_in(tx, office.clock, office.manager, from); });
    CHECK(mine.cookie != planted.cookie);
    CHECK_FALSE(office.is_in(planted.cookie));
    CHECK(office.is_in(mine.cookie));
    CHECK(office.lines("office.signed_out").front().actor.account == other);
  });
}

TEST_CASE("the day an account was used last goes with its sessions, and no hour is kept") {
  on_each_engine([](Office& office) {
    const auto in = *office.write([&](store::Write& tx) { return sign_in(tx, office.clock, office.manager, ""); });
    CHECK(office.entry(office.manager).last_used_on->to_iso() == "2026-11-22");
    office.clock.advance(9h);  // past midnight in Việt Nam
    (void)office.write([&](store::Write& tx) -> Result<void> {
      touch_session(tx, office.clock, in.session.id);
      return {};
    });
    CHECK(office.entry(office.manager).last_used_on->to_iso() == "2026-11-23");
  });
}
