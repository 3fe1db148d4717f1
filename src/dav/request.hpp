#pragma once
#include <optional>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "dav/names.hpp"

namespace nhipcau::dav {

inline constexpr std::size_t kMostOctets = 1024 * 1024;  ///< of a request
inline constexpr std::size_t kMostNames = 200;           ///< of properties in one request
inline constexpr std::size_t kMostHrefs = 10'000;        ///< of one calendar-multiget
inline constexpr std::size_t kMostFilters = 50;          ///< of one calendar-query
inline constexpr std::size_t kMostOctetsOfText = 2000;   ///< of an address, a token, a text that is looked for

/// Why a request is not answered.
struct Refusal {
  int status = 400;
  std::optional<Name> condition = {};  ///< which the standard names for it
  std::string key;                     ///< of the sentence
};
template <class T>
using Asked = tl::expected<T, Refusal>;

/// A span of time; an end that is left out is open.
struct TimeRange {
  std::optional<Instant> from, until;
  friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// Which properties somebody wants.
struct Wanted {
  enum class Which { some, all, names_alone };
  Which which = Which::all;
  std::vector<Name> names = {};          ///< beside all of them, where they are all
  std::optional<TimeRange> expand = {};  ///< of calendar-data: every time of what repeats, in this span, for itself
};

/// What a property of an event must say.
struct TextMatch {
  std::string text;
  bool is_negated = false;
  bool minds_case = false;
};
struct PropertyFilter {
  std::string name;  ///< "SUMMARY"
  bool is_not_defined = false;
  std::optional<TextMatch> match = {};
};
/// Which events somebody wants: those that meet all of it.
struct EventFilter {
  bool is_never = false;  ///< asks for what a calendar of events never holds, such as tasks
  std::optional<TimeRange> during = {};
  std::vector<PropertyFilter> properties = {};
};

struct CalendarQuery {
  Wanted wanted;
  EventFilter filter;
};
struct CalendarMultiget {
  Wanted wanted;
  std::vector<std::string> hrefs;  ///< as they stand
};
struct SyncCollection {
  Wanted wanted;
  std::string token;                ///< empty: from the beginning
  std::optional<std::size_t> most;  ///< of answers
};
struct FreeBusyQuery {
  TimeRange during;  ///< both ends
};
using Report = std::variant<CalendarQuery, CalendarMultiget, SyncCollection, FreeBusyQuery>;

/// The body of a PROPFIND; an empty one asks for everything.
/// errors  400 caldav.bad_request: no XML, or another one; 413 caldav.asks_too_much: beyond the limits above
/// source  RFC 4918, 9.1, 14.20
Asked<Wanted> parse_propfind(const std::string& body);

/// The body of a REPORT.
///
/// Of a calendar-query filters on events by time and by what a property says are understood, also whether they have reminders (they have
/// none) or are something else than events (they are not).
/// errors  those of parse_propfind; 403 caldav.unknown_report with DAV:supported-report
///         | 403 caldav.unknown_filter with CALDAV:supported-filter, of one that is none CALDAV:valid-filter
///         | 403 caldav.unknown_filter with CALDAV:supported-collation | 403 caldav.unknown_data with CALDAV:supported-calendar-data
/// source  RFC 4791, 7 and 9; RFC 6578, 6; RFC 3253, 3.6
Asked<Report> parse_report(const std::string& body);

}  // namespace nhipcau::dav
