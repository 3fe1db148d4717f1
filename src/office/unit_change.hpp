#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/audit.hpp"
#include "office/bodies.hpp"
#include "office/grants.hpp"
#include "office/succession.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// Changes of units by a person: shown before they are made, made whole or not at all, and taken back exactly.
namespace nhipcau::office {

using UnitChangeId = Id<struct UnitChangeTag>;

enum class ChangeKind {
  rename,   ///< from a day on it is called otherwise
  correct,  ///< it was written wrongly: the name of that time is put right, and nothing happened on any day
  move,     ///< from a day on it stands under another unit
  merge,    ///< two or more end and a new one begins, or they go into one that stays
  split,    ///< one ends and several begin, each with a part of it; it may itself be one of those
  close     ///< it ends; another one may take its place
};
std::string_view to_name(ChangeKind kind);
std::optional<ChangeKind> change_kind_named(std::string_view name);

/// What a change leads to: a unit that is there (`unit`), or what a new or renamed one is like.
struct ChangeResult {
  UnitId unit;          ///< merge, split: one that stays; close: the successor; else empty
  std::string name;     ///< rename, correct, a new unit: cleaned, one line
  std::string english;  ///< the same; may be empty
  std::string code;     ///< of a new unit; may be empty
  UnitId parent;        ///< move, a new unit: what it stands under; empty: nothing, where what it was made of stood under nothing
};

struct UnitChange {
  ChangeKind kind = ChangeKind::rename;
  std::vector<UnitId> units;          ///< what is changed: of a merge two or more, else one
  std::vector<ChangeResult> results;  ///< of a split two or more; of a closing none or one; else one
  struct Place {
    UnitId unit;
    std::size_t result = 0;
    friend bool operator==(const Place&, const Place&) = default;
  };
  std::vector<Place> places;  ///< split: under which result each unit below goes on
  bool close_below = false;   ///< close: units below end with it, where there is no successor
  Date on;                    ///< the first day of the new; past or to come. Of a correction a day on which it had the name
  std::string source;         ///< the paper that says so: cleaned, one line
};

inline constexpr std::size_t kLongestUnitCode = 20;              ///< characters; of a name kLongestUnitName
inline constexpr std::size_t kMostMerged = 50, kMostSplit = 50;  ///< units
inline constexpr std::size_t kMostGoingAlong = 1000;             ///< units below what is changed
inline constexpr int kFarthestAheadDays = 3 * 366;

/// A unit on the day of the change, without or with it.
struct UnitSide {
  std::string name, english, code;
  UnitId parent;  ///< empty: none; a new unit by its mark
  std::string parent_name;
  friend bool operator==(const UnitSide&, const UnitSide&) = default;
};
struct TouchedUnit {
  UnitId id;  ///< of a new unit its mark: "new:0", the place among the results
  Level level = Level::commune;
  std::optional<UnitSide> before, after;  ///< none: it is not there
  bool goes_along = false;                ///< it stands below what is changed
};

/// A remark that keeps nobody from going on.
struct ChangeWarning {
  std::string key;
  std::vector<std::string> args;
};

/// A grant that is good for other units from the day on.
struct ReachChange {
  Grant grant;
  bool gains = false;         ///< else loses
  std::vector<UnitId> units;  ///< which
};

/// All that would come of a change.
struct ChangePreview {
  std::vector<TouchedUnit> units;  ///< those it is of, those it leads to, those that go along
  std::vector<SuccessionLink> links;
  std::vector<ChangeWarning> warnings;
  std::vector<Grant> ending;       ///< roles on the units that end: good for what was theirs, and for nothing of the new ones
  std::vector<ReachChange> reach;  ///< roles on other units
  std::string fingerprint;         ///< of all this; who makes the change names the one they saw
};

/// What would come of a change; changes nothing.
/// errors  not_found office.no_such_unit: there is none, or the actor may not change it (permission units.change on each unit that is
///         touched, and on what new ones stand under) | invalid office.change_…: see data/messages/office_change.json
Result<ChangePreview> preview_change(store::Read& tx, const Clock& clock, const Actor& actor, const UnitChange& change);

/// A role that goes on: an own grant on a unit that ends, given once more on the unit of a result, from the day on.
struct CarriedGrant {
  GrantId grant;
  std::size_t result = 0;
};

struct StoredChange {
  struct Part {
    UnitId unit;
    std::string name;
  };
  UnitChangeId id;
  ChangeKind kind = ChangeKind::rename;
  Date on;
  std::string source;
  Instant made_at;
  std::string made_by;  ///< shown name; empty: the program itself
  std::vector<Part> of, into;
  std::optional<Instant> undone_at;
  std::string undone_by;
};

/// Makes it, with an audit line for each unit it touches.
/// seen    the fingerprint of the preview that was looked at
/// errors  as preview_change; also conflict office.change_meanwhile: a preview would look otherwise now | forbidden
///         office.change_no_roles: the actor may not give roles | invalid office.change_no_such_role: not one of the preview's |
///         those of grant_role
Result<StoredChange> apply_change(store::Write& tx, const Clock& clock, const Actor& actor, const UnitChange& change,
                                  const std::string& seen, const std::vector<CarriedGrant>& carried);

inline constexpr std::size_t kMostChangesListed = 100;
/// Those that touched a unit, also by its going along; the newest first, those taken back among them.
std::vector<StoredChange> list_changes(store::Read& tx, const UnitId& unit);

/// How many things of other rooms belong to a unit.
using CountThings = std::function<std::int64_t(store::Read&, const UnitId&)>;

/// What keeps a change from being taken back; none if nothing does that can be told before trying.
std::optional<Error> find_obstacle(store::Read& tx, const StoredChange& change, const Date& today, const CountThings& things);

/// Takes a change back: every row is what it was, roles that went on end; the change stays in the books.
/// unit    one that it touched
/// errors  not_found office.no_such_change | office.no_such_unit: the actor may not change all it touched | conflict
///         office.change_undone: it was taken back before | office.change_built_upon{name, day}: a later change must be taken back first |
///         office.change_undo_rows{name}: what it left was altered otherwise | office.change_undo_things{name, count} |
///         office.change_undo_posts{name, count} | office.change_undo_roles{name, count} | office.change_undo_orphan{name, name}: something
///         has come to stand on it
Result<StoredChange> undo_change(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, const UnitChangeId& change,
                                 const CountThings& things);

}  // namespace nhipcau::office
