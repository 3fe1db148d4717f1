#include <doctest/doctest.h>

#include "api/testing.hpp"
#include "base/log.hpp"
#include "calendar/event_records.hpp"
#include "calendar/records.hpp"
#include "office/calendar_links.hpp"
#include "office/grants.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;

namespace {

/// A link of somebody who has no role yet.
std::string link_of(TestOffice& office, const std::string& name, const std::string& language = "vi") {
  const auto made = (*office.database).write([&](store::Write& tx) {
    tx.run("office.add_account", name, name, name, "Người " + name, language, to_rfc3339(office.clock.now()));
    return office::make_calendar_link(tx, office.clock, {{name}, ""}, "Điện thoại", {});
  });
  REQUIRE(made);
  return "/api/calendar/feed/" + made->secret + ".ics";
}

void write(TestOffice& office, const std::function<void(store::Write&)>& change) {
  const auto done = (*office.database).write([&](store::Write& tx) -> Result<void> {
    change(tx);
    return {};
  });
  REQUIRE(done);
}

int status_of(TestOffice& office, const std::string& target) {
  return office.ask({.target = target, .as = As::nobody}).status;
}

}  // namespace

TEST_CASE("a calendar link shows what its owner may see, and nothing once they may not") {
  TestOffice office;
  const std::string feed = link_of(office, "hoa");
  CHECK(status_of(office, feed) == 404);
  write(office, [&](store::Write& tx) { office::make_administrator(tx, office.clock, {"hoa"}); });
  CHECK(status_of(office, feed) == 200);
  CHECK(status_of(office, feed.substr(0, feed.size() - 4)) == 200);  // without ".ics"
  write(office, [&](store::Write& tx) { tx.run("office.close_account", "hoa", to_rfc3339(office.clock.now()), "nghỉ"); });
  CHECK(status_of(office, feed) == 404);
}

TEST_CASE("a calendar link speaks its owner's language and covers three years") {
  TestOffice office;
  const std::string feed = link_of(office, "ann", "en");
  write(office, [&](store::Write& tx) { office::make_administrator(tx, office.clock, {"ann"}); });
  const std::string told = std::string(office.ask({.target = feed, .as = As::nobody}).bytes());
  CHECK(told.find("X-WR-CALNAME:Days to keep\r\n") != std::string::npos);
  for (const char* tet : {"DTSTART;VALUE=DATE:20250129", "DTSTART;VALUE=DATE:20260217", "DTSTART;VALUE=DATE:20270206"})
    CHECK(told.find(tet) != std::string::npos);
  CHECK(told.find("DTSTART;VALUE=DATE:20280126") == std::string::npos);
}

TEST_CASE("a calendar link shows the office's own days, and of all days those it was made for") {
  TestOffice office;
  const auto made = (*office.database).write([&](store::Write& tx) -> Result<std::string> {
    const office::Actor actor{office.administrator.id, ""};
    const calendar::Occasion day{.name = "Ngày hội sông nước",
                                 .kind = calendar::OccasionKind::feast,
                                 .rule = calendar::parse_day_rule("solar 05-20").value(),
                                 .theme = "tradition"};
    const auto added = calendar::add_day(tx, office.clock, actor, {}, day);
    if (!added) return tl::unexpected(added.error());
    auto link = office::make_calendar_link(tx, office.clock, actor, "Điện thoại", {.kinds = {"feast"}, .theme = "tradition"});
    if (!link) return tl::unexpected(link.error());
    return link->secret;
  });
  REQUIRE(made);
  const std::string told = std::string(office.ask({.target = "/api/calendar/feed/" + *made, .as = As::nobody}).bytes());
  CHECK(told.find("SUMMARY:Ngày hội sông nước\r\n") != std::string::npos);
  CHECK(told.find("CATEGORIES:Quan hệ ngoại giao") == std::string::npos);
}

TEST_CASE("a calendar link that narrows nothing has the office's events, and another has none") {
  TestOffice office;
  const office::Actor actor{office.administrator.id, ""};
  write(office, [&](store::Write& tx) {
    const Date day = *Date::from_iso("2027-02-17");
    const calendar::EventSaid said{.title = "Họp báo quý I",
                                   .when = {.first = day, .last = day, .start = "14:00", .end = "15:30", .zone = "Asia/Ho_Chi_Minh"}};
    REQUIRE(calendar::add_event(tx, office.clock, actor, {}, said));
  });
  for (const bool is_narrowed : {false, true}) {
    const auto link = (*office.database).write([&](store::Write& tx) {
      return office::make_calendar_link(tx, office.clock, actor, "Điện thoại", {.is_round_only = is_narrowed});
    });
    REQUIRE(link);
    const std::string told = std::string(office.ask({.target = "/api/calendar/feed/" + link->secret, .as = As::nobody}).bytes());
    CHECK((told.find("SUMMARY:Họp báo quý I\r\n") == std::string::npos) == is_narrowed);
    CHECK((told.find("DTSTART;TZID=Asia/Ho_Chi_Minh:20270217T140000\r\n") == std::string::npos) == is_narrowed);
  }
}

TEST_CASE("who asks for calendars too often is slowed down") {
  TestOffice office;
  log::set_level(log::Level::error);
  int refused = 0;
  for (int i = 0; i < 130; ++i) refused += status_of(office, "/api/calendar/feed/x") == 429 ? 1 : 0;
  CHECK(refused == 10);
}
