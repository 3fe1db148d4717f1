#include "api/acting_unit.hpp"
#include "api/briefing_json.hpp"
#include "api/field_reader.hpp"
#include "api/file_name.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "briefing/draft.hpp"
#include "briefing/tasks.hpp"

namespace nhipcau::api {
namespace {

using briefing::MeetingId;

constexpr std::size_t kStateCharacters = 20;
constexpr std::size_t kRowCharacters = 100;
constexpr std::size_t kMostOrdered = 1000;
constexpr int kMostMeetings = 100;

MeetingId meeting_of(const Call& call) {
  return {call.param("meeting")};
}

Result<http::Response> show(store::Read& tx, const Call& call, const MeetingId& id, int status = 200) {
  const auto shown = briefing_json(tx, call, id);
  if (!shown) return tl::unexpected(shown.error());
  return json_response(status, *shown);
}

/// Does something to the meeting that the path names, and shows what became of it.
template <class Work>
Result<http::Response> change(const Call& call, int status, Work work) {
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto done = work(tx);
    if (!done) return tl::unexpected(done.error());
    return show(tx, call, meeting_of(call), status);
  });
}

/// A meeting planned for today or later, the first of them.
bool is_next(const briefing::MeetingPage& page, const briefing::MeetingRow& row, const Date& today) {
  const auto is_ahead = [&](const briefing::MeetingRow& one) {
    return one.meeting.state == briefing::MeetingState::planned && one.meeting.said.held_on >= today;
  };
  const briefing::MeetingRow* next = nullptr;
  for (const auto& one : page.items)
    if (is_ahead(one)) next = &one;  // the latest day stands first
  return next == &row;
}

Result<http::Response> list_meetings(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const std::string cursor = query.text("cursor", 200);
  const int limit = query.integer("limit", 1, kMostMeetings).value_or(50);
  if (query.fault()) return tl::unexpected(*query.fault());
  const auto page = briefing::list_meetings(tx, call.sight("plans.read"), cursor, limit);
  const Date today = call.app.clock.today();
  const auto write = [&](const briefing::MeetingRow& row) {
    if (!is_next(page, row, today)) return to_json(tx, call, row, nullptr);
    const auto agenda = briefing::load_agenda(tx, row.meeting, agenda_sight(call), today);
    return to_json(tx, call, row, &agenda);
  };
  return json_response(
      200, json::object{
               {"items", array_of(page.items, write)}, {"next", text_or_null(page.next)}, {"kinds", meeting_kinds_json(call.language)}});
}

Result<http::Response> add_meeting(const Call& call) {
  const auto unit = read_acting_unit(call, "briefing.edit");
  if (!unit) return tl::unexpected(unit.error());
  const auto sent = read_meeting(call.request.body, false);
  if (!sent) return tl::unexpected(sent.error());
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto added = briefing::add_meeting(tx, call.app.clock, call.actor(), *unit, sent->said);
    if (!added) return tl::unexpected(added.error());
    return show(tx, call, added->id, 201);
  });
}

Result<http::Response> get_meeting(const Call& call, store::Read& tx) {
  return show(tx, call, meeting_of(call));
}

Result<http::Response> change_meeting(const Call& call) {
  const auto sent = read_meeting(call.request.body, true);
  if (!sent) return tl::unexpected(sent.error());
  return change(call, 200, [&](store::Write& tx) {
    return briefing::change_meeting(tx, call.app.clock, call.actor(), {meeting_of(call), sent->version}, sent->said);
  });
}

Result<http::Response> set_state(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto* name : {"version", "state"}) fields.need(name);
  const auto version = fields.integer("version");
  const auto state = briefing::find_meeting_state(fields.text("state", kStateCharacters).value_or(""));
  if (!state) fields.blame({Code::invalid, "api.wrong_type", {"state"}});
  const std::string reason = fields.text("reason", briefing::kReasonCharacters).value_or("");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return change(call, 200, [&](store::Write& tx) {
    return briefing::set_state(tx, call.app.clock, call.actor(), {meeting_of(call), *version}, *state, reason);
  });
}

