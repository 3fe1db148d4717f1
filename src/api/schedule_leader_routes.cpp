#include "api/acting_unit.hpp"
#include "api/routes.hpp"
#include "api/schedule_json.hpp"

namespace nhipcau::api {
namespace {

constexpr std::string_view kEdit = "schedule.edit";

Result<http::Response> show(const Result<schedule::Leader>& leader, int status) {
  if (!leader) return tl::unexpected(leader.error());
  return json_response(status, to_json(*leader));
}

Result<http::Response> add_leader(const Call& call) {
  const auto unit = read_acting_unit(call, kEdit);
  if (!unit) return tl::unexpected(unit.error());
  const auto sent = read_leader(call.request.body, Sent::fresh);
  if (!sent) return tl::unexpected(sent.error());
  return call.app.database.write(
      [&](store::Write& tx) { return show(schedule::add_leader(tx, call.app.clock, call.actor(), *unit, sent->said), 201); });
}

Result<http::Response> change_leader(const Call& call) {
  const auto sent = read_leader(call.request.body, Sent::changed);
  if (!sent) return tl::unexpected(sent.error());
  return call.app.database.write([&](store::Write& tx) {
    const schedule::LeaderId leader{call.param("leader")};
    return show(schedule::change_leader(tx, call.app.clock, call.actor(), leader, sent->version, sent->said), 200);
  });
}

}  // namespace

void add_schedule_leader_routes(Routes& routes) {
  using enum http::Method;
  routes.add(
      {.method = post, .pattern = "/api/schedule-leaders", .permission = "schedule.edit", .body_limit = kJsonBytes, .body_type = kJson},
      add_leader);
  routes.add({.method = put,
              .pattern = "/api/schedule-leaders/{leader}",
              .permission = "schedule.edit",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             change_leader);
}

}  // namespace nhipcau::api
