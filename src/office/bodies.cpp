#include "office/bodies.hpp"

#include <algorithm>
#include <tuple>

#include "base/require.hpp"
#include "office/account_row.hpp"
#include "office/area.hpp"
#include "office/unit_row.hpp"
#include "office/units.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::office {
namespace {

using Nothing = std::optional<std::string>;

/// The first day of a period, or the day before its end where it has no first: a day on which what has it is there.
Date day_of(const Period& period) {
  if (period.from) return *period.from;
  return period.until ? period.until->plus_days(-1) : *Date::make(9999, 12, 30);
}

std::optional<Error> fault_of_words(const NewBody& body) {
  if (body.tree == Tree::territory) return Error{Code::invalid, "office.body_of_no_tree"};
  if (text::search_key(body.name).empty()) return Error{Code::invalid, "office.body_no_name"};
  if (std::max(text::count_characters(body.name), text::count_characters(body.english)) > kLongestUnitName)
    return Error{Code::invalid, "office.body_name_too_long", {std::to_string(kLongestUnitName)}};
  if (body.period.from && body.period.until && *body.period.until <= *body.period.from)
    return Error{Code::invalid, "office.body_until_before_from"};
  return std::nullopt;
}

std::optional<Error> fault_of_above(store::Read& tx, const NewBody& body) {
  if (body.above.empty()) return std::nullopt;
  const auto above = load_unit(tx, body.above, day_of(body.period));
  if (!above) return above.error();
  if (above->tree != body.tree) return Error{Code::invalid, "office.body_above_other_tree", {above->name}};
  if (above->level > body.level) return Error{Code::invalid, "office.body_above_lower", {above->name}};
  if (!above->period.holds(day_of(body.period))) return Error{Code::invalid, "office.body_above_not_there", {above->name}};
  return std::nullopt;
}

std::optional<Error> fault_of_territories(store::Read& tx, const std::vector<UnitId>& territories, const Date& day) {
  if (territories.size() > kMostTerritories) return Error{Code::invalid, "office.too_many_territories", {std::to_string(kMostTerritories)}};
  for (const UnitId& id : territories) {
    const auto territory = load_unit(tx, id, day);
    if (!territory) return territory.error();
    if (territory->tree != Tree::territory) return Error{Code::invalid, "office.no_territory", {territory->name}};
    if (!territory->period.holds(day)) return Error{Code::invalid, "office.territory_not_there", {territory->name}};
  }
  return std::nullopt;
}

bool do_meet(const Period& a, const Period& b) {
  return (!a.until || !b.from || *b.from < *a.until) && (!b.until || !a.from || *a.from < *b.until);
}

/// A body of the tree that has the name, works in one of the territories (or in none, as this one), at the same time.
std::optional<Error> fault_of_same(store::Read& tx, const NewBody& body) {
  for (const store::Row& row : tx.many("office.list_bodies_named", to_name(body.tree), text::search_key(body.name))) {
    const std::string territory = row.text("territory_id");
    const bool is_here = body.territories.empty() ? territory.empty() : std::ranges::count(body.territories, territory, &UnitId::value) > 0;
    if (is_here && do_meet(to_period(row), body.period)) return Error{Code::conflict, "office.body_there", {row.text("name")}};
  }
  return std::nullopt;
}

void store_territories(store::Write& tx, const UnitId& body, const std::vector<UnitId>& territories, const std::optional<Date>& from) {
  std::vector<std::string> ids;
  for (const UnitId& id : territories) ids.push_back(id.value);
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  for (const std::string& id : ids) tx.run("office.add_unit_territory", body.value, id, to_stored(from));
}

/// The earlier of two days, where none is never.
std::optional<Date> earlier(const std::optional<Date>& a, const std::optional<Date>& b) {
  return !a ? b : !b ? a : std::min(*a, *b);
}

void store_above(store::Write& tx, const UnitId& id, const NewBody& body) {
  if (body.above.empty()) return;
  const auto above = load_unit(tx, body.above, day_of(body.period));
  const auto until = earlier(body.period.until, above->period.until);
  const auto kept = until == body.period.until ? Nothing() : to_stored_or_null(until);
  tx.run("office.add_unit_parent", id.value, to_stored(body.period.from), kept, body.above.value);
}

/// Territories as the audit trail tells them.
std::string to_words(const std::vector<Unit>& territories) {
  std::string words;
  for (const Unit& one : territories) words.append(words.empty() ? "" : ", ").append(one.name);
  return words;
}

}  // namespace

