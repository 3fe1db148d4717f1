#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/calendar_feed.hpp"

/// What a calendar link shows to programs that ask by CalDAV: one calendar of files, one for each event or series.
namespace nhipcau::api {

/// One file of the calendar.
struct DavMember {
  std::string name;     ///< "<uid>.ics"
  ical::Calendar file;  ///< an event; of a series also those of its times that are unlike the others; with the zone they name
  std::string bytes;    ///< the same whenever it is written, until what it says is revised
  std::string etag;     ///< with its quotes; what GET answers has the same
  Instant revised_at;
};

struct DavCalendar {
  LinkEyes eyes;
  std::vector<DavMember> members = {};
  std::string tag = {};  ///< another as soon as any member is another, one comes or one goes

  [[nodiscard]] const DavMember* find(std::string_view name) const;
  /// What it is called: by what its link shows.
  [[nodiscard]] std::string name() const;
};

/// Last year, this one and two more.
DavCalendar load_dav_calendar(store::Read& tx, const LinkEyes& eyes, const Date& today);
/// The whole of it as one file.
std::string dav_feed(store::Read& tx, const LinkEyes& eyes, const Date& today);

/// A thing that has an address below /caldav/.
struct DavPlace {
  enum class Kind { root, home, calendar, member };
  Kind kind = Kind::root;
  std::string link = {};    ///< the id of the link; empty: of the root
  std::string member = {};  ///< a member's name
};
/// What stands behind "/caldav" and the slash, decoded: "", "<link>/", "<link>/calendar/", "<link>/calendar/<member>"; the slash in the end
/// may be missing. None for anything else.
std::optional<DavPlace> dav_place(std::string_view path);
/// Its address, escaped: "/caldav/<link>/calendar/tet-2027-02-06@calendar.nhipcau.ics".
std::string dav_href(const DavPlace& place);

}  // namespace nhipcau::api
