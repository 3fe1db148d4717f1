#include "office/usual_bodies.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/require.hpp"
#include "office/account_row.hpp"
#include "office/area.hpp"
#include "office/unit_row.hpp"
#include "office/units.hpp"
#include "office/usual_body_names.hpp"
#include "text/fold.hpp"

namespace nhipcau::office {
namespace {

using Nothing = std::optional<std::string>;

/// A territory of the day, with what it was called through time.
struct Place {
  UnitId id;
  Level level = Level::commune;
  Period period;
  std::string above;  ///< id; empty: none
  Period under;       ///< how long it stands under that
  std::vector<UnitName> names;
  std::size_t name_on = 0;

  [[nodiscard]] const std::string& name() const { return names.at(name_on).name; }
};
using Places = std::map<std::string, Place>;  ///< by id

Places load_places(store::Read& tx, const Date& on) {
  Places places;
  for (const store::Row& row : tx.many("office.list_territories_on", on.to_iso())) {
    const auto level = level_named(row.text("level"));
    require(level.has_value(), "a stored unit of an unknown level");
    places.emplace(row.text("id"), Place{.id = {row.text("id")},
                                         .level = *level,
                                         .period = to_period(row),
                                         .above = row.text("parent_id"),
                                         .under = {.from = Date::from_iso(row.text("parent_from")),
                                                   .until = Date::from_iso(row.maybe_text("parent_until").value_or(""))},
                                         .names = {},
                                         .name_on = 0});
  }
  for (const store::Row& row : tx.many("office.list_names_of_territories_on", on.to_iso())) {
    Place& place = places.at(row.text("unit_id"));
    UnitName name{.name = row.text("name"), .english = row.text("english"), .period = to_period(row)};
    if (name.period.holds(on)) place.name_on = place.names.size();
    place.names.push_back(std::move(name));
  }
  return places;
}

/// Every name of every body, by tree and where it works.
class KnownBodies {
 public:
  explicit KnownBodies(store::Read& tx) {
    for (const store::Row& row : tx.many("office.list_names_of_bodies"))
      ids_.emplace(key(row.text("tree"), row.text("territory_id"), row.text("name_key")), Known{{row.text("id")}, to_period(row)});
  }
  struct Known {
    UnitId id;
    Period period;
  };
  /// nullptr: there is none that ever had one of the names.
  [[nodiscard]] const Known* find(Tree tree, const UnitId& territory, const std::vector<UnitName>& names) const {
    for (const UnitName& name : names) {
      const auto found = ids_.find(key(to_name(tree), territory.value, text::search_key(name.name)));
      if (found != ids_.end()) return &found->second;
    }
    return nullptr;
  }

 private:
  static std::string key(std::string_view tree, std::string_view territory, std::string_view name) {
    return std::string(tree) + "/" + std::string(territory) + "/" + std::string(name);
  }
  std::unordered_map<std::string, Known> ids_;
};

/// A body of one kind in one territory, there or planned.
struct Slot {
  UnitId id;  ///< empty: planned, and not yet added
  Period period;
};

class Planner {
 public:
  Planner(store::Read& tx, const UsualScope& scope) : scope_(scope), places_(load_places(tx, scope.on)), known_(tx) {}

  UsualPlan run() {
    for (const UsualBody& row : shipped_usual_bodies()) {
      if (std::ranges::count(scope_.trees, row.tree) > 0) kinds_.insert(row.kind);
    }
    for (const Level level : {Level::province, Level::district, Level::commune}) {
      for (const auto& [id, place] : places_) {
        if (place.level == level && is_inside(place)) plan_in(place);
      }
    }
    return std::move(plan_);
  }

  /// Above each planned body, by its place in the plan: that of a place in the plan, or of one that is there; none.
  struct Above {
    std::optional<std::size_t> planned;
    UnitId known;
    Period under;
  };
  [[nodiscard]] const std::vector<Above>& above() const { return above_; }

 private:
  [[nodiscard]] bool is_inside(const Place& place) const {
    if (scope_.inside.empty()) return true;
    for (const Place* at = &place; at != nullptr; at = find_place(at->above)) {
      if (at->id == scope_.inside) return true;
    }
    return false;
  }

  [[nodiscard]] const Place* find_place(const std::string& id) const {
    const auto found = places_.find(id);
    return found == places_.end() ? nullptr : &found->second;
  }

  void plan_in(const Place& place) {
    if (std::ranges::count(scope_.levels, place.level) == 0) return;
    for (const std::string& kind : kinds_) {
      const UsualBody* row = find_usual_body(shipped_usual_bodies(), kind, place.level, place.name());
      if (row != nullptr) plan_one(place, kind, *row);
    }
  }

  void plan_one(const Place& place, const std::string& kind, const UsualBody& row) {
    PlannedBody body{.tree = row.tree,
                     .level = place.level,
                     .territory = place.id,
                     .territory_name = place.name(),
                     .period = place.period,
                     .names = {},
                     .name_on = 0};
    name(body, place, kind);
    UsualCount& count = count_of(body);
    if (known_.find(body.tree, place.id, body.names) != nullptr) {
      ++count.known;
      return;
    }
    ++count.added;
    const Above above = find_above(place, kind);
    if (place.level != Level::province && !above.planned && above.known.empty()) ++plan_.without_above;
    planned_.emplace(kind + "/" + place.id.value, plan_.bodies.size());
    plan_.bodies.push_back(std::move(body));
    above_.push_back(above);
  }

