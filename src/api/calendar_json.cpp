#include "api/calendar_json.hpp"

#include <array>

#include "calendar/year_class.hpp"

namespace nhipcau::api {
namespace {

constexpr std::array<std::string_view, 5> kFaults = {"", "no_such_day", "no_year", "backwards", "wrong_years"};
constexpr std::array<std::string_view, 3> kYearClasses = {"round", "five", "other"};

std::string cycle_name(const lunar::CycleName& name, Language language) {
  return message(language, "lunar.stem_" + std::to_string(name.stem)) + " " +
         message(language, "lunar.branch_" + std::to_string(name.branch));
}

json::value term_on(const Date& solar, Language language) {
  const auto term = lunar::find_solar_term(solar);
  return term ? json::value(to_view(message(language, "lunar.term_" + std::to_string(term->degree)))) : json::value(nullptr);
}

}  // namespace

json::object to_json(const Date& solar, const lunar::LunarDate& date, lunar::Certainty certainty) {
  json::object out{
      {"solar", solar.to_iso()}, {"lunar_year", date.year}, {"lunar_month", date.month}, {"leap", date.is_leap}, {"lunar_day", date.day}};
  if (certainty == lunar::Certainty::close_call) out["certainty"] = "close_call";
  if (certainty == lunar::Certainty::before_decision) out["certainty"] = "before_1968";
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
  if (range.years.value_or(0) > 0) out["year_class"] = to_view(kYearClasses.at(static_cast<std::size_t>(calendar::class_of(*range.years))));
  return out;
}

}  // namespace nhipcau::api
