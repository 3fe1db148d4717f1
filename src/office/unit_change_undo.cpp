#include <algorithm>
#include <functional>
#include <ranges>
#include <set>

#include "office/area.hpp"
#include "office/unit_change.hpp"
#include "office/unit_change_books.hpp"
#include "office/unit_change_rights.hpp"
#include "office/unit_row.hpp"
#include "office/units.hpp"

namespace nhipcau::office {
namespace {

using Edits = std::vector<UnitEdit>;

bool is_of(const UnitFact& fact, FactKind kind, const std::string& unit) {
  return fact.kind == kind && fact.unit == unit;
}

/// A row as the change left it; a list may have written the English name since.
bool is_as_left(const UnitFact& now, const UnitFact& left) {
  UnitFact same = now;
  if (left.kind == FactKind::name && left.more.empty()) same.more.clear();
  return same == left;
}

/// Units the change began, and those whose end it was.
std::set<std::string> list_made(const Edits& edits) {
  std::set<std::string> units;
  for (const UnitEdit& edit : edits) {
    if (edit.after.kind == FactKind::unit && !edit.before) units.insert(edit.after.unit);
  }
  return units;
}

std::set<std::string> list_ended(const Edits& edits) {
  std::set<std::string> units;
  for (const UnitEdit& edit : edits) {
    if (edit.after.kind == FactKind::unit && edit.before) units.insert(edit.after.unit);
  }
  return units;
}

/// Units there were before the change, what they came to stand under, and what they go back under.
std::vector<UnitId> list_touched(const Edits& edits, const std::set<std::string>& made) {
  std::set<UnitId> units;
  for (const UnitEdit& edit : edits) {
    units.insert({edit.after.unit});
    if (edit.after.kind == FactKind::parent) units.insert({edit.after.value});
    if (edit.after.kind == FactKind::parent && edit.before) units.insert({edit.before->value});
    if (edit.after.kind == FactKind::succession) units.insert({edit.after.key});
  }
  std::erase_if(units, [&](const UnitId& unit) { return made.contains(unit.value); });
  return {units.begin(), units.end()};
}

std::string name_of(store::Read& tx, const std::string& unit, const Date& on) {
  const auto loaded = load_unit(tx, {unit}, on);
  return loaded ? loaded->name : std::string();
}

/// What altered a unit since: a later change, where there is one.
Error fault_of_later(store::Read& tx, const StoredChange& change, const std::string& unit) {
  const std::string name = name_of(tx, unit, change.on);
  const auto later = tx.one("office.list_later_changes", change.id.value, unit);
  if (!later) return {Code::conflict, "office.change_undo_rows", {name}};
  return {Code::conflict, "office.change_built_upon", {name, shown_day(later->text("on_day"))}};
}

/// Rows that the change left and that are otherwise now, and rows that came to a unit it began or ended.
std::optional<Error> fault_of_rows(store::Read& tx, const StoredChange& change, const Edits& edits) {
  std::set<std::string> units;
  for (const UnitEdit& edit : edits) units.insert(edit.after.unit);
  const auto made = list_made(edits), ended = list_ended(edits);
  for (const std::string& unit : units) {
    const auto now = list_facts(tx, {unit});
    for (const UnitEdit& edit : edits) {
      if (edit.after.unit != unit) continue;
      const auto row = std::ranges::find_if(now, [&](const UnitFact& fact) { return is_same_row(fact, edit.after); });
      if (row == now.end() || !is_as_left(*row, edit.after)) return fault_of_later(tx, change, unit);
    }
    for (const UnitFact& fact : now) {
      const bool went_out =
          ended.contains(unit) && is_of(fact, FactKind::succession, unit) && !fact.until && fact.from >= change.on.to_iso();
      const bool is_ours = std::ranges::any_of(edits, [&](const UnitEdit& edit) { return is_same_row(edit.after, fact); });
      if (!is_ours && (made.contains(unit) || went_out)) return fault_of_later(tx, change, unit);
    }
  }
  return std::nullopt;
}

/// Things and roles on units that would be gone. own  the roles the change gave, which end with it
std::optional<Error> fault_of_use(store::Read& tx, const StoredChange& change, const std::set<std::string>& made,
                                  const std::vector<GrantId>& own, const Date& today, const CountThings& things) {
  const auto is_own = [&](const GrantId& id) { return std::ranges::find(own, id) != own.end(); };
  for (const std::string& unit : made) {
    const std::int64_t there = things(tx, {unit});
    if (there > 0) return Error{Code::conflict, "office.change_undo_things", {name_of(tx, unit, change.on), std::to_string(there)}};
    const std::int64_t posts = tx.one("office.count_posts_and_mappings", unit)->integer("how_many");
    if (posts > 0) return Error{Code::conflict, "office.change_undo_posts", {name_of(tx, unit, change.on), std::to_string(posts)}};
    const auto grants = list_grants(tx, today);
    const auto by_hand = std::ranges::count_if(
        grants, [&](const Grant& grant) { return grant.unit.value == unit && !is_own(grant.id) && !is_own(grant.basis); });
    if (by_hand > 0) return Error{Code::conflict, "office.change_undo_roles", {name_of(tx, unit, change.on), std::to_string(by_hand)}};
  }
  return std::nullopt;
}

/// Days as a pair of texts; an end that is not known is behind all.
Days days_of(const UnitFact& row) {
  return {row.from, row.until.value_or(std::string(kForever))};
}

/// Whether a unit comes to stand above itself on some day.
bool is_circle(store::Read& tx, const UnitId& unit) {
  constexpr int kDeepest = 16;
  const std::function<bool(const UnitId&, const Days&, int)> climb = [&](const UnitId& at, const Days& days, int steps) {
    if (steps == kDeepest) return true;
    return std::ranges::any_of(list_facts(tx, at), [&](const UnitFact& fact) {
      if (!is_of(fact, FactKind::parent, at.value)) return false;
      const Days both = shared_days(days, days_of(fact));
      return both.from < both.until && (fact.value == unit.value || climb({fact.value}, both, steps + 1));
    });
  };
  return climb(unit, {"", std::string(kForever)}, 0);
}

/// What would stand on nothing, once the rows are what they were.
std::optional<Error> fault_of_tree(store::Read& tx, const Edits& edits, const Date& on) {
  std::set<std::string> units;
  for (const UnitEdit& edit : edits) {
    if (edit.after.kind == FactKind::unit || edit.after.kind == FactKind::parent) units.insert(edit.after.unit);
  }
  for (const std::string& unit : units) {
    if (const auto row = tx.one("office.find_orphan", unit))
      return Error{
          Code::conflict, "office.change_undo_orphan", {name_of(tx, row->text("unit_id"), on), name_of(tx, row->text("parent_id"), on)}};
    if (is_circle(tx, {unit})) return Error{Code::conflict, "office.change_undo_orphan", {name_of(tx, unit, on), name_of(tx, unit, on)}};
  }
  return std::nullopt;
}

void audit_undone(store::Write& tx, const Clock& clock, const Actor& actor, const StoredChange& change, const Edits& edits) {
  std::set<std::string> units;
  for (const UnitEdit& edit : edits) units.insert(edit.after.unit);
  for (const std::string& unit : units) {
    audit(tx, clock, actor,
          {.event = "office.unit_change_undone",
           .subject_kind = "unit",
           .subject_id = unit,
           .field = {},
           .before = shown_day(change.on) + ", " + change.source,
           .after = {}});
  }
}

}  // namespace

std::optional<Error> find_obstacle(store::Read& tx, const StoredChange& change, const Date& today, const CountThings& things) {
  if (change.undone_at) return Error{Code::conflict, "office.change_undone"};
  const Edits edits = load_edits(tx, change.id.value);
  if (auto fault = fault_of_rows(tx, change, edits)) return fault;
  return fault_of_use(tx, change, list_made(edits), list_carried(tx, change.id), today, things);
}

Result<StoredChange> undo_change(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, const UnitChangeId& id,
                                 const CountThings& things) {
  const auto change = load_change(tx, id);
  if (!change) return change;
  const Edits edits = load_edits(tx, id.value);
  const auto made = list_made(edits);
  const auto touched = list_touched(edits, made);
  const bool is_its = made.contains(unit.value) || std::ranges::find(touched, unit) != touched.end();
  if (!is_its) return fail(Code::not_found, "office.no_such_change");
  if (const auto fault = fault_of_rights(tx, actor, touched, clock.today())) return tl::unexpected(*fault);
  if (const auto obstacle = find_obstacle(tx, *change, clock.today(), things)) return tl::unexpected(*obstacle);
  audit_undone(tx, clock, actor, *change, edits);
  for (const GrantId& grant : list_carried(tx, id)) {
    if (const auto ended = end_grant(tx, clock, actor, grant); !ended) return tl::unexpected(ended.error());
  }
  for (const UnitEdit& edit : edits | std::views::reverse) take_edit_back(tx, edit);
  if (const auto fault = fault_of_tree(tx, edits, change->on)) return tl::unexpected(*fault);
  remake_areas(tx);
  const auto account = actor.account.empty() ? std::nullopt : std::optional(actor.account.value);
  tx.run("office.set_unit_change_undone", id.value, to_rfc3339(clock.now()), account);
  return load_change(tx, id);
}

}  // namespace nhipcau::office
