#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace nhipcau::ical {

/// What a calendar and a clock on the wall show somewhere; says nothing about where. A whole day is its midnight.
using LocalTime = std::chrono::local_seconds;

inline constexpr std::chrono::seconds kDay{86400};

LocalTime midnight(Date day);
/// The day of it; nothing outside the years 1–9999.
std::optional<Date> day_of(LocalTime at);
/// "2027-03-02T09:00:00" of a year in 1–9999.
std::string to_text(LocalTime at);
/// Reads "2027-03-02T09:00:00" and "2027-03-02T09:00"; nothing of anything else, and of days and times that do not exist.
std::optional<LocalTime> local_time_from(std::string_view text);

}  // namespace nhipcau::ical
