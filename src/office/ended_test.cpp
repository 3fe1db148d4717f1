#include <doctest/doctest.h>

#include "office/account.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using namespace std::chrono_literals;

TEST_CASE("what is over is removed: sessions at their end, links a while after theirs; what is good stays") {
  const store::QueryFile rooms[] = {queries()};
  store::for_each_engine(rooms, [](store::Database& database) {
    FixedClock clock{from_rfc3339("2026-11-22T08:00:00.000Z")};
    const auto account = *database.write([&](store::Write& tx) { return create_first_administrator(tx, clock, "hoa", "Hoà"); });
    const auto make_link = [&] {
      return *database.write([&](store::Write& tx) -> Result<std::string> { return make_sign_in_link(tx, clock, account.id); });
    };
    const auto use = [&](const std::string& token) {
      return database.write([&](store::Write& tx) { return sign_in_by_link(tx, clock, token, "::1"); });
    };
    const auto sweep = [&] {
      (void)database.write([&](store::Write& tx) -> Result<void> {
        remove_ended(tx, clock);
        return {};
      });
    };
    const std::string link = make_link();
    const auto session = use(link);
    REQUIRE(session);
    sweep();
    CHECK(database.read([&](store::Read& tx) { return find_session(tx, clock, session->cookie); }));
    CHECK(use(link).error().key == "office.link_used");
    clock.advance(kLinkLife + kKeepLinks - 1s);
    sweep();
    CHECK(use(link).error().key == "office.link_used");
    clock.advance(1s);
    const std::string fresh = make_link();
    sweep();
    CHECK(use(link).error().key == "office.no_such_link");
    CHECK(use(fresh));
    clock.set(clock.now() - kSessionLife - kKeepLinks);  // as it was when the session was good: it is gone, not only over
    CHECK_FALSE(database.read([&](store::Read& tx) { return find_session(tx, clock, session->cookie); }));
  });
}
