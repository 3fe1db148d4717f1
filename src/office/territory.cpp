#include "office/territory.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/require.hpp"
#include "office/account_row.hpp"
#include "office/area.hpp"
#include "office/unit_names.hpp"
#include "office/unit_row.hpp"
#include "text/fold.hpp"

namespace nhipcau::office {
namespace {

using Levels = Territories::Levels;

constexpr std::string_view kScheme = "gso";
/// How a seat is known; shown to people.
constexpr std::string_view kByCode = "Quyết định 124/2004/QĐ-TTg và 19/2025/QĐ-TTg";

/// The first day without districts: Law 72/2025/QH15 on local government, in force from 1 July 2025 for its units.
Date two_levels_from() {
  return *Date::make(2025, 7, 1);
}

/// A unit that is stored, found by its code.
struct Known {
  UnitId id;
  Level level = Level::commune;
  Period period;
  std::string name_key;
  bool has_english = false;
  std::string parent;       ///< id; empty: none
  bool is_changed = false;  ///< people said when it began or ended

  /// Whether a list of these levels may mean it, though people gave it other days than lists do.
  [[nodiscard]] bool may_be_of(Levels levels, const Date& change) const {
    if (!is_changed) return false;
    return levels == Levels::two ? !period.until || *period.until >= change : !period.from || *period.from < change;
  }
};

/// Of the unit above one of that level.
Level level_above(Level level, Levels levels) {
  return level == Level::commune && levels == Levels::three ? Level::district : Level::province;
}

/// Codes stand for up to two units, one before and one since July 2025.
class KnownUnits {
 public:
  explicit KnownUnits(store::Read& tx) {
    for (const store::Row& row : tx.many("office.list_codes")) {
      const auto level = level_named(row.text("level"));
      require(level.has_value(), "a stored unit of an unknown level");
      add(row.text("code"), {{row.text("id")},
                             *level,
                             to_period(row),
                             row.text("name_key"),
                             row.boolean("has_english"),
                             row.text("parent_id"),
                             row.boolean("is_changed")});
    }
  }

  void add(const std::string& code, Known unit) { units_.emplace(code, std::move(unit)); }
  /// Of that level and code, there on the day before the levels became two, or on that day; else one that people began or ended on
  /// another: a list does not bring back what they merged, nor add beside it.
  [[nodiscard]] const Known* find(Level level, const std::string& code, Levels levels) const {
    const Date day = levels == Levels::two ? two_levels_from() : two_levels_from().plus_days(-1);
    const auto [begin, end] = units_.equal_range(code);
    for (auto at = begin; at != end; ++at) {
      if (at->second.level == level && at->second.period.holds(day)) return &at->second;
    }
    for (auto at = begin; at != end; ++at) {
      if (at->second.level == level && at->second.may_be_of(levels, two_levels_from())) return &at->second;
    }
    return nullptr;
  }
  /// The same of any level.
  [[nodiscard]] const Known* find(const std::string& code, Levels levels) const {
    for (const Level level : {Level::province, Level::district, Level::commune}) {
      if (const Known* found = find(level, code, levels)) return found;
    }
    return nullptr;
  }
  /// Calls `each` with the communes of a code before and since.
  template <class Each>
  void for_each_kept_code(const Each& each) const {
    for (const auto& [code, newer] : units_) {
      if (newer.level != Level::commune || newer.period.from != two_levels_from()) continue;
      const Known* older = find(Level::commune, code, Levels::three);
      if (older != nullptr && older->period.holds(two_levels_from().plus_days(-1))) each(*older, newer);
    }
  }

 private:
  std::unordered_multimap<std::string, Known> units_;
};

bool is_known_province(const Territory& unit, Levels levels, const TerritoryTables& tables) {
  return std::any_of(tables.mergers.begin(), tables.mergers.end(),
                     [&](const Merger& merger) { return (levels == Levels::two ? merger.newer : merger.older) == unit.code; });
}

std::optional<Error> fault_of(const Territories& list, const TerritoryTables& tables) {
  std::set<std::string_view> codes;
  for (const Territory& unit : list.units) {
    if (!unit.parent.empty() && !codes.contains(unit.parent)) return Error{Code::invalid, "office.territory_no_parent", {unit.code}};
    if (!codes.insert(unit.code).second) return Error{Code::invalid, "office.territory_twice", {unit.code}};
    if (unit.level == Level::province && !is_known_province(unit, list.levels, tables))
      return Error{Code::invalid, "office.territory_unknown_province", {unit.code}};
  }
  return std::nullopt;
}

class Import {
 public:
  Import(store::Write& tx, const Clock& clock, const Territories& list, const TerritoryTables& tables)
      : tx_(tx), clock_(clock), list_(list), tables_(tables), known_(tx) {
    for (const store::Row& row : tx.many("office.list_stated")) stated_.insert(row.text("older_id"));
  }

  TerritoryReport run() {
    for (const Territory& unit : list_.units) take(unit);
    link_mergers();
    known_.for_each_kept_code(
        [&](const Known& older, const Known& newer) { link(older.id, newer.id, Share::seat, two_levels_from(), kByCode); });
    return std::move(report_);
  }

