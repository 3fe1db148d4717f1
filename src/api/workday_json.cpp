#include "api/workday_json.hpp"

#include <algorithm>
#include <array>
#include <map>

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

namespace {

/// A day on which periods of one regulation close, or reports about them are due to one body.
struct PeriodDay {
  Date on;
  bool is_due = false;
  std::size_t regulation = 0;  ///< its place among all
  std::string due_to = {};
  friend auto operator<=>(const PeriodDay&, const PeriodDay&) = default;
};

PeriodDay day_of(const calendar::ReportingPeriod& period, bool is_due, Language language) {
  const auto& regulations = calendar::reporting_regulations();
  const auto place = std::find(regulations.begin(), regulations.end(), period.rule->regulation) - regulations.begin();
  return {.on = is_due ? *period.due : period.to,
          .is_due = is_due,
          .regulation = static_cast<std::size_t>(place),
          .due_to = is_due ? in_language(language, period.rule->due_to, period.rule->due_to_en) : std::string()};
}

}  // namespace

json::array period_days_json(int year, Language language) {
  const auto first = Date::make(year, 1, 1), last = Date::make(year, 12, 31);
  const auto& rules = calendar::shipped_period_rules();
  std::map<PeriodDay, std::vector<calendar::ReportingPeriod>> days;
  for (const auto& period : calendar::list_periods(rules, *first, *last, calendar::PeriodPart::reported_days)) {
    auto& closing = days[day_of(period, false, language)];
    const bool is_told = std::any_of(closing.begin(), closing.end(), [&](const auto& other) {
      return other.rule->every == period.rule->every && other.number == period.number;
    });
    if (!is_told) closing.push_back(period);
  }
  for (const auto& period : calendar::list_periods(rules, *first, *last, calendar::PeriodPart::due_day))
    days[day_of(period, true, language)].push_back(period);
  std::erase_if(days, [&](const auto& day) { return day.first.on < *first || *last < day.first.on; });
  return array_of(days, [&](const auto& day) {
    const auto& [key, periods] = day;
    const calendar::PeriodRule& rule = *periods.front().rule;
    std::string names;
    for (const auto& period : periods) names += (names.empty() ? "" : ", ") + period_words(period, language);
    return json::object{{"on", key.on.to_iso()},
                        {"kind", key.is_due ? "due" : "cut_off"},
                        {"regulation", to_view(rule.regulation)},
                        {"reports", to_view(in_language(language, rule.name, rule.english))},
                        {"words", message(language, key.is_due ? "calendar.period_due" : "calendar.period_closes", std::vector{names})},
                        {"due_to", text_or_null(key.due_to)},
                        {"source", to_view(rule.source)},
                        {"confirmed", rule.is_confirmed}};
  });
}

}  // namespace nhipcau::api
