#include "calendar/year.hpp"

#include <algorithm>
#include <tuple>

#include "lunar/names.hpp"

namespace nhipcau::calendar {
namespace {

/// A day of the year, and whether it stands for one that does not exist.
struct Place {
  Date day;
  bool is_moved = false;
};
using Places = std::vector<Place>;

Places solar_days(const DayRule& rule, int year) {
  if (const auto day = Date::make(year, rule.month, rule.day)) return {{*day}};
  const auto before = Date::make(year, rule.month, rule.day - 1);  // 29 February
  return before ? Places{{*before, true}} : Places{};
}

/// The end of a lunar year lies in the next solar one.
Places lunar_days(const DayRule& rule, int year) {
  Places places;
  for (const int lunar_year : {year - 1, year}) {
    auto solar = lunar::to_solar({lunar_year, rule.month, false, rule.day});
    const bool is_missing = !solar && rule.day == 30;
    if (is_missing) solar = lunar::to_solar({lunar_year, rule.month, false, rule.day - 1});
    if (solar && solar->year() == year) places.push_back({*solar, is_missing});
  }
  return places;
}

Places weekday_days(const DayRule& rule, int year) {
  namespace chrono = std::chrono;
  const auto month = chrono::year(year) / static_cast<int>(rule.month);
  const chrono::weekday weekday(static_cast<unsigned>(rule.weekday));
  chrono::year_month_day day = chrono::sys_days(month / weekday[chrono::last]);
  if (rule.nth > 0) {
    const auto nth = month / weekday[static_cast<unsigned>(rule.nth)];
    if (!nth.ok()) return {};
    day = chrono::sys_days(nth);
  }
  const auto date = Date::make(year, rule.month, static_cast<int>(static_cast<unsigned>(day.day())));
  return date ? Places{{*date}} : Places{};
}

Places term_days(const DayRule& rule, int year) {
  const auto term = lunar::load_solar_term(year, rule.degree);
  return term ? Places{{term->on}} : Places{};
}

Places places_of(const DayRule& rule, int year) {
  switch (rule.kind) {
    case DayRule::Kind::solar: return solar_days(rule, year);
    case DayRule::Kind::lunar: return lunar_days(rule, year);
    case DayRule::Kind::weekday: return weekday_days(rule, year);
    case DayRule::Kind::term: return term_days(rule, year);
    case DayRule::Kind::once: break;
  }
  return rule.once && rule.once->year() == year ? Places{{*rule.once}} : Places{};
}

OccasionDay make_day(const Occasion& occasion, const Place& place) {
  OccasionDay day{
      .occasion = &occasion, .first = place.day, .last = place.day.plus_days(occasion.rule.days - 1), .is_moved = place.is_moved};
  if (occasion.rule.kind == DayRule::Kind::lunar) {
    const auto lunar = lunar::to_lunar(place.day);
    if (lunar) day.lunar = *lunar;
    day.is_certain = lunar::certainty_of(place.day) == lunar::Certainty::certain;
  }
  if (!occasion.since) return day;
  day.years = place.day.year() - occasion.since->year();
  if (*day.years > 0) day.year_class = class_of(*day.years);
  return day;
}

}  // namespace

std::vector<Date> list_first_days(const DayRule& rule, int year) {
  std::vector<Date> days;
  for (const Place& place : places_of(rule, year)) days.push_back(place.day);
  return days;
}

Result<std::vector<OccasionDay>> list_days(std::span<const Occasion> occasions, int year) {
  const int first = lunar::first_day().year(), last = lunar::last_day().year();
  if (year < first || year > last)
    return fail(Code::invalid, "calendar.year_outside", {std::to_string(year), std::to_string(first), std::to_string(last)});
  std::vector<OccasionDay> days;
  for (const Occasion& occasion : occasions) {
    for (const Place& place : places_of(occasion.rule, year)) {
      if (!occasion.since || *occasion.since <= place.day) days.push_back(make_day(occasion, place));
    }
  }
  std::sort(days.begin(), days.end(), [](const OccasionDay& a, const OccasionDay& b) {
    return std::tie(a.first, a.occasion->kind, a.occasion->id) < std::tie(b.first, b.occasion->kind, b.occasion->id);
  });
  return days;
}

}  // namespace nhipcau::calendar
