#include "api/calendar_feed.hpp"

#include <algorithm>

#include "api/calendar_words.hpp"
#include "calendar/event_records.hpp"
#include "calendar/records.hpp"

namespace nhipcau::api {
namespace {

bool shows(const office::CalendarChoice& choice, const calendar::OccasionDay& day) {
  const std::string_view kind = calendar::name_of(day.occasion->kind);
  if (!choice.kinds.empty() && std::find(choice.kinds.begin(), choice.kinds.end(), kind) == choice.kinds.end()) return false;
  if (!choice.theme.empty() && choice.theme != day.occasion->theme) return false;
  if (!choice.country.empty() && choice.country != day.occasion->country) return false;
  return !choice.is_round_only || (day.year_class && *day.year_class != calendar::YearClass::other);
}

/// Events are of no kind, theme or country of days: a link has them that narrows nothing.
std::vector<calendar::Event> events_of(store::Read& tx, const office::CalendarChoice& choice, const office::Sight& sight, int year) {
  const bool is_narrowed = !choice.kinds.empty() || !choice.theme.empty() || !choice.country.empty() || choice.is_round_only;
  const auto first = Date::make(year - 1, 1, 1), last = Date::make(year + 1, 12, 31);
  return is_narrowed || !first || !last ? std::vector<calendar::Event>{} : calendar::list_events(tx, sight, *first, *last);
}

}  // namespace

std::string calendar_feed(store::Read& tx, const office::CalendarLink& link, const office::Sight& sight, const Date& today,
                          Language language) {
  const auto said = calendar::load_office_days(tx, sight);
  const auto kept = calendar::merge(calendar::shipped_occasions(), said);
  std::vector<calendar::OccasionDay> shown;
  for (int year = today.year() - 1; year <= today.year() + 1; ++year) {
    const auto days = calendar::list_days(kept, year);
    if (!days) continue;  // a year the calendar has not has no days
    std::copy_if(days->begin(), days->end(), std::back_inserter(shown), [&](const auto& day) { return shows(link.choice, day); });
  }
  const auto events = events_of(tx, link.choice, sight, today.year());
  return calendar_ics(shown, message(language, "calendar.feed_name"), language, calendar::changed_at(said), events);
}

}  // namespace nhipcau::api
