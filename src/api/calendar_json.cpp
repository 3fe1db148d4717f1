#include "api/calendar_json.hpp"

#include <array>

#include "api/calendar_words.hpp"
#include "calendar/year_class.hpp"

namespace nhipcau::api {
namespace {

constexpr std::array<std::string_view, 5> kFaults = {"", "no_such_day", "no_year", "backwards", "wrong_years"};
constexpr std::array<const char*, 3> kCertainties = {"certain", "close_call", "before_1968"};

std::string cycle_name(const lunar::CycleName& name, Language language) {
  return message(language, "lunar.stem_" + std::to_string(name.stem)) + " " +
         message(language, "lunar.branch_" + std::to_string(name.branch));
}

json::value term_on(const Date& solar, Language language) {
  const auto term = lunar::find_solar_term(solar);
  return term ? json::value(to_view(message(language, "lunar.term_" + std::to_string(term->degree)))) : json::value(nullptr);
}

json::value lunar_or_null(const std::optional<lunar::LunarDate>& date) {
  if (!date) return nullptr;
  return {{"year", date->year}, {"month", date->month}, {"leap", date->is_leap}, {"day", date->day}};
}

json::value commemoration_of(const calendar::OccasionDay& day, Language language) {
  const auto* found = day.year_class ? calendar::find_commemoration(*day.occasion, *day.year_class) : nullptr;
  if (found == nullptr) return nullptr;
  return {{"ceremony", found->has_ceremony},
          {"activities", to_view(language == Language::en ? found->activities_en : found->activities)},
          {"source", to_view(found->source)},
          {"confirmed", found->is_confirmed}};
}

std::optional<std::string> text_of(const std::optional<calendar::DayRule>& rule) {
  return rule ? std::optional(calendar::to_text(*rule)) : std::nullopt;
}

json::value rule_or_null(const std::optional<calendar::DayRule>& rule) {
  return text_or_null(text_of(rule).value_or(""));
}

/// What a shipped day says otherwise than it was shipped; null if nothing.
json::value change_json(const calendar::ShippedChange* change) {
  const bool says_something = change != nullptr && (change->is_confirmed || change->rule || change->since);
  if (!says_something) return nullptr;
  return {{"confirmed", change->is_confirmed},
          {"rule", rule_or_null(change->rule)},
          {"since", date_or_null(change->since)},
          {"source", text_or_null(change->source)}};
}

void add_said(json::object& out, const calendar::Occasion& occasion, const calendar::OfficeDays& said) {
  const calendar::OwnDay* own = said.find_own(occasion.id);
  const calendar::ShippedChange* change = said.find_change(occasion.id);
  out["own"] = own != nullptr;
  out["version"] = own != nullptr ? own->version : change != nullptr ? change->version : 0;
  out["unit"] = own == nullptr ? json::value(nullptr) : text_or_null(own->unit.value);
  out["rule"] = calendar::to_text(occasion.rule);
  out["regulation"] = text_or_null(occasion.regulation);
  out["change"] = change_json(change);
}

}  // namespace

json::object to_json(const calendar::ShippedChange& change) {
  return {{"id", to_view(change.occasion)},
          {"version", change.version},
          {"hidden", change.is_hidden},
          {"confirmed", change.is_confirmed},
          {"rule", rule_or_null(change.rule)},
          {"since", date_or_null(change.since)},
          {"source", text_or_null(change.source)},
          {"reason", text_or_null(change.reason)}};
}

json::object when_json(const calendar::OccasionDay& day) {
  return {{"from", day.first.to_iso()}, {"to", day.last.to_iso()},   {"lunar", lunar_or_null(day.lunar)},
          {"moved", day.is_moved},      {"certain", day.is_certain}, {"years", number_or_null(day.years)}};
}

json::object to_json(const calendar::OccasionDay& day, Language language, const calendar::OfficeDays* said) {
  const calendar::Occasion& occasion = *day.occasion;
  json::object out{
      {"id", to_view(occasion.id)},
      {"name", to_view(occasion.name)},
      {"english", to_view(occasion.english)},
      {"kind", to_view(calendar::name_of(occasion.kind))},
      {"theme", to_view(occasion.theme)},
      {"country", text_or_null(occasion.country)},
      {"from", day.first.to_iso()},
      {"to", day.last.to_iso()},
      {"lunar", lunar_or_null(day.lunar)},
      {"since", date_or_null(occasion.since)},
      {"years", number_or_null(day.years)},
      {"year_class", day.year_class ? json::value(to_view(calendar::name_of(*day.year_class))) : json::value(nullptr)},
      {"moved", day.is_moved},
      {"certain", day.is_certain},
      {"commemoration", commemoration_of(day, language)},
      {"note", text_or_null(language == Language::en ? occasion.note_en : occasion.note)},
      {"source", to_view(occasion.source)},
      {"confirmed", occasion.is_confirmed},
      {"remarks", array_of(OccasionWords(day, language).remarks(), [](const auto& remark) { return json::value(to_view(remark)); })}};
  if (said != nullptr) add_said(out, occasion, *said);
  return out;
}

json::object to_json(const lunar::LunarMonth& month) {
  json::object out{{"from", month.first.to_iso()}, {"year", month.year}, {"month", month.month}, {"leap", month.is_leap}};
  out["certainty"] = kCertainties.at(static_cast<std::size_t>(month.certainty));
  return out;
}

json::object to_json(const Date& solar, const lunar::LunarDate& date, lunar::Certainty certainty) {
  json::object out{
      {"solar", solar.to_iso()}, {"lunar_year", date.year}, {"lunar_month", date.month}, {"leap", date.is_leap}, {"lunar_day", date.day}};
  if (certainty != lunar::Certainty::certain) out["certainty"] = kCertainties.at(static_cast<std::size_t>(certainty));
  return out;
}

json::object names_of(const Date& solar, const lunar::LunarDate& date, Language language) {
  return {{"year", cycle_name(lunar::name_of_year(date.year), language)},
          {"month", cycle_name(lunar::name_of_month(date), language)},
          {"day", cycle_name(lunar::name_of_day(solar), language)},
          {"term", term_on(solar, language)}};
}

json::object to_json(const calendar::StatedRange& range) {
  json::object out{{"written", to_view(range.written)}, {"fault", text_or_null(kFaults.at(static_cast<std::size_t>(range.fault)))}};
  out["likely"] = nullptr;
  if (range.likely) out["likely"] = {{"from", range.likely->from.to_iso()}, {"to", range.likely->to.to_iso()}};
  out["years"] = number_or_null(range.years);
  out["year_class"] = nullptr;
  if (range.years.value_or(0) > 0) out["year_class"] = to_view(calendar::name_of(calendar::class_of(*range.years)));
  const auto event = range.likely ? std::optional(range.likely->from) : range.from.whole();
  out["occasions"] = json::array();
  if (range.is_anniversary && event)
    out["occasions"] = array_of(calendar::list_since(*event), [](const auto* occasion) { return json::value(to_view(occasion->id)); });
  return out;
}

}  // namespace nhipcau::api
