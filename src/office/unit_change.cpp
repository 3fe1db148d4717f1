#include "office/unit_change.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/hash.hpp"
#include "office/account_row.hpp"
#include "office/area.hpp"
#include "office/rights.hpp"
#include "office/unit_change_books.hpp"
#include "office/unit_change_plan.hpp"
#include "office/unit_change_rights.hpp"
#include "office/unit_row.hpp"

namespace nhipcau::office {
namespace {

constexpr std::array<std::string_view, 6> kKinds = {"rename", "correct", "move", "merge", "split", "close"};

/// Texts one after the other, so that no two lists are alike.
class Joined {
 public:
  void add(std::string_view text) {
    text_ += std::to_string(text.size());
    text_ += ':';
    text_ += text;
  }
  void add(const UnitFact& fact) {
    for (const std::string_view text : {to_name(fact.kind), std::string_view(fact.unit), std::string_view(fact.key)}) add(text);
    add(fact.from);
    add(fact.until ? "+" + *fact.until : "-");
    for (const std::string& text : {fact.value, fact.more, fact.origin}) add(text);
  }
  void add(const std::optional<UnitSide>& side) {
    if (!side) return add("none");
    for (const std::string& text : {side->name, side->english, side->code, side->parent.value, side->parent_name}) add(text);
  }
  [[nodiscard]] std::string fingerprint() const { return nhipcau::fingerprint(text_); }

 private:
  std::string text_;
};

std::string fingerprint_of(const ChangePlan& plan, const ChangePreview& preview) {
  Joined joined;
  for (const UnitEdit& edit : plan.edits) {
    if (edit.before) joined.add(*edit.before);
    joined.add("=");
    joined.add(edit.after);
  }
  for (const TouchedUnit& unit : plan.units) {
    joined.add(unit.id.value);
    joined.add(unit.before);
    joined.add(unit.after);
  }
  for (const ChangeWarning& warning : plan.warnings) joined.add(warning.key);
  for (const Grant& grant : preview.ending) joined.add(grant.id.value);
  return joined.fingerprint();
}

ChangePreview preview_of(store::Read& tx, const ChangePlan& plan, const UnitChange& change, const Date& today) {
  ChangePreview preview{.units = plan.units, .links = plan.links, .warnings = plan.warnings, .ending = {}, .reach = {}, .fingerprint = {}};
  const auto grants = list_grants(tx, today);
  preview.ending = list_ending_grants(grants, plan);
  preview.reach = list_reach_changes(tx, grants, plan, change.on);
  preview.fingerprint = fingerprint_of(plan, preview);
  return preview;
}

Result<ChangePlan> plan_allowed(store::Read& tx, const Clock& clock, const Actor& actor, const UnitChange& change) {
  if (const auto fault = fault_of_rights(tx, actor, change.units, clock.today())) return tl::unexpected(*fault);
  auto plan = plan_change(tx, clock.today(), actor, change);
  if (!plan) return plan;
  if (const auto fault = fault_of_rights(tx, actor, list_touched(*plan), clock.today())) return tl::unexpected(*fault);
  return plan;
}

/// Gives the new units their ids, wherever a plan names them by their marks.
void name_new_units(store::Write& tx, const Clock& clock, ChangePlan& plan) {
  std::map<std::string, std::string> ids;
  for (const TouchedUnit& unit : plan.units) {
    if (is_mark(unit.id.value)) ids[unit.id.value] = tx.next_id(to_ms(clock.now()));
  }
  const auto put = [&](std::string& id) {
    if (const auto found = ids.find(id); found != ids.end()) id = found->second;
  };
  for (UnitEdit& edit : plan.edits) {
    put(edit.after.unit);
    if (edit.after.kind == FactKind::succession) put(edit.after.key);
    if (edit.after.kind == FactKind::parent) put(edit.after.value);
  }
  for (TouchedUnit& unit : plan.units) {
    put(unit.id.value);
    if (unit.after) put(unit.after->parent.value);
  }
  for (SuccessionLink& link : plan.links) put(link.newer.value);
  for (StoredChange::Part& part : plan.into) put(part.unit.value);
}

/// The grant that goes on, with the unit it goes on on.
Result<NewGrant> to_carried(const ChangePreview& preview, const ChangePlan& plan, const UnitChange& change, const CarriedGrant& carried) {
  const auto found = std::ranges::find(preview.ending, carried.grant, &Grant::id);
  const bool is_own = found != preview.ending.end() && found->basis.empty() && found->mapping.empty() && carried.result < plan.into.size();
  if (!is_own) return fail(Code::invalid, "office.change_no_such_role");
  return NewGrant{.account = found->account,
                  .role = found->role,
                  .unit = plan.into[carried.result].unit,
                  .with_below = found->with_below,
                  .from = found->from ? std::max(*found->from, change.on) : change.on,
                  .until = found->until,
                  .reason = change.source};
}

Result<std::vector<GrantId>> carry(store::Write& tx, const Clock& clock, const Actor& actor, const std::vector<NewGrant>& grants) {
  std::vector<GrantId> given;
  if (grants.empty()) return given;
  const bool may_give = actor.account.empty() || may(tx, actor.account, "roles.manage", {}, clock.today());
  if (!may_give) return fail(Code::forbidden, "office.change_no_roles");
  for (const NewGrant& grant : grants) {
    const auto granted = grant_role(tx, clock, actor, grant);
    if (!granted) return tl::unexpected(granted.error());
    given.push_back(granted->id);
  }
  return given;
}

}  // namespace

std::string_view to_name(ChangeKind kind) {
  return kKinds.at(static_cast<std::size_t>(kind));
}

std::optional<ChangeKind> change_kind_named(std::string_view name) {
  const auto* const found = std::ranges::find(kKinds, name);
  return found == kKinds.end() ? std::nullopt : std::optional(static_cast<ChangeKind>(found - kKinds.begin()));
}

Result<ChangePreview> preview_change(store::Read& tx, const Clock& clock, const Actor& actor, const UnitChange& change) {
  const auto plan = plan_allowed(tx, clock, actor, change);
  if (!plan) return tl::unexpected(plan.error());
  return preview_of(tx, *plan, change, clock.today());
}

Result<StoredChange> apply_change(store::Write& tx, const Clock& clock, const Actor& actor, const UnitChange& change,
                                  const std::string& seen, const std::vector<CarriedGrant>& carried) {
  auto plan = plan_allowed(tx, clock, actor, change);
  if (!plan) return tl::unexpected(plan.error());
  const ChangePreview preview = preview_of(tx, *plan, change, clock.today());
  if (preview.fingerprint != seen) return fail(Code::conflict, "office.change_meanwhile");
  name_new_units(tx, clock, *plan);
  std::vector<NewGrant> going_on;
  for (const CarriedGrant& one : carried) {
    auto grant = to_carried(preview, *plan, change, one);
    if (!grant) return tl::unexpected(grant.error());
    going_on.push_back(std::move(*grant));
  }
  for (const UnitEdit& edit : plan->edits) write_edit(tx, edit);
  remake_areas(tx);
  const auto given = carry(tx, clock, actor, going_on);
  if (!given) return tl::unexpected(given.error());
  return enter_change(tx, clock, actor, change, *plan, *given);
}

}  // namespace nhipcau::office
