#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"

namespace nhipcau::office {

using UnitId = Id<struct UnitTag>;

/// Which of the trees that stand side by side a unit belongs to: land, or the bodies of State, Party and Front that work in it.
enum class Tree { territory, state, party, front };
/// How high a unit stands; an attribute, not its depth in a table.
enum class Level { central, province, district, commune };

std::string_view to_name(Tree tree);
std::string_view to_name(Level level);
std::optional<Tree> tree_named(std::string_view name);
std::optional<Level> level_named(std::string_view name);

/// From its first day until the day before `until`.
struct Period {
  std::optional<Date> from;   ///< none: since before what is known
  std::optional<Date> until;  ///< none: still

  [[nodiscard]] bool holds(const Date& day) const { return (!from || *from <= day) && (!until || day < *until); }
  friend bool operator==(const Period&, const Period&) = default;
};

struct UnitName {
  std::string name;     ///< whole: "Phường Ba Đình"
  std::string english;  ///< empty: none is known
  Period period;
};

/// A unit as it was on a day; one that had ended by then as on its last day, one that was still to come as on its first.
struct Unit {
  UnitId id;
  Tree tree = Tree::territory;
  Level level = Level::commune;
  Period period;
  std::string name;
  std::string english;
  std::string code;  ///< of the General Statistics Office; empty: none
};

/// A unit and where it stands.
struct UnitPlace {
  Unit unit;
  std::vector<Unit> above;  ///< the nearest first
};

/// How much of an older unit went into a newer one.
enum class Share {
  whole,
  part,
  seat,  ///< the newer one goes on under the older one's code, for its seat is there; how much of its land it has is not said
};
std::string_view to_name(Share share);
std::optional<Share> share_named(std::string_view name);

struct SuccessionLink {
  UnitId older, newer;
  Share share = Share::whole;
  Date on;                 ///< the day the newer one took over
  std::string source;      ///< the paper that says so, or how it is known
  bool is_stated = false;  ///< a person said so; otherwise it came with a list. When stating one it is not looked at
};

}  // namespace nhipcau::office
