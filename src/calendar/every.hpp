#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "base/date.hpp"

namespace nhipcau::calendar {

/// How often something comes round.
enum class Every { week, month, quarter, half_year, year };
/// Their names in data, JSON and the database.
inline constexpr std::array<std::string_view, 5> kEvery = {"week", "month", "quarter", "half_year", "year"};
std::string_view name_of(Every every);
std::optional<Every> find_every(std::string_view name);

inline constexpr int kMonthsInYear = 12;
/// 1, 3, 6 or 12; a week has none and asking is a bug.
int months_of(Every every);

/// A day the month lacks is its last day, as is no day at all; none beyond the years 1–9999.
/// month  may be any number: 0 is December of the year before, 13 January of the year after
std::optional<Date> day_in_month(int year, int month, std::optional<int> day);

}  // namespace nhipcau::calendar
