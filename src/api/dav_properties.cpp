#include "api/dav_properties.hpp"

#include <algorithm>

#include "api/call.hpp"
#include "api/http_date.hpp"
#include "calendar/occasion.hpp"
#include "ical/happenings.hpp"
#include "ical/writing.hpp"

namespace nhipcau::api {
namespace {

using Kind = DavPlace::Kind;
using Said = std::optional<std::string>;  ///< XML; none: the thing has no such property

constexpr std::size_t kMostBytesOfMember = 1024 * 1024;  ///< told, as RFC 4791, 5.2.5 wants it: nobody can put one in anyhow

struct Row {
  std::string_view space, local;
  bool is_usual = false;  ///< told by allprop
  Said (*say)(const DavThing& thing);
};

bool is_calendar(const DavThing& thing) {
  return thing.place.kind == Kind::calendar;
}

Said if_calendar(const DavThing& thing, std::string_view inside) {
  return is_calendar(thing) ? Said(std::string(inside)) : std::nullopt;
}

std::string home_of(const DavThing& thing) {
  return dav::href_element(dav_href({.kind = Kind::home, .link = thing.calendar.eyes.link.id.value}));
}

Said if_home(const DavThing& thing) {
  return thing.place.kind == Kind::home ? Said(home_of(thing)) : std::nullopt;
}

Said resource_type(const DavThing& thing) {
  switch (thing.place.kind) {
    case Kind::root: return "<D:collection/>";
    case Kind::home: return "<D:collection/><D:principal/>";
    case Kind::calendar: return "<D:collection/><C:calendar/>";
    case Kind::member: return "";
  }
  return std::nullopt;
}

Said display_name(const DavThing& thing) {
  switch (thing.place.kind) {
    case Kind::root: return "Nhịp Cầu";
    case Kind::home: return dav::escaped(thing.calendar.eyes.owner.shown_name);
    case Kind::calendar: return dav::escaped(thing.calendar.name());
    case Kind::member: return dav::escaped(thing.member->file.events.front().summary);
  }
  return std::nullopt;
}

Said reports(const DavThing& thing) {
  std::string out;
  for (const char* report : {"<C:calendar-query/>", "<C:calendar-multiget/>", "<C:free-busy-query/>", "<D:sync-collection/>"})
    out.append("<D:supported-report><D:report>").append(report).append("</D:report></D:supported-report>");
  return if_calendar(thing, out);
}

Said privileges(const DavThing& /*thing*/) {
  return "<D:privilege><D:read/></D:privilege><D:privilege><D:read-current-user-privilege-set/></D:privilege>"
         "<D:privilege><C:read-free-busy/></D:privilege>";
}

Said time_zone(const DavThing& thing) {
  const Instant since = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
  return if_calendar(thing, dav::escaped(ical::to_text(ical::office_zone(), since)));
}

Said description(const DavThing& thing) {
  return if_calendar(thing, dav::escaped(message(thing.calendar.eyes.language(), "caldav.description")));
}

Said content_type(const DavThing& thing) {
  return thing.member ? Said(kCalendarType) : std::nullopt;
}
Said content_length(const DavThing& thing) {
  return thing.member ? Said(std::to_string(thing.member->bytes.size())) : std::nullopt;
}
Said last_modified(const DavThing& thing) {
  return thing.member ? Said(to_http_date(thing.member->revised_at)) : std::nullopt;
}
Said etag(const DavThing& thing) {
  return thing.member ? Said(dav::escaped(thing.member->etag)) : std::nullopt;
}

using dav::kCalDav;
using dav::kCalendarServer;
using dav::kDav;

constexpr Row kRows[] = {
    {kDav, "resourcetype", true, resource_type},
    {kDav, "displayname", true, display_name},
    {kDav, "getcontenttype", true, content_type},
    {kDav, "getcontentlength", true, content_length},
    {kDav, "getetag", true, etag},
    {kDav, "getlastmodified", true, last_modified},
    {kDav, "supportedlock", true, [](const DavThing&) -> Said { return ""; }},
    // Told to everybody: who is led here from /.well-known/caldav may have lost on the way what was asked.
    {kDav, "current-user-principal", true, [](const DavThing& thing) -> Said { return home_of(thing); }},
    {kDav, "owner", false,
     [](const DavThing& thing) -> Said { return thing.place.kind == Kind::root ? std::nullopt : Said(home_of(thing)); }},
    {kDav, "principal-URL", false, if_home},
    {kDav, "current-user-privilege-set", false, privileges},
    {kDav, "supported-report-set", false, reports},
    {kDav, "sync-token", false, [](const DavThing& thing) { return if_calendar(thing, dav::escaped(sync_token(thing.calendar))); }},
    {kCalDav, "calendar-home-set", false, if_home},
    {kCalDav, "calendar-user-address-set", false, if_home},
    {kCalDav, "calendar-description", false, description},
    {kCalDav, "calendar-timezone", false, time_zone},
    {kCalDav, "supported-calendar-component-set", false,
     [](const DavThing& thing) { return if_calendar(thing, "<C:comp name=\"VEVENT\"/>"); }},
    {kCalDav, "supported-calendar-data", false,
     [](const DavThing& thing) { return if_calendar(thing, "<C:calendar-data content-type=\"text/calendar\" version=\"2.0\"/>"); }},
    {kCalDav, "supported-collation-set", false,
     [](const DavThing& thing) {
       return if_calendar(thing,
                          "<C:supported-collation>i;ascii-casemap</C:supported-collation>"
                          "<C:supported-collation>i;octet</C:supported-collation>"
                          "<C:supported-collation>i;unicode-casemap</C:supported-collation>");
     }},
    {kCalDav, "max-resource-size", false, [](const DavThing& thing) { return if_calendar(thing, std::to_string(kMostBytesOfMember)); }},
    {kCalendarServer, "getctag", false, [](const DavThing& thing) { return if_calendar(thing, dav::escaped(thing.calendar.tag)); }},
};

dav::Name name_of(const Row& row) {
  return {std::string(row.space), std::string(row.local)};
}

bool is_data(const dav::Name& name) {
  return name.space == kCalDav && name.local == "calendar-data";
}

std::string data_of(const DavMember& member, const dav::Wanted& wanted) {
  if (!wanted.expand) return dav::escaped(member.bytes);
  const auto each = ical::expanded(member.file, ical::office_zone(), *wanted.expand->from, *wanted.expand->until);
  return dav::escaped(ical::to_text(each, calendar::shipped_revised_at()));
}

Said say(const DavThing& thing, const dav::Name& name) {
  const auto row =
      std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& one) { return one.space == name.space && one.local == name.local; });
  return row == std::end(kRows) ? std::nullopt : row->say(thing);
}

