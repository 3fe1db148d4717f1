#pragma once

/// How far the Earth's turning, by which people live, runs behind the even time of astronomy.
namespace nhipcau::lunar {

/// Seconds by which Terrestrial Time is ahead of Universal Time.
/// year     with its fraction, 1899–2102
/// returns  measured until 2025 (within 1 s), foretold after it
/// source   1900–2025: published values of the Astronomical Almanac and the IERS; later: the slope of 2000–2025, and the long-term
///          lengthening of the day by Stephenson, Morrison & Hohenkerk (2016), 32.5 s a century squared
double delta_t_s(double year);

/// The standard error of delta_t_s; 0.5 s for what was measured.
/// source   Huber (2006), "Modeling the length of day and extrapolating the rotation of the Earth"
double delta_t_error_s(double year);

}  // namespace nhipcau::lunar
