#include "office/units.hpp"

#include <algorithm>
#include <map>

#include "base/require.hpp"
#include "office/unit_row.hpp"
#include "text/fold.hpp"

namespace nhipcau::office {
namespace {

std::vector<Unit> to_units(const std::vector<store::Row>& rows) {
  std::vector<Unit> units;
  units.reserve(rows.size());
  for (const store::Row& row : rows) units.push_back(to_unit(row));
  return units;
}

/// By name in Vietnamese order, units of one name by code.
std::vector<Unit> in_order(std::vector<Unit> units) {
  std::map<std::string, std::string> keys;
  for (const Unit& unit : units) keys.emplace(unit.name, text::sort_key(unit.name));
  std::sort(units.begin(), units.end(), [&](const Unit& a, const Unit& b) {
    return std::tie(keys[a.name], a.code, a.id.value) < std::tie(keys[b.name], b.code, b.id.value);
  });
  return units;
}

/// Units of today and before: a day they were there, near `on`.
Date day_of(const Period& period, const Date& on) {
  if (period.from && on < *period.from) return *period.from;
  if (period.until && *period.until <= on) return period.until->plus_days(-1);
  return on;
}

}  // namespace

std::string to_stored(const std::optional<Date>& day) {
  return day ? day->to_iso() : std::string();
}

std::optional<std::string> to_stored_or_null(const std::optional<Date>& day) {
  return day ? std::optional(day->to_iso()) : std::nullopt;
}

Period to_period(const store::Row& row) {
  return {.from = Date::from_iso(row.text("from_on")), .until = Date::from_iso(row.maybe_text("until_on").value_or(""))};
}

Unit to_unit(const store::Row& row) {
  const auto tree = tree_named(row.text("tree"));
  const auto level = level_named(row.text("level"));
  require(tree && level, "a stored unit of an unknown tree or level");
  return {.id = {row.text("id")},
          .tree = *tree,
          .level = *level,
          .period = to_period(row),
          .name = row.text("name"),
          .english = row.text("english"),
          .code = row.text("code")};
}

Result<Unit> load_unit(store::Read& tx, const UnitId& unit, const Date& on) {
  const auto period = tx.one("office.load_unit_period", unit.value);
  if (!period) return fail(Code::not_found, "office.no_such_unit", {unit.value});
  const auto row = tx.one("office.load_unit", unit.value, day_of(to_period(*period), on).to_iso());
  require(row.has_value(), "a unit without a name on one of its days");
  return to_unit(*row);
}

std::vector<Unit> list_above(store::Read& tx, const UnitId& unit, const Date& on) {
  const auto period = tx.one("office.load_unit_period", unit.value);
  if (!period) return {};
  return to_units(tx.many("office.list_above", unit.value, day_of(to_period(*period), on).to_iso()));
}

std::vector<Unit> list_below(store::Read& tx, const UnitId& unit, const Date& on) {
  return in_order(to_units(tx.many("office.list_below", unit.value, on.to_iso())));
}

std::vector<Unit> list_tops(store::Read& tx, Tree tree, const Date& on) {
  return in_order(to_units(tx.many("office.list_tops", to_name(tree), on.to_iso())));
}

std::vector<UnitName> list_names(store::Read& tx, const UnitId& unit) {
  std::vector<UnitName> names;
  for (const store::Row& row : tx.many("office.list_unit_names", unit.value))
    names.push_back({.name = row.text("name"), .english = row.text("english"), .period = to_period(row)});
  return names;
}

std::vector<UnitPlace> find_units(store::Read& tx, std::string_view words, const Date& on) {
  const std::string key = text::search_key(words);
  if (key.empty()) return {};
  std::vector<UnitPlace> places;
  for (const store::Row& row : tx.many("office.find_units", key, text::folded_key(words), words, on.to_iso(), std::int64_t{kMostFound})) {
    const UnitId id{row.text("id")};
    auto unit = load_unit(tx, id, on);
    require(unit.has_value(), "a unit that was just found is not there");
    places.push_back({.unit = std::move(*unit), .above = list_above(tx, id, on)});
  }
  return places;
}

}  // namespace nhipcau::office
