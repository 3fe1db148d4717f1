#pragma once
#include <optional>
#include <span>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "calendar/occasion.hpp"
#include "lunar/lunar_date.hpp"

namespace nhipcau::calendar {

/// An occasion in one year.
struct OccasionDay {
  const Occasion* occasion = nullptr;     ///< as long as what list_days was given
  Date first, last;                       ///< the same for one day
  std::optional<lunar::LunarDate> lunar;  ///< of the first day, for an occasion of the lunar calendar
  bool is_moved = false;                  ///< its day does not exist in this year; it falls on the one before
  bool is_certain = true;                 ///< false if the lunar calendar is not certain of the first day
  std::optional<int> years;               ///< since the event, by solar years; 0 in its own year
  std::optional<YearClass> year_class;    ///< of one year or more
};

/// The days of a solar year on which occasions begin, in their order; of one day the weightier kind first. An occasion of the lunar
/// calendar may come twice in a solar year or not at all; nothing comes before its own event. Pure; safe from many threads. errors  invalid
/// calendar.year_outside{year, first, last}: not in 1900–2100
Result<std::vector<OccasionDay>> list_days(std::span<const Occasion> occasions, int year);

/// The first days that a rule names in a solar year; none for a lunar day, or a solar term, of a year outside 1900–2100.
std::vector<Date> list_first_days(const DayRule& rule, int year);

}  // namespace nhipcau::calendar