Result<http::Response> add_item(const Call& call) {
  const auto sent = read_row(call.request.body, false);
  if (!sent) return tl::unexpected(sent.error());
  return change(call, 201, [&](store::Write& tx) { return briefing::add_item(tx, call.app.clock, call.actor(), meeting_of(call), *sent); });
}

Result<http::Response> change_row(const Call& call) {
  const auto sent = read_row(call.request.body, true);
  if (!sent) return tl::unexpected(sent.error());
  return change(call, 200, [&](store::Write& tx) {
    return briefing::change_row(tx, call.app.clock, call.actor(), meeting_of(call), agenda_sight(call), *sent);
  });
}

/// A version and the names of what is put in order.
struct Order {
  std::int64_t version = 0;
  std::vector<std::string> names;
};
Result<Order> read_order(const Call& call, const char* field) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto* name : {"version", field}) fields.need(name);
  Order order{.version = fields.integer("version").value_or(0), .names = {}};
  order.names = fields.texts(field, kMostOrdered, kRowCharacters).value_or(std::vector<std::string>());
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return order;
}

Result<http::Response> order_rows(const Call& call) {
  const auto order = read_order(call, "rows");
  if (!order) return tl::unexpected(order.error());
  return change(call, 200, [&](store::Write& tx) {
    return briefing::order_rows(tx, call.app.clock, call.actor(), {meeting_of(call), order->version}, agenda_sight(call), order->names);
  });
}

Result<http::Response> order_points(const Call& call) {
  const auto order = read_order(call, "points");
  if (!order) return tl::unexpected(order.error());
  std::vector<briefing::PointId> points;
  for (const std::string& name : order->names) points.push_back({name});
  return change(call, 200, [&](store::Write& tx) {
    return briefing::order_points(tx, call.app.clock, call.actor(), {meeting_of(call), order->version}, points);
  });
}

/// A version and whether something is so.
struct Switch {
  std::int64_t version = 0;
  bool is_on = false;
};
Result<Switch> read_switch(const Call& call, const char* field) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto* name : {"version", field}) fields.need(name);
  const Switch sent{.version = fields.integer("version").value_or(0), .is_on = fields.boolean(field).value_or(false)};
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return sent;
}

Result<http::Response> settle_agenda(const Call& call) {
  const auto sent = read_switch(call, "settled");
  if (!sent) return tl::unexpected(sent.error());
  return change(call, 200, [&](store::Write& tx) {
    return briefing::settle_agenda(tx, call.app.clock, call.actor(), {meeting_of(call), sent->version}, sent->is_on);
  });
}

Result<http::Response> add_point(const Call& call) {
  const auto sent = read_point(call.request.body, false);
  if (!sent) return tl::unexpected(sent.error());
  return change(call, 201,
                [&](store::Write& tx) { return briefing::add_point(tx, call.app.clock, call.actor(), meeting_of(call), sent->said); });
}

Result<http::Response> change_point(const Call& call) {
  const auto sent = read_point(call.request.body, true);
  if (!sent) return tl::unexpected(sent.error());
  return change(call, 200, [&](store::Write& tx) {
    const briefing::SeenPoint seen{meeting_of(call), {call.param("point")}, sent->version};
    return briefing::change_point(tx, call.app.clock, call.actor(), seen, sent->said);
  });
}

Result<http::Response> set_point_done(const Call& call) {
  const auto sent = read_switch(call, "done");
  if (!sent) return tl::unexpected(sent.error());
  return change(call, 200, [&](store::Write& tx) {
    const briefing::SeenPoint seen{meeting_of(call), {call.param("point")}, sent->version};
    return briefing::set_point_done(tx, call.app.clock, call.actor(), seen, sent->is_on);
  });
}

Result<http::Response> change_notice(const Call& call) {
  const auto sent = read_notice(call.request.body);
  if (!sent) return tl::unexpected(sent.error());
  return change(call, 200, [&](store::Write& tx) {
    return briefing::change_notice(tx, call.app.clock, call.actor(), {meeting_of(call), sent->version}, sent->said);
  });
}

