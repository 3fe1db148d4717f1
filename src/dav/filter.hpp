#pragma once
#include "dav/request.hpp"
#include "files/xml_tree.hpp"

// For this module's own files alone.
namespace nhipcau::dav {

/// "20260104T000000Z"; nothing of anything else.
std::optional<Instant> parse_utc(std::string_view text);
/// CALDAV:time-range and CALDAV:expand; nothing if an end is no time in UTC, if there is none at all, or if they stand the wrong way round.
std::optional<TimeRange> parse_range(const files::XmlElement& element);
/// CALDAV:filter.
Asked<EventFilter> parse_filter(const files::XmlElement& filter);

}  // namespace nhipcau::dav
