#include "office/unit_change_plan.hpp"

#include <algorithm>
#include <set>

#include "office/unit_change_rows.hpp"
#include "office/unit_names.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::office {
namespace {

/// The General Statistics Office began its codes in 2004; no paper that changes units by a day is older than the Republic.
Date earliest_day() {
  return *Date::make(1945, 9, 2);
}

/// One kind of change after the other; each fills the rows, or leaves a fault in them.
class Planner {
 public:
  Planner(store::Read& tx, const Date& today, const Actor& actor, const UnitChange& change)
      : tx_(tx), today_(today), change_(change), rows_(tx, change.on, actor, change.source) {}

  Result<ChangePlan> plan() {
    if (is_whole()) make();
    if (!rows_.fault) warn();
    if (rows_.fault) return tl::unexpected(*rows_.fault);
    tell_parts();
    return std::move(rows_.plan);
  }

 private:
  void make() {
    switch (change_.kind) {
      case ChangeKind::rename: return rename();
      case ChangeKind::correct: return correct();
      case ChangeKind::move: return move();
      case ChangeKind::merge: return merge();
      case ChangeKind::split: return split();
      case ChangeKind::close: return close();
    }
  }

  /// What any change must have, whatever it is of.
  bool is_whole() {
    const bool is_of_many = change_.kind == ChangeKind::merge;
    const std::size_t results = change_.results.size();
    const bool fits = change_.kind == ChangeKind::close   ? results <= 1
                      : change_.kind == ChangeKind::split ? results >= 2 && results <= kMostSplit
                                                          : results == 1;
    if (text::trim(change_.source).empty()) rows_.blame("office.change_no_source");
    if (text::count_characters(change_.source) > kLongestSource)
      rows_.blame("office.succession_too_long", {std::to_string(kLongestSource)});
    if (change_.on < earliest_day() || today_.plus_days(kFarthestAheadDays) < change_.on)
      rows_.blame("office.change_day_range", {shown_day(earliest_day()), shown_day(today_.plus_days(kFarthestAheadDays))});
    if (change_.units.empty() || (!is_of_many && change_.units.size() > 1)) rows_.blame("office.change_units");
    if (change_.units.size() > kMostMerged) rows_.blame("office.change_too_many", {std::to_string(kMostMerged)});
    if (!fits) rows_.blame(change_.kind == ChangeKind::split ? "office.change_split_two" : "office.change_units");
    const std::set<UnitId> each(change_.units.begin(), change_.units.end());
    if (each.size() < change_.units.size()) rows_.blame("office.change_units_twice");
    return !rows_.fault;
  }

  bool is_name(const ChangeResult& result) {
    if (text::trim(result.name).empty()) rows_.blame("office.change_no_name");
    for (const std::string& name : {result.name, result.english}) {
      if (text::count_characters(name) > kLongestUnitName) rows_.blame("office.change_name_too_long", {std::to_string(kLongestUnitName)});
    }
    return !rows_.fault;
  }

  void rename() {
    const ChangeResult& to = change_.results.front();
    const Unit* unit = rows_.need(change_.units.front());
    if (unit == nullptr || !is_name(to)) return;
    if (unit->name == to.name && unit->english == to.english) return rows_.blame("office.change_nothing", {unit->name});
    rows_.rename(*unit, to.name, to.english);
    warn_of_name(*unit, to.name, rows_.touch(*unit).after->parent);
  }

  void correct() {
    const ChangeResult& to = change_.results.front();
    const Unit* unit = rows_.need_there(change_.units.front());
    if (unit == nullptr || !is_name(to)) return;
    if (unit->name == to.name && unit->english == to.english) return rows_.blame("office.change_nothing", {unit->name});
    const UnitFact* row = rows_.current(unit->id, FactKind::name);
    if (row == nullptr) return;
    UnitFact after = *row;
    after.value = to.name;
    after.more = to.english;
    rows_.plan.edits.push_back({*row, after});
    TouchedUnit& touched = rows_.touch(*unit);
    touched.after->name = to.name;
    touched.after->english = to.english;
    warn_of_name(*unit, to.name, touched.after->parent);
  }

