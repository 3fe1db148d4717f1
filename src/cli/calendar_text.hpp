#pragma once
#include <span>
#include <string>

#include "api/messages.hpp"
#include "base/clock.hpp"
#include "calendar/year.hpp"

namespace nhipcau::cli {

/// The days as lines for a person, each with weekday, day, name and what is to be known of it; grouped by month.
std::string calendar_text(std::span<const calendar::OccasionDay> days, api::Language language);

/// The same days as an iCalendar file (RFC 5545); the same occasion in the same year has the same UID whenever it is written.
std::string calendar_ics(std::span<const calendar::OccasionDay> days, int year, Instant written_at, api::Language language);

}  // namespace nhipcau::cli
