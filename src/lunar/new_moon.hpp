#pragma once

namespace nhipcau::lunar {

/// The new moon number `k`, counted from that of 6 January 2000: the Julian date (Terrestrial Time) at which Moon and Sun have the same
/// apparent longitude. Within 18 s between 1899 and 2102, measured against JPL's DE423 (docs/decisions/0033-lunar-calendar.md).
/// source  J. Meeus, Astronomical Algorithms (2nd edition, 1998), chapter 49
double new_moon(int k);

}  // namespace nhipcau::lunar
