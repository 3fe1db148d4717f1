#pragma once
#include <string>
#include <vector>

#include "base/clock.hpp"

/// Writing calendars that other programs take in.
namespace nhipcau::ical {

/// Something that lasts one or more whole days.
struct AllDayEvent {
  std::string uid;  ///< the same whenever the same event is written, so that it is replaced and not doubled; unlike any other in the world
  Date first, last;
  std::string summary;
  std::string description = {};              ///< may have lines
  std::vector<std::string> categories = {};  ///< may be empty
};

struct CalendarFile {
  std::string name;
  std::vector<AllDayEvent> events;
};

/// One iCalendar object.
///
///   lines    end with CR LF and have at most 75 octets; longer ones go on behind CR LF and a space, never inside a character
///   days     DTSTART and DTEND as DATE, the latter the day behind the last
///   busy     never: TRANSP is TRANSPARENT
///   texts    UTF-8; backslash, comma, semicolon and line ends are escaped, other control characters left out
///
/// revised_at  DTSTAMP of every event: when what it says was last revised
/// source      RFC 5545, 3.1, 3.3.11, 3.6.1, 3.8; the name also as RFC 7986 has it
std::string to_text(const CalendarFile& file, Instant revised_at);

}  // namespace nhipcau::ical
