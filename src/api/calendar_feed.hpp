#pragma once
#include <optional>
#include <string>

#include "api/messages.hpp"
#include "base/clock.hpp"
#include "ical/event.hpp"
#include "office/account.hpp"
#include "office/calendar_links.hpp"
#include "office/rights.hpp"
#include "store/database.hpp"

/// What calendar links show to other programs, however these ask.
namespace nhipcau::api {

/// A link and whose eyes it sees with.
struct LinkEyes {
  office::CalendarLink link;
  office::Account owner;
  office::Sight sight;
  [[nodiscard]] Language language() const { return owner.language == "en" ? Language::en : Language::vi; }
};
/// Those of a secret; none if it never was, is over, or its owner may see the calendar no more.
std::optional<LinkEyes> find_link_eyes(store::Read& tx, const Date& today, std::string_view secret);

struct Years {
  int first = 0, last = 0;
};

/// What a link shows of some years: days and events, each saying itself when it was last revised. The one place where what the office's
/// calendar holds comes into a link. Without a name.
ical::Calendar link_calendar(store::Read& tx, const LinkEyes& eyes, Years years);

/// The same of last year, this one and the next as an iCalendar file.
std::string calendar_feed(store::Read& tx, const LinkEyes& eyes, const Date& today);

/// Writes down that a link was used, where that is news.
Result<void> note_use(store::Database& database, const Clock& clock, const office::CalendarLink& link);

}  // namespace nhipcau::api
