#include <algorithm>
#include <span>

#include "api/field_reader.hpp"
#include "api/header_words.hpp"
#include "api/query.hpp"
#include "api/role_json.hpp"
#include "api/routes.hpp"
#include "office/colleagues.hpp"
#include "office/units.hpp"

namespace nhipcau::api {
namespace {

constexpr std::size_t kIdCharacters = 40, kDayCharacters = 10, kPermissionCharacters = 60;

Result<http::Response> list_permissions(const Call& call, store::Read&) {
  return json_response(200, json::object{{"items", array_of(std::span(office::kPermissions), [&](const office::Permission& permission) {
                                            return to_json(permission, call.language);
                                          })}});
}

std::int64_t holders_of(const std::map<std::string, std::int64_t>& holders, const office::RoleId& role) {
  const auto found = holders.find(role.value);
  return found == holders.end() ? 0 : found->second;
}

Result<http::Response> list_roles(const Call& call, store::Read& tx) {
  const auto holders = office::count_holders(tx, call.app.clock.today());
  return json_response(200, json::object{{"items", array_of(office::list_roles(tx), [&](const office::Role& role) {
                                            return to_json(role, holders_of(holders, role.id));
                                          })}});
}

Result<http::Response> show_role(store::Read& tx, const Call& call, const office::Role& role, int status) {
  return json_response(status, to_json(role, holders_of(office::count_holders(tx, call.app.clock.today()), role.id)));
}

/// Permissions by name; a name that is none is a fault.
std::optional<office::Permissions> take_permissions(FieldReader& fields) {
  const auto names = fields.texts("permissions", std::size(office::kPermissions), kPermissionCharacters);
  if (!names) return std::nullopt;
  office::Permissions permissions;
  for (const std::string& name : *names) {
    if (!permissions.add(name)) fields.blame({Code::invalid, "office.no_such_permission", {name}});
  }
  return permissions;
}

std::optional<std::string> take_line(FieldReader& fields, std::string_view name, std::size_t most) {
  const auto line = fields.text(name, most);
  return line ? std::optional(words_on_one_line(*line)) : std::nullopt;
}

Result<http::Response> add_role(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"name", "permissions"}) fields.need(name);
  const office::RoleText text{.name = take_line(fields, "name", office::kRoleNameCharacters).value_or(""),
                              .english = take_line(fields, "english", office::kRoleNameCharacters).value_or(""),
                              .note = take_line(fields, "note", office::kRoleNoteCharacters).value_or("")};
  const auto permissions = take_permissions(fields).value_or(office::Permissions());
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto role = office::add_role(tx, call.app.clock, call.actor(), text, permissions);
    if (!role) return tl::unexpected(role.error());
    return show_role(tx, call, *role, 201);
  });
}

Result<http::Response> change_role(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("version");
  const auto version = fields.integer("version");
  const auto name = take_line(fields, "name", office::kRoleNameCharacters);
  const auto english = take_line(fields, "english", office::kRoleNameCharacters);
  const auto note = take_line(fields, "note", office::kRoleNoteCharacters);
  const auto permissions = take_permissions(fields);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    auto role = office::load_role(tx, {call.param("role")});
    if (!role) return tl::unexpected(role.error());
    role->version = *version;
    if (name) role->name = *name;
    if (english) role->english = *english;
    if (note) role->note = *note;
    if (permissions) role->permissions = *permissions;
    const auto changed = office::change_role(tx, call.app.clock, call.actor(), *role);
    if (!changed) return tl::unexpected(changed.error());
    return show_role(tx, call, *changed, 200);
  });
}

/// What gives nothing back.
template <class Act>
Result<http::Response> done(const Call& call, const Act& act) {
  const auto acted = call.app.database.write([&](store::Write& tx) -> Result<void> { return act(tx); });
  if (!acted) return tl::unexpected(acted.error());
  return http::Response{.status = 204};
}

