#include "lunar/delta_t.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace nhipcau::lunar {
namespace {

constexpr double kFirstMeasured = 1900;
constexpr double kLastMeasured = 2025;
constexpr double kStep = 5;  ///< years between two values
constexpr std::array kMeasured_s = {-2.72, 3.86,  10.46, 17.20, 21.16, 23.62, 24.02, 23.93, 24.33, 26.77, 29.15, 31.07, 33.15,
                                    35.73, 40.18, 45.48, 50.54, 54.34, 56.86, 60.78, 63.83, 64.69, 66.07, 67.64, 69.36, 69.14};
static_assert(kMeasured_s.size() == static_cast<std::size_t>((kLastMeasured - kFirstMeasured) / kStep) + 1);

constexpr double kSlope = 0.21;       ///< seconds a year, mean of 2000–2025
constexpr double kBending = 0.00325;  ///< seconds a year squared

}  // namespace

double delta_t_s(double year) {
  if (year >= kLastMeasured) {
    const double ahead = year - kLastMeasured;
    return kMeasured_s.back() + kSlope * ahead + kBending * ahead * ahead;
  }
  const double steps = std::max(year - kFirstMeasured, 0.0) / kStep;
  const auto at = std::min(static_cast<std::size_t>(steps), kMeasured_s.size() - 2);
  return std::lerp(kMeasured_s[at], kMeasured_s[at + 1], steps - static_cast<double>(at));
}

double delta_t_error_s(double year) {
  constexpr double kMeasured_error_s = 0.5;
  const double ahead = year - kLastMeasured;
  if (ahead <= 0) return kMeasured_error_s;
  const double foretold = 0.36525 * ahead * std::sqrt(ahead * 0.058 / 3 * (1 + ahead / 2500));
  return std::max(foretold, kMeasured_error_s);
}

}  // namespace nhipcau::lunar
