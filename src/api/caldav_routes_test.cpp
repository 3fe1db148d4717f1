#include <doctest/doctest.h>

#include "api/dav_calendar.hpp"
#include "api/testing.hpp"
#include "base/base64url.hpp"
#include "base/log.hpp"
#include "calendar/event_records.hpp"
#include "files/xml_tree.hpp"
#include "office/calendar_links.hpp"
#include "office/grants.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using http::Method;

namespace {

constexpr std::string_view kDav = "DAV:", kCal = "urn:ietf:params:xml:ns:caldav";
const std::string kSpaces = R"( xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav")";

std::string basic(const std::string& user, const std::string& password) {
  std::string text = to_base64url(user + ":" + password);
  for (char& c : text) c = c == '-' ? '+' : c == '_' ? '/' : c;
  while (text.size() % 4 != 0) text += '=';
  return "Basic " + text;
}

/// An office with an event, and a link of its administrator.
struct DavOffice {
  explicit DavOffice(const office::CalendarChoice& choice = {}) {
    log::set_level(log::Level::error);
    const office::Actor actor{office.administrator.id, ""};
    const auto made = (*office.database).write([&](store::Write& tx) -> Result<office::MadeCalendarLink> {
      const Date day = *Date::from_iso("2027-02-17");
      const calendar::EventSaid said{.title = "Họp báo quý I & II",
                                     .when = {.first = day, .last = day, .start = "14:00", .end = "15:30", .zone = "Europe/Paris"},
                                     .repeats = "FREQ=WEEKLY;COUNT=3"};
      auto event = calendar::add_event(tx, office.clock, actor, {}, said);
      if (!event) return tl::unexpected(event.error());
      event_name = event->id.value + "@events.nhipcau.ics";
      event_id = event->id;
      return office::make_calendar_link(tx, office.clock, actor, "Điện thoại", choice);
    });
    REQUIRE(made);
    secret = made->secret;
    link = made->link.id.value;
    home = "/caldav/" + link + "/";
    calendar = home + "calendar/";
  }

  http::Response ask(Method method, const std::string& target, const std::string& body = {}, const std::string& depth = "0",
                     http::Headers headers = {}) const {
    headers.emplace_back("Authorization", basic(office.administrator.name, secret));
    if (!depth.empty()) headers.emplace_back("Depth", depth);
    return office.ask({.method = method, .target = target, .as = As::nobody, .body = body, .type = "application/xml", .headers = headers});
  }