Result<http::Response> retire_role(const Call& call) {
  return done(call, [&](store::Write& tx) { return office::retire_role(tx, call.app.clock, call.actor(), {call.param("role")}); });
}

json::array to_json(store::Read& tx, const std::vector<office::Grant>& grants, const Date& on) {
  return array_of(grants, [&](const office::Grant& grant) { return api::to_json(tx, grant, on); });
}

Result<http::Response> list_grants(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const office::AccountId account{query.text("account", kIdCharacters)};
  if (query.fault()) return tl::unexpected(*query.fault());
  const Date today = call.app.clock.today();
  const auto grants = account.empty() ? office::list_grants(tx, today) : office::list_grants_of(tx, account, today);
  return json_response(200, json::object{{"items", to_json(tx, grants, today)}});
}

/// A day of a field; a fault if it is there and is none.
std::optional<Date> take_day(FieldReader& fields, std::string_view name) {
  if (fields.is_null(name)) return std::nullopt;
  const auto written = fields.text(name, kDayCharacters);
  if (!written) return std::nullopt;
  const auto day = Date::from_iso(*written);
  if (!day) fields.blame({Code::invalid, "api.wrong_type", {std::string(name)}});
  return day;
}

Result<http::Response> show_grant(store::Read& tx, const Call& call, const Result<office::Grant>& grant) {
  if (!grant) return tl::unexpected(grant.error());
  return json_response(201, api::to_json(tx, *grant, call.app.clock.today()));
}

Result<http::Response> grant_role(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"account", "role", "unit", "with_below"}) fields.need(name);
  office::NewGrant grant{.account = {fields.text("account", kIdCharacters).value_or("")},
                         .role = {fields.text("role", kIdCharacters).value_or("")},
                         .unit = {},
                         .with_below = fields.boolean("with_below").value_or(false),
                         .from = {},
                         .until = {},
                         .reason = {}};
  if (!fields.is_null("unit")) grant.unit = {fields.text("unit", kIdCharacters, 1).value_or("")};
  grant.from = take_day(fields, "from");
  grant.until = take_day(fields, "until");
  grant.reason = take_line(fields, "reason", office::kGrantReasonCharacters).value_or("");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write(
      [&](store::Write& tx) { return show_grant(tx, call, office::grant_role(tx, call.app.clock, call.actor(), grant)); });
}

Result<http::Response> end_grant(const Call& call) {
  return done(call, [&](store::Write& tx) { return office::end_grant(tx, call.app.clock, call.actor(), {call.param("grant")}); });
}

Result<http::Response> delegate(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"grant", "to", "from", "until"}) fields.need(name);
  const office::GrantId basis{fields.text("grant", kIdCharacters).value_or("")};
  const office::AccountId to{fields.text("to", kIdCharacters).value_or("")};
  const auto from = take_day(fields, "from"), until = take_day(fields, "until");
  if (!from || !until) fields.blame({Code::invalid, "api.wrong_type", {from ? "until" : "from"}});
  const std::string reason = take_line(fields, "reason", office::kGrantReasonCharacters).value_or("");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const office::Delegation delegation{.basis = basis, .to = to, .from = *from, .until = *until, .reason = reason};
  return call.app.database.write(
      [&](store::Write& tx) { return show_grant(tx, call, office::delegate(tx, call.app.clock, call.actor(), delegation)); });
}

Result<http::Response> end_delegation(const Call& call) {
  return done(call, [&](store::Write& tx) { return office::end_delegation(tx, call.app.clock, call.actor(), {call.param("grant")}); });
}

/// The permission asked for; a fault if it is none.
const office::Permission* read_permission(QueryReader& query) {
  const office::Permission* permission = office::find_permission(query.text("permission", kPermissionCharacters));
  if (permission == nullptr) query.blame("permission");
  return permission;
}

