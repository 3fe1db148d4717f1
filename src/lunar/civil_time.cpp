#include "lunar/civil_time.hpp"

#include <cmath>

#include "lunar/delta_t.hpp"

namespace nhipcau::lunar {
namespace {

constexpr double kSecondsOfDay = 86400;
constexpr double kEpoch = 2440587.5;  ///< the Julian date of 1 January 1970, 0 h
constexpr double kSeriesError_s = 20;

double year_of(double jde) {
  return 2000 + (jde - 2451544.5) / 365.25;
}

/// Days ahead of Universal Time.
constexpr double zone_of(double day) {
  return (day < kDecisionDay ? 8.0 : 7.0) / 24;
}

}  // namespace

CivilMoment civil_moment(double jde) {
  const double year = year_of(jde);
  const double universal = jde - kEpoch - delta_t_s(year) / kSecondsOfDay;
  const double local = universal + zone_of(universal + 8.0 / 24);
  const double day = std::floor(local);
  const double second = (local - day) * kSecondsOfDay;
  const double near_s = kSeriesError_s + 2 * delta_t_error_s(year);
  const int shift = second < near_s ? -1 : kSecondsOfDay - second < near_s ? 1 : 0;
  return {static_cast<int>(day), second, shift};
}

double midnight_of(int day) {
  const double universal = kEpoch + day - zone_of(day);
  return universal + delta_t_s(year_of(universal)) / kSecondsOfDay;
}

}  // namespace nhipcau::lunar
