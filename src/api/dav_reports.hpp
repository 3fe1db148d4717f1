#pragma once
#include "api/dav_calendar.hpp"
#include "api/dav_properties.hpp"
#include "dav/request.hpp"

namespace nhipcau::api {

/// The answer to a report on a calendar that gives XML: its body. Of a file that a calendar-multiget names and that is not there, or is not
/// this calendar's, it says 404.
/// errors  403 with DAV:valid-sync-token: the calendar is not as that token knew it, the client begins anew
///         | 507 with DAV:number-of-matches-within-limits: a sync-collection would give more than it wants
dav::Asked<std::string> answer_report(const DavCalendar& calendar, const dav::Report& report);

/// When events take somebody's time: a VFREEBUSY as text (RFC 4791, 7.10).
std::string free_busy(const DavCalendar& calendar, const dav::FreeBusyQuery& query, Instant now);

}  // namespace nhipcau::api
