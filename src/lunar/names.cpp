#include "lunar/names.hpp"

#include "lunar/civil_time.hpp"
#include "lunar/sun.hpp"

namespace nhipcau::lunar {
namespace {

constexpr int kStems = 10;
constexpr int kBranches = 12;
constexpr int kTerms = 24;
constexpr int kFirstTerm = -5;  ///< Tiểu hàn, counted from the equinox of March of the same year
constexpr int kDegreesATerm = 15;

/// The place in a cycle of `length`, for numbers below 0 too.
constexpr int within(int number, int length) {
  return ((number % length) + length) % length;
}

int julian_day(const Date& solar) {
  constexpr int kEpoch = 2440588;
  return static_cast<int>(solar.to_days().time_since_epoch().count()) + kEpoch;
}

SolarTerm to_term(int number) {
  static const Date epoch = *Date::make(1970, 1, 1);
  const CivilMoment moment = civil_moment(sun_reaches(number));
  return {.degree = within(number, kTerms) * kDegreesATerm,
          .on = epoch.plus_days(moment.day),
          .minute = static_cast<int>(moment.second / 60),
          .is_close = moment.shift != 0};
}

/// Which of the 24 parts of its way the Sun is in when a day begins.
int part_of_way(int day) {
  return static_cast<int>(sun_longitude(midnight_of(day)) / kDegreesATerm);
}

/// The number of the term that begins a part of the Sun's way, in the order of sun_reaches. Tiểu hàn is the first of a solar year.
int number_of(int year, int part) {
  return (year - 2000) * kTerms + kFirstTerm + within(part - kFirstTerm, kTerms);
}

bool is_outside(int year) {
  return year < first_day().year() || year > last_day().year();
}

}  // namespace

CycleName name_of_year(int lunar_year) {
  return {within(lunar_year + 6, kStems), within(lunar_year + 8, kBranches)};
}

CycleName name_of_month(const LunarDate& date) {
  return {within(date.year * 12 + date.month + 3, kStems), within(date.month + 1, kBranches)};
}

CycleName name_of_day(const Date& solar) {
  return {within(julian_day(solar) + 9, kStems), within(julian_day(solar) + 1, kBranches)};
}

CycleName name_of_hour(const Date& solar, int hour) {
  const int pair = (hour + 1) / 2;  // 12: those of Tý of the next day
  return {within((julian_day(solar) - 1) * 2 + pair, kStems), within(pair, kBranches)};
}

Result<std::vector<SolarTerm>> list_solar_terms(int year) {
  if (is_outside(year)) return tl::unexpected(outside());
  std::vector<SolarTerm> terms;
  for (int term = kFirstTerm; term < kFirstTerm + kTerms; ++term) terms.push_back(to_term((year - 2000) * kTerms + term));
  return terms;
}

Result<SolarTerm> load_solar_term(int year, int degree) {
  if (is_outside(year)) return tl::unexpected(outside());
  return to_term(number_of(year, degree / kDegreesATerm));
}

std::optional<SolarTerm> find_solar_term(const Date& solar) {
  if (solar < first_day() || solar > last_day()) return std::nullopt;
  const int day = static_cast<int>(solar.to_days().time_since_epoch().count());
  const int part = part_of_way(day + 1);
  if (part == part_of_way(day)) return std::nullopt;
  return to_term(number_of(solar.year(), part));
}

}  // namespace nhipcau::lunar
