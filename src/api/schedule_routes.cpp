#include "api/acting_unit.hpp"
#include "api/field_reader.hpp"
#include "api/paper_json.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "api/schedule_json.hpp"
#include "calendar/event_records.hpp"
#include "directive/records.hpp"
#include "programme/records.hpp"
#include "schedule/records.hpp"

namespace nhipcau::api {
namespace {

using schedule::Schedule;
using schedule::ScheduleId;

constexpr std::string_view kEdit = "schedule.edit";
constexpr std::size_t kDateCharacters = 10;
constexpr int kMostDaysListed = 400;

bool may_edit(store::Read& tx, const Call& call, const office::UnitId& unit) {
  return office::may(tx, call.session->account, kEdit, unit, call.app.clock.today());
}

Result<http::Response> show(store::Read& tx, const Call& call, const Result<Schedule>& schedule, int status = 200) {
  if (!schedule) return tl::unexpected(schedule.error());
  return json_response(status, schedule_json(tx, call, *schedule));
}

json::object to_json(store::Read& tx, const Call& call, const schedule::ScheduleRow& row, bool is_editor) {
  json::object out{{"id", row.id.value},
                   {"unit", text_or_null(row.unit.value)},
                   {"unit_name", row.unit.empty() ? std::string() : unit_name(tx, row.unit, call.app.clock.today())},
                   {"monday", row.monday.to_iso()},
                   {"newest", row.newest}};
  out["state"] = is_editor ? json::value(to_view(schedule::name_of(row.state))) : json::value("approved");
  return out;
}

Result<http::Response> list_schedules(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const auto from = Date::from_iso(query.text("from", kDateCharacters)), to = Date::from_iso(query.text("to", kDateCharacters));
  if (!from) query.blame("from");
  if (!to || (from && *to < *from)) query.blame("to");
  if (query.fault()) return tl::unexpected(*query.fault());
  if (to->to_days() - from->to_days() >= std::chrono::days(kMostDaysListed))
    return fail(Code::invalid, "calendar.too_many_days_asked", {std::to_string(kMostDaysListed)});
  json::array weeks;
  for (const auto& row : schedule::list_schedules(tx, call.sight("plans.read"), schedule::monday_of(*from), *to)) {
    const bool is_editor = may_edit(tx, call, row.unit);
    if (is_editor || row.newest > 0) weeks.push_back(to_json(tx, call, row, is_editor));
  }
  return json_response(200, json::object{{"weeks", std::move(weeks)}});
}

Result<http::Response> begin_week(const Call& call) {
  const auto unit = read_acting_unit(call, kEdit);
  if (!unit) return tl::unexpected(unit.error());
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("week");
  const auto day = Date::from_iso(fields.text("week", kDateCharacters).value_or(""));
  if (!day) fields.blame({Code::invalid, "api.wrong_type", {"week"}});
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    return show(tx, call, schedule::begin_week(tx, call.app.clock, call.actor(), *unit, *day), 201);
  });
}

/// Without an edition who draws it up sees the draft, everybody else what was approved last. A week of which nothing was approved is not
/// there for them.
Result<http::Response> get_schedule(const Call& call, store::Read& tx) {
  const ScheduleId id{call.param("schedule")};
  QueryReader query(call.request);
  const auto edition = query.integer("edition", 0, 1'000'000);
  if (query.fault()) return tl::unexpected(*query.fault());
  const auto draft = schedule::load_schedule(tx, id);
  if (!draft) return tl::unexpected(draft.error());
  const bool is_editor = may_edit(tx, call, draft->unit);
  const std::int64_t wanted = edition.value_or(is_editor ? 0 : static_cast<int>(draft->newest));
  if (!is_editor && (wanted == 0 || draft->newest == 0)) return fail(Code::not_found, "schedule.no_such_schedule");
  return wanted == 0 ? show(tx, call, draft) : show(tx, call, schedule::load_schedule(tx, id, wanted));
}

Result<http::Response> change_heading(const Call& call) {
  const auto sent = read_heading(call.request.body);
  if (!sent) return tl::unexpected(sent.error());
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const schedule::SeenSchedule seen{{call.param("schedule")}, sent->version};
    return show(tx, call, schedule::change_heading(tx, call.app.clock, call.actor(), seen, sent->heading));
  });
}

/// What an entry is of must be there, and be seen by who says so.
Result<void> check_links(store::Read& tx, const Call& call, const schedule::EntrySaid& said) {
  const auto sees = [&](const std::optional<office::UnitId>& unit, std::string_view permission) {
    return unit && office::may(tx, call.session->account, permission, *unit, call.app.clock.today());
  };
  const auto event = said.event.empty() ? std::nullopt : calendar::find_unit(tx, calendar::EventId{said.event});
  if (!said.event.empty() && !(event && event->empty()) && !sees(event, "papers.read"))
    return fail(Code::not_found, "calendar.no_such_event");
  if (!said.paper.empty() && !sees(directive::find_unit(tx, directive::PaperId{said.paper}), "papers.read"))
    return fail(Code::not_found, "directive.no_such_paper");
  if (!said.task.empty() && !sees(programme::find_unit(tx, programme::TaskId{said.task}), "plans.read"))
    return fail(Code::not_found, "programme.no_such_task");
  return {};
}