Result<UnitId> add_body(store::Write& tx, const Clock& clock, const Actor& actor, const NewBody& body) {
  if (const auto fault = fault_of_words(body)) return tl::unexpected(*fault);
  if (const auto fault = fault_of_above(tx, body)) return tl::unexpected(*fault);
  if (const auto fault = fault_of_territories(tx, body.territories, day_of(body.period))) return tl::unexpected(*fault);
  if (const auto fault = fault_of_same(tx, body)) return tl::unexpected(*fault);
  const UnitId id{tx.next_id(to_ms(clock.now()))};
  const std::string from = to_stored(body.period.from);
  tx.run("office.add_unit", id.value, to_name(body.tree), to_name(body.level), from, to_stored_or_null(body.period.until));
  const std::string folded = text::folded_key(body.name);
  tx.run("office.add_unit_name", id.value, from, Nothing(), body.name, body.english, text::search_key(body.name), folded, folded);
  store_above(tx, id, body);
  store_territories(tx, id, body.territories, body.period.from);
  remake_areas(tx);
  audit(tx, clock, actor,
        {.event = "office.unit_body_added",
         .subject_kind = "unit",
         .subject_id = id.value,
         .field = "name",
         .before = {},
         .after = body.name});
  return id;
}

Result<void> set_territories(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& body,
                             const std::vector<UnitId>& territories, const std::optional<Date>& from) {
  const auto unit = load_unit(tx, body, from.value_or(clock.today()));
  if (!unit) return tl::unexpected(unit.error());
  if (unit->tree == Tree::territory) return fail(Code::invalid, "office.body_of_no_tree");
  const auto first = from ? from : unit->period.from;
  const Date day = day_of({.from = first, .until = unit->period.until});
  if (!unit->period.holds(day)) return fail(Code::invalid, "office.body_not_there", {unit->name});
  if (const auto fault = fault_of_territories(tx, territories, day)) return tl::unexpected(*fault);
  const std::string before = to_words(list_territories(tx, body, day));
  tx.run("office.remove_unit_territories", body.value, to_stored(first));
  tx.run("office.end_unit_territories", body.value, to_stored(first));
  store_territories(tx, body, territories, first);
  const std::string after = to_words(list_territories(tx, body, day));
  if (before == after) return {};
  audit(tx, clock, actor,
        {.event = "office.unit_territories_set",
         .subject_kind = "unit",
         .subject_id = body.value,
         .field = "territories",
         .before = before,
         .after = first ? first->to_iso() + " " + after : after});
  return {};
}

std::vector<Unit> list_bodies(store::Read& tx, const UnitId& territory, const Date& on) {
  using Key = std::tuple<Tree, Level, bool, std::string>;
  std::vector<std::pair<Key, Unit>> found;
  for (const store::Row& row : tx.many("office.list_bodies", territory.value, on.to_iso(), kMostBodies)) {
    Unit body = to_unit(row);
    Key key{body.tree, body.level, row.boolean("is_under"), text::sort_key(body.name)};
    found.emplace_back(std::move(key), std::move(body));
  }
  std::ranges::stable_sort(found, {}, &std::pair<Key, Unit>::first);
  std::vector<Unit> bodies;
  for (auto& [key, body] : found) bodies.push_back(std::move(body));
  return bodies;
}

std::vector<Unit> list_territories(store::Read& tx, const UnitId& body, const Date& on) {
  std::vector<Unit> territories;
  for (const store::Row& row : tx.many("office.list_unit_territories", body.value, on.to_iso())) territories.push_back(to_unit(row));
  std::ranges::stable_sort(territories, {}, [](const Unit& one) { return text::sort_key(one.name); });
  return territories;
}

}  // namespace nhipcau::office
