#include <doctest/doctest.h>

#include <cmath>

#include "lunar/civil_time.hpp"
#include "lunar/delta_t.hpp"
#include "lunar/new_moon.hpp"
#include "lunar/sun.hpp"

using namespace nhipcau;
using namespace nhipcau::lunar;

namespace {

/// A moment by JPL's ephemeris DE423, computed apart from this program (docs/decisions/0033-lunar-calendar.md).
struct Known {
  int number;
  double jde;
};

constexpr Known kMoons[] = {{-1238, 2414991.53309}, {-1053, 2420454.16804}, {-938, 2423850.16523}, {-395, 2439885.18737},
                            {-185, 2446086.60359},  {-16, 2451077.21010},   {0, 2451550.26021},    {288, 2460054.67617},
                            {387, 2462978.20712},   {672, 2471395.20984},   {902, 2478186.20909},  {963, 2479988.21000},
                            {1061, 2482882.21001},  {1250, 2488463.01936}};
constexpr Known kTerms[] = {{-2400, 2415099.56873}, {-2133, 2419163.16700}, {-1158, 2434003.16703}, {-700, 2440972.21759},
                            {-2, 2451593.85719},    {18, 2451900.06840},    {84, 2452905.94992},    {324, 2456558.36476},
                            {800, 2463800.99582},   {920, 2465627.20909},   {1456, 2473785.06269},  {1200, 2469885.93118},
                            {1932, 2481029.58247},  {2366, 2487634.35414},  {2405, 2488225.04252}};

}  // namespace

TEST_CASE("new moons are within 18 seconds of an ephemeris of today") {
  for (const Known& known : kMoons) {
    CAPTURE(known.number);
    CHECK(std::abs(new_moon(known.number) - known.jde) * 86400 < 18);
  }
}

TEST_CASE("the Sun reaches its terms within 16 seconds of an ephemeris of today") {
  for (const Known& known : kTerms) {
    CAPTURE(known.number);
    CHECK(std::abs(sun_reaches(known.number) - known.jde) * 86400 < 16);
    CHECK(std::abs(std::remainder(sun_longitude(sun_reaches(known.number)) - 15 * known.number, 360)) * 3600 < 0.001);
  }
}

TEST_CASE("the Earth's turning is as it was measured, and foretold without a jump") {
  CHECK(delta_t_s(1900) == doctest::Approx(-2.72));
  CHECK(delta_t_s(1952.5) == doctest::Approx(30.11));
  CHECK(delta_t_s(2020) == doctest::Approx(69.36));
  CHECK(delta_t_s(2024.999) == doctest::Approx(delta_t_s(2025)).epsilon(0.001));
  CHECK(delta_t_s(2100) == doctest::Approx(103.2).epsilon(0.001));
  CHECK(delta_t_error_s(1990) == 0.5);
  CHECK(delta_t_error_s(2050) == doctest::Approx(6.4).epsilon(0.02));
  CHECK(delta_t_error_s(2100) == doctest::Approx(33.5).epsilon(0.02));
}

TEST_CASE("days begin at midnight of the clock that held") {
  for (const int day : {-25567, kDecisionDay - 2, kDecisionDay, 0, 20000, 47000}) {
    CAPTURE(day);
    const CivilMoment noon = civil_moment(midnight_of(day) + 0.5);
    CHECK(noon.day == day);
    CHECK(noon.second == doctest::Approx(43200).epsilon(0.0001));
    CHECK(civil_moment(midnight_of(day) + 0.001).day == day);
    CHECK(civil_moment(midnight_of(day) + 0.0001).shift == -1);
    CHECK(civil_moment(midnight_of(day + 1) - 0.0001).shift == 1);
    CHECK(civil_moment(midnight_of(day) + 0.002).shift == 0);
  }
  CHECK(midnight_of(kDecisionDay) - midnight_of(kDecisionDay - 1) == doctest::Approx(1 + 1.0 / 24));
}