Result<http::Response> add_entry(const Call& call) {
  const auto sent = read_entry(call.request.body, Sent::fresh);
  if (!sent) return tl::unexpected(sent.error());
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    if (const auto linked = check_links(tx, call, sent->said); !linked) return tl::unexpected(linked.error());
    return show(tx, call, schedule::add_entry(tx, call.app.clock, call.actor(), {call.param("schedule")}, sent->said), 201);
  });
}

Result<http::Response> change_entry(const Call& call) {
  const auto sent = read_entry(call.request.body, Sent::changed);
  if (!sent) return tl::unexpected(sent.error());
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    if (const auto linked = check_links(tx, call, sent->said); !linked) return tl::unexpected(linked.error());
    const schedule::SeenEntry seen{{call.param("schedule")}, {call.param("entry")}, sent->version};
    return show(tx, call, schedule::change_entry(tx, call.app.clock, call.actor(), seen, sent->said));
  });
}

Result<http::Response> set_removed(const Call& call, bool is_removed) {
  QueryReader query(call.request);
  const auto version = query.integer("version", 1, 1'000'000'000);
  if (!version) query.blame("version");
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    if (!schedule::find_unit(tx, ScheduleId{call.param("schedule")})) return fail(Code::not_found, "schedule.no_such_schedule");
    if (query.fault()) return tl::unexpected(*query.fault());
    const schedule::SeenEntry seen{{call.param("schedule")}, {call.param("entry")}, *version};
    return show(tx, call, schedule::set_removed(tx, call.app.clock, call.actor(), seen, is_removed));
  });
}

Result<http::Response> remove_entry(const Call& call) {
  return set_removed(call, true);
}

Result<http::Response> put_entry_back(const Call& call) {
  return set_removed(call, false);
}

Result<std::int64_t> read_version(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("version");
  const auto version = fields.integer("version");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return *version;
}

using Step = Result<Schedule> (*)(store::Write&, const Clock&, const office::Actor&, const schedule::SeenSchedule&);
Result<http::Response> take_step(const Call& call, Step step) {
  const auto version = read_version(call);
  if (!version) return tl::unexpected(version.error());
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    return show(tx, call, step(tx, call.app.clock, call.actor(), {{call.param("schedule")}, *version}));
  });
}

Result<http::Response> submit(const Call& call) {
  return take_step(call, schedule::submit);
}

Result<http::Response> approve(const Call& call) {
  return take_step(call, schedule::approve);
}

Result<http::Response> give_back(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto* name : {"version", "reason"}) fields.need(name);
  const auto version = fields.integer("version");
  const auto reason = fields.text("reason", schedule::kContentCharacters);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    return show(tx, call, schedule::give_back(tx, call.app.clock, call.actor(), {{call.param("schedule")}, *version}, *reason));
  });
}

}  // namespace

void add_schedule_routes(Routes& routes) {
  using enum http::Method;
  const auto send = [](http::Method method, std::string pattern, std::string_view permission) {
    return http::Route{.method = method,
                       .pattern = std::move(pattern),
                       .permission = std::string(permission),
                       .body_limit = kJsonBytes,
                       .body_type = kJson};
  };
  routes.add({.method = get, .pattern = "/api/schedules", .permission = "plans.read"}, list_schedules);
  routes.add(send(post, "/api/schedules", kEdit), begin_week);
  routes.add({.method = get, .pattern = "/api/schedules/{schedule}", .permission = "plans.read"}, get_schedule);
  routes.add(send(put, "/api/schedules/{schedule}", kEdit), change_heading);
  routes.add(send(post, "/api/schedules/{schedule}/submit", kEdit), submit);
  routes.add(send(post, "/api/schedules/{schedule}/approve", "schedule.approve"), approve);
  routes.add(send(post, "/api/schedules/{schedule}/return", "schedule.approve"), give_back);
  routes.add(send(post, "/api/schedules/{schedule}/entries", kEdit), add_entry);
  routes.add(send(put, "/api/schedules/{schedule}/entries/{entry}", kEdit), change_entry);
  routes.add({.method = remove, .pattern = "/api/schedules/{schedule}/entries/{entry}", .permission = "schedule.edit"}, remove_entry);
  routes.add({.method = post, .pattern = "/api/schedules/{schedule}/entries/{entry}/restore", .permission = "schedule.edit"},
             put_entry_back);
}

}  // namespace nhipcau::api
