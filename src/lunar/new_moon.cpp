#include "lunar/new_moon.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <numbers>

namespace nhipcau::lunar {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

/// Days added to the mean new moon: `size` · E^|sun| · sin(sun·M + moon·M′ + node·F).
struct Term {
  double size;
  int sun, moon, node;
};
constexpr Term kTerms[] = {
    {-0.40720, 0, 1, 0},  {+0.17241, 1, 0, 0},  {+0.01608, 0, 2, 0},  {+0.01039, 0, 0, 2},   {+0.00739, -1, 1, 0}, {-0.00514, 1, 1, 0},
    {+0.00208, 2, 0, 0},  {-0.00111, 0, 1, -2}, {-0.00057, 0, 1, 2},  {+0.00056, 1, 2, 0},   {-0.00042, 0, 3, 0},  {+0.00042, 1, 0, 2},
    {+0.00038, 1, 0, -2}, {-0.00024, -1, 2, 0}, {-0.00007, 2, 1, 0},  {+0.00004, 0, 2, -2},  {+0.00004, 3, 0, 0},  {+0.00003, 1, 1, -2},
    {+0.00003, 0, 2, 2},  {-0.00003, 1, 1, 2},  {+0.00003, -1, 1, 2}, {-0.00002, -1, 1, -2}, {-0.00002, 1, 3, 0},  {+0.00002, 0, 4, 0},
};

/// What the planets do: `size` · sin(at + step·k), in degrees.
struct Planet {
  double at, step, size;
};
constexpr Planet kPlanets[] = {
    {251.88, 0.016321, 0.000165},  {251.83, 26.651886, 0.000164}, {349.42, 36.412478, 0.000126}, {84.66, 18.206239, 0.000110},
    {141.74, 53.303771, 0.000062}, {207.14, 2.453732, 0.000060},  {154.84, 7.306860, 0.000056},  {34.52, 27.261239, 0.000047},
    {207.19, 0.121824, 0.000042},  {291.34, 1.844379, 0.000040},  {161.72, 24.198154, 0.000037}, {239.56, 25.513099, 0.000035},
    {331.55, 3.592518, 0.000023},
};

}  // namespace

double new_moon(int k) {
  const double n = k;
  const double t = n / 1236.85;  // centuries since 2000
  const double mean = 2451550.09766 + 29.530588861 * n + (0.00015437 + (-0.000000150 + 0.00000000073 * t) * t) * t * t;
  const double sun = (2.5534 + 29.10535670 * n + (-0.0000014 - 0.00000011 * t) * t * t) * kDegree;
  const double moon = (201.5643 + 385.81693528 * n + (0.0107582 + (0.00001238 - 0.000000058 * t) * t) * t * t) * kDegree;
  const double latitude = (160.7108 + 390.67050284 * n + (-0.0016118 + (-0.00000227 + 0.000000011 * t) * t) * t * t) * kDegree;
  const double node = (124.7746 - 1.56375588 * n + (0.0020672 + 0.00000215 * t) * t * t) * kDegree;
  const double e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const std::array powers = {1.0, e, e * e, e * e * e};  // of how much the Earth's orbit is flattened

  double days = -0.00017 * std::sin(node);
  for (const Term& term : kTerms) {
    const double flat = powers[static_cast<std::size_t>(std::abs(term.sun))];
    days += term.size * flat * std::sin(term.sun * sun + term.moon * moon + term.node * latitude);
  }
  days += 0.000325 * std::sin((299.77 + 0.107408 * n - 0.009173 * t * t) * kDegree);
  for (const Planet& planet : kPlanets) days += planet.size * std::sin((planet.at + planet.step * n) * kDegree);
  return mean + days;
}

}  // namespace nhipcau::lunar
