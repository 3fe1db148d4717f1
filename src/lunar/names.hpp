#pragma once
#include <optional>
#include <vector>

#include "lunar/lunar_date.hpp"

/// The names of years, months, days and hours by the cycle of sixty, and the solar terms.
namespace nhipcau::lunar {

/// "Quý Sửu": one of ten stems and one of twelve branches.
struct CycleName {
  int stem = 0;    ///< 0 Giáp – 9 Quý; message lunar.stem_<n>
  int branch = 0;  ///< 0 Tý – 11 Hợi; message lunar.branch_<n>
  friend bool operator==(const CycleName&, const CycleName&) = default;
};

CycleName name_of_year(int lunar_year);          ///< lunar_year ≥ 4
CycleName name_of_month(const LunarDate& date);  ///< a leap month has the name of the one before it
CycleName name_of_day(const Date& solar);
/// Of the two hours that hold `hour` (0–23). Those of Tý begin at 23 and belong to the next day.
CycleName name_of_hour(const Date& solar, int hour);

/// One of the 24 terms: the day on which the Sun reaches its longitude.
struct SolarTerm {
  int degree = 0;  ///< 0, 15 … 345; message lunar.term_<degree>. Multiples of 30 are the major terms
  Date on;
  int minute = 0;         ///< of the day, by the clock of civil_time.hpp
  bool is_close = false;  ///< so near to midnight that it may fall on the day beside it
};

/// The 24 of a solar year in their order, from Tiểu hàn in January on.
/// errors  invalid lunar.outside{first day, last day}: a year not in 1900–2100
Result<std::vector<SolarTerm>> list_solar_terms(int year);

/// The one of them at a longitude.
/// degree  0, 15 … 345
/// errors  those of list_solar_terms
Result<SolarTerm> load_solar_term(int year, int degree);

/// The one that begins on a day; none on most days and on days outside 1900–2100. Much cheaper than the list of its year.
std::optional<SolarTerm> find_solar_term(const Date& solar);

}  // namespace nhipcau::lunar
