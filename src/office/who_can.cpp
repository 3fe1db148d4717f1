#include "office/who_can.hpp"

#include <algorithm>
#include <array>

#include "base/require.hpp"

namespace nhipcau::office {
namespace {

constexpr std::array<std::string_view, 5> kBearings = {"allows", "not_in_role", "elsewhere", "not_whole", "to_come"};

bool is_good_for(store::Read& tx, const Grant& grant, const Permission& permission, const UnitId& unit, const Date& on) {
  const bool is_everything = grant.unit.empty() && grant.with_below;
  if (permission.scope == PermissionScope::anywhere || is_everything) return true;
  return tx.one("office.is_in_area", grant.unit.value, grant.with_below, unit.value, on.to_iso())->boolean("is_in_area");
}

Bearing bearing_of(store::Read& tx, const Grant& grant, const Permission& permission, const UnitId& unit, const Date& on) {
  const auto role = load_role(tx, grant.role);
  require(role.has_value(), "a grant of a role that nobody knows");
  if (!role->permissions.contains(permission.name)) {
    return is_good_for(tx, grant, permission, unit, on) ? Bearing::not_in_role : Bearing::elsewhere;
  }
  const bool is_less = !grant.unit.empty() || !grant.with_below;
  if (permission.scope == PermissionScope::whole && is_less) return Bearing::not_whole;
  if (!is_good_for(tx, grant, permission, unit, on)) return Bearing::elsewhere;
  return grant.from && on < *grant.from ? Bearing::to_come : Bearing::allows;
}

const Permission& known(std::string_view name) {
  const Permission* permission = find_permission(name);
  require(permission != nullptr, "a permission that is not in the catalogue");
  return *permission;
}

}  // namespace

std::string_view to_name(Bearing bearing) {
  return kBearings.at(static_cast<std::size_t>(bearing));
}

std::vector<Ground> who_can(store::Read& tx, std::string_view permission, const UnitId& unit, const Date& on) {
  std::vector<Ground> grounds;
  for (Grant& grant : list_grants(tx, on)) {
    if (bearing_of(tx, grant, known(permission), unit, on) == Bearing::allows) grounds.push_back({.grant = std::move(grant)});
  }
  return grounds;
}

std::vector<Ground> explain(store::Read& tx, const AccountId& account, std::string_view permission, const UnitId& unit, const Date& on) {
  std::vector<Ground> grounds;
  for (Grant& grant : list_grants_of(tx, account, on)) {
    const Bearing bearing = bearing_of(tx, grant, known(permission), unit, on);
    grounds.push_back({.grant = std::move(grant), .bearing = bearing});
  }
  std::ranges::stable_sort(grounds, {}, [](const Ground& ground) { return ground.bearing != Bearing::allows; });
  return grounds;
}

}  // namespace nhipcau::office
