#include "api/routes.hpp"
#include "api/unit_change_json.hpp"
#include "office/units.hpp"

namespace nhipcau::api {
namespace {

using office::UnitId;

/// Sent as a POST for its size and its words; it writes nothing.
Result<http::Response> preview_change(const Call& call) {
  const auto read = read_change(call.request.body, {call.param("unit")}, false);
  if (!read) return tl::unexpected(read.error());
  return call.app.database.read([&](store::Read& tx) -> Result<http::Response> {
    const auto preview = office::preview_change(tx, call.app.clock, call.actor(), read->change);
    if (!preview) return tl::unexpected(preview.error());
    return json_response(200, to_json(call, tx, read->change, *preview));
  });
}

Result<http::Response> make_change(const Call& call) {
  const UnitId unit{call.param("unit")};
  const auto read = read_change(call.request.body, unit, true);
  if (!read) return tl::unexpected(read.error());
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto made = office::apply_change(tx, call.app.clock, call.actor(), read->change, read->seen, read->carried);
    if (!made) return tl::unexpected(made.error());
    return json_response(201, to_json(call, tx, *made, unit));
  });
}

Result<http::Response> list_changes(const Call& call, store::Read& tx) {
  const UnitId unit{call.param("unit")};
  if (!office::is_unit(tx, unit)) return fail(Code::not_found, "office.no_such_unit", {unit.value});
  return json_response(200, json::object{{"items", array_of(office::list_changes(tx, unit), [&](const office::StoredChange& change) {
                                            return to_json(call, tx, change, unit);
                                          })}});
}

Result<http::Response> undo_change(const Call& call) {
  const UnitId unit{call.param("unit")};
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto undone = office::undo_change(tx, call.app.clock, call.actor(), unit, {call.param("change")}, count_things);
    if (!undone) return tl::unexpected(undone.error());
    return json_response(200, to_json(call, tx, *undone, unit));
  });
}

}  // namespace

void add_unit_change_routes(Routes& routes) {
  using enum http::Method;
  const std::string change = "units.change";
  routes.add(
      {.method = post, .pattern = "/api/units/{unit}/change-preview", .permission = change, .body_limit = kJsonBytes, .body_type = kJson},
      preview_change);
  routes.add({.method = get, .pattern = "/api/units/{unit}/changes", .permission = "units.read"}, list_changes);
  routes.add({.method = post, .pattern = "/api/units/{unit}/changes", .permission = change, .body_limit = kJsonBytes, .body_type = kJson},
             make_change);
  routes.add({.method = post, .pattern = "/api/units/{unit}/changes/{change}/undo", .permission = change}, undo_change);
}

}  // namespace nhipcau::api
