#include "api/calendar_words.hpp"

#include <algorithm>

#include "calendar/event_file.hpp"
#include "ical/event.hpp"
#include "ical/writing.hpp"

namespace nhipcau::api {
namespace {

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

}  // namespace

std::string OccasionWords::say(const std::string& key, std::vector<std::string> args) const {
  return message(language_, key, args);
}

const std::string& OccasionWords::in_language(const std::string& vi, const std::string& en) const {
  return language_ == Language::en && !en.empty() ? en : vi;  // what an office adds may have no English
}

const calendar::Commemoration* OccasionWords::commemoration() const {
  return day_.year_class ? calendar::find_commemoration(occasion_, *day_.year_class) : nullptr;
}

std::string OccasionWords::name() const {
  return in_language(occasion_.name, occasion_.english);
}

std::string OccasionWords::title() const {
  const int years = day_.years.value_or(0);
  if (years <= 0) return name();
  return years == 1 ? say("calendar.title_year", {name()}) : say("calendar.title_years", {name(), std::to_string(years)});
}

std::vector<std::string> OccasionWords::remarks() const {
  std::vector<std::string> remarks;
  if (day_.lunar) remarks.push_back(say("calendar.lunar_day", {std::to_string(day_.lunar->day), std::to_string(day_.lunar->month)}));
  if (day_.year_class && *day_.year_class != calendar::YearClass::other)
    remarks.push_back(say("calendar.year_" + std::string(calendar::name_of(*day_.year_class))));
  if (const auto* held = commemoration()) {
    const std::string doubt = held->is_confirmed ? "" : " (" + say("calendar.not_confirmed") + ")";
    remarks.push_back(say(held->has_ceremony ? "calendar.ceremony" : "calendar.no_ceremony") + doubt);
  }
  if (day_.is_moved) remarks.push_back(say("calendar.moved"));
  if (!day_.is_certain) remarks.push_back(say("calendar.not_certain"));
  if (!occasion_.is_confirmed) remarks.push_back(say("calendar.not_confirmed"));
  return remarks;
}

std::vector<std::string> OccasionWords::notes() const {
  std::vector<std::string> notes;
  if (const auto* held = commemoration()) notes.push_back(in_language(held->activities, held->activities_en) + " (" + held->source + ").");
  if (!occasion_.note.empty()) notes.push_back(in_language(occasion_.note, occasion_.note_en) + ".");
  if (!occasion_.source.empty()) notes.push_back(say("calendar.source", {occasion_.source}));
  return notes;
}

std::string OccasionWords::kind() const {
  return say("calendar.kind_" + std::string(calendar::name_of(occasion_.kind)));
}

std::string OccasionWords::theme() const {
  return say("calendar.theme_" + occasion_.theme);
}

std::vector<ical::Event> to_ical(std::span<const calendar::OccasionDay> days, Language language) {
  std::vector<ical::Event> events;
  for (const calendar::OccasionDay& day : days) {
    const OccasionWords words(day, language);
    const std::string remarks = joined(words.remarks(), " · ");
    const std::string notes = joined(words.notes(), "\n");
    events.push_back({.uid = day.occasion->id + "-" + day.first.to_iso() + "@calendar.nhipcau",
                      .start = ical::midnight(day.first),
                      .is_day = true,
                      .length = ical::midnight(day.last) - ical::midnight(day.first) + ical::kDay,
                      .summary = words.title(),
                      .description = remarks + (remarks.empty() ? "" : "\n") + notes,
                      .categories = {words.kind()},
                      .is_busy = false});
  }
  return events;
}

std::string calendar_ics(std::span<const calendar::OccasionDay> days, const std::string& name, Language language,
                         std::optional<Instant> changed_at, std::span<const calendar::Event> events) {
  ical::Calendar file{.name = name, .events = to_ical(days, language)};
  calendar::add_events(file, events);
  return ical::to_text(file, std::max(calendar::shipped_revised_at(), changed_at.value_or(Instant{})));
}

}  // namespace nhipcau::api
