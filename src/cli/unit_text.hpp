#pragma once
#include <string>

#include "api/messages.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

namespace nhipcau::cli {

/// "1/7/2025"
std::string shown_day(const Date& day);

/// "Phường Ba Đình (00004), Thành phố Hà Nội", and until when it was there if it is there no more on the day.
std::string shown_unit(store::Read& tx, const office::Unit& unit, const Date& on, api::Language language);

/// What is known of a unit as of a day, for a terminal: a line for what it is, and lines for what it was called, was made of and became.
std::string unit_summary(store::Read& tx, const office::Unit& unit, const Date& on, api::Language language);

}  // namespace nhipcau::cli
