#include "api/preparation.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "api/step_json.hpp"
#include "programme/records.hpp"

// By when plan, drafts and translations of the calendar's days are ready.
namespace nhipcau::api {
namespace {

constexpr std::size_t kDateCharacters = 10, kIdCharacters = 40;
constexpr int kMostDaysOfSteps = 400;

/// Days of all years that a span touches.
Result<std::vector<calendar::OccasionDay>> days_within(const OfficeSteps& office, const Date& from, const Date& to) {
  std::vector<calendar::OccasionDay> all;
  for (int year = from.year(); year <= to.year(); ++year) {
    const auto days = office.list_days(year);
    if (!days) return days;
    all.insert(all.end(), days->begin(), days->end());
  }
  return all;
}

json::object step_json(const calendar::StepDay& step, const Call& call) {
  json::object out = to_json(step, call.language);
  out["passed"] = step.on < call.app.clock.today();
  return out;
}

Result<http::Response> list_steps(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const auto from = Date::from_iso(query.text("from", kDateCharacters)), to = Date::from_iso(query.text("to", kDateCharacters));
  if (!from) query.blame("from");
  if (!to || (from && *to < *from)) query.blame("to");
  if (query.fault()) return tl::unexpected(*query.fault());
  if (to->to_days() - from->to_days() >= std::chrono::days(kMostDaysOfSteps))
    return fail(Code::invalid, "calendar.too_many_days_asked", {std::to_string(kMostDaysOfSteps)});
  const OfficeSteps office(tx, call);
  const auto steps = office.list(*from, *to);
  if (!steps) return tl::unexpected(steps.error());
  const auto days = days_within(office, *from, *to);
  if (!days) return tl::unexpected(days.error());
  const auto weeks = calendar::list_weeks(*days, *steps, *from, *to);
  return json_response(200, json::object{{"steps", array_of(*steps, [&](const auto& step) { return step_json(step, call); })},
                                         {"weeks", array_of(weeks, [](const auto& week) { return to_json(week); })}});
}

/// What one day needs, and the plans there are for it.
Result<http::Response> get_preparation(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const std::string id = query.text("occasion", kIdCharacters);
  const auto from = Date::from_iso(query.text("from", kDateCharacters));
  if (!from) query.blame("from");
  if (query.fault()) return tl::unexpected(*query.fault());
  const OfficeSteps office(tx, call);
  const auto day = office.find_day(id, *from);
  if (!day) return tl::unexpected(day.error());
  const auto write = [&](const calendar::StepDay& step) {
    json::object out = step_json(step, call);
    out["task"] = task_title_of(step, call.language);
    return out;
  };
  const auto plans = programme::list_plans_of(tx, call.sight("plans.read"), plan_source_of(*day));
  return json_response(200, json::object{{"steps", array_of(office.steps_of(*day), write)},
                                         {"plan_title", plan_title_of(*day, call.language)},
                                         {"plans", array_of(plans, [](const programme::PlanName& plan) {
                                            return json::object{{"id", to_view(plan.id.value)}, {"title", to_view(plan.title)}};
                                          })}});
}

}  // namespace

void add_step_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/calendar/steps", .permission = "papers.read"}, list_steps);
  routes.add({.method = get, .pattern = "/api/calendar/preparation", .permission = "papers.read"}, get_preparation);
}

}  // namespace nhipcau::api
