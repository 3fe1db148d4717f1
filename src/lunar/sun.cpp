#include "lunar/sun.hpp"

#include <cmath>
#include <numbers>
#include <span>

#include "lunar/sun_waves.hpp"

namespace nhipcau::lunar {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kDegree = kPi / 180;
constexpr double kSecond = kDegree / 3600;  ///< of arc
constexpr double kJ2000 = 2451545.0;
constexpr double kTropicalYear = 365.242189;
constexpr double kEquinox2000 = 2451623.8;  ///< of March, nearly

double sum(std::span<const Wave> waves, double t) {
  double total = 0;
  for (const Wave& wave : waves) total += wave.size * std::cos(wave.phase + wave.speed * t);
  return total * 1e-8;
}

/// Radians, from the equinox of the date.
double geometric_longitude(double t) {
  const double earth =
      sum(kLongitude0, t) + (sum(kLongitude1, t) + (sum(kLongitude2, t) + (sum(kLongitude3, t) + sum(kLongitude4, t) * t) * t) * t) * t;
  constexpr double kPrecession = -2.997 * kSecond;  // a millennium: VSOP87 stands on the precession of IAU 1976, which runs too fast
  return earth + kPi + kPrecession * t;
}

/// Nutation in longitude, in radians: `size` and `growth` in 10⁻⁴ arc seconds, the latter a century.
struct Nodding {
  int elongation, sun, moon, latitude, node;
  double size, growth;
};
constexpr Nodding kNutation[] = {
    {0, 0, 0, 0, 1, -171996, -174.2}, {-2, 0, 0, 2, 2, -13187, -1.6}, {0, 0, 0, 2, 2, -2274, -0.2}, {0, 0, 0, 0, 2, 2062, 0.2},
    {0, 1, 0, 0, 0, 1426, -3.4},      {0, 0, 1, 0, 0, 712, 0.1},      {-2, 1, 0, 2, 2, -517, 1.2},  {0, 0, 0, 2, 1, -386, -0.4},
    {0, 0, 1, 2, 2, -301, 0},         {-2, -1, 0, 2, 2, 217, -0.5},   {-2, 0, 1, 0, 0, -158, 0},    {-2, 0, 0, 2, 1, 129, 0.1},
    {0, 0, -1, 2, 2, 123, 0},         {2, 0, 0, 0, 0, 63, 0},         {0, 0, 1, 0, 1, 63, 0.1},     {2, 0, -1, 2, 2, -59, 0},
    {0, 0, -1, 0, 1, -58, -0.1},      {0, 0, 1, 2, 1, -51, 0},        {-2, 0, 2, 0, 0, 48, 0},      {0, 0, -2, 2, 1, 46, 0},
    {2, 0, 0, 2, 2, -38, 0},
};

double nutation(double jde) {
  const double t = (jde - kJ2000) / 36525;  // centuries
  const double elongation = (297.85036 + (445267.111480 - 0.0019142 * t) * t) * kDegree;
  const double sun = (357.52772 + (35999.050340 - 0.0001603 * t) * t) * kDegree;
  const double moon = (134.96298 + (477198.867398 + 0.0086972 * t) * t) * kDegree;
  const double latitude = (93.27191 + (483202.017538 - 0.0036825 * t) * t) * kDegree;
  const double node = (125.04452 + (-1934.136261 + 0.0020708 * t) * t) * kDegree;
  double total = 0;
  for (const Nodding& one : kNutation) {
    const double angle = one.elongation * elongation + one.sun * sun + one.moon * moon + one.latitude * latitude + one.node * node;
    total += (one.size + one.growth * t) * std::sin(angle);
  }
  return total * 1e-4 * kSecond;
}

/// How much further back the Sun is seen, since the Earth moves while its light comes; radians.
double aberration(double t) {
  return -20.4898 * kSecond / (sum(kDistance0, t) + sum(kDistance1, t) * t);
}

}  // namespace

double sun_longitude(double jde) {
  const double t = (jde - kJ2000) / 365250;
  const double degrees = std::fmod((geometric_longitude(t) + nutation(jde) + aberration(t)) / kDegree, 360);
  return degrees < 0 ? degrees + 360 : degrees;
}

double sun_reaches(int number) {
  const double wanted = 15.0 * (((number % 24) + 24) % 24);
  double jde = kEquinox2000 + number * kTropicalYear / 24;
  for (int round = 0; round < 3; ++round) {  // the first guess is within 3 days, each round makes that a thousand times less
    const double anomaly = (357.528 + 0.98560028 * (jde - kJ2000)) * kDegree;
    const double degrees_a_day = 360 / kTropicalYear * (1 + 0.0334 * std::cos(anomaly));
    jde -= std::remainder(sun_longitude(jde) - wanted, 360) / degrees_a_day;
  }
  return jde;
}

}  // namespace nhipcau::lunar
