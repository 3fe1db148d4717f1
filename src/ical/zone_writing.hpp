#pragma once
#include "ical/zone.hpp"

namespace nhipcau::ical {

/// The VTIMEZONE of a zone, right from `from` on: every change behind it that is known, and how it goes on every year.
/// Where that is no rule of RFC 5545 (changes that fall on the day before or behind), the days until 2100.
void put_zone(std::string& out, const Zone& zone, Instant from);

}  // namespace nhipcau::ical
