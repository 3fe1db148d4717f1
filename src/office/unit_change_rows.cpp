#include "office/unit_change_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace nhipcau::office {
namespace {

constexpr std::string_view kScheme = "gso";

bool is_own(const UnitFact& fact, const UnitId& unit, FactKind kind) {
  return fact.kind == kind && fact.unit == unit.value;
}

}  // namespace

std::string mark_of(std::size_t result) {
  return "new:" + std::to_string(result);
}

bool is_mark(std::string_view id) {
  return id.starts_with("new:");
}

std::string shown_day(const Date& day) {
  return fmt::format("{:02}/{:02}/{}", day.day(), day.month(), day.year());
}

std::string shown_day(const std::string& iso) {
  const auto day = Date::from_iso(iso);
  return day ? shown_day(*day) : iso;
}

void ChangeRows::blame(std::string key, std::vector<std::string> args, Code code) {
  if (!fault) fault = Error{code, std::move(key), std::move(args)};
}

const Unit* ChangeRows::need_there(const UnitId& id) {
  const auto [at, is_new] = units_.try_emplace(id);
  if (is_new) {
    const auto unit = load_unit(tx_, id, on_);
    if (unit) at->second = *unit;
  }
  if (!at->second) {
    blame("office.no_such_unit", {id.value}, Code::not_found);
    return nullptr;
  }
  const Unit& unit = *at->second;
  if (unit.period.holds(on_)) return &unit;
  blame("office.change_not_there", {unit.name, shown_day(on_)});
  return nullptr;
}

const Unit* ChangeRows::need(const UnitId& id) {
  const Unit* unit = need_there(id);
  if (unit == nullptr || !unit->period.from || *unit->period.from < on_) return unit;
  blame("office.change_first_day", {unit->name, shown_day(on_)});
  return nullptr;
}

const Unit* ChangeRows::need_lasting(const UnitId& id) {
  const Unit* unit = need_there(id);
  if (unit == nullptr || !unit->period.until) return unit;
  blame("office.change_ends_already", {unit->name, shown_day(unit->period.until->plus_days(-1))});
  return nullptr;
}

const std::vector<UnitFact>& ChangeRows::facts(const UnitId& id) {
  const auto [at, is_new] = facts_.try_emplace(id);
  if (is_new) at->second = list_facts(tx_, id);
  return at->second;
}

const UnitFact* ChangeRows::current(const UnitId& id, FactKind kind) {
  for (const UnitFact& fact : facts(id)) {
    if (is_own(fact, id, kind) && fact.holds(day_)) return &fact;
  }
  return nullptr;
}

std::vector<const UnitFact*> ChangeRows::below(const UnitId& id) {
  std::vector<const UnitFact*> rows;
  for (const UnitFact& fact : facts(id)) {
    if (fact.kind == FactKind::parent && fact.value == id.value && fact.lasts_beyond(day_)) rows.push_back(&fact);
  }
  return rows;
}

bool ChangeRows::is_newest(const Unit& unit, FactKind kind) {
  for (const UnitFact& fact : facts(unit.id)) {
    if (!is_own(fact, unit.id, kind) || fact.from < day_) continue;
    blame("office.change_later_known", {unit.name, shown_day(fact.from)});
    return false;
  }
  return true;
}

std::string ChangeRows::name_of(const UnitId& id) {
  if (id.empty()) return {};
  const auto touched = touched_.find(id);
  if (touched != touched_.end() && plan.units[touched->second].after) return plan.units[touched->second].after->name;
  const auto unit = load_unit(tx_, id, on_);
  return unit ? unit->name : std::string();
}

UnitSide ChangeRows::side_of(const Unit& unit) {
  const UnitFact* parent = current(unit.id, FactKind::parent);
  const UnitId above{parent != nullptr ? parent->value : std::string()};
  const auto named = above.empty() ? Result<Unit>(Unit()) : load_unit(tx_, above, on_);
  return {
      .name = unit.name, .english = unit.english, .code = unit.code, .parent = above, .parent_name = named ? named->name : std::string()};
}

TouchedUnit& ChangeRows::touch(const Unit& unit, bool goes_along) {
  const auto [at, is_new] = touched_.emplace(unit.id, plan.units.size());
  if (is_new) {
    const UnitSide side = side_of(unit);
    plan.units.push_back({.id = unit.id, .level = unit.level, .before = side, .after = side, .goes_along = goes_along});
  }
  return plan.units[at->second];
}

void ChangeRows::rename(const Unit& unit, const std::string& name, const std::string& english) {
  const UnitFact* row = current(unit.id, FactKind::name);
  if (row == nullptr || !is_newest(unit, FactKind::name)) return;
  UnitFact before = *row, after = *row;
  before.until = day_;
  after.from = day_;
  after.value = name;
  after.more = english;
  plan.edits.push_back({*row, before});
  plan.edits.push_back({std::nullopt, after});
  TouchedUnit& touched = touch(unit);
  touched.after->name = name;
  touched.after->english = english;
}