  void move() {
    const Unit* unit = rows_.need(change_.units.front());
    const UnitId& parent = change_.results.front().parent;
    if (unit == nullptr || !rows_.is_newest(*unit, FactKind::parent)) return;
    if (parent.empty()) return rows_.blame("office.change_no_parent", {unit->name});
    const UnitFact* now = rows_.current(unit->id, FactKind::parent);
    if (now != nullptr && now->value == parent.value) return rows_.blame("office.change_nothing", {unit->name});
    if (!can_stand_under(*unit, parent)) return;
    if (rows_.is_inside(parent, unit->id)) return rows_.blame("office.change_circle", {unit->name, rows_.name_of(parent)});
    rows_.put_under(*unit, parent);
    warn_of_name(*unit, unit->name, parent);
  }

  /// Whether a unit, or one like it, may stand there from the day on: a unit of its tree that stands higher, and is there as long.
  bool can_stand_under(const Unit& unit, const UnitId& parent) {
    const Unit* above = rows_.need_there(parent);
    if (above == nullptr) return false;
    if (rows_.ends(parent) || (above->period.until && (!unit.period.until || *above->period.until < *unit.period.until)))
      rows_.blame("office.change_parent_ends", {above->name});
    if (above->tree != unit.tree) rows_.blame("office.change_other_tree", {unit.name, above->name});
    const bool is_higher = above->level < unit.level || (above->level == unit.level && unit.tree != Tree::territory);
    if (!is_higher) rows_.blame("office.change_parent_level", {unit.name, above->name});
    return !rows_.fault;
  }

  /// The units of a change, all there and of one tree and level; fewer where one is not.
  std::vector<const Unit*> need_alike(const std::vector<UnitId>& ids) {
    std::vector<const Unit*> units;
    for (const UnitId& id : ids) {
      const Unit* unit = rows_.need(id);
      if (unit == nullptr) return units;
      units.push_back(unit);
      if (unit->tree != units.front()->tree || unit->level != units.front()->level)
        rows_.blame("office.change_mixed", {units.front()->name, unit->name});
    }
    return units;
  }

  void merge() {
    const ChangeResult& into = change_.results.front();
    std::vector<UnitId> ids = change_.units;
    std::erase(ids, into.unit);
    if (ids.size() + (into.unit.empty() ? 0 : 1) < 2) return rows_.blame("office.change_merge_two");
    std::vector<UnitId> all = ids;
    if (!into.unit.empty()) all.push_back(into.unit);
    const auto units = need_alike(all);
    if (rows_.fault) return;
    for (std::size_t i = 0; i < ids.size(); ++i) rows_.end(*units[i]);
    const UnitId newer = into.unit.empty() ? UnitId{mark_of(0)} : into.unit;
    if (!into.unit.empty()) {
      keep(*units.back());
    } else {
      begin(0, units);
    }
    for (std::size_t i = 0; i < ids.size() && !rows_.fault; ++i) {
      rows_.link(*units[i], newer, Share::whole);
      go_along(*units[i], newer);
    }
  }

  void split() {
    const Unit* unit = rows_.need(change_.units.front());
    if (unit == nullptr) return;
    const bool stays = std::ranges::any_of(change_.results, [&](const ChangeResult& one) { return one.unit == unit->id; });
    if (stays) {
      keep(*unit);
    } else {
      rows_.end(*unit);
    }
    std::set<std::string> seen;
    for (std::size_t i = 0; i < change_.results.size() && !rows_.fault; ++i) take_part(*unit, i, seen);
    if (!rows_.fault) place_below(*unit, stays);
  }

  /// One of the results of a split: a new unit, one that is there, or the one that is split itself.
  void take_part(const Unit& unit, std::size_t i, std::set<std::string>& seen) {
    const ChangeResult& result = change_.results[i];
    const std::string name = result.unit.empty() ? text::search_key(result.name) : result.unit.value;
    if (!seen.insert(name).second) return rows_.blame("office.change_units_twice");
    if (result.unit == unit.id) return;
    if (result.unit.empty()) {
      begin(i, {&unit});
    } else {
      const Unit* there = rows_.need_lasting(result.unit);
      if (there == nullptr) return;
      if (there->tree != unit.tree || there->level != unit.level) rows_.blame("office.change_mixed", {unit.name, there->name});
      keep(*there);
    }
    if (!rows_.fault) rows_.link(unit, id_of(i), Share::part);
  }

