#include "api/calendar_json.hpp"
#include "api/calendar_words.hpp"
#include "api/file_name.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"

namespace nhipcau::api {
namespace {

struct YearDays {
  int year = 0;
  std::vector<calendar::OccasionDay> days;
};

/// The year that is asked for, or this one in Việt Nam.
/// errors  invalid api.bad_parameter{year} | calendar.year_outside{year, first, last}
Result<YearDays> read_year(const Call& call) {
  QueryReader query(call.request);
  const auto year = query.integer("year", 1, 9999);
  if (query.fault()) return tl::unexpected(*query.fault());
  YearDays found{.year = year.value_or(call.app.clock.today().year()), .days = {}};
  auto days = calendar::list_days(calendar::shipped_occasions(), found.year);
  if (!days) return tl::unexpected(days.error());
  found.days = std::move(*days);
  return found;
}

json::array kinds_json(Language language) {
  return array_of(calendar::kOccasionKinds, [&](std::string_view kind) {
    const std::string words = message(language, "calendar.kind_" + std::string(kind));
    return json::object{{"name", to_view(kind)}, {"words", to_view(words)}};
  });
}

Result<http::Response> list_days(const Call& call, store::Read&) {
  const auto found = read_year(call);
  if (!found) return tl::unexpected(found.error());
  return json_response(200, json::object{{"year", found->year},
                                         {"today", call.app.clock.today().to_iso()},
                                         {"kinds", kinds_json(call.language)},
                                         {"days", array_of(found->days, [&](const auto& day) { return to_json(day, call.language); })}});
}

Result<http::Response> get_calendar_file(const Call& call, store::Read&) {
  const auto found = read_year(call);
  if (!found) return tl::unexpected(found.error());
  auto response = http::text_response(200, calendar_ics(found->days, found->year, call.language), "text/calendar; charset=utf-8");
  response.set("Content-Disposition", attachment_header("nhip-cau-" + std::to_string(found->year) + ".ics"));
  return response;
}

}  // namespace

void add_calendar_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/calendar", .permission = "papers.read"}, list_days);
  routes.add({.method = get, .pattern = "/api/calendar/file", .permission = "papers.read"}, get_calendar_file);
}

}  // namespace nhipcau::api
