#include "api/calendar_feed.hpp"

#include <algorithm>

#include "api/calendar_words.hpp"
#include "calendar/event_file.hpp"
#include "calendar/event_records.hpp"
#include "calendar/records.hpp"
#include "ical/writing.hpp"

namespace nhipcau::api {
namespace {

constexpr std::string_view kSeeing = "papers.read";  ///< what GET /api/calendar asks for

bool shows(const office::CalendarChoice& choice, const calendar::OccasionDay& day) {
  const std::string_view kind = calendar::name_of(day.occasion->kind);
  if (!choice.kinds.empty() && std::find(choice.kinds.begin(), choice.kinds.end(), kind) == choice.kinds.end()) return false;
  if (!choice.theme.empty() && choice.theme != day.occasion->theme) return false;
  if (!choice.country.empty() && choice.country != day.occasion->country) return false;
  return !choice.is_round_only || (day.year_class && *day.year_class != calendar::YearClass::other);
}

/// Events are of no kind, theme or country of days: a link has them that narrows nothing.
std::vector<calendar::Event> events_of(store::Read& tx, const LinkEyes& eyes, Years years) {
  const office::CalendarChoice& choice = eyes.link.choice;
  const bool is_narrowed = !choice.kinds.empty() || !choice.theme.empty() || !choice.country.empty() || choice.is_round_only;
  const auto first = Date::make(years.first, 1, 1), last = Date::make(years.last, 12, 31);
  return is_narrowed || !first || !last ? std::vector<calendar::Event>{} : calendar::list_events(tx, eyes.sight, *first, *last);
}

/// When what an occasion says was last revised: by the tables that come with the program, or by the office.
Instant revised_at(const calendar::OfficeDays& said, const std::string& occasion) {
  if (const auto* own = said.find_own(occasion)) return own->changed_at;
  const auto* change = said.find_change(occasion);
  return change == nullptr ? calendar::shipped_revised_at() : std::max(calendar::shipped_revised_at(), change->changed_at);
}

}  // namespace

std::optional<LinkEyes> find_link_eyes(store::Read& tx, const Date& today, std::string_view secret) {
  const auto link = office::find_calendar_link(tx, secret);
  if (!link) return std::nullopt;
  const office::Rights rights = office::load_rights(tx, link->account, today);
  if (!rights.anywhere.contains(kSeeing)) return std::nullopt;
  const auto owner = office::load_account(tx, link->account);
  if (!owner) return std::nullopt;
  return LinkEyes{*link, *owner, office::sight_of(rights, link->account, kSeeing, today)};
}

ical::Calendar link_calendar(store::Read& tx, const LinkEyes& eyes, Years years) {
  const auto said = calendar::load_office_days(tx, eyes.sight);
  const auto kept = calendar::merge(calendar::shipped_occasions(), said);
  std::vector<calendar::OccasionDay> shown;
  for (int year = years.first; year <= years.last; ++year) {
    const auto days = calendar::list_days(kept, year);
    if (!days) continue;  // a year the calendar has not has no days
    std::copy_if(days->begin(), days->end(), std::back_inserter(shown), [&](const auto& day) { return shows(eyes.link.choice, day); });
  }
  ical::Calendar out{.events = to_ical(shown, eyes.language())};
  for (std::size_t i = 0; i < shown.size(); ++i) out.events[i].revised_at = revised_at(said, shown[i].occasion->id);
  calendar::add_events(out, events_of(tx, eyes, years));
  return out;
}

std::string calendar_feed(store::Read& tx, const LinkEyes& eyes, const Date& today) {
  auto out = link_calendar(tx, eyes, {today.year() - 1, today.year() + 1});
  out.name = message(eyes.language(), "calendar.feed_name");
  return ical::to_text(out, calendar::shipped_revised_at());
}

Result<void> note_use(store::Database& database, const Clock& clock, const office::CalendarLink& link) {
  if (link.used_on == clock.today()) return {};
  return database.write([&](store::Write& tx) -> Result<void> {
    office::note_calendar_link_use(tx, clock, link);
    return {};
  });
}

}  // namespace nhipcau::api