  [[nodiscard]] UnitId id_of(std::size_t result) const {
    const UnitId& unit = change_.results[result].unit;
    return unit.empty() ? UnitId{mark_of(result)} : unit;
  }

  /// Units below what is split: each goes where it was said to.
  void place_below(const Unit& unit, bool stays) {
    std::map<UnitId, std::size_t> places;
    for (const UnitChange::Place& place : change_.places) places[place.unit] = place.result;
    for (const UnitFact* row : rows_.below(unit.id)) {
      const UnitId id{row->unit};
      const Unit* below = find_there(id);
      if (below == nullptr || rows_.fault) continue;
      const auto place = places.extract(id);
      if (place.empty()) {
        if (!stays) rows_.blame("office.change_unplaced", {below->name});
        continue;
      }
      if (place.mapped() >= change_.results.size()) return rows_.blame("office.change_unplaced", {below->name});
      if (id_of(place.mapped()) != unit.id) put_along(*below, id_of(place.mapped()));
    }
    if (!places.empty() && !rows_.fault) rows_.blame("office.change_not_below", {rows_.name_of(places.begin()->first), unit.name});
  }

  void close() {
    const Unit* unit = rows_.need(change_.units.front());
    if (unit == nullptr) return;
    if (change_.results.empty()) return end_below(*unit, false, 0);
    const UnitId& newer = change_.results.front().unit;
    const Unit* successor = rows_.need_lasting(newer);
    if (successor == nullptr) return;
    if (newer == unit->id) return rows_.blame("office.succession_same", {unit->name});
    if (successor->tree != unit->tree) return rows_.blame("office.change_other_tree", {unit->name, successor->name});
    if (rows_.is_inside(newer, unit->id)) return rows_.blame("office.change_circle", {unit->name, successor->name});
    rows_.end(*unit);
    keep(*successor);
    rows_.link(*unit, newer, Share::whole);
    go_along(*unit, newer);
  }

  /// Ends a unit that nothing takes the place of, and what is below, if that was asked for.
  void end_below(const Unit& unit, bool goes_along, std::size_t steps) {
    constexpr std::size_t kDeepest = 16;
    rows_.end(unit, goes_along);
    std::vector<const Unit*> below;
    for (const UnitFact* row : rows_.below(unit.id)) {
      if (const Unit* one = find_there({row->unit})) below.push_back(one);
    }
    if (!below.empty() && !change_.close_below) return rows_.blame("office.change_below_left", {unit.name, std::to_string(below.size())});
    for (const Unit* one : below) {
      if (rows_.fault || steps == kDeepest || !has_room()) return;
      end_below(*one, true, steps + 1);
    }
  }

  /// What stood below a unit that ends goes on below the one that takes its place.
  void go_along(const Unit& unit, const UnitId& newer) {
    for (const UnitFact* row : rows_.below(unit.id)) {
      const Unit* below = find_there({row->unit});
      if (below != nullptr && !rows_.fault) put_along(*below, newer);
    }
  }

  void put_along(const Unit& below, const UnitId& newer) {
    if (!is_mark(newer.value) && rows_.is_inside(newer, below.id))
      return rows_.blame("office.change_circle", {below.name, rows_.name_of(newer)});
    if (has_room()) rows_.put_under(below, newer, true);
  }

  bool has_room() {
    if (rows_.plan.units.size() > kMostGoingAlong) rows_.blame("office.change_too_many", {std::to_string(kMostGoingAlong)});
    return !rows_.fault;
  }

  /// One that is there on the day and does not end by this change; else nullptr, and no fault.
  const Unit* find_there(const UnitId& id) {
    if (rows_.ends(id)) return nullptr;
    const auto unit = load_unit(tx_, id, change_.on);
    return unit && unit->period.holds(change_.on) ? rows_.need_there(id) : nullptr;
  }

  /// A unit that is there and takes something in.
  void keep(const Unit& unit) {
    if (rows_.need_lasting(unit.id) != nullptr) rows_.touch(unit);
  }

