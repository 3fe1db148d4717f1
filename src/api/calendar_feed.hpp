#pragma once
#include <string>

#include "api/messages.hpp"
#include "base/date.hpp"
#include "office/calendar_links.hpp"
#include "office/rights.hpp"
#include "store/database.hpp"

namespace nhipcau::api {

/// What a link shows to other programs: the calendar of last year, this one and the next, as an iCalendar file. The one place where what
/// the office's calendar holds comes into a link.
/// sight  the owner's
std::string calendar_feed(store::Read& tx, const office::CalendarLink& link, const office::Sight& sight, const Date& today,
                          Language language);

}  // namespace nhipcau::api
