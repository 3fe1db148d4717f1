#include "office/units.hpp"

#include <algorithm>
#include <map>

#include "base/require.hpp"
#include "office/organ_code.hpp"
#include "office/unit_names.hpp"
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

/// A day of the period, near `on`.
Date day_of(const Period& period, const Date& on) {
  if (period.from && on < *period.from) return *period.from;
  if (period.until && *period.until <= on) return period.until->plus_days(-1);
  return on;
}

constexpr std::int64_t kMostLookedAt = 300;  // units of one name; the commonest has some 70

/// What someone typed, as it is compared.
struct Wanted {
  std::string key, folded, code;
  std::string organ_code;  ///< in edXML; empty: it is none
};
Wanted wanted_of(std::string_view words) {
  const std::string key = text::search_key(words);
  return {.key = key, .folded = text::folded_key(words), .code = key, .organ_code = parse_organ_code(words).value_or("")};
}

/// Without the word for its kind, which territories alone have: "Tỉnh ủy Sơn La" is no "ủy Sơn La".
std::string_view proper_name(const Unit& unit) {
  return unit.tree == Tree::territory ? short_name(unit.name) : std::string_view(unit.name);
}

/// Is one of the units above called so? Without a name every place fits.
bool stands_in(const UnitPlace& place, std::string_view folded) {
  if (folded.empty()) return true;
  return std::any_of(place.above.begin(), place.above.end(), [&](const Unit& above) {
    return text::folded_key(above.name) == folded || text::folded_key(proper_name(above)) == folded;
  });
}

/// Has it the code, or ever had the name with these marks?
bool fits_exactly(store::Read& tx, const Unit& unit, const Wanted& wanted) {
  if (unit.code == wanted.code) return true;
  const auto names = list_names(tx, unit.id);
  return std::any_of(names.begin(), names.end(), [&](const UnitName& name) {
    if (text::search_key(name.name) == wanted.key) return true;
    return unit.tree == Tree::territory && text::search_key(short_name(name.name)) == wanted.key;
  });
}

bool is_code(std::string_view words) {
  return words.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Where some fit exactly, they alone, unless the name was typed without marks.
void keep_exact(store::Read& tx, std::vector<UnitPlace>& places, const Wanted& wanted) {
  if (wanted.key == wanted.folded && !is_code(wanted.key)) return;
  std::vector<UnitPlace> exact;
  for (const UnitPlace& place : places) {
    if (fits_exactly(tx, place.unit, wanted)) exact.push_back(place);
  }
  if (!exact.empty()) places = std::move(exact);
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

bool is_unit(store::Read& tx, const UnitId& unit) {
  return tx.one("office.load_unit_period", unit.value).has_value();
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

FoundUnits find_units(store::Read& tx, std::string_view words, const Date& on) {
  const std::size_t comma = std::min(words.find(','), words.size());
  const Wanted wanted = wanted_of(words.substr(0, comma));
  if (wanted.key.empty()) return {};
  const std::string inside = text::folded_key(words.substr(std::min(comma + 1, words.size())));
  FoundUnits found;
  for (const store::Row& row :
       tx.many("office.find_units", wanted.key, wanted.folded, wanted.code, on.to_iso(), kMostLookedAt, wanted.organ_code)) {
    const UnitId id{row.text("id")};
    auto unit = load_unit(tx, id, on);
    require(unit.has_value(), "a unit that was just found is not there");
    UnitPlace place{.unit = std::move(*unit), .above = list_above(tx, id, on)};
    if (stands_in(place, inside)) found.places.push_back(std::move(place));
  }
  keep_exact(tx, found.places, wanted);
  found.has_more = found.places.size() > kMostFound;
  if (found.has_more) found.places.resize(kMostFound);
  return found;
}

}  // namespace nhipcau::office
