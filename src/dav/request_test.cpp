#include "dav/request.hpp"

#include <doctest/doctest.h>

#include "dav/filter.hpp"

using namespace nhipcau;
using namespace nhipcau::dav;

namespace {

const std::string kSpaces = R"( xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav")";

std::string query(const std::string& in_event) {
  return "<C:calendar-query" + kSpaces + "><D:prop><D:getetag/><C:calendar-data/></D:prop><C:filter><C:comp-filter name=\"VCALENDAR\">" +
         "<C:comp-filter name=\"VEVENT\">" + in_event + "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>";
}

EventFilter filter_of(const std::string& in_event) {
  const auto report = parse_report(query(in_event));
  REQUIRE(report);
  return std::get<CalendarQuery>(*report).filter;
}

Refusal refused(const std::string& body) {
  const auto report = parse_report(body);
  REQUIRE(!report);
  return report.error();
}

}  // namespace

TEST_CASE("dav: a PROPFIND asks for some properties, all, or their names; an empty one for all") {
  const auto some = parse_propfind("<D:propfind" + kSpaces +
                                   "><D:prop><D:getetag/><C:calendar-data/><x xmlns=\"urn:y\"/><D:getetag/></D:prop></D:propfind>");
  REQUIRE(some);
  CHECK(some->which == Wanted::Which::some);
  CHECK(some->names == std::vector<Name>{{"DAV:", "getetag"}, {std::string(kCalDav), "calendar-data"}, {"urn:y", "x"}});
  CHECK(parse_propfind(" \r\n")->which == Wanted::Which::all);
  CHECK(parse_propfind("<propfind xmlns=\"DAV:\"><allprop/><include><owner/></include></propfind>")->names ==
        std::vector<Name>{{"DAV:", "owner"}});
  CHECK(parse_propfind("<propfind xmlns=\"DAV:\"><propname/></propfind>")->which == Wanted::Which::names_alone);
}

TEST_CASE("dav: what is no PROPFIND is refused, and what asks too much") {
  for (const std::string body : {"x", "<propfind/>", "<propfind xmlns=\"DAV:\">", "<prop xmlns=\"DAV:\"/>",
                                 "<!DOCTYPE p [<!ENTITY a \"b\">]><propfind xmlns=\"DAV:\"><prop>&a;</prop></propfind>"}) {
    CAPTURE(body);
    CHECK(parse_propfind(body).error().status == 400);
  }
  std::string many = "<propfind xmlns=\"DAV:\"><prop>";
  for (std::size_t i = 0; i <= kMostNames; ++i) many += "<p" + std::to_string(i) + "/>";
  CHECK(parse_propfind(many + "</prop></propfind>").error().status == 413);
  CHECK(parse_propfind(std::string(kMostOctets, ' ') + "<").error().status == 413);
}

TEST_CASE("dav: a calendar-query asks for events by time and by what they say") {
  CHECK(!filter_of("").during);
  const auto in_march = filter_of(R"(<C:time-range start="20270301T000000Z" end="20270401T000000Z"/>)");
  CHECK(in_march.during == TimeRange{from_rfc3339("2027-03-01T00:00:00.000Z"), from_rfc3339("2027-04-01T00:00:00.000Z")});
  CHECK(!filter_of(R"(<C:time-range start="20270301T000000Z"/>)").during->until);
  const auto named = filter_of(
      R"(<C:prop-filter name="summary"><C:text-match collation="i;octet" negate-condition="yes">Họp</C:text-match></C:prop-filter>)");
  REQUIRE(named.properties.size() == 1);
  CHECK(named.properties[0].name == "SUMMARY");
  CHECK(named.properties[0].match->text == "Họp");
  CHECK(named.properties[0].match->is_negated);
  CHECK(named.properties[0].match->minds_case);
  CHECK(filter_of(R"(<C:prop-filter name="ATTENDEE"><C:is-not-defined/></C:prop-filter>)").properties[0].is_not_defined);
}

TEST_CASE("dav: a calendar of events has no tasks and no reminders") {
  CHECK(filter_of(R"(<C:comp-filter name="VALARM"/>)").is_never);
  CHECK(!filter_of(R"(<C:comp-filter name="VALARM"><C:is-not-defined/></C:comp-filter>)").is_never);
  const std::string head = "<C:calendar-query" + kSpaces + "><C:filter><C:comp-filter name=\"VCALENDAR\">",
                    foot = "</C:comp-filter></C:filter></C:calendar-query>";
  const auto tasks = parse_report(head + "<C:comp-filter name=\"VTODO\"/>" + foot);
  REQUIRE(tasks);
  CHECK(std::get<CalendarQuery>(*tasks).filter.is_never);
  CHECK(!std::get<CalendarQuery>(*parse_report(head + foot)).filter.is_never);
}