Result<http::Response> tell_who_can(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const office::Permission* const permission = read_permission(query);
  const office::UnitId unit{query.text("unit", kIdCharacters)};
  const office::AccountId account{query.text("account", kIdCharacters)};
  if (query.fault()) return tl::unexpected(*query.fault());
  if (!unit.empty() && !office::is_unit(tx, unit)) return fail(Code::not_found, "office.no_such_unit");
  const Date today = call.app.clock.today();
  const auto grounds =
      account.empty() ? office::who_can(tx, permission->name, unit, today) : office::explain(tx, account, permission->name, unit, today);
  return json_response(
      200, json::object{{"grounds", array_of(grounds, [&](const office::Ground& ground) { return api::to_json(tx, ground, today); })}});
}

/// What I may do and by which grants, and what I delegated.
Result<http::Response> show_my_rights(const Call& call, store::Read& tx) {
  const Date today = call.app.clock.today();
  const office::AccountId& me = call.session->account;
  return json_response(200, json::object{{"grants", to_json(tx, office::list_grants_of(tx, me, today), today)},
                                         {"delegated", to_json(tx, office::list_delegated_by(tx, me, today), today)}});
}

/// The units for which I may do something.
Result<http::Response> list_my_units(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const office::Permission* const permission = read_permission(query);
  if (query.fault()) return tl::unexpected(*query.fault());
  const Date today = call.app.clock.today();
  const auto roots = office::list_roots(tx, call.session->account, permission->name, today);
  const auto units = office::list_units_of(tx, call.session->account, permission->name, today);
  return json_response(
      200, json::object{{"everywhere", call.session->rights.everywhere.contains(permission->name)},
                        {"office", std::ranges::find(roots, office::UnitId{}) != roots.end()},
                        {"roots", array_of(roots, [](const office::UnitId& root) { return json::value(to_view(root.value)); })},
                        {"units", array_of(units, [](const office::Unit& unit) {
                           return json::object{{"id", unit.id.value}, {"name", unit.name}, {"level", to_view(office::to_name(unit.level))}};
                         })}});
}

Result<http::Response> list_colleagues(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const std::string words = words_on_one_line(query.text("q", 100));
  if (query.fault()) return tl::unexpected(*query.fault());
  return json_response(200, json::object{{"items", array_of(office::find_colleagues(tx, words), [](const office::Colleague& one) {
                                            return json::object{{"id", one.account.value}, {"shown_name", one.shown_name}};
                                          })}});
}

}  // namespace

void add_role_routes(Routes& routes) {
  using enum http::Method;
  const std::string manage = "roles.manage", mine = "session";
  const auto add_change = [&](http::Method method, const std::string& pattern, const std::string& permission, Action action) {
    routes.add({.method = method, .pattern = pattern, .permission = permission, .body_limit = kJsonBytes, .body_type = kJson},
               std::move(action));
  };
  routes.add({.method = get, .pattern = "/api/permissions", .permission = mine}, list_permissions);
  routes.add({.method = get, .pattern = "/api/roles", .permission = manage}, list_roles);
  add_change(post, "/api/roles", manage, add_role);
  add_change(patch, "/api/roles/{role}", manage, change_role);
  routes.add({.method = post, .pattern = "/api/roles/{role}/retirement", .permission = manage}, retire_role);
  routes.add({.method = get, .pattern = "/api/grants", .permission = manage}, list_grants);
  add_change(post, "/api/grants", manage, grant_role);
  routes.add({.method = post, .pattern = "/api/grants/{grant}/end", .permission = manage}, end_grant);
  routes.add({.method = get, .pattern = "/api/who-can", .permission = manage}, tell_who_can);
  routes.add({.method = get, .pattern = "/api/my-rights", .permission = mine}, show_my_rights);
  routes.add({.method = get, .pattern = "/api/my-units", .permission = mine}, list_my_units);
  routes.add({.method = get, .pattern = "/api/colleagues", .permission = mine}, list_colleagues);
  add_change(post, "/api/delegations", mine, delegate);
  routes.add({.method = post, .pattern = "/api/delegations/{grant}/end", .permission = mine}, end_delegation);
}

}  // namespace nhipcau::api
