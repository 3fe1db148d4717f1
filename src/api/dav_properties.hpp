#pragma once
#include "api/dav_calendar.hpp"
#include "dav/multistatus.hpp"
#include "dav/request.hpp"

namespace nhipcau::api {

/// A thing somebody asks about.
struct DavThing {
  DavPlace place;
  const DavCalendar& calendar;
  const DavMember* member = nullptr;  ///< of a member
};
DavThing thing_of(const DavCalendar& calendar, const DavMember& member);

/// Its properties, as far as they are wanted (RFC 4918, 15; RFC 3744, 5; RFC 4791, 5.2 and 6.2; RFC 5397; RFC 6578, 4). Of calendar-data
/// alone, which no PROPFIND gives, `with_data` says whether it is meant.
dav::Answer describe(const DavThing& thing, const dav::Wanted& wanted, bool with_data = false);

/// What a sync-collection tells its client to come again with.
std::string sync_token(const DavCalendar& calendar);

}  // namespace nhipcau::api