TEST_CASE("dav: a filter that is not understood is refused, never passed over") {
  struct Row {
    std::string in_event, condition;
  };
  const Row rows[] = {
      {R"(<C:time-range/>)", "valid-filter"},
      {R"(<C:time-range start="20270301"/>)", "valid-filter"},
      {R"(<C:time-range start="20270230T000000Z"/>)", "valid-filter"},
      {R"(<C:time-range start="20270401T000000Z" end="20270301T000000Z"/>)", "valid-filter"},
      {R"(<C:prop-filter/>)", "valid-filter"},
      {R"(<C:prop-filter name="DTSTART"><C:time-range start="20270301T000000Z"/></C:prop-filter>)", "supported-filter"},
      {R"(<C:prop-filter name="X"><C:param-filter name="Y"/></C:prop-filter>)", "supported-filter"},
      {R"(<C:prop-filter name="X"><C:text-match collation="i;swedish">a</C:text-match></C:prop-filter>)", "supported-collation"},
      {R"(<x xmlns="urn:y"/>)", "supported-filter"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.in_event);
    const Refusal refusal = refused(query(row.in_event));
    CHECK(refusal.status == 403);
    CHECK(refusal.condition == Name{std::string(kCalDav), row.condition});
  }
  CHECK(refused("<C:calendar-query" + kSpaces + "/>").condition->local == "valid-filter");
}

TEST_CASE("dav: a multiget names its files, a sync its token, a free-busy-query its span") {
  const auto multiget =
      parse_report("<C:calendar-multiget" + kSpaces +
                   "><D:prop><C:calendar-data><C:expand start=\"20270301T000000Z\" end=\"20270401T000000Z\"/></C:calendar-data></D:prop>"
                   "<D:href> /caldav/a.ics\n</D:href><D:href>/b</D:href></C:calendar-multiget>");
  REQUIRE(multiget);
  CHECK(std::get<CalendarMultiget>(*multiget).hrefs == std::vector<std::string>{"/caldav/a.ics", "/b"});
  CHECK(std::get<CalendarMultiget>(*multiget).wanted.expand.has_value());
  const auto sync =
      parse_report("<D:sync-collection" + kSpaces +
                   "><D:sync-token>data:,1</D:sync-token><D:limit><D:nresults>5</D:nresults></D:limit><D:prop/></D:sync-collection>");
  REQUIRE(sync);
  CHECK(std::get<SyncCollection>(*sync).token == "data:,1");
  CHECK(std::get<SyncCollection>(*sync).most == 5);
  CHECK(parse_report("<C:free-busy-query" + kSpaces +
                     "><C:time-range start=\"20270301T000000Z\" end=\"20270302T000000Z\"/></C:free-busy-query>"));
  CHECK(refused("<C:free-busy-query" + kSpaces + "><C:time-range start=\"20270301T000000Z\"/></C:free-busy-query>").status == 400);
  CHECK(refused("<C:calendar-multiget" + kSpaces + "/>").status == 400);
  CHECK(refused("<D:expand-property" + kSpaces + "/>").condition == Name{"DAV:", "supported-report"});
  CHECK(refused(query("") + "<").status == 400);
}

TEST_CASE("dav: other data than iCalendar 2.0 is not given") {
  const Refusal refusal =
      refused("<C:calendar-multiget" + kSpaces +
              "><D:prop><C:calendar-data content-type=\"application/calendar+json\"/></D:prop><D:href>/a</D:href></C:calendar-multiget>");
  CHECK(refusal.condition == Name{std::string(kCalDav), "supported-calendar-data"});
}

TEST_CASE("dav: times in UTC and nothing else") {
  CHECK(parse_utc("20240229T235960Z").has_value());
  for (const std::string_view text :
       {"", "20230229T000000Z", "20270301T240000Z", "20270301T000000", "2027-03-01T0000Z", "00000101T000000Z", "20270301T0000-1Z"}) {
    CAPTURE(text);
    CHECK(!parse_utc(text));
  }
}