void ChangeRows::put_under(const Unit& unit, const UnitId& parent, bool goes_along) {
  const UnitFact* row = current(unit.id, FactKind::parent);
  TouchedUnit& touched = touch(unit, goes_along);
  touched.after->parent = parent;
  touched.after->parent_name = name_of(parent);
  if (row != nullptr && row->from == day_) {
    UnitFact after = *row;
    after.value = parent.value;
    plan.edits.push_back({*row, after});
    return;
  }
  UnitFact after{.kind = FactKind::parent, .unit = unit.id.value, .from = day_, .value = parent.value};
  if (row != nullptr) {
    UnitFact before = *row;
    before.until = day_;
    plan.edits.push_back({*row, before});
    after.until = row->until;
  }
  plan.edits.push_back({std::nullopt, after});
}

void ChangeRows::end(const Unit& unit, bool goes_along) {
  if (need(unit.id) == nullptr || need_lasting(unit.id) == nullptr) return;
  for (const FactKind kind : {FactKind::name, FactKind::parent, FactKind::code}) {
    if (!is_newest(unit, kind)) return;
  }
  for (const UnitFact& fact : facts(unit.id)) {
    const bool goes_in = fact.kind == FactKind::succession && fact.key == unit.id.value && !fact.until && fact.from > day_;
    const bool comes_below = fact.kind == FactKind::parent && fact.value == unit.id.value && fact.from > day_;
    if (goes_in || comes_below) return blame("office.change_later_known", {unit.name, shown_day(fact.from)});
  }
  for (const UnitFact& fact : facts(unit.id)) {
    if (!is_own(fact, unit.id, FactKind::unit)) continue;
    UnitFact after = fact;
    after.until = day_;
    plan.edits.push_back({fact, after});
  }
  touch(unit, goes_along).after.reset();
  plan.ending.push_back(unit.id);
  ending_.insert(unit.id);
}

void ChangeRows::begin(const UnitId& mark, const Unit& like, const ChangeResult& result) {
  const auto fact = [&](FactKind kind, std::string value, std::string more = {}) {
    return UnitEdit{std::nullopt, {.kind = kind, .unit = mark.value, .from = day_, .value = std::move(value), .more = std::move(more)}};
  };
  plan.edits.push_back(fact(FactKind::unit, std::string(to_name(like.level)), std::string(to_name(like.tree))));
  plan.edits.push_back(fact(FactKind::name, result.name, result.english));
  if (!result.parent.empty()) plan.edits.push_back(fact(FactKind::parent, result.parent.value));
  if (!result.code.empty()) {
    plan.edits.push_back(fact(FactKind::code, result.code));
    plan.edits.back().after.key = kScheme;
  }
  touched_.emplace(mark, plan.units.size());
  plan.units.push_back({.id = mark,
                        .level = like.level,
                        .before = std::nullopt,
                        .after = UnitSide{.name = result.name,
                                          .english = result.english,
                                          .code = result.code,
                                          .parent = result.parent,
                                          .parent_name = name_of(result.parent)}});
}

void ChangeRows::work_where(const UnitId& mark, const std::vector<const Unit*>& made_of) {
  std::set<std::string> places;
  for (const Unit* unit : made_of) {
    for (const UnitFact& fact : facts(unit->id)) {
      if (!is_own(fact, unit->id, FactKind::territory) || !fact.holds(day_)) continue;
      const auto place = load_unit(tx_, {fact.key}, on_);
      if (place && place->period.holds(on_)) places.insert(fact.key);
    }
  }
  for (const std::string& place : places)
    plan.edits.push_back({std::nullopt, {.kind = FactKind::territory, .unit = mark.value, .key = place, .from = day_}});
}

std::size_t ChangeRows::count_bodies(const UnitId& territory) {
  std::size_t count = 0;
  for (const UnitFact& fact : facts(territory)) {
    if (fact.kind != FactKind::territory || fact.key != territory.value || !fact.holds(day_)) continue;
    const auto body = load_unit(tx_, {fact.unit}, on_);
    if (body && body->period.holds(on_)) ++count;
  }
  return count;
}

void ChangeRows::link(const Unit& older, const UnitId& newer, Share share) {
  UnitEdit edit{std::nullopt,
                {.kind = FactKind::succession,
                 .unit = older.id.value,
                 .key = newer.value,
                 .from = day_,
                 .until = std::nullopt,
                 .value = std::string(to_name(share)),
                 .more = source_,
                 .origin = "stated",
                 .account = actor_.account.empty() ? std::nullopt : std::optional(actor_.account.value)}};
  for (const UnitFact& fact : facts(older.id)) {
    if (is_same_row(fact, edit.after)) edit.before = fact;
  }
  plan.edits.push_back(std::move(edit));
  plan.links.push_back({.older = older.id, .newer = newer, .share = share, .on = on_, .source = source_, .is_stated = true});
}

bool ChangeRows::is_inside(const UnitId& inner, const UnitId& outer) {
  std::set<UnitId> seen;
  std::vector<UnitId> next{inner};
  while (!next.empty()) {
    const UnitId id = next.back();
    next.pop_back();
    if (id == outer) return true;
    if (!seen.insert(id).second) continue;
    for (const UnitFact& fact : facts(id)) {
      if (is_own(fact, id, FactKind::parent) && fact.lasts_beyond(day_)) next.push_back({fact.value});
    }
  }
  return false;
}

}  // namespace nhipcau::office
