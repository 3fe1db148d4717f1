#pragma once
#include <span>
#include <string>

#include "api/messages.hpp"
#include "calendar/year.hpp"

namespace nhipcau::cli {

/// The days as lines for a person, each with weekday, day, name and what is to be known of it; grouped by month.
std::string calendar_text(std::span<const calendar::OccasionDay> days, api::Language language);

}  // namespace nhipcau::cli
