#include <map>

#include "api/acting_unit.hpp"
#include "api/event_about.hpp"
#include "api/event_import.hpp"
#include "api/event_json.hpp"
#include "api/field_reader.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "calendar/event_records.hpp"

namespace nhipcau::api {
namespace {

using calendar::Event;
using calendar::EventId;

constexpr std::string_view kEdit = "calendar.edit";
constexpr std::size_t kOccurrenceCharacters = 16;
constexpr std::size_t kClockCharacters = 5;
constexpr std::size_t kDateCharacters = 10;

/// Whether who asks may change what belongs to a unit; each unit is looked up once.
class Editor {
 public:
  Editor(store::Read& tx, const Call& call) : tx_(tx), call_(call) {}
  bool may_edit(const office::UnitId& unit) {
    const auto found = units_.find(unit.value);
    if (found != units_.end()) return found->second;
    const bool may = office::may(tx_, call_.session->account, kEdit, unit, call_.app.clock.today());
    return units_.emplace(unit.value, may).first->second;
  }

 private:
  store::Read& tx_;
  const Call& call_;
  std::map<std::string, bool> units_;
};

Result<http::Response> show(store::Read& tx, const Call& call, const Result<Event>& event, int status) {
  if (!event) return tl::unexpected(event.error());
  json::object out = to_json(*event, Editor(tx, call).may_edit(event->unit));
  out["about"] = about_json(tx, call, event->said);
  return json_response(status, out);
}

/// errors  invalid api.bad_parameter{name} | calendar.too_many_days{most}
struct Days {
  Date from, to;
};
Result<Days> read_days(const Call& call) {
  QueryReader query(call.request);
  const auto from = Date::from_iso(query.text("from", kDateCharacters)), to = Date::from_iso(query.text("to", kDateCharacters));
  if (!from) query.blame("from");
  if (!to || (from && *to < *from)) query.blame("to");
  if (query.fault()) return tl::unexpected(*query.fault());
  if (to->to_days() - from->to_days() >= std::chrono::days(calendar::kMostDaysListed))
    return fail(Code::invalid, "calendar.too_many_days_asked", {std::to_string(calendar::kMostDaysListed)});
  return Days{*from, *to};
}

Result<http::Response> list_events(const Call& call, store::Read& tx) {
  const auto days = read_days(call);
  if (!days) return tl::unexpected(days.error());
  const auto events = calendar::list_events(tx, call.sight("papers.read"), days->from, days->to);
  const auto list = calendar::list_event_days(events, days->from, days->to);
  Editor editor(tx, call);
  const auto write = [&](const calendar::EventDay& day) { return to_json(day, editor.may_edit(day.event->unit)); };
  return json_response(
      200,
      json::object{{"events", array_of(list.days, write)}, {"complete", list.is_complete}, {"kinds", event_kinds_json(call.language)}});
}

constexpr std::size_t kIdCharacters = 60;

/// One line of a list of events about something: the whole event, as it was first.
json::object to_line(const Event& event) {
  const calendar::EventSaid& said = event.said;
  return {{"id", event.id.value},
          {"title", said.title},
          {"english", said.english},
          {"place", said.place},
          {"from", said.when.first.to_iso()},
          {"to", said.when.last.to_iso()},
          {"start_time", text_or_null(said.when.start)},
          {"repeats", text_or_null(said.repeats)},
          {"status", to_view(calendar::name_of(said.status))}};
}

Result<http::Response> list_events_about(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const calendar::About about{
      .paper = query.text("paper", kIdCharacters), .task = query.text("task", kIdCharacters), .occasion = query.text("day", kIdCharacters)};
  if (about.paper.empty() + about.task.empty() + about.occasion.empty() != 2) query.blame("paper");
  if (query.fault()) return tl::unexpected(*query.fault());
  const auto events = calendar::list_events(tx, call.sight("papers.read"), about);
  return json_response(200, json::object{{"events", array_of(events, to_line)}});
}

Result<http::Response> add_event(const Call& call) {
  const auto unit = read_acting_unit(call, kEdit);
  if (!unit) return tl::unexpected(unit.error());
  const auto sent = read_new_event(call.request.body);
  if (!sent) return tl::unexpected(sent.error());
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    if (const auto linked = check_about(tx, call, sent->said); !linked) return tl::unexpected(linked.error());
    return show(tx, call, calendar::add_event(tx, call.app.clock, call.actor(), *unit, sent->said), 201);
  });
}

