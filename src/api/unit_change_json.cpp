#include "api/unit_change_json.hpp"

#include <algorithm>

#include "api/role_json.hpp"
#include "calendar/event_records.hpp"
#include "calendar/records.hpp"
#include "directive/records.hpp"
#include "office/rights.hpp"
#include "office/units.hpp"
#include "programme/records.hpp"

namespace nhipcau::api {
namespace {

using office::UnitId;

constexpr std::size_t kMostReachTold = 100;  // grants whose units change, and units of each

json::value to_side(const std::optional<office::UnitSide>& side) {
  if (!side) return nullptr;
  const json::value parent =
      side->parent.empty() ? json::value(nullptr) : json::object{{"id", side->parent.value}, {"name", side->parent_name}};
  return json::object{
      {"name", side->name}, {"english", text_or_null(side->english)}, {"code", text_or_null(side->code)}, {"parent", parent}};
}

json::object to_touched(const office::TouchedUnit& unit) {
  return {{"id", unit.id.value},
          {"level", to_view(office::to_name(unit.level))},
          {"before", to_side(unit.before)},
          {"after", to_side(unit.after)},
          {"goes_along", unit.goes_along}};
}

/// What belongs to a unit and stays its own; null where the asker may not see that.
json::object to_things(const Call& call, store::Read& tx, const UnitId& unit) {
  const auto may = [&](std::string_view permission) {
    return office::may(tx, call.session->account, permission, unit, call.app.clock.today());
  };
  const auto work = programme::count_of_unit(tx, unit);
  const bool sees_plans = may("plans.read");
  return {{"unit", unit.value},
          {"papers", may("papers.read") ? json::value(directive::count_of_unit(tx, unit)) : json::value(nullptr)},
          {"plans", sees_plans ? json::value(work.plans) : json::value(nullptr)},
          {"tasks", sees_plans ? json::value(work.tasks) : json::value(nullptr)}};
}

json::object to_reach(store::Read& tx, const office::ReachChange& reach, const Date& on) {
  json::array names;
  for (std::size_t i = 0; i < std::min(reach.units.size(), kMostReachTold); ++i) {
    const auto unit = office::load_unit(tx, reach.units[i], on);
    if (unit) names.push_back(to_view(unit->name));
  }
  return {{"grant", to_json(tx, reach.grant, on)}, {"gains", reach.gains}, {"units", std::move(names)}, {"count", reach.units.size()}};
}

/// Who has roles is told to who gives them; others hear how many.
json::value to_roles(const Call& call, store::Read& tx, const office::UnitChange& change, const office::ChangePreview& preview) {
  if (!call.session->rights.everywhere.contains("roles.manage")) return nullptr;
  const Date today = call.app.clock.today();
  json::array reach;
  for (std::size_t i = 0; i < std::min(preview.reach.size(), kMostReachTold); ++i)
    reach.push_back(to_reach(tx, preview.reach[i], change.on));
  return json::object{{"ending", array_of(preview.ending, [&](const office::Grant& grant) { return to_json(tx, grant, today); })},
                      {"reach", std::move(reach)}};
}

json::array to_parts(const std::vector<office::StoredChange::Part>& parts) {
  return array_of(parts, [](const office::StoredChange::Part& part) { return json::object{{"id", part.unit.value}, {"name", part.name}}; });
}

}  // namespace

std::int64_t count_things(store::Read& tx, const UnitId& unit) {
  return directive::count_of_unit(tx, unit) + programme::count_of_unit(tx, unit).plans + calendar::count_of_unit(tx, unit) +
         calendar::count_events_of_unit(tx, unit);
}

json::object to_json(const Call& call, store::Read& tx, const office::UnitChange& change, const office::ChangePreview& preview) {
  std::vector<UnitId> units = change.units;
  std::erase_if(units, [&](const UnitId& id) { return !office::is_unit(tx, id); });
  return {
      {"units", array_of(preview.units, [](const office::TouchedUnit& unit) { return to_touched(unit); })},
      {"links",
       array_of(
           preview.links,
           [](const office::SuccessionLink& link) {
             return json::object{{"older", link.older.value}, {"newer", link.newer.value}, {"share", to_view(office::to_name(link.share))}};
           })},
      {"warnings",
       array_of(preview.warnings,
                [&](const office::ChangeWarning& warning) { return json::value(message(call.language, warning.key, warning.args)); })},
      {"things", array_of(units, [&](const UnitId& unit) { return to_things(call, tx, unit); })},
      {"roles_ending", preview.ending.size()},
      {"roles", to_roles(call, tx, change, preview)},
      {"seen", preview.fingerprint}};
}

json::object to_json(const Call& call, store::Read& tx, const office::StoredChange& change, const UnitId& unit) {
  const Date today = call.app.clock.today();
  const bool may_undo = !change.undone_at && office::may(tx, call.session->account, "units.change", unit, today);
  const auto obstacle = may_undo ? office::find_obstacle(tx, change, today, count_things) : std::nullopt;
  return {{"id", change.id.value},
          {"kind", to_view(office::to_name(change.kind))},
          {"on", change.on.to_iso()},
          {"source", change.source},
          {"made_at", to_rfc3339(change.made_at)},
          {"made_by", text_or_null(change.made_by)},
          {"of", to_parts(change.of)},
          {"into", to_parts(change.into)},
          {"undone_at", change.undone_at ? json::value(to_rfc3339(*change.undone_at)) : json::value(nullptr)},
          {"undone_by", text_or_null(change.undone_by)},
          {"may_undo", may_undo && !obstacle},
          {"obstacle", obstacle ? json::value(message(call.language, obstacle->key, obstacle->args)) : json::value(nullptr)}};
}

}  // namespace nhipcau::api
