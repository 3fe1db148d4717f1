#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "office/unit_change_plan.hpp"
#include "office/units.hpp"

namespace nhipcau::office {

/// The rows a plan grows from, and the plan itself: looks units up, blames what is wrong, and writes the edits of single units. What it is
/// asked for after the first fault may be senseless: whoever asks looks at `fault` before the plan is used.
class ChangeRows {
 public:
  ChangeRows(store::Read& tx, const Date& on, const Actor& actor, std::string source)
      : tx_(tx), on_(on), day_(on.to_iso()), actor_(actor), source_(std::move(source)) {}

  /// A unit that was there the day before and is on the day itself; nullptr, and a fault, if not.
  const Unit* need(const UnitId& id);
  /// A unit that is there on the day, from whenever; nullptr, and a fault, if not.
  const Unit* need_there(const UnitId& id);
  /// The same, and lasts: what goes into a unit that ends soon would stand nowhere.
  const Unit* need_lasting(const UnitId& id);

  const std::vector<UnitFact>& facts(const UnitId& id);
  /// The row of a unit that holds on the day; nullptr if none does. The pointers are good as long as this is.
  const UnitFact* current(const UnitId& id, FactKind kind);
  /// Rows by which other units stand under one on the day or later.
  std::vector<const UnitFact*> below(const UnitId& id);
  /// A unit's row of the kind that begins on the day or later is blamed: what is to come is known already.
  bool is_newest(const Unit& unit, FactKind kind);

  /// With what it is before and after; on the first call both are as today's rows say.
  TouchedUnit& touch(const Unit& unit, bool goes_along = false);
  std::string name_of(const UnitId& id);

  void rename(const Unit& unit, const std::string& name, const std::string& english);
  void put_under(const Unit& unit, const UnitId& parent, bool goes_along = false);
  void end(const Unit& unit, bool goes_along = false);
  void begin(const UnitId& mark, const Unit& like, const ChangeResult& result);
  /// A new body works where those it was made of did, so far as that is still there.
  void work_where(const UnitId& mark, const std::vector<const Unit*>& made_of);
  /// Bodies that work in a territory on the day.
  std::size_t count_bodies(const UnitId& territory);
  void link(const Unit& older, const UnitId& newer, Share share);

  /// Whether a unit stands under another one on the day or ever after; or is it.
  bool is_inside(const UnitId& inner, const UnitId& outer);
  [[nodiscard]] bool ends(const UnitId& id) const { return ending_.contains(id); }

  void blame(std::string key, std::vector<std::string> args = {}, Code code = Code::invalid);
  void warn(std::string key, std::vector<std::string> args = {}) { plan.warnings.push_back({std::move(key), std::move(args)}); }

  ChangePlan plan;
  std::optional<Error> fault;

 private:
  UnitSide side_of(const Unit& unit);

  store::Read& tx_;
  const Date on_;
  const std::string day_;
  const Actor actor_;
  const std::string source_;
  std::map<UnitId, std::optional<Unit>> units_;
  std::map<UnitId, std::vector<UnitFact>> facts_;
  std::map<UnitId, std::size_t> touched_;  ///< places in plan.units
  std::set<UnitId> ending_;
};

}  // namespace nhipcau::office
