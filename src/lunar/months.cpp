#include "lunar/months.hpp"

#include <algorithm>
#include <cmath>

#include "base/require.hpp"
#include "lunar/civil_time.hpp"
#include "lunar/new_moon.hpp"
#include "lunar/sun.hpp"

namespace nhipcau::lunar {
namespace {

constexpr int kFirstMoon = -1240;  ///< October 1899
constexpr int kLastMoon = 1264;    ///< February 2102
constexpr double kMeanMonth = 29.530588861;

/// The day of the winter solstice.
int solstice(int year) {
  return civil_moment(sun_reaches((year - 2000) * 24 + 18)).day;
}

/// Which of the twelve parts of its way the Sun is in when a day begins.
int part_of_way(int day) {
  return static_cast<int>(sun_longitude(midnight_of(day)) / 30);
}

bool has_major_term(int first_day, int next_first_day) {
  return part_of_way(first_day) != part_of_way(next_first_day);
}

}  // namespace

const MonthTable& MonthTable::all() {
  static const MonthTable table;
  return table;
}

MonthTable::MonthTable() {
  for (int moon = kFirstMoon; moon <= kLastMoon; ++moon) {
    const CivilMoment moment = civil_moment(new_moon(moon));
    months_.push_back({.first_day = moment.day, .shift = moment.shift});
  }
  for (int year = kFirstLunarYear + 1; year <= kLastLunarYear + 1; ++year) number_year(year);
  for (std::size_t place = 0; place < months_.size(); ++place) {
    if (months_[place].year == kFirstLunarYear + static_cast<int>(firsts_.size())) firsts_.push_back(place);
  }
}

/// From the 11th month of the year before until the 10th (or its leap month) of this one.
void MonthTable::number_year(int year) {
  const std::size_t first = holding(solstice(year - 1));
  const std::size_t end = holding(solstice(year));
  bool wants_leap = end - first == 13;
  int number = 11;
  for (std::size_t place = first; place < end; ++place) {
    Month& month = months_[place];
    month.is_leap = wants_leap && place > first && !has_major_term(month.first_day, months_[place + 1].first_day);
    if (month.is_leap) wants_leap = false;
    if (place > first && !month.is_leap) number = number % 12 + 1;
    month.number = number;
    month.year = number >= 11 ? year - 1 : year;
  }
  require(!wants_leap && number <= 10, "a lunar year has no place for its leap month");
}

std::size_t MonthTable::holding(int day) const {
  const int since = day - months_.front().first_day;
  require(since >= 0 && day < months_.back().first_day, "a day outside the table of lunar months");
  std::size_t place = std::min(static_cast<std::size_t>(since / kMeanMonth), months_.size() - 2);
  while (months_[place].first_day > day) --place;
  while (months_[place + 1].first_day <= day) ++place;
  return place;
}

std::size_t MonthTable::first_of(int year) const {
  require(year >= kFirstLunarYear && year <= kLastLunarYear, "a lunar year outside the table");
  return firsts_[static_cast<std::size_t>(year - kFirstLunarYear)];
}

}  // namespace nhipcau::lunar
