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
  /// Units inside the older one, or itself, of which nobody has said what became of them.
  std::vector<UnitId> unknown;
  /// Where nothing is known of the unit itself: the successors of the nearest unit above it of which something is. It went into one or
  /// more of them, or of the units inside them.
  std::vector<UnitId> around;
};

/// What stands in the place of a unit on a day. A unit that is there is its own successor; one that ended is followed along its links, and
/// one without links of its own, a district, by way of the units that stood in it at its end.
/// errors  not_found office.no_such_unit
Result<Succession> find_successors(store::Read& tx, const UnitId& unit, const Date& on);

/// The links that lead into a unit and out of it, as they are stored.
std::vector<SuccessionLink> list_older(store::Read& tx, const UnitId& unit);
std::vector<SuccessionLink> list_newer(store::Read& tx, const UnitId& unit);

inline constexpr std::size_t kLongestSource = 300;  ///< characters

/// Says what became of a unit, by a person; with an audit line. Said again it stays as it was first said.
/// link    its source: cleaned
/// errors  not_found office.no_such_unit | invalid office.succession_same: a unit and itself | office.succession_no_source |
///         office.succession_too_long | office.succession_not_ended{name}: the older one is there still | office.succession_too_old{name}:
///         the newer one was not there that day | conflict office.succession_circle
Result<void> state_succession(store::Write& tx, const Clock& clock, const Actor& actor, const SuccessionLink& link);
/// Takes it back. errors  not_found office.no_such_succession
Result<void> withdraw_succession(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& older, const UnitId& newer);

}  // namespace nhipcau::office