  void begin(std::size_t i, const std::vector<const Unit*>& made_of) {
    const ChangeResult& result = change_.results[i];
    const Unit& like = *made_of.front();
    if (rows_.fault || !is_name(result) || !is_code(result.code, like)) return;
    const bool are_tops =
        std::ranges::all_of(made_of, [&](const Unit* one) { return rows_.current(one->id, FactKind::parent) == nullptr; });
    if (result.parent.empty() && !are_tops) return rows_.blame("office.change_no_parent", {result.name});
    Unit unit = like;
    unit.period = {.from = change_.on, .until = {}};
    unit.name = result.name;
    if (!result.parent.empty() && !can_stand_under(unit, result.parent)) return;
    rows_.begin({mark_of(i)}, like, result);
    rows_.work_where({mark_of(i)}, made_of);
    warn_of_name(unit, result.name, result.parent);
  }

  /// Whether a code may be a new unit's: letters and digits, and no other unit's that goes on.
  bool is_code(const std::string& code, const Unit& like) {
    constexpr std::string_view kAllowed = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-";
    if (code.size() > kLongestUnitCode || code.find_first_not_of(kAllowed) != std::string::npos)
      rows_.blame("office.change_code_wrong", {code, std::to_string(kLongestUnitCode)});
    if (code.empty() || rows_.fault) return !rows_.fault;
    for (const store::Row& row : tx_.many("office.list_with_code", code, to_name(like.tree), to_name(like.level), change_.on.to_iso())) {
      const UnitId other{row.text("unit_id")};
      if (!rows_.ends(other)) rows_.blame("office.change_code_taken", {code, rows_.name_of(other)});
    }
    return !rows_.fault;
  }

  void warn_of_name(const Unit& unit, const std::string& name, const UnitId& parent) {
    if (unit.tree == Tree::territory && short_name(name) == name) rows_.warn("office.change_warn_no_kind", {name});
    const std::string key = text::search_key(name);
    const auto beside = parent.empty() ? list_tops(tx_, unit.tree, change_.on) : list_below(tx_, parent, change_.on);
    for (const Unit& other : beside) {
      const bool is_itself = other.id == unit.id && change_.kind != ChangeKind::merge && change_.kind != ChangeKind::split;
      if (!is_itself && !rows_.ends(other.id) && text::search_key(other.name) == key) rows_.warn("office.change_warn_same_name", {name});
    }
  }

  void warn() {
    const bool has_day = change_.kind != ChangeKind::correct;
    if (has_day && change_.on < today_) rows_.warn("office.change_warn_past", {shown_day(change_.on)});
    if (has_day && today_ < change_.on) rows_.warn("office.change_warn_future", {shown_day(change_.on)});
    std::size_t bodies = 0;
    for (const UnitId& id : rows_.plan.ending) bodies += rows_.count_bodies(id);
    if (bodies > 0) rows_.warn("office.change_warn_bodies", {std::to_string(bodies)});
    if (change_.kind == ChangeKind::close && change_.results.empty())
      rows_.warn("office.change_warn_no_successor", {rows_.name_of(change_.units.front())});
  }

  /// What the change is called by in the books.
  void tell_parts() {
    ChangePlan& plan = rows_.plan;
    for (const UnitId& id : change_.units) plan.of.push_back({id, find_side(id, &TouchedUnit::before)});
    for (std::size_t i = 0; i < change_.results.size(); ++i) {
      const bool is_same = change_.kind == ChangeKind::rename || change_.kind == ChangeKind::correct;
      const UnitId id = is_same ? change_.units.front() : change_.kind == ChangeKind::move ? change_.results[i].parent : id_of(i);
      plan.into.push_back({id, change_.kind == ChangeKind::move ? rows_.name_of(id) : find_side(id, &TouchedUnit::after)});
    }
  }

  std::string find_side(const UnitId& id, std::optional<UnitSide> TouchedUnit::*side) {
    const auto found = std::ranges::find(rows_.plan.units, id, &TouchedUnit::id);
    return found != rows_.plan.units.end() && (*found).*side ? ((*found).*side)->name : rows_.name_of(id);
  }

  store::Read& tx_;
  const Date today_;
  const UnitChange& change_;
  ChangeRows rows_;
};

}  // namespace

Result<ChangePlan> plan_change(store::Read& tx, const Date& today, const Actor& actor, const UnitChange& change) {
  return Planner(tx, today, actor, change).plan();
}

}  // namespace nhipcau::office
