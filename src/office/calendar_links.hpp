#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "office/account.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"

/// Links by which calendars of other programs (a phone, Thunderbird) read the office's calendar without signing in. Who has the link sees
/// what its owner may see; it can change nothing.
namespace nhipcau::office {

using CalendarLinkId = Id<struct CalendarLinkTag>;

/// What of the calendar a link shows. The words are those of the calendar; here they are kept.
struct CalendarChoice {
  std::vector<std::string> kinds;  ///< empty: all
  std::string theme;               ///< empty: all
  std::string country;             ///< ISO 3166-1 alpha-2, or EU; empty: all
  bool is_round_only = false;
};

struct CalendarLink {
  CalendarLinkId id;
  AccountId account;
  std::string name;  ///< what its owner calls it
  CalendarChoice choice;
  Instant made_at;
  std::optional<Date> used_on;  ///< the day alone: nobody's hours are watched
};

inline constexpr std::int64_t kMostCalendarLinks = 20;  ///< of an account
inline constexpr std::size_t kLongestCalendarLinkName = 60;

struct MadeCalendarLink {
  CalendarLink link;
  std::string secret;  ///< told this once; only its hash is stored
};
/// Of the actor's own.
/// errors  conflict office.too_many_calendar_links{kMostCalendarLinks}
Result<MadeCalendarLink> make_calendar_link(store::Write& tx, const Clock& clock, const Actor& actor, const std::string& name,
                                            const CalendarChoice& choice);
/// An account's, oldest first; at most kMostCalendarLinks.
std::vector<CalendarLink> list_calendar_links(store::Read& tx, const AccountId& account);
/// Of the actor's own: it is over at once. errors  not_found office.no_such_calendar_link
Result<void> end_calendar_link(store::Write& tx, const Clock& clock, const Actor& actor, const CalendarLinkId& link);
/// All of an account, when nothing that it had is to be good any more. Writes an audit line if there were any.
void end_calendar_links(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account);

/// The link of a secret; none if there is none, or if its owner's account is closed. What the owner may see is looked up apart
/// (load_rights).
std::optional<CalendarLink> find_calendar_link(store::Read& tx, std::string_view secret);
/// Writes down the day of use; costs nothing on the same day.
void note_calendar_link_use(store::Write& tx, const Clock& clock, const CalendarLink& link);

}  // namespace nhipcau::office