/// The names that were asked for, each found or missing.
void put_names(const DavThing& thing, const dav::Wanted& wanted, bool with_data, dav::Answer& out) {
  for (const dav::Name& name : wanted.names) {
    Said said = with_data && thing.member && is_data(name) ? Said(data_of(*thing.member, wanted)) : say(thing, name);
    if (said) {
      out.found.push_back({name, std::move(*said)});
    } else {
      out.missing.push_back(name);
    }
  }
}

}  // namespace

DavThing thing_of(const DavCalendar& calendar, const DavMember& member) {
  return {
      .place = {.kind = Kind::member, .link = calendar.eyes.link.id.value, .member = member.name}, .calendar = calendar, .member = &member};
}

dav::Answer describe(const DavThing& thing, const dav::Wanted& wanted, bool with_data) {
  dav::Answer out{.href = dav_href(thing.place)};
  for (const Row& row : kRows) {
    if (wanted.which == dav::Wanted::Which::some || (wanted.which == dav::Wanted::Which::all && !row.is_usual)) continue;
    Said said = row.say(thing);
    if (!said) continue;
    const bool is_name_alone = wanted.which == dav::Wanted::Which::names_alone;
    out.found.push_back({name_of(row), is_name_alone ? std::string() : std::move(*said)});
  }
  put_names(thing, wanted, with_data, out);
  return out;
}

std::string sync_token(const DavCalendar& calendar) {
  return "data:," + calendar.tag;
}

}  // namespace nhipcau::api
