#include <doctest/doctest.h>

#include <random>
#include <set>

#include "office/test_units.hpp"
#include "office/unit_change.hpp"
#include "office/unit_fact.hpp"

// Changes and undos in no order anybody would choose: whatever is let through must leave a tree that is whole on every day.
namespace nhipcau::office {
namespace {

using namespace testing;

const Date kFirst = *Date::make(2025, 8, 1);
constexpr int kDays = 12, kStep = 50;  ///< days that changes are of: twelve, fifty days apart

Date day_of(int number) {
  return kFirst.plus_days(number * kStep);
}

class Play {
 public:
  Play(Country& country, unsigned seed) : country_(country), random_(seed) {}

  void play(int steps) {
    for (int step = 0; step < steps; ++step) {
      const auto before = trees();
      const Date on = made_.empty() || pick(3) > 0 ? change() : undo();
      if (on == kNothing) continue;
      check_whole();
      const auto after = trees();
      for (std::size_t i = 0; i < before.size(); ++i) {
        if (asked()[i] < on) CHECK(before[i] == after[i]);
      }
    }
  }

  /// Takes back all that stands, the newest first.
  void undo_all() {
    while (!made_.empty()) {
      REQUIRE(country_.undo(made_.back()));
      made_.pop_back();
      check_whole();
    }
  }

  int changes = 0, undone = 0, refused = 0;

 private:
  static inline const Date kNothing = *Date::make(9999, 1, 1);

  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  static std::vector<Date> asked() {
    std::vector<Date> days;
    for (int i = -1; i < kDays; ++i) days.push_back(day_of(i).plus_days(kStep / 2));
    return days;
  }

  /// The whole tree as of each of those days, in words.
  std::vector<std::string> trees() {
    return country_.read([](store::Read& tx) {
      std::vector<std::string> told;
      for (const Date& day : asked()) {
        std::string words;
        for (const Unit& top : list_tops(tx, Tree::territory, day)) {
          words += top.name + " " + top.code + ":";
          for (const Unit& below : list_below(tx, top.id, day)) words += " " + below.name + " " + below.code + ",";
          words += ";";
        }
        told.push_back(words);
      }
      return told;
    });
  }

  std::vector<UnitId> all_units() {
    std::vector<UnitId> ids;
    for (const std::string& line : country_.dump()) {
      if (line == "dump.names") break;
      if (line != "dump.units") ids.push_back({line.substr(0, line.find(' '))});
    }
    return ids;
  }

  UnitId any_unit() {
    const auto units = all_units();
    return units[static_cast<std::size_t>(pick(static_cast<int>(units.size())))];
  }

  ChangeResult fresh() {
    return named((pick(2) == 0 ? "Xã Mới " : "Tỉnh Mới ") + std::to_string(++names_), pick(4) == 0 ? UnitId{} : any_unit());
  }

  UnitChange any_change() {
    const Date on = day_of(pick(kDays));
    switch (pick(6)) {
      case 0: return change_of(ChangeKind::rename, {any_unit()}, {fresh()}, on);
      case 1: return change_of(ChangeKind::move, {any_unit()}, {under(any_unit())}, on);
      case 2: return change_of(ChangeKind::merge, {any_unit(), any_unit()}, {pick(2) == 0 ? there(any_unit()) : fresh()}, on);
      case 3: return split_of(any_unit(), on);
      case 4: return change_of(ChangeKind::close, {any_unit()}, {there(any_unit())}, on);
      default:
        UnitChange closed = change_of(ChangeKind::close, {any_unit()}, {}, on);
        closed.close_below = pick(4) == 0;
        return closed;
    }
  }

  UnitChange split_of(const UnitId& unit, const Date& on) {
    UnitChange split = change_of(ChangeKind::split, {unit}, {pick(2) == 0 ? there(unit) : fresh(), fresh()}, on);
    for (const Unit& below : country_.read([&](store::Read& tx) { return list_below(tx, unit, on); }))
      split.places.push_back({below.id, static_cast<std::size_t>(pick(2))});
    return split;
  }

  Date change() {
    const UnitChange change = any_change();
    const auto dump = country_.dump();
    const auto made = country_.apply(change);
    if (!made) {
      CHECK(country_.dump() == dump);
      ++refused;
      return kNothing;
    }
    ++changes;
    made_.push_back(*made);
    return change.on;
  }

  Date undo() {
    const auto at = made_.begin() + pick(static_cast<int>(made_.size()));
    const auto dump = country_.dump();
    const Date on = at->on;
    if (!country_.undo(*at)) {
      CHECK(country_.dump() == dump);
      ++refused;
      return kNothing;
    }
    ++undone;
    made_.erase(at);
    return on;
  }

  void check_whole() {
    country_.read([&](store::Read& tx) {
      for (const UnitId& id : all_units()) {
        const auto facts = list_facts(tx, id);
        const UnitFact& unit = facts.front();
        if (unit.until == unit.from) continue;
        CAPTURE(id.value);
        check_periods(facts, unit, FactKind::name, true);
        check_periods(facts, unit, FactKind::parent, unit.value == "commune");
        check_periods(facts, unit, FactKind::code, false);
        check_parents(tx, facts, unit);
      }
      return 0;
    });
  }

  /// One after the other, none over another; from the unit's first day to its last where `covers`.
  static void check_periods(const std::vector<UnitFact>& facts, const UnitFact& unit, FactKind kind, bool covers) {
    std::optional<std::string> until;
    bool is_first = true;
    for (const UnitFact& fact : facts) {
      if (fact.kind != kind || fact.unit != unit.unit) continue;
      if (is_first) {
        if (covers) CHECK(fact.from <= unit.from);
      } else {
        REQUIRE(until);
        CHECK(*until == fact.from);
      }
      CHECK((!fact.until || fact.from < *fact.until));
      until = fact.until;
      is_first = false;
    }
    if (covers) CHECK_FALSE(is_first);
    const bool lasts = !until || (unit.until && *until >= *unit.until);
    CHECK(lasts);
  }

  /// Above each unit stands one that is there as long.
  static void check_parents(store::Read& tx, const std::vector<UnitFact>& facts, const UnitFact& unit) {
    for (const UnitFact& fact : facts) {
      if (fact.kind != FactKind::parent || fact.unit != unit.unit) continue;
      const std::string from = std::max(fact.from, unit.from), end = "9999-12-31";
      const std::string until = std::min(fact.until.value_or(end), unit.until.value_or(end));
      if (from >= until) continue;
      const UnitFact above = list_facts(tx, {fact.value}).front();
      CHECK(above.from <= from);
      CHECK(above.until.value_or(end) >= until);
    }
  }

  Country& country_;
  std::mt19937 random_;
  std::vector<StoredChange> made_;
  int names_ = 0;
};

TEST_CASE("changes and undos in any order leave every unit a place, no two periods over one another, and the days before as they were") {
  for (const unsigned seed : {7U, 19U, 2026U}) {
    CAPTURE(seed);
    on_each_country([&](Country& country) {
      const auto before = country.dump();
      Play play(country, seed);
      play.play(120);
      CHECK(play.changes > 10);
      CHECK(play.undone > 3);
      CHECK(play.refused > 10);
      play.undo_all();
      CHECK(country.dump() == before);
    });
  }
}

}  // namespace
}  // namespace nhipcau::office
