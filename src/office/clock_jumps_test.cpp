#include <doctest/doctest.h>

#include "office/account.hpp"
#include "office/audit.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using namespace std::chrono_literals;

// The clock of a machine jumps: an hour back, a year ahead by mistake and back again. Nothing comes alive again, nobody is locked out.
namespace {

const std::vector<store::QueryFile> kQueries{queries()};
constexpr auto kYear = 24h * 365;

struct Office {
  explicit Office(store::Database& its_database) : database(its_database) {
    account = *database.write([&](store::Write& tx) { return create_first_administrator(tx, clock, "hoa", "Hoà"); });
  }
  std::string make_link() {
    return *database.write([&](store::Write& tx) -> Result<std::string> { return make_sign_in_link(tx, clock, account.id); });
  }
  /// As the door does it: a link refused for its time is buried. Gives the key of what kept it from working.
  std::string use(const std::string& token) {
    const auto used = database.write([&](store::Write& tx) { return sign_in_by_link(tx, clock, token, "192.0.2.7"); });
    if (used) return "";
    if (used.error().key == "office.link_expired") bury();
    return used.error().key;
  }
  void bury() {
    (void)database.write([&](store::Write& tx) -> Result<void> {
      bury_expired_links(tx, clock);
      return {};
    });
  }
  SignedIn sign_in_now() {
    return *database.write([&](store::Write& tx) { return sign_in(tx, clock, account.id, "192.0.2.7"); });
  }
  bool is_in(const SignedIn& one) {
    return database.read([&](store::Read& tx) { return find_session(tx, clock, one.cookie).has_value(); });
  }
  void touch(const SignedIn& one) {
    (void)database.write([&](store::Write& tx) -> Result<void> {
      touch_session(tx, clock, one.session.id);
      return {};
    });
  }

  store::Database& database;
  FixedClock clock{from_rfc3339("2026-11-22T08:00:00.000Z")};
  Account account;
};

void on_each_engine(const std::function<void(Office&)>& test) {
  store::for_each_engine(kQueries, [&](store::Database& database) {
    Office office(database);
    test(office);
  });
}

}  // namespace

TEST_CASE("a link that was seen expired stays so when the clock goes back") {
  on_each_engine([](Office& office) {
    const std::string link = office.make_link();
    office.clock.advance(kLinkLife + 10min);
    CHECK(office.use(link) == "office.link_expired");
    office.clock.advance(-1h);
    CHECK(office.use(link) == "office.link_expired");
  });
}

TEST_CASE("a link replaced by a newer one stays so when the clock goes back, and a used one stays used") {
  on_each_engine([](Office& office) {
    const std::string older = office.make_link();
    office.clock.advance(10min);
    const std::string newer = office.make_link();
    CHECK(office.use(newer).empty());
    office.clock.advance(-1h);
    CHECK(office.use(older) == "office.link_expired");
    CHECK(office.use(newer) == "office.link_used");
  });
}

TEST_CASE("links that expired while nobody tried them do not come alive after anyone has signed in") {
  on_each_engine([](Office& office) {
    const std::string link = office.make_link();
    office.clock.advance(kLinkLife + 10min);
    (void)office.sign_in_now();
    office.clock.advance(-1h);
    CHECK(office.use(link) == "office.link_expired");
  });
}

TEST_CASE("a link made by a clock that was a year ahead is not good for a year, and a new one is good at once") {
  on_each_engine([](Office& office) {
    office.clock.advance(kYear);
    const std::string link = office.make_link();
    office.clock.advance(-kYear);
    CHECK(office.use(link) == "office.link_expired");
    CHECK(office.use(office.make_link()).empty());
  });
}

TEST_CASE("an hour back ends no session, and it lives no longer for it") {
  on_each_engine([](Office& office) {
    const SignedIn mine = office.sign_in_now();
    office.clock.advance(-1h);
    CHECK(office.is_in(mine));
    office.touch(mine);  // as of the hour it is now
    office.clock.advance(kSessionLife - 1ms);
    CHECK(office.is_in(mine));
    office.clock.advance(1ms);
    CHECK_FALSE(office.is_in(mine));
  });
}

TEST_CASE("a session used by a clock that was a year ahead is over when the clock is right again; one signs in anew") {
  on_each_engine([](Office& office) {
    office.clock.advance(kYear);
    const SignedIn ahead = office.sign_in_now();
    office.clock.advance(-kYear);
    CHECK_FALSE(office.is_in(ahead));
    const SignedIn now = office.sign_in_now();
    CHECK(office.is_in(now));
    office.clock.advance(kYear);
    CHECK_FALSE(office.is_in(ahead));  // nor does it come alive in a year
  });
}

TEST_CASE("a jump ahead and back that nobody noticed ends nothing") {
  on_each_engine([](Office& office) {
    const SignedIn mine = office.sign_in_now();
    office.clock.advance(kYear);
    CHECK_FALSE(office.is_in(mine));
    office.clock.advance(-kYear);
    CHECK(office.is_in(mine));
  });
}

TEST_CASE("the audit trail keeps the order of writing however the clock jumps") {
  on_each_engine([](Office& office) {
    std::vector<std::string> written;
    for (const std::chrono::milliseconds jump :
         {0ms, 1ms, -3'600'000ms, 5ms, std::chrono::milliseconds(kYear), -std::chrono::milliseconds(kYear)}) {
      office.clock.advance(jump);
      written.insert(written.begin(), "n" + std::to_string(written.size()));
      (void)office.database.write([&](store::Write& tx) -> Result<void> {
        audit(tx, office.clock, {}, {"test.jumped", "clock", "c", {}, {}, written.front()});
        return {};
      });
    }
    const auto lines = office.database.read([](store::Read& tx) { return list_audit(tx, "clock", "c", 10); });
    std::vector<std::string> read;
    for (const auto& entry : lines) read.push_back(entry.line.after);
    CHECK(read == written);
  });
}
