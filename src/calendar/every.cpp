#include "calendar/every.hpp"

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::calendar {

std::string_view name_of(Every every) {
  return kEvery.at(static_cast<std::size_t>(every));
}

std::optional<Every> find_every(std::string_view name) {
  const auto* const found = std::find(kEvery.begin(), kEvery.end(), name);
  return found == kEvery.end() ? std::nullopt : std::optional(static_cast<Every>(found - kEvery.begin()));
}

int months_of(Every every) {
  require(every != Every::week, "a week is asked for its months");
  constexpr std::array<int, 5> months = {0, 1, 3, 6, 12};
  return months.at(static_cast<std::size_t>(every));
}

std::optional<Date> day_in_month(int year, int month, std::optional<int> day) {
  const std::chrono::year_month at = std::chrono::year(year) / std::chrono::January + std::chrono::months(month - 1);
  const auto last = at / std::chrono::last;
  const int last_day = static_cast<int>(static_cast<unsigned>(last.day()));
  return Date::make(static_cast<int>(at.year()), static_cast<int>(static_cast<unsigned>(at.month())),
                    std::clamp(day.value_or(last_day), 1, last_day));
}

}  // namespace nhipcau::calendar
