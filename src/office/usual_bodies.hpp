#pragma once
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/audit.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// The bodies there usually are in territories, worked out from data/usual_bodies.csv and added many at once.
namespace nhipcau::office {

/// Of which territories and which trees.
struct UsualScope {
  UnitId inside;              ///< a territory: it and those below it; empty: all
  std::vector<Level> levels;  ///< of the territories
  std::vector<Tree> trees;    ///< of the bodies
  Date on;                    ///< the territories that are there that day; each body lasts as long as its territory
};

/// A body that is to be added: as long as its territory, renamed when that was.
struct PlannedBody {
  Tree tree = Tree::state;
  Level level = Level::province;
  UnitId territory;
  std::string territory_name;  ///< on the day of the scope
  Period period;
  std::vector<UnitName> names;  ///< the oldest first
  std::size_t name_on = 0;      ///< place in `names` of the name on the day of the scope
};

/// How many of a tree and a level.
struct UsualCount {
  Tree tree = Tree::state;
  Level level = Level::province;
  std::size_t added = 0;
  std::size_t known = 0;  ///< there already, under the same name: left as they are
};

struct UsualPlan {
  std::vector<PlannedBody> bodies;  ///< higher levels first
  std::vector<UsualCount> counts;   ///< those of which there are any
  std::size_t without_above = 0;  ///< of `bodies`, those below the province that will stand under none: that of the level above is missing
};

inline constexpr std::size_t kMostPlanned =
    60'000;  ///< three for each unit of the fullest list there was, and more than half as many again

/// What would be added.
/// errors  not_found office.no_such_unit | invalid office.usual_no_territory{name}: `inside` is a body | office.usual_too_many{most}
Result<UsualPlan> plan_usual_bodies(store::Read& tx, const UsualScope& scope);

/// Adds them, all or nothing, with one audit line.
/// expected  how many the plan that was seen would add
/// returns   how many were added
/// errors    as above; conflict api.changed_meanwhile: other than was expected
Result<std::size_t> add_usual_bodies(store::Write& tx, const Clock& clock, const Actor& actor, const UsualScope& scope,
                                     std::size_t expected);

}  // namespace nhipcau::office
