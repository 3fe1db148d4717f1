#include "api/workday_json.hpp"

#include <array>

namespace nhipcau::api {
namespace {

constexpr std::array<const char*, 4> kRoman = {"I", "II", "III", "IV"};

const std::string& in_language(Language language, const std::string& vi, const std::string& en) {
  return language == Language::en ? en : vi;
}

}  // namespace

std::string day_off_words(const calendar::DayOff& off, Language language) {
  const std::string& name = in_language(language, off.rule->name, off.rule->english);
  return off.is_made_up ? message(language, "calendar.made_up_for", std::vector{name}) : name;
}

json::object to_json(const calendar::DayOff& off, Language language) {
  return {{"on", off.on.to_iso()},
          {"name", day_off_words(off, language)},
          {"kind", to_view(calendar::name_of(off.kind()))},
          {"source", to_view(off.rule->source)},
          {"confirmed", off.rule->is_confirmed}};
}

std::string period_words(const calendar::ReportingPeriod& period, Language language) {
  using calendar::Every;
  const std::string year = std::to_string(period.year);
  const auto say = [&](const char* key, std::vector<std::string> args) { return message(language, key, args); };
  switch (period.rule->every) {
    case Every::month: return say("calendar.period_month", {std::to_string(period.number), year});
    case Every::quarter: return say("calendar.period_quarter", {kRoman.at(static_cast<std::size_t>(period.number - 1)), year});
    case Every::half_year: return say(period.number == 1 ? "calendar.period_first_half" : "calendar.period_second_half", {year});
    case Every::year:
    case Every::week: break;
  }
  return say("calendar.period_year", {year});
}

json::object to_json(const calendar::ReportingPeriod& period, Language language) {
  const calendar::PeriodRule& rule = *period.rule;
  return {{"regulation", to_view(rule.regulation)},
          {"reports", to_view(in_language(language, rule.name, rule.english))},
          {"every", to_view(calendar::name_of(rule.every))},
          {"year", period.year},
          {"number", period.number},
          {"name", period_words(period, language)},
          {"from", period.from.to_iso()},
          {"to", period.to.to_iso()},
          {"due", date_or_null(period.due)},
          {"due_to", text_or_null(in_language(language, rule.due_to, rule.due_to_en))},
          {"source", to_view(rule.source)},
          {"confirmed", rule.is_confirmed}};
}

}  // namespace nhipcau::api