  files::XmlElement tree(Method method, const std::string& target, const std::string& body = {}, const std::string& depth = "0") const {
    const auto response = ask(method, target, body, depth);
    CAPTURE(response.bytes());
    REQUIRE(response.status == 207);
    const auto root = files::parse_xml(std::string(response.bytes()), {.elements = 100'000});
    REQUIRE(root);
    return *root;
  }

  TestOffice office;
  std::string secret, link, home, calendar, event_name;
  calendar::EventId event_id;
};

std::string wanted(const std::string& names) {
  return "<D:propfind" + kSpaces + "><D:prop>" + names + "</D:prop></D:propfind>";
}

/// The property of the answer about one address; nullptr if it is not told, or told as missing.
const files::XmlElement* property(const files::XmlElement& root, const std::string& href, std::string_view space, std::string_view name) {
  for (const auto& answer : root.children) {
    const auto* about = answer.child(kDav, "href");
    if (about == nullptr || about->text != href) continue;
    for (const auto& part : answer.children) {
      const auto* status = part.child(kDav, "status");
      if (status == nullptr || status->text != "HTTP/1.1 200 OK") continue;
      return part.child(kDav, "prop")->child(space, name);
    }
  }
  return nullptr;
}

std::vector<std::string> hrefs_of(const files::XmlElement& root) {
  std::vector<std::string> hrefs;
  for (const auto& answer : root.children)
    if (answer.name == "response") hrefs.push_back(answer.child(kDav, "href")->text);
  return hrefs;
}

std::string query(const std::string& in_event, const std::string& data = "<C:calendar-data/>") {
  return "<C:calendar-query" + kSpaces + "><D:prop><D:getetag/>" + data + "</D:prop><C:filter><C:comp-filter name=\"VCALENDAR\">" +
         "<C:comp-filter name=\"VEVENT\">" + in_event + "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>";
}

}  // namespace

TEST_CASE("caldav: from the office's name to the calendar, as clients find it") {
  const DavOffice at;
  const auto way = at.office.ask({.method = Method::propfind, .target = "/.well-known/caldav", .as = As::nobody});
  CHECK(way.status == 301);
  CHECK(header_of(way, "Location") == "/caldav/");
  for (const std::string root : {"/caldav", "/caldav/"}) {
    const auto found = at.tree(Method::propfind, root, wanted("<D:current-user-principal/><D:resourcetype/>"));
    const auto* principal = property(found, "/caldav/", kDav, "current-user-principal");
    REQUIRE(principal != nullptr);
    CHECK(principal->child(kDav, "href")->text == at.home);
  }
  const auto home = at.tree(Method::propfind, at.home, wanted("<C:calendar-home-set/><D:resourcetype/><D:displayname/>"), "1");
  CHECK(property(home, at.home, kCal, "calendar-home-set")->child(kDav, "href")->text == at.home);
  CHECK(property(home, at.home, kDav, "resourcetype")->child(kDav, "principal") != nullptr);
  CHECK(property(home, at.calendar, kDav, "resourcetype")->child(kCal, "calendar") != nullptr);
  CHECK(property(home, at.calendar, kDav, "displayname")->text == "Lịch cơ quan");
  CHECK(property(home, at.calendar, kCal, "calendar-home-set") == nullptr);
}

TEST_CASE("caldav: the calendar tells what it is: events, to be read") {
  const DavOffice at;
  const auto told = at.tree(Method::propfind, at.calendar,
                            wanted("<D:current-user-privilege-set/><C:supported-calendar-component-set/><C:calendar-timezone/>"
                                   "<x:getctag xmlns:x=\"http://calendarserver.org/ns/\"/><D:sync-token/><D:quota-used-bytes/>"));
  const auto* privileges = property(told, at.calendar, kDav, "current-user-privilege-set");
  REQUIRE(privileges != nullptr);
  for (const auto& one : privileges->children) CHECK(one.child(kDav, "write") == nullptr);
  CHECK(property(told, at.calendar, kCal, "supported-calendar-component-set")->children.size() == 1);
  CHECK(property(told, at.calendar, kCal, "calendar-timezone")->text.find("TZID:Asia/Ho_Chi_Minh\r\n") != std::string::npos);
  CHECK(!property(told, at.calendar, "http://calendarserver.org/ns/", "getctag")->text.empty());
  CHECK(property(told, at.calendar, kDav, "quota-used-bytes") == nullptr);
  const auto all = at.tree(Method::propfind, at.calendar, "");
  CHECK(property(all, at.calendar, kDav, "displayname") != nullptr);
  const auto names = at.tree(Method::propfind, at.calendar, "<propfind xmlns=\"DAV:\"><propname/></propfind>");
  CHECK(property(names, at.calendar, kDav, "displayname")->text.empty());
  const DavOffice narrowed({.kinds = {"great_day"}});
  const auto of_link = narrowed.tree(Method::propfind, narrowed.calendar, "", "1");
  CHECK(property(of_link, narrowed.calendar, kDav, "displayname")->text == "Điện thoại");
  CHECK(property(of_link, narrowed.calendar + narrowed.event_name, kDav, "getetag") == nullptr);
}

TEST_CASE("caldav: members have the ETag that GET gives, and stay the same until they are revised") {
  DavOffice at;
  const std::string event = at.calendar + at.event_name;
  const auto listed = at.tree(Method::propfind, at.calendar, wanted("<D:getetag/><D:getcontentlength/><D:getlastmodified/>"), "1");
  CHECK(hrefs_of(listed).size() > 300);
  const std::string etag = property(listed, event, kDav, "getetag")->text;
  const auto got = at.ask(Method::get, event);
  CHECK(got.status == 200);
  CHECK(header_of(got, "ETag") == etag);
  CHECK(property(listed, event, kDav, "getcontentlength")->text == std::to_string(got.bytes().size()));
  CHECK(got.bytes().find("BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n") != std::string_view::npos);
  CHECK(got.bytes().find("SUMMARY:Họp báo quý I & II\r\n") != std::string_view::npos);
  CHECK(got.bytes().find("METHOD") == std::string_view::npos);
  at.office.clock.advance(std::chrono::hours(5));
  CHECK(at.ask(Method::get, event, "", "", {{"If-None-Match", etag}}).status == 304);
  CHECK(at.ask(Method::head, event).status == 200);
  const std::string tet = at.calendar + "tet-2027-02-06@calendar.nhipcau.ics";
  const std::string tet_etag = property(listed, tet, kDav, "getetag")->text;
  const auto moved = (*at.office.database).write([&](store::Write& tx) {
    return calendar::move_event(tx, at.office.clock, {at.office.administrator.id, ""}, {at.event_id, 1},
                                {.occurrence = "2027-02-24T14:00", .from = *Date::from_iso("2027-02-25")});
  });
  REQUIRE(moved);
  const auto again = at.tree(Method::propfind, at.calendar, wanted("<D:getetag/>"), "1");
  CHECK(property(again, event, kDav, "getetag")->text != etag);
  CHECK(property(again, tet, kDav, "getetag")->text == tet_etag);
  CHECK(at.ask(Method::get, event).bytes().find("RECURRENCE-ID;TZID=Europe/Paris:20270224T140000\r\n") != std::string_view::npos);
  CHECK(at.ask(Method::get, at.calendar).bytes().find("X-WR-CALNAME:Lịch cơ quan\r\n") != std::string_view::npos);
}

TEST_CASE("caldav: a query by time finds what touches it, whichever time of a series, and nothing else") {
  const DavOffice at;
  const auto in_span = [&](const std::string& from, const std::string& until) {
    return hrefs_of(at.tree(Method::report, at.calendar, query("<C:time-range start=\"" + from + "\" end=\"" + until + "\"/>"), "1"));
  };
  const std::string event = at.calendar + at.event_name;
  const auto has = [&](const std::vector<std::string>& hrefs) { return std::find(hrefs.begin(), hrefs.end(), event) != hrefs.end(); };
  CHECK(has(in_span("20270303T130000Z", "20270303T133000Z")));
  CHECK(!has(in_span("20270303T143000Z", "20270303T150000Z")));
  CHECK(!has(in_span("20270310T000000Z", "20270311T000000Z")));  // the fourth week, of three
  const auto tet = in_span("20270205T170000Z", "20270206T170000Z");
  CHECK(std::find(tet.begin(), tet.end(), at.calendar + "tet-2027-02-06@calendar.nhipcau.ics") != tet.end());
  CHECK(tet.size() < 10);
  const auto named = at.tree(Method::report, at.calendar,
                             query("<C:prop-filter name=\"SUMMARY\"><C:text-match>HỌP BÁO</C:text-match></C:prop-filter>"), "1");
  CHECK(hrefs_of(named) == std::vector{event});
  const auto each = at.tree(Method::report, at.calendar,
                            query("<C:time-range start=\"20270217T000000Z\" end=\"20270301T000000Z\"/>",
                                  "<C:calendar-data><C:expand start=\"20270217T000000Z\" end=\"20270301T000000Z\"/></C:calendar-data>"));
  const std::string data = property(each, event, kCal, "calendar-data")->text;
  CHECK(data.find("RECURRENCE-ID:20270217T130000Z\r\n") != std::string::npos);
  CHECK(data.find("RECURRENCE-ID:20270224T130000Z\r\n") != std::string::npos);
  CHECK(data.find("RRULE") == std::string::npos);
}

TEST_CASE("caldav: files are got by their addresses, however these are written; another's are not there") {
  const DavOffice at, other;
  std::string escaped = at.event_name;
  escaped.replace(escaped.find('@'), 1, "%40");
  const auto told = at.tree(Method::report, at.calendar,
                            "<C:calendar-multiget" + kSpaces + "><D:prop><C:calendar-data/></D:prop><D:href>" + at.calendar + escaped +
                                "</D:href><D:href>http://office.example" + at.calendar +
                                "tet-2027-02-06@calendar.nhipcau.ics</D:href><D:href>" + at.calendar + "none.ics</D:href><D:href>" +
                                other.calendar + at.event_name + "</D:href><D:href>../x</D:href></C:calendar-multiget>");
  REQUIRE(told.children.size() == 5);
  CHECK(property(told, at.calendar + at.event_name, kCal, "calendar-data")->text ==
        std::string(at.ask(Method::get, at.calendar + at.event_name).bytes()));
  CHECK(property(told, at.calendar + "tet-2027-02-06@calendar.nhipcau.ics", kCal, "calendar-data") != nullptr);
  for (std::size_t i = 2; i < 5; ++i) CHECK(told.children[i].child(kDav, "status")->text == "HTTP/1.1 404 Not Found");
}

TEST_CASE("caldav: a client that knows the calendar is told that nothing changed, or to begin anew") {
  DavOffice at;
  const auto sync = [&](const std::string& token) {
    return "<D:sync-collection" + kSpaces + "><D:sync-token>" + token +
           "</D:sync-token><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>";
  };
  const auto first = at.tree(Method::report, at.calendar, sync(""));
  const std::string token = first.children.back().text;
  CHECK(hrefs_of(first).size() > 300);
  const auto second = at.tree(Method::report, at.calendar, sync(token));
  CHECK(hrefs_of(second).empty());
  CHECK(second.children.back().text == token);
  const auto removed = (*at.office.database).write([&](store::Write& tx) {
    return calendar::set_removed(tx, at.office.clock, {at.office.administrator.id, ""}, {at.event_id, 1}, true);
  });
  REQUIRE(removed);
  const auto gone = at.ask(Method::report, at.calendar, sync(token));
  CHECK(gone.status == 403);
  CHECK(gone.bytes().find("<D:valid-sync-token/>") != std::string_view::npos);
  CHECK(at.ask(Method::get, at.calendar + at.event_name).status == 404);
}

TEST_CASE("caldav: hours that are taken are told without what takes them") {
  const DavOffice at;
  const auto told =
      at.ask(Method::report, at.calendar,
             "<C:free-busy-query" + kSpaces + "><C:time-range start=\"20270201T000000Z\" end=\"20270301T000000Z\"/></C:free-busy-query>");
  CHECK(told.status == 200);
  CHECK(told.bytes().find("FREEBUSY:20270217T130000Z/20270217T143000Z\r\nFREEBUSY:20270224T130000Z/20270224T143000Z\r\nEND:VFREEBUSY") !=
        std::string_view::npos);
  CHECK(told.bytes().find("Họp") == std::string_view::npos);
}

TEST_CASE("caldav: nothing can be changed, and the answer says so in both ways") {
  const DavOffice at;
  const std::string event = at.calendar + at.event_name;
  for (const Method method :
       {Method::put, Method::remove, Method::proppatch, Method::mkcol, Method::mkcalendar, Method::copy, Method::move, Method::acl}) {
    const auto refused = at.ask(method, event, "BEGIN:VCALENDAR");
    CHECK(refused.status == 403);
    CHECK(refused.bytes().find("<D:need-privileges><D:resource><D:href>" + event + "</D:href>") != std::string_view::npos);
    CHECK(refused.bytes().find("Lịch này chỉ để đọc") != std::string_view::npos);
  }
  for (const Method method : {Method::post, Method::patch, Method::lock, Method::unlock}) {
    const auto refused = at.ask(method, event);
    CHECK(refused.status == 405);
    CHECK(header_of(refused, "Allow") == "OPTIONS, GET, HEAD, PROPFIND, REPORT");
  }
  const auto told = at.office.ask({.method = Method::options, .target = at.calendar, .as = As::nobody});
  CHECK(told.status == 200);
  CHECK(header_of(told, "DAV") == "1, calendar-access");
}

TEST_CASE("caldav: what is not understood is refused by its name") {
  const DavOffice at;
  struct Row {
    Method method;
    std::string target, body, depth;
    int status;
    std::string said;
  };
  const Row rows[] = {
      {Method::propfind, at.calendar, "", "infinity", 403, "<D:propfind-finite-depth/>"},
      {Method::propfind, at.calendar, "", "", 403, "<D:propfind-finite-depth/>"},
      {Method::propfind, at.calendar, "<x", "0", 400, "caldav.bad_request"},
      {Method::propfind, at.calendar + "none.ics", "", "0", 404, "caldav.nothing_here"},
      {Method::propfind, "/caldav/01J0000000000000000000000/", "", "0", 404, "caldav.nothing_here"},
      {Method::propfind, at.home + "other/", "", "0", 404, "caldav.nothing_here"},
      {Method::get, at.calendar + "a/b", "", "0", 404, "caldav.nothing_here"},
      {Method::report, at.home, query(""), "1", 403, "<D:supported-report/>"},
      {Method::report, at.calendar, "<D:version-tree xmlns:D=\"DAV:\"/>", "1", 403, "<D:supported-report/>"},
      {Method::report, at.calendar, query("<C:prop-filter name=\"X\"><C:param-filter name=\"Y\"/></C:prop-filter>"), "1", 403,
       "<C:supported-filter/>"},
      {Method::report, at.calendar, "", "1", 400, "caldav.bad_request"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.target);
    CAPTURE(row.body);
    const auto refused = at.ask(row.method, row.target, row.body, row.depth);
    CHECK(refused.status == row.status);
    CHECK(refused.bytes().find(row.said) != std::string_view::npos);
  }
}

TEST_CASE("caldav: in comes the owner's name with the secret of a link that is good, and nothing else") {
  DavOffice at;
  const auto status = [&](const std::string& user, const std::string& password) {
    return at.office
        .ask({.method = Method::get, .target = at.home, .as = As::nobody, .headers = {{"Authorization", basic(user, password)}}})
        .status;
  };
  const std::string name = at.office.administrator.name;
  CHECK(status(name, at.secret) == 200);
  CHECK(status("other", at.secret) == 401);
  CHECK(status(name, at.secret + "x") == 401);
  CHECK(status(name, "") == 401);
  const auto nobody = at.office.ask({.method = Method::propfind, .target = at.calendar, .as = As::nobody});
  CHECK(nobody.status == 401);
  CHECK(header_of(nobody, "WWW-Authenticate") == "Basic realm=\"Nhip Cau\", charset=\"UTF-8\"");
  // A session is none here: no page of another site can read the calendar with it.
  CHECK(at.office.ask({.method = Method::get, .target = at.home}).status == 401);
  const auto links =
      (*at.office.database).read([&](store::Read& tx) { return office::list_calendar_links(tx, at.office.administrator.id); });
  CHECK(links.at(0).used_on == at.office.clock.today());
  const auto ended = (*at.office.database).write([&](store::Write& tx) {
    return office::end_calendar_link(tx, at.office.clock, {at.office.administrator.id, ""}, links.at(0).id);
  });
  REQUIRE(ended);
  CHECK(status(name, at.secret) == 401);
}

TEST_CASE("caldav: who guesses is slowed down, and who knows is not") {
  const DavOffice at;
  int refused = 0;
  for (int i = 0; i < 40; ++i) {
    const auto tried = at.office.ask(
        {.method = Method::get, .target = at.home, .as = As::nobody, .headers = {{"Authorization", basic("a", std::to_string(i))}}});
    refused += tried.status == 429 ? 1 : 0;
  }
  CHECK(refused == 10);
  CHECK(at.ask(Method::get, at.home).status == 200);
}

TEST_CASE("caldav: addresses and what they mean") {
  using Kind = DavPlace::Kind;
  CHECK(dav_place("")->kind == Kind::root);
  CHECK(dav_place("a")->kind == Kind::home);
  CHECK(dav_place("a/calendar")->kind == Kind::calendar);
  CHECK(dav_place("a/calendar/")->link == "a");
  CHECK(dav_place("a/calendar/b@c.ics")->member == "b@c.ics");
  for (const std::string_view path : {"/", "a/b", "a/calendar/b/", "a/calendar/b/c", "a//", "calendars/x/y"}) {
    CAPTURE(path);
    CHECK(!dav_place(path));
  }
  CHECK(dav_href({.kind = Kind::member, .link = "L", .member = "Tết 1@x.ics"}) == "/caldav/L/calendar/T%E1%BA%BFt%201@x.ics");
}
