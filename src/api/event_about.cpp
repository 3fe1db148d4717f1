#include "api/event_about.hpp"

#include <algorithm>

#include "api/paper_json.hpp"
#include "calendar/records.hpp"
#include "directive/records.hpp"
#include "programme/records.hpp"

namespace nhipcau::api {
namespace {

bool sees(store::Read& tx, const Call& call, const std::optional<office::UnitId>& unit, std::string_view permission) {
  return unit && office::may(tx, call.session->account, permission, *unit, call.app.clock.today());
}

bool sees_paper(store::Read& tx, const Call& call, const std::string& id) {
  return sees(tx, call, directive::find_unit(tx, directive::PaperId{id}), "papers.read");
}

bool sees_task(store::Read& tx, const Call& call, const std::string& id) {
  return sees(tx, call, programme::find_unit(tx, programme::TaskId{id}), "plans.read");
}

/// A shipped day, or one of the office's own that is seen.
std::optional<calendar::Occasion> find_day(store::Read& tx, const Call& call, const std::string& id) {
  const auto& shipped = calendar::shipped_occasions();
  const auto found = std::find_if(shipped.begin(), shipped.end(), [&](const calendar::Occasion& one) { return one.id == id; });
  if (found != shipped.end()) return *found;
  const auto unit = calendar::find_unit(tx, calendar::DayId{id});
  if (!unit || !(unit->empty() || sees(tx, call, unit, "papers.read"))) return std::nullopt;
  const auto day = calendar::load_day(tx, {id});
  return day ? std::optional(day->occasion) : std::nullopt;
}

json::value paper_json(store::Read& tx, const Call& call, const std::string& id) {
  if (id.empty() || !sees_paper(tx, call, id)) return nullptr;
  const auto row = directive::load_paper_row(tx, directive::PaperId{id});
  return row ? json::value(to_ref(*row)) : json::value(nullptr);
}

json::value task_json(store::Read& tx, const Call& call, const std::string& id) {
  if (id.empty() || !sees_task(tx, call, id)) return nullptr;
  const auto task = programme::load_task(tx, programme::TaskId{id});
  if (!task) return nullptr;
  return json::object{{"id", task->id.value}, {"plan", task->plan.value}, {"title", task->title}};
}

json::value day_json(store::Read& tx, const Call& call, const std::string& id) {
  const auto day = id.empty() ? std::nullopt : find_day(tx, call, id);
  if (!day) return nullptr;
  const bool is_english = call.language == Language::en && !day->english.empty();
  return json::object{{"id", day->id}, {"name", is_english ? day->english : day->name}};
}

}  // namespace

Result<void> check_about(store::Read& tx, const Call& call, const calendar::EventSaid& said) {
  if (!said.paper.empty() && !sees_paper(tx, call, said.paper)) return fail(Code::not_found, "directive.no_such_paper");
  if (!said.task.empty() && !sees_task(tx, call, said.task)) return fail(Code::not_found, "programme.no_such_task");
  if (!said.occasion.empty() && !find_day(tx, call, said.occasion)) return fail(Code::not_found, "calendar.no_such_day");
  return {};
}

json::object about_json(store::Read& tx, const Call& call, const calendar::EventSaid& said) {
  return {
      {"paper", paper_json(tx, call, said.paper)}, {"task", task_json(tx, call, said.task)}, {"day", day_json(tx, call, said.occasion)}};
}

}  // namespace nhipcau::api