Result<http::Response> submit_notice(const Call& call) {
  const auto sent = read_switch(call, "waiting");
  if (!sent) return tl::unexpected(sent.error());
  return change(call, 200, [&](store::Write& tx) {
    return briefing::submit_notice(tx, call.app.clock, call.actor(), {meeting_of(call), sent->version}, sent->is_on);
  });
}

Result<http::Response> approve_notice(const Call& call) {
  const auto sent = read_switch(call, "approved");
  if (!sent) return tl::unexpected(sent.error());
  return change(call, 200, [&](store::Write& tx) -> Result<briefing::Notice> {
    const auto meeting = briefing::load_meeting(tx, meeting_of(call));
    if (!meeting) return tl::unexpected(meeting.error());
    const auto whole = briefing::whole_notice(briefing::load_notice_source(tx, *meeting, call.app.clock.today()));
    return briefing::approve_notice(tx, call.app.clock, call.actor(), {meeting->id, sent->version}, sent->is_on, whole);
  });
}

Result<http::Response> get_notice_file(const Call& call, store::Read& tx) {
  const auto meeting = briefing::load_meeting(tx, meeting_of(call));
  if (!meeting) return tl::unexpected(meeting.error());
  const auto source = briefing::load_notice_source(tx, *meeting, call.app.clock.today());
  const auto bytes = files::write_letter(briefing::draft_notice(source));
  if (!bytes) return tl::unexpected(bytes.error());
  auto response = http::text_response(200, *bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  response.set("Content-Disposition", attachment_header(briefing::notice_file_name(source)));
  response.set("Content-Security-Policy", "default-src 'none'; sandbox");
  return response;
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

Result<http::Response> make_tasks(const Call& call) {
  const auto version = read_version(call);
  if (!version) return tl::unexpected(version.error());
  return change(call, 201, [&](store::Write& tx) {
    return briefing::make_tasks(tx, call.app.clock, call.actor(), {meeting_of(call), *version});
  });
}

Result<http::Response> take_tasks_back(const Call& call) {
  const auto version = read_version(call);
  if (!version) return tl::unexpected(version.error());
  return change(call, 200, [&](store::Write& tx) {
    return briefing::take_tasks_back(tx, call.app.clock, call.actor(), {meeting_of(call), *version});
  });
}

}  // namespace

void add_briefing_routes(Routes& routes) {
  using enum http::Method;
  const std::string all = "/api/briefings", one = all + "/{meeting}", point = one + "/points/{point}";
  const auto add = [&](http::Method method, const std::string& pattern, const char* permission,
                       Result<http::Response> (*answer)(const Call&)) {
    routes.add({.method = method, .pattern = pattern, .permission = permission, .body_limit = kJsonBytes, .body_type = kJson}, answer);
  };
  routes.add({.method = get, .pattern = all, .permission = "plans.read"}, list_meetings);
  add(post, all, "briefing.edit", add_meeting);
  routes.add({.method = get, .pattern = one, .permission = "plans.read"}, get_meeting);
  add(put, one, "briefing.edit", change_meeting);
  add(post, one + "/state", "briefing.edit", set_state);
  add(post, one + "/agenda", "briefing.edit", add_item);
  add(patch, one + "/agenda", "briefing.edit", change_row);
  add(post, one + "/agenda/order", "briefing.edit", order_rows);
  add(post, one + "/agenda/settling", "briefing.edit", settle_agenda);
  add(post, one + "/points", "briefing.edit", add_point);
  add(post, one + "/point-order", "briefing.edit", order_points);
  add(put, point, "briefing.edit", change_point);
  add(post, point + "/done", "briefing.edit", set_point_done);
  add(put, one + "/notice", "briefing.edit", change_notice);
  add(post, one + "/notice/submission", "briefing.edit", submit_notice);
  add(post, one + "/notice/approval", "briefing.approve", approve_notice);
  add(post, one + "/tasks", "plans.edit", make_tasks);
  add(post, one + "/tasks/taking-back", "plans.edit", take_tasks_back);
  routes.add({.method = get, .pattern = one + "/notice/file", .permission = "plans.read"}, get_notice_file);
}

}  // namespace nhipcau::api
