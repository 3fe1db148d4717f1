#include "office/calendar_links.hpp"

#include <doctest/doctest.h>

#include "office/test_accounts.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using nhipcau::office::testing::Office;
using nhipcau::office::testing::on_each_engine;

namespace {

Result<MadeCalendarLink> make(Office& office, const AccountId& account, const std::string& name = "Điện thoại") {
  return office.write([&](store::Write& tx) {
    return make_calendar_link(tx, office.clock, {account, "192.0.2.7"}, name,
                              {.kinds = {"great_day", "feast"}, .theme = "diplomacy", .country = "FR", .is_round_only = true});
  });
}

std::optional<CalendarLink> find(Office& office, const std::string& secret) {
  return office.database.read([&](store::Read& tx) { return find_calendar_link(tx, secret); });
}

std::vector<CalendarLink> list(Office& office, const AccountId& account) {
  return office.database.read([&](store::Read& tx) { return list_calendar_links(tx, account); });
}

AccountId somebody(Office& office) {
  const auto invited = office.invite_one("hoa", "Nguyễn Thị Hoà");
  REQUIRE(invited);
  return invited->account.id;
}

}  // namespace

TEST_CASE("a calendar link is found by its secret alone, with what it was made for") {
  on_each_engine([](Office& office) {
    const AccountId hoa = somebody(office);
    const auto made = make(office, hoa);
    REQUIRE(made);
    CHECK(made->secret.size() == 43);
    const auto found = find(office, made->secret);
    REQUIRE(found);
    CHECK(found->account == hoa);
    CHECK(found->name == "Điện thoại");
    CHECK(found->choice.kinds == std::vector<std::string>{"great_day", "feast"});
    CHECK((found->choice.theme == "diplomacy" && found->choice.country == "FR"));
    CHECK(found->choice.is_round_only);
    CHECK_FALSE(found->used_on);
    CHECK_FALSE(find(office, ""));
    CHECK_FALSE(find(office, made->link.id.value));
    CHECK_FALSE(find(office, sha256(made->secret).hex));
    CHECK(office.lines("office.calendar_link_made").size() == 1);
  });
}

TEST_CASE("the day of its use is kept, no hour") {
  on_each_engine([](Office& office) {
    const AccountId hoa = somebody(office);
    const auto made = make(office, hoa);
    REQUIRE(made);
    const auto use = [&] {
      const auto noted = office.write([&](store::Write& tx) -> Result<void> {
        note_calendar_link_use(tx, office.clock, *find_calendar_link(tx, made->secret));
        return {};
      });
      REQUIRE(noted);
      return list(office, hoa).at(0).used_on->to_iso();
    };
    CHECK(use() == "2026-11-22");
    office.clock.advance(std::chrono::hours(48));
    CHECK(use() == "2026-11-24");
  });
}

TEST_CASE("a link is ended by its owner alone, and reads nothing from then on") {
  on_each_engine([](Office& office) {
    const AccountId hoa = somebody(office);
    const auto made = make(office, hoa), other = make(office, hoa, "Thunderbird");
    REQUIRE((made && other));
    const auto end = [&](const AccountId& who) {
      return office.write([&](store::Write& tx) { return end_calendar_link(tx, office.clock, {who, ""}, made->link.id); });
    };
    CHECK(end(office.manager).error().key == "office.no_such_calendar_link");
    CHECK(find(office, made->secret));
    CHECK(end(hoa));
    CHECK_FALSE(find(office, made->secret));
    CHECK(end(hoa).error().key == "office.no_such_calendar_link");
    REQUIRE(list(office, hoa).size() == 1);
    CHECK(list(office, hoa).at(0).name == "Thunderbird");
    CHECK(list(office, office.manager).empty());
    CHECK(office.lines("office.calendar_link_ended").size() == 1);
  });
}

TEST_CASE("links go when the account is closed or begins anew") {
  on_each_engine([](Office& office) {
    const AccountId hoa = somebody(office);
    const auto made = make(office, hoa);
    REQUIRE((made && office.close(hoa)));
    CHECK_FALSE(find(office, made->secret));
    CHECK(list(office, hoa).empty());
    CHECK(office.lines("office.calendar_links_ended").size() == 1);
  });
}

TEST_CASE("an account has kMostCalendarLinks at most") {
  on_each_engine([](Office& office) {
    const AccountId hoa = somebody(office);
    for (std::int64_t i = 0; i < kMostCalendarLinks; ++i) REQUIRE(make(office, hoa, std::to_string(i)));
    CHECK(make(office, hoa).error().key == "office.too_many_calendar_links");
    CHECK(make(office, office.manager));
  });
}
