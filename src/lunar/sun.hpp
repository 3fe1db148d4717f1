#pragma once

namespace nhipcau::lunar {

/// The Sun's apparent longitude in degrees, 0 ≤ longitude < 360, at a Julian date (Terrestrial Time). Within 0.7″ between 1899 and 2102,
/// so that a solar term comes out within 16 s; measured against JPL's DE423 (docs/decisions/0033-lunar-calendar.md).
/// source  Bretagnon & Francou, VSOP87, its terms above 25·10⁻⁸ as chosen by Meeus (1998, chapters 22 and 25, appendix III); nutation IAU
///         1980; precession as corrected by IAU 2000
double sun_longitude(double jde);

/// The Julian date (Terrestrial Time) at which the Sun reaches `number` · 15°, counted from the equinox of March 2000: number 24 is the
/// equinox of March 2001, number 18 the winter solstice of 2000.
double sun_reaches(int number);

}  // namespace nhipcau::lunar
