#include "office/rights.hpp"

#include <algorithm>

#include "office/unit_row.hpp"
#include "text/fold.hpp"

namespace nhipcau::office {

Rights load_rights(store::Read& tx, const AccountId& account, const Date& on) {
  Rights rights;
  for (const store::Row& row : tx.many("office.list_rights", account.value, on.to_iso())) {
    rights.anywhere.add(row.text("permission"));
    if (row.boolean("is_everywhere")) rights.everywhere.add(row.text("permission"));
  }
  return rights;
}

bool may(store::Read& tx, const AccountId& account, std::string_view permission, const UnitId& unit, const Date& on) {
  return tx.one("office.may", account.value, permission, unit.value, on.to_iso())->boolean("may");
}

Sight sight_of_all() {
  return {};
}

Sight sight_of(const Rights& rights, const AccountId& account, std::string_view permission, const Date& on) {
  return {.account = rights.everywhere.contains(permission) ? std::string() : account.value, .on = on.to_iso()};
}

std::vector<UnitId> list_roots(store::Read& tx, const AccountId& account, std::string_view permission, const Date& on) {
  std::vector<UnitId> units;
  for (const store::Row& row : tx.many("office.list_roots", account.value, permission, on.to_iso())) units.push_back({row.text("root_id")});
  return units;
}

std::vector<Unit> list_units_of(store::Read& tx, const AccountId& account, std::string_view permission, const Date& on) {
  std::vector<Unit> units;
  for (const store::Row& row : tx.many("office.list_reach_now", account.value, permission, on.to_iso())) units.push_back(to_unit(row));
  std::ranges::stable_sort(units, {}, [](const Unit& unit) { return text::sort_key(unit.name); });
  return units;
}

std::vector<UnitId> list_reach(store::Read& tx, std::string_view permission, const Sight& sight) {
  std::vector<UnitId> units;
  for (const store::Row& row : tx.many("office.list_reach", sight.account, permission, sight.on)) units.push_back({row.text("unit_id")});
  return units;
}

}  // namespace nhipcau::office
