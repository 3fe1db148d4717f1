#include "office/unit_change_rights.hpp"

#include <algorithm>
#include <map>

#include "office/rights.hpp"
#include "office/units.hpp"

namespace nhipcau::office {
namespace {

constexpr std::string_view kPermission = "units.change";
constexpr std::size_t kDeepest = 16;  ///< steps up; no tree of offices is as deep

void add_once(std::vector<UnitId>& ids, const UnitId& id) {
  if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

/// What stands above a unit of a plan, before and after it.
class Above {
 public:
  Above(store::Read& tx, const ChangePlan& plan, const Date& on) : tx_(tx), plan_(plan), on_(on) {}

  std::vector<UnitId> before(const UnitId& unit) {
    std::vector<UnitId> ids;
    for (const Unit& above : list_above(tx_, unit, on_)) ids.push_back(above.id);
    return ids;
  }
  std::vector<UnitId> after(const UnitId& unit) {
    std::vector<UnitId> ids;
    UnitId at = parent_after(unit);
    while (!at.empty() && ids.size() < kDeepest) {
      ids.push_back(at);
      at = parent_after(at);
    }
    return ids;
  }

 private:
  UnitId parent_after(const UnitId& unit) {
    const auto touched = std::ranges::find(plan_.units, unit, &TouchedUnit::id);
    if (touched != plan_.units.end() && touched->after) return touched->after->parent;
    const auto [at, is_new] = parents_.try_emplace(unit);
    if (is_new) {
      const auto above = list_above(tx_, unit, on_);
      if (!above.empty()) at->second = above.front().id;
    }
    return at->second;
  }

  store::Read& tx_;
  const ChangePlan& plan_;
  const Date on_;
  std::map<UnitId, UnitId> parents_;
};

bool is_among(const std::vector<UnitId>& ids, const UnitId& id) {
  return std::ranges::find(ids, id) != ids.end();
}

/// From where a unit's things can be reached by a role: by one on the unit itself, or with what is below on one above it.
struct Reachable {
  UnitId unit;
  std::vector<UnitId> itself, above;

  [[nodiscard]] bool by(const Grant& grant) const {
    return is_among(itself, grant.unit) || (grant.with_below && is_among(above, grant.unit));
  }
};

Reachable reachable_before(const TouchedUnit& touched, Above& above) {
  return {.unit = touched.id, .itself = {touched.id}, .above = above.before(touched.id)};
}

/// What ended stays where it stood, and is also of what it went into as a whole.
Reachable reachable_after(const TouchedUnit& touched, const ChangePlan& plan, Above& above) {
  if (touched.after) return {.unit = touched.id, .itself = {touched.id}, .above = above.after(touched.id)};
  Reachable reachable = reachable_before(touched, above);
  for (const SuccessionLink& link : plan.links) {
    if (link.older != touched.id || link.share != Share::whole) continue;
    reachable.itself.push_back(link.newer);
    for (const UnitId& id : above.after(link.newer)) reachable.above.push_back(id);
  }
  return reachable;
}

}  // namespace

std::vector<UnitId> list_touched(const ChangePlan& plan) {
  std::vector<UnitId> ids;
  for (const TouchedUnit& touched : plan.units) {
    if (touched.before) add_once(ids, touched.id);
    const bool stands_elsewhere = touched.after && (!touched.before || touched.before->parent != touched.after->parent);
    if (stands_elsewhere && !is_mark(touched.after->parent.value)) add_once(ids, touched.after->parent);
  }
  return ids;
}

std::optional<Error> fault_of_rights(store::Read& tx, const Actor& actor, const std::vector<UnitId>& units, const Date& today) {
  if (actor.account.empty()) return std::nullopt;
  for (const UnitId& unit : units) {
    if (!may(tx, actor.account, kPermission, unit, today)) return Error{Code::not_found, "office.no_such_unit", {unit.value}};
  }
  return std::nullopt;
}

std::vector<Grant> list_ending_grants(const std::vector<Grant>& grants, const ChangePlan& plan) {
  std::vector<Grant> ending;
  for (const Grant& grant : grants) {
    if (is_among(plan.ending, grant.unit)) ending.push_back(grant);
  }
  return ending;
}

std::vector<ReachChange> list_reach_changes(store::Read& tx, const std::vector<Grant>& grants, const ChangePlan& plan, const Date& on) {
  Above above(tx, plan, on);
  std::vector<std::pair<Reachable, Reachable>> units;
  for (const TouchedUnit& touched : plan.units) {
    if (touched.before) units.emplace_back(reachable_before(touched, above), reachable_after(touched, plan, above));
  }
  std::vector<ReachChange> changes;
  for (const Grant& grant : grants) {
    if (grant.unit.empty() || is_among(plan.ending, grant.unit)) continue;
    ReachChange gains{grant, true, {}}, loses{grant, false, {}};
    for (const auto& [before, after] : units) {
      if (before.by(grant) == after.by(grant)) continue;
      (after.by(grant) ? gains : loses).units.push_back(before.unit);
    }
    for (ReachChange* change : {&gains, &loses}) {
      if (!change->units.empty()) changes.push_back(std::move(*change));
    }
  }
  return changes;
}

}  // namespace nhipcau::office