 private:
  void take(const Territory& unit) {
    const Known* there = known_.find(unit.level, unit.code, list_.levels);
    if (there == nullptr) return add(unit);
    ++report_.known;
    if (parent_of(unit) != there->parent) report_.other_parents.push_back(unit.code);
    if (there->name_key != text::search_key(unit.name)) return note_other_name(unit, *there);
    if (!there->has_english && !unit.english.empty()) tx_.run("office.add_english", there->id.value, unit.english);
  }

  /// The id of the unit above it; empty for a province.
  std::string parent_of(const Territory& unit) const {
    if (unit.parent.empty()) return {};
    const Known* parent = known_.find(level_above(unit.level, list_.levels), unit.parent, list_.levels);
    require(parent != nullptr, "a territory is taken over before the one above it");
    return parent->id.value;
  }

  /// What it is called in another list may be a name it had then.
  void note_other_name(const Territory& unit, const Known& there) {
    const std::string key = text::search_key(unit.name);
    std::string stored;
    for (const store::Row& row : tx_.many("office.list_unit_names", there.id.value)) {
      stored = row.text("name");
      if (text::search_key(stored) == key) return;
    }
    report_.other_names.push_back({.code = unit.code, .stored = stored, .listed = unit.name});
  }

  void add(const Territory& unit) {
    const Period period = period_of(unit);
    const UnitId id{tx_.next_id(to_ms(clock_.now()))};
    const std::string from = to_stored(period.from);
    const auto until = to_stored_or_null(period.until);
    tx_.run("office.add_unit", id.value, to_name(Tree::territory), to_name(unit.level), from, until);
    add_names(id, unit, period);
    tx_.run("office.add_unit_code", id.value, kScheme, from, std::optional<std::string>(), unit.code);
    const std::string parent = parent_of(unit);
    if (!parent.empty()) tx_.run("office.add_unit_parent", id.value, from, std::optional<std::string>(), parent);
    known_.add(unit.code, {id, unit.level, period, text::search_key(unit.name), !unit.english.empty(), parent});
    ++report_.added;
  }

  void add_name(const UnitId& id, std::string_view name, std::string_view english, const Period& period) {
    tx_.run("office.add_unit_name", id.value, to_stored(period.from), to_stored_or_null(period.until), name, english,
            text::search_key(name), text::folded_key(name), short_folded(name));
  }

  /// What the table says it was called and is called; where that says nothing, its name in the list.
  void add_names(const UnitId& id, const Territory& unit, const Period& period) {
    std::optional<Date> from = period.from;
    bool is_named = false;
    for (const NameInTime& name : tables_.names) {
      const bool is_its = unit.level == Level::province && name.code == unit.code && name.period.from == from && !is_named;
      if (!is_its) continue;
      add_name(id, name.name, text::search_key(name.name) == text::search_key(unit.name) ? unit.english : std::string(), name.period);
      from = name.period.until;
      is_named = !from;
    }
    if (!is_named) add_name(id, unit.name, unit.english, {from, {}});
  }

  /// Communes and districts are of one kind of list alone; a province that no merger names is of both.
  [[nodiscard]] Period period_of(const Territory& unit) const {
    const bool is_new = list_.levels == Levels::two;
    if (unit.level != Level::province)
      return is_new ? Period{.from = two_levels_from(), .until = {}} : Period{.from = {}, .until = two_levels_from()};
    for (const Merger& merger : tables_.mergers) {
      if ((is_new ? merger.newer : merger.older) != unit.code) continue;
      return is_new ? Period{.from = merger.on, .until = {}} : Period{.from = {}, .until = merger.on};
    }
    return {};
  }

  void link_mergers() {
    for (const Merger& merger : tables_.mergers) {
      const Known* older = known_.find(merger.older, Levels::three);
      const Known* newer = known_.find(merger.newer, Levels::two);
      if (merger.on && older != nullptr && newer != nullptr) link(older->id, newer->id, Share::whole, *merger.on, merger.source);
    }
  }

  void link(const UnitId& older, const UnitId& newer, Share share, const Date& on, std::string_view source) {
    if (stated_.contains(older.value)) return;
    report_.linked +=
        static_cast<std::size_t>(tx_.run("office.add_succession", older.value, newer.value, to_name(share), on.to_iso(), source));
  }

  store::Write& tx_;
  const Clock& clock_;
  const Territories& list_;
  const TerritoryTables& tables_;
  KnownUnits known_;
  std::set<std::string> stated_;  ///< ids of units of which a person has said what became of them
  TerritoryReport report_;
};

}  // namespace

Result<TerritoryReport> import_territories(store::Write& tx, const Clock& clock, const Actor& actor, const Territories& list,
                                           const TerritoryTables& tables) {
  if (const auto fault = fault_of(list, tables)) return tl::unexpected(*fault);
  TerritoryReport report = Import(tx, clock, list, tables).run();
  remake_areas(tx);
  audit(tx, clock, actor,
        {.event = "office.territories_imported",
         .subject_kind = "units",
         .subject_id = list.levels == Levels::two ? "two_levels" : "three_levels",
         .field = "added, linked",
         .before = {},
         .after = std::to_string(report.added) + ", " + std::to_string(report.linked)});
  return report;
}

}  // namespace nhipcau::office
