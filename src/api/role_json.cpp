#include "api/role_json.hpp"

#include "api/paper_json.hpp"

namespace nhipcau::api {
namespace {

std::string_view to_name(office::PermissionScope scope) {
  switch (scope) {
    case office::PermissionScope::unit: return "unit";
    case office::PermissionScope::anywhere: return "anywhere";
    case office::PermissionScope::whole: return "whole";
  }
  return "unit";
}

json::value account_or_null(const office::AccountId& id, const std::string& name) {
  if (id.empty()) return nullptr;
  return json::object{{"id", id.value}, {"shown_name", name}};
}

}  // namespace

json::object to_json(const office::Role& role, std::int64_t holders) {
  return {{"id", role.id.value},
          {"version", role.version},
          {"name", role.name},
          {"english", text_or_null(role.english)},
          {"note", role.note},
          {"has_all", role.has_all},
          {"permissions", array_of(role.permissions.names(), [](std::string_view name) { return json::value(to_view(name)); })},
          {"holders", holders}};
}

json::object to_json(store::Read& tx, const office::Grant& grant, const Date& on) {
  const json::value unit =
      grant.unit.empty() ? json::value(nullptr) : json::object{{"id", grant.unit.value}, {"name", unit_name(tx, grant.unit, on)}};
  return {{"id", grant.id.value},
          {"account", account_or_null(grant.account, grant.account_name)},
          {"role", json::object{{"id", grant.role.value}, {"name", grant.role_name}, {"english", text_or_null(grant.role_english)}}},
          {"unit", unit},
          {"with_below", grant.with_below},
          {"from", date_or_null(grant.from)},
          {"until", date_or_null(grant.until)},
          {"delegated_by", account_or_null(grant.delegated_by, grant.delegated_by_name)},
          {"reason", grant.reason},
          {"group", text_or_null(grant.group)},
          {"granted_at", to_rfc3339(grant.granted_at)}};
}

json::object to_json(store::Read& tx, const office::Ground& ground, const Date& on) {
  return {{"grant", to_json(tx, ground.grant, on)}, {"bearing", to_view(office::to_name(ground.bearing))}};
}

std::string words_of(const office::Permission& permission, Language language) {
  return message(language, "permission." + std::string(permission.name));
}

json::object to_json(const office::Permission& permission, Language language) {
  return {{"name", to_view(permission.name)},
          {"words", words_of(permission, language)},
          {"scope", to_view(to_name(permission.scope))},
          {"includes", permission.includes.empty() ? json::value(nullptr) : json::value(to_view(permission.includes))}};
}

}  // namespace nhipcau::api
