#pragma once
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/audit.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// Bodies: the units of State, Party and Front. Each stands above and below others of its own tree, and works in territories.
namespace nhipcau::office {

inline constexpr std::size_t kLongestUnitName = 200;  ///< characters; OrganName of Decree 30/2020/NĐ-CP, Appendix VI
inline constexpr std::size_t kMostTerritories = 40;   ///< of one body at a time
inline constexpr int kMostBodies = 1000;              ///< told of one territory

struct NewBody {
  Tree tree = Tree::state;  ///< not territory
  Level level = Level::province;
  std::string name;     ///< cleaned, on one line
  std::string english;  ///< the same; empty: none is known
  Period period;
  UnitId above;                     ///< of the same tree; empty: it stands under none
  std::vector<UnitId> territories;  ///< none: it works for the whole country, or abroad
};

/// Adds a body, with an audit line; who holds a grant with what is below on one above it gets it too.
/// errors  not_found office.no_such_unit | invalid office.body_of_no_tree | office.body_no_name | office.body_name_too_long{most} |
///         office.body_until_before_from | office.body_above_other_tree{name} | office.body_above_lower{name} |
///         office.body_above_not_there{name}: on its first day | those of the territories: set_territories; conflict
///         office.body_there{name}: a body of that tree, so called, works there at that time
Result<UnitId> add_body(store::Write& tx, const Clock& clock, const Actor& actor, const NewBody& body);

/// Says in which territories a body works from a day on (none of a day: since it is there), in place of those it worked in from that day;
/// with an audit line if that changes anything.
/// errors  not_found office.no_such_unit | invalid office.body_of_no_tree: the unit is itself a territory | office.body_not_there{name}: on
///         that day | office.too_many_territories{most} | office.no_territory{name}: it is a body | office.territory_not_there{name}: on
///         that day
Result<void> set_territories(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& body,
                             const std::vector<UnitId>& territories, const std::optional<Date>& from);

/// The bodies that work in a territory on a day: State, then Party, then Front, of each the highest first, then those
/// under none of these before those that are, by name in Vietnamese order; at most kMostBodies.
std::vector<Unit> list_bodies(store::Read& tx, const UnitId& territory, const Date& on);
/// The territories a body works in on a day it is there, by name.
std::vector<Unit> list_territories(store::Read& tx, const UnitId& body, const Date& on);

}  // namespace nhipcau::office