Result<http::Response> get_event(const Call& call, store::Read& tx) {
  return show(tx, call, calendar::load_event(tx, {call.param("event")}), 200);
}

Result<Event> change(store::Write& tx, const Call& call, const SentEvent& sent) {
  const calendar::SeenEvent seen{{call.param("event")}, sent.version};
  const calendar::EventSaid& said = sent.said;
  const auto& clock = call.app.clock;
  if (sent.scope == "later") return calendar::change_later(tx, clock, call.actor(), seen, sent.occurrence, said);
  if (sent.scope == "all") return calendar::change_event(tx, clock, call.actor(), seen, said);
  return calendar::change_occurrence(tx, clock, call.actor(), seen,
                                     {.occurrence = sent.occurrence,
                                      .title = said.title,
                                      .place = said.place,
                                      .when = said.when,
                                      .status = said.status,
                                      .reason = said.reason});
}

Result<http::Response> change_event(const Call& call) {
  const auto sent = read_changed_event(call.request.body);
  if (!sent) return tl::unexpected(sent.error());
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    if (const auto linked = check_about(tx, call, sent->said); !linked) return tl::unexpected(linked.error());
    return show(tx, call, change(tx, call, *sent), 200);
  });
}

Result<http::Response> move_event(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto* name : {"version", "from"}) fields.need(name);
  const auto version = fields.integer("version");
  const auto from = Date::from_iso(fields.text("from", kDateCharacters).value_or(""));
  if (!from) fields.blame({Code::invalid, "api.wrong_type", {"from"}});
  std::optional<std::string> start, occurrence;
  if (!fields.is_null("start_time")) start = fields.text("start_time", kClockCharacters);
  if (!fields.is_null("occurrence")) occurrence = fields.text("occurrence", kOccurrenceCharacters);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const calendar::EventMove move{.occurrence = occurrence.value_or(""), .from = *from, .start = start};
    return show(tx, call, calendar::move_event(tx, call.app.clock, call.actor(), {{call.param("event")}, *version}, move), 200);
  });
}

Result<http::Response> set_removed(const Call& call, bool is_removed) {
  QueryReader query(call.request);
  const auto version = query.integer("version", 1, 1'000'000'000);
  if (!version) query.blame("version");
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    if (!calendar::find_unit(tx, EventId{call.param("event")})) return fail(Code::not_found, "calendar.no_such_event");
    if (query.fault()) return tl::unexpected(*query.fault());
    const calendar::SeenEvent seen{{call.param("event")}, *version};
    return show(tx, call, calendar::set_removed(tx, call.app.clock, call.actor(), seen, is_removed), 200);
  });
}

Result<http::Response> remove_event(const Call& call) {
  return set_removed(call, true);
}

Result<http::Response> put_event_back(const Call& call) {
  return set_removed(call, false);
}

}  // namespace

void add_event_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/calendar/events", .permission = "papers.read"}, list_events);
  routes.add(
      {.method = post, .pattern = "/api/calendar/events", .permission = "calendar.edit", .body_limit = kJsonBytes, .body_type = kJson},
      add_event);
  routes.add({.method = get, .pattern = "/api/calendar/events-about", .permission = "papers.read"}, list_events_about);
  routes.add({.method = get, .pattern = "/api/calendar/events/{event}", .permission = "papers.read"}, get_event);
  routes.add({.method = put,
              .pattern = "/api/calendar/events/{event}",
              .permission = "calendar.edit",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             change_event);
  routes.add({.method = remove, .pattern = "/api/calendar/events/{event}", .permission = "calendar.edit"}, remove_event);
  routes.add({.method = post, .pattern = "/api/calendar/events/{event}/restore", .permission = "calendar.edit"}, put_event_back);
  routes.add({.method = post,
              .pattern = "/api/calendar/events/{event}/move",
              .permission = "calendar.edit",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             move_event);
  add_event_import_routes(routes);
}

}  // namespace nhipcau::api
