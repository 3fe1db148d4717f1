#pragma once
#include "api/json.hpp"
#include "api/messages.hpp"
#include "calendar/office_days.hpp"
#include "calendar/stated_range.hpp"
#include "calendar/year.hpp"
#include "lunar/lunar_date.hpp"
#include "lunar/names.hpp"

namespace nhipcau::api {

/// A day of both calendars: {"solar","lunar_year","lunar_month","leap","lunar_day"}. Where the lunar date is not certain also "certainty":
/// "close_call" (its new moon is so near to midnight that it may be a day off) or "before_1968" (other calendars held).
json::object to_json(const Date& solar, const lunar::LunarDate& date, lunar::Certainty certainty);

/// A lunar month: {"from","year","month","leap","certainty"}, the last "certain", "close_call" or "before_1968".
json::object to_json(const lunar::LunarMonth& month);

/// Its names by the cycle of sixty, and the solar term that begins on it if one does: {"year","month","day","term"}, the last or null.
json::object names_of(const Date& solar, const lunar::LunarDate& date, Language language);

/// A range of days as it was looked at: {"written","fault","likely":{"from","to"},"years","year_class","occasions"}, null where there is
/// none. fault       "no_such_day", "no_year", "backwards", "wrong_years" year_class  "round", "five", "other" occasions   ids of those the
/// calendar knows of an event on the first day, as it is likely meant
json::object to_json(const calendar::StatedRange& range);

/// An occasion in a year:
/// {"id","name","english","kind","theme","country","from","to","lunar","since","years","year_class","moved","certain",
/// "commemoration":{"ceremony","activities","source","confirmed"},"note","source","confirmed","remarks"}, null where there is none; what
/// has words in both languages but the name is in that of the reader. remarks  what is to be known beside name and years, a few words each
/// lunar  {"year","month","leap","day"}
/// said   what the office says of its days adds {"own","version","unit","rule","regulation","change"}: version 0 of a shipped day that it
///        never changed; change {"confirmed","rule","since","source"} of one that it did
json::object to_json(const calendar::OccasionDay& day, Language language, const calendar::OfficeDays* said = nullptr);

/// What the office says of a shipped day: {"id","version","hidden","confirmed","rule","since","source","reason"}, null for as shipped.
json::object to_json(const calendar::ShippedChange& change);

/// When it falls alone: {"from","to","lunar","moved","certain","years"}.
json::object when_json(const calendar::OccasionDay& day);

}  // namespace nhipcau::api
