#pragma once
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/audit.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// What became of a unit, and what it was made of.
namespace nhipcau::office {

/// A unit that is there on the day asked for and has something of the older one.
struct Successor {
  UnitId unit;
  Share share = Share::whole;        ///< of the older one: whole only if every step on the way says so
  std::vector<std::string> sources;  ///< of the steps on the way, each once
};

struct Succession {
  std::vector<Successor> units;  ///< each once, in the order of the walk
  /// Units inside the older one, or itself, of which nobody has said what became of them; each once.
  std::vector<UnitId> unknown;
  /// Of these only parts are said to have gone somewhere; what became of the rest nobody has said.
  std::vector<UnitId> partly;
  /// Where nothing is known of the unit itself: the successors of the nearest unit above it of which something is. It went into one or
  /// more of them, or of the units inside them.
  std::vector<UnitId> around;
};

/// What stands in the place of a unit on a day. A unit that is there is its own successor; before it came nothing is. One that ended is
/// followed along the links that held by the day, and one without such links, a district, by way of the units that stood in it at its end.
/// errors  not_found office.no_such_unit
Result<Succession> find_successors(store::Read& tx, const UnitId& unit, const Date& on);

/// The links that lead into a unit and out of it, as they are stored.
std::vector<SuccessionLink> list_older(store::Read& tx, const UnitId& unit);
std::vector<SuccessionLink> list_newer(store::Read& tx, const UnitId& unit);

inline constexpr std::size_t kLongestSource = 300;  ///< characters

/// Says what became of a unit, by a person, in place of what was known of the two; with an audit line unless it was known just so.
/// link    its source: cleaned, without blanks around it
/// errors  not_found office.no_such_unit | invalid office.succession_same{name}: a unit and itself | office.succession_no_source |
///         office.succession_too_long{most} | office.succession_other_tree{name, name} | office.succession_still_there{name}: the older one
///         | office.succession_ends_later{name, last day} | office.succession_not_there{name}: the newer one, that day |
///         office.succession_has_inside{name}: units stood in it, and it is said of them
Result<void> state_succession(store::Write& tx, const Clock& clock, const Actor& actor, const SuccessionLink& link);
/// Takes it back; no import brings it again. errors  not_found office.no_such_succession
Result<void> withdraw_succession(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& older, const UnitId& newer);

}  // namespace nhipcau::office
