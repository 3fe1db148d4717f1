#include "api/query.hpp"
#include "api/routes.hpp"
#include "api/workday_json.hpp"
#include "programme/deadlines.hpp"

namespace nhipcau::api {
namespace {

constexpr std::size_t kDateCharacters = 10;
constexpr int kFirstYear = 1900, kLastYear = 2100;  // of the calendar

json::object to_json(const programme::DeadlineDay& day, const Date& today) {
  const char* state = day.is_done ? "done" : day.on < today ? "late" : "open";
  return {{"kind", day.is_report ? "report" : "task"},
          {"title", day.title},
          {"on", day.on.to_iso()},
          {"time", text_or_null(day.time)},
          {"task", day.task.value},
          {"plan", day.plan.value},
          {"paper", text_or_null(day.paper.value)},
          {"owner", day.owner},
          {"period", text_or_null(day.period)},
          {"state", state}};
}

Result<http::Response> list_deadlines(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const auto from = Date::from_iso(query.text("from", kDateCharacters)), to = Date::from_iso(query.text("to", kDateCharacters));
  if (!from) query.blame("from");
  if (!to || (from && *to < *from)) query.blame("to");
  if (query.fault()) return tl::unexpected(*query.fault());
  if (to->to_days() - from->to_days() >= std::chrono::days(programme::kMostDaysOfDeadlines))
    return fail(Code::invalid, "calendar.too_many_days_asked", {std::to_string(programme::kMostDaysOfDeadlines)});
  const Date today = call.app.clock.today();
  const auto list = programme::list_deadlines(tx, call.sight("plans.read"), *from, *to);
  return json_response(200, json::object{{"deadlines", array_of(list.days, [&](const auto& day) { return to_json(day, today); })},
                                         {"complete", list.is_complete}});
}

Result<http::Response> list_workdays(const Call& call, store::Read& /*tx*/) {
  QueryReader query(call.request);
  const auto wanted = query.integer("year", 1, 9999);
  if (query.fault()) return tl::unexpected(*query.fault());
  const int year = wanted.value_or(call.app.clock.today().year());
  const auto days = calendar::shipped_working_days().list(year);
  if (!days) return tl::unexpected(days.error());
  json::array off, worked;
  for (const calendar::DayOff& day : *days) {
    (day.kind() == calendar::DayOffKind::worked_instead ? worked : off).push_back(to_json(day, call.language));
  }
  return json_response(200, json::object{{"year", year}, {"days_off", std::move(off)}, {"worked_instead", std::move(worked)}});
}

Result<http::Response> list_period_days(const Call& call, store::Read& /*tx*/) {
  QueryReader query(call.request);
  const auto wanted = query.integer("year", kFirstYear, kLastYear);
  if (query.fault()) return tl::unexpected(*query.fault());
  const int year = wanted.value_or(call.app.clock.today().year());
  return json_response(200, json::object{{"year", year}, {"days", period_days_json(year, call.language)}});
}

}  // namespace

void add_deadline_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/calendar/deadlines", .permission = "plans.read"}, list_deadlines);
  routes.add({.method = get, .pattern = "/api/calendar/workdays", .permission = "papers.read"}, list_workdays);
  routes.add({.method = get, .pattern = "/api/calendar/periods", .permission = "papers.read"}, list_period_days);
}

}  // namespace nhipcau::api
