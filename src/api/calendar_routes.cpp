#include <set>

#include "api/calendar_json.hpp"
#include "api/calendar_words.hpp"
#include "api/day_json.hpp"
#include "api/file_name.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "calendar/countries.hpp"
#include "calendar/event_records.hpp"

namespace nhipcau::api {
namespace {

/// The year that is asked for, or this one in Việt Nam.
/// errors  invalid api.bad_parameter{year}
Result<int> read_year(const Call& call) {
  QueryReader query(call.request);
  const auto year = query.integer("year", 1, 9999);
  if (query.fault()) return tl::unexpected(*query.fault());
  return year.value_or(call.app.clock.today().year());
}

/// A day that the query names; none where it names none.
std::optional<Date> read_day(QueryReader& query, const std::string& name) {
  const std::string text = query.text(name, 10);
  const auto day = Date::from_iso(text);
  if (!text.empty() && !day) query.blame(name);
  return day;
}

/// Leaves what touches a day of a span, as far as the query names one.
/// errors  invalid api.bad_parameter{from | to}
Result<std::vector<calendar::OccasionDay>> within_span(const Call& call, std::vector<calendar::OccasionDay> days) {
  QueryReader query(call.request);
  const auto from = read_day(query, "from");
  const auto to = read_day(query, "to");
  if (query.fault()) return tl::unexpected(*query.fault());
  std::erase_if(days, [&](const auto& day) { return (from && day.last < *from) || (to && *to < day.first); });
  return days;
}

/// The countries of what is kept, for who looks for one.
json::array countries_of(const std::vector<calendar::Occasion>& kept) {
  std::set<std::string, std::less<>> codes;
  for (const calendar::Occasion& occasion : kept) codes.insert(occasion.country);
  json::array out;
  for (const calendar::Country& country : calendar::list_countries()) {
    if (codes.contains(country.code)) out.push_back(json::object{{"code", to_view(country.code)}, {"name", to_view(country.name)}});
  }
  return out;
}

Result<http::Response> list_days(const Call& call, store::Read& tx) {
  const auto year = read_year(call);
  if (!year) return tl::unexpected(year.error());
  OfficeCalendar office(tx, call);
  const auto of_year = calendar::list_days(office.kept(), *year);
  if (!of_year) return tl::unexpected(of_year.error());
  const auto days = within_span(call, *of_year);
  if (!days) return tl::unexpected(days.error());
  const auto moons = lunar::list_months(*year);
  if (!moons) return tl::unexpected(moons.error());
  return json_response(200, json::object{{"year", *year},
                                         {"today", call.app.clock.today().to_iso()},
                                         {"kinds", kinds_json(call.language)},
                                         {"moons", array_of(*moons, [](const auto& month) { return to_json(month); })},
                                         {"days", array_of(*days, [&](const auto& day) { return office.to_json(day); })},
                                         {"themes", themes_json(call.language)},
                                         {"countries", countries_of(office.kept())},
                                         {"hidden", office.hidden()},
                                         {"may_edit_shipped", office.may_edit_shipped()}});
}

Result<http::Response> get_calendar_file(const Call& call, store::Read& tx) {
  const auto year = read_year(call);
  if (!year) return tl::unexpected(year.error());
  const auto said = calendar::load_office_days(tx, call.sight("papers.read"));
  const auto kept = calendar::merge(calendar::shipped_occasions(), said);
  const auto days = calendar::list_days(kept, *year);
  if (!days) return tl::unexpected(days.error());
  const auto events = calendar::list_events(tx, call.sight("papers.read"), *Date::make(*year, 1, 1), *Date::make(*year, 12, 31));
  const std::string name = message(call.language, "calendar.file_name", std::vector{std::to_string(*year)});
  auto response = http::text_response(200, calendar_ics(*days, name, call.language, calendar::changed_at(said), events), kCalendarType);
  response.set("Content-Disposition", attachment_header("nhip-cau-" + std::to_string(*year) + ".ics"));
  return response;
}

}  // namespace

void add_calendar_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/calendar", .permission = "papers.read"}, list_days);
  routes.add({.method = get, .pattern = "/api/calendar/file", .permission = "papers.read"}, get_calendar_file);
}

}  // namespace nhipcau::api
