#pragma once
#include "api/json.hpp"
#include "api/messages.hpp"
#include "calendar/stated_range.hpp"
#include "lunar/lunar_date.hpp"
#include "lunar/names.hpp"

namespace nhipcau::api {

/// A day of both calendars: {"solar","lunar_year","lunar_month","leap","lunar_day"}. Where the lunar date is not certain also "certainty":
/// "close_call" (its new moon is so near to midnight that it may be a day off) or "before_1968" (other calendars held).
json::object to_json(const Date& solar, const lunar::LunarDate& date, lunar::Certainty certainty);

/// Its names by the cycle of sixty, and the solar term that begins on it if one does: {"year","month","day","term"}, the last or null.
json::object names_of(const Date& solar, const lunar::LunarDate& date, Language language);

/// A range of days as it was looked at: {"written","fault","likely":{"from","to"},"years","year_class"}, null where there is none.
/// fault       "no_such_day", "no_year", "backwards", "wrong_years"
/// year_class  "round", "five", "other"
json::object to_json(const calendar::StatedRange& range);

}  // namespace nhipcau::api