  /// A name for each that the territory had; where the next says the same, it is one.
  void name(PlannedBody& body, const Place& place, const std::string& kind) const {
    for (std::size_t i = 0; i < place.names.size(); ++i) {
      const UnitName& its = place.names[i];
      const UsualBody* row = find_usual_body(shipped_usual_bodies(), kind, place.level, its.name);
      if (row == nullptr) row = find_usual_body(shipped_usual_bodies(), kind, place.level, place.name());
      UnitName name{.name = usual_name(*row, its.name), .english = usual_english(*row, its.english), .period = its.period};
      if (!body.names.empty() && body.names.back().name == name.name) {
        body.names.back().period.until = name.period.until;
      } else {
        body.names.push_back(std::move(name));
      }
      if (i == place.name_on) body.name_on = body.names.size() - 1;
    }
  }

  UsualCount& count_of(const PlannedBody& body) {
    const auto found =
        std::ranges::find_if(plan_.counts, [&](const auto& one) { return one.tree == body.tree && one.level == body.level; });
    if (found != plan_.counts.end()) return *found;
    return plan_.counts.emplace_back(UsualCount{.tree = body.tree, .level = body.level, .added = 0, .known = 0});
  }

  /// The body of the kind in the nearest territory above that has one.
  [[nodiscard]] Above find_above(const Place& place, const std::string& kind) const {
    Period under = place.under;
    for (const Place* at = find_place(place.above); at != nullptr; at = find_place(at->above)) {
      under = shared(under, at->period);
      const auto planned = planned_.find(kind + "/" + at->id.value);
      if (planned != planned_.end()) return {.planned = planned->second, .known = {}, .under = under};
      if (const auto* known = find_known(*at, kind)) return {.planned = {}, .known = known->id, .under = shared(under, known->period)};
    }
    return {};
  }

  [[nodiscard]] const KnownBodies::Known* find_known(const Place& place, const std::string& kind) const {
    const UsualBody* row = find_usual_body(shipped_usual_bodies(), kind, place.level, place.name());
    if (row == nullptr) return nullptr;
    PlannedBody body;
    name(body, place, kind);
    return known_.find(row->tree, place.id, body.names);
  }

  static Period shared(const Period& a, const Period& b) {
    Period both = a;
    if (b.from && (!both.from || *both.from < *b.from)) both.from = b.from;
    if (b.until && (!both.until || *b.until < *both.until)) both.until = b.until;
    return both;
  }

  const UsualScope& scope_;
  Places places_;
  KnownBodies known_;
  std::set<std::string> kinds_;
  UsualPlan plan_;
  std::vector<Above> above_;
  std::unordered_map<std::string, std::size_t> planned_;  ///< kind and territory → place in the plan
};

std::optional<Error> fault_of(store::Read& tx, const UsualScope& scope) {
  if (scope.inside.empty()) return std::nullopt;
  const auto inside = load_unit(tx, scope.inside, scope.on);
  if (!inside) return inside.error();
  if (inside->tree != Tree::territory) return Error{Code::invalid, "office.usual_no_territory", {inside->name}};
  return std::nullopt;
}

/// A last day that is the unit's own is not stored twice.
Nothing own_end(const std::optional<Date>& until, const Period& of) {
  return until == of.until ? Nothing() : to_stored_or_null(until);
}

UnitId store_body(store::Write& tx, const Clock& clock, const PlannedBody& body) {
  const UnitId id{tx.next_id(to_ms(clock.now()))};
  const std::string from = to_stored(body.period.from);
  tx.run("office.add_unit", id.value, to_name(body.tree), to_name(body.level), from, to_stored_or_null(body.period.until));
  for (const UnitName& name : body.names) {
    const std::string folded = text::folded_key(name.name);
    tx.run("office.add_unit_name", id.value, to_stored(name.period.from), own_end(name.period.until, body.period), name.name, name.english,
           text::search_key(name.name), folded, folded);
  }
  tx.run("office.add_unit_territory", id.value, body.territory.value, from);
  return id;
}

}  // namespace

Result<UsualPlan> plan_usual_bodies(store::Read& tx, const UsualScope& scope) {
  if (const auto fault = fault_of(tx, scope)) return tl::unexpected(*fault);
  UsualPlan plan = Planner(tx, scope).run();
  if (plan.bodies.size() > kMostPlanned) return fail(Code::invalid, "office.usual_too_many", {std::to_string(kMostPlanned)});
  return plan;
}

Result<std::size_t> add_usual_bodies(store::Write& tx, const Clock& clock, const Actor& actor, const UsualScope& scope,
                                     std::size_t expected) {
  if (const auto fault = fault_of(tx, scope)) return tl::unexpected(*fault);
  Planner planner(tx, scope);
  const UsualPlan plan = planner.run();
  if (plan.bodies.size() > kMostPlanned) return fail(Code::invalid, "office.usual_too_many", {std::to_string(kMostPlanned)});
  if (plan.bodies.size() != expected) return fail(Code::conflict, "api.changed_meanwhile");
  if (plan.bodies.empty()) return 0U;
  std::vector<UnitId> ids;
  for (std::size_t i = 0; i < plan.bodies.size(); ++i) {
    ids.push_back(store_body(tx, clock, plan.bodies[i]));
    const auto& above = planner.above()[i];
    const UnitId& parent = above.planned ? ids[*above.planned] : above.known;
    if (parent.empty()) continue;
    tx.run("office.add_unit_parent", ids.back().value, to_stored(above.under.from), own_end(above.under.until, plan.bodies[i].period),
           parent.value);
  }
  remake_areas(tx);
  audit(tx, clock, actor,
        {.event = "office.unit_usual_bodies_added",
         .subject_kind = scope.inside.empty() ? "units" : "unit",
         .subject_id = scope.inside.value,
         .field = "added",
         .before = {},
         .after = std::to_string(ids.size())});
  return ids.size();
}

}  // namespace nhipcau::office
