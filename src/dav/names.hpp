#pragma once
#include <compare>
#include <string>
#include <string_view>

/// WebDAV and its calendars (RFC 4918, 3253, 3744, 4791, 6578): what is asked, as plain values, and what is answered, as XML. Knows no HTTP
/// and no calendar.
namespace nhipcau::dav {

inline constexpr std::string_view kDav = "DAV:";
inline constexpr std::string_view kCalDav = "urn:ietf:params:xml:ns:caldav";
inline constexpr std::string_view kCalendarServer = "http://calendarserver.org/ns/";  ///< getctag, which Apple's clients asked for first

/// The name of a property, or of a condition that was not met.
struct Name {
  std::string space, local;
  friend auto operator<=>(const Name&, const Name&) = default;
};

}  // namespace nhipcau::dav
