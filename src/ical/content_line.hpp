#pragma once
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "ical/local_time.hpp"

namespace nhipcau::ical {

/// A content line, folded: lines end with CR LF and have at most 75 octets; longer ones go on behind CR LF and a space, never inside a
/// character. source  RFC 5545, 3.1
void put_line(std::string& out, std::string_view line);

/// A value of type TEXT: backslash, comma, semicolon and line ends are escaped, other control characters left out (3.3.11).
std::string escaped(std::string_view text);
/// What may stand as a parameter's value, quoted where it must be; what may stand in none is left out (3.1).
std::string parameter(std::string_view text);
/// A value that has no escapes, such as an address: control characters are left out.
std::string unescapable(std::string_view text);

std::string date_text(LocalTime at);                   ///< "20270412"
std::string time_text(LocalTime at);                   ///< "20270412T090000"
std::string utc_text(Instant at);                      ///< "20261123T083000Z"
std::string offset_text(std::chrono::seconds offset);  ///< "+0700", "-033000" with seconds only where there are some

}  // namespace nhipcau::ical
