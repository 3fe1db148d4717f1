#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/audit.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// Provinces, districts and communes taken over from a published list, with what is known of how one list became the next.
namespace nhipcau::office {

struct Territory {
  std::string code;     ///< of the General Statistics Office
  std::string name;     ///< cleaned: "Phường Ba Đình"
  std::string english;  ///< empty: none
  Level level = Level::commune;
  std::string parent;  ///< code of the one above; empty for a province
};

/// A whole list, each unit after the one above it.
struct Territories {
  /// three: provinces, districts, communes, until 30 June 2025; two: provinces and communes since (Law 72/2025/QH15 on local government).
  enum class Levels { two, three };
  Levels levels = Levels::two;
  std::vector<Territory> units;
  std::size_t without_code = 0;  ///< units the list gives no code for: they are not taken over
};

/// A row of data/territory_mergers.csv, which the codes alone do not tell: a province, or a district without communes, and what it became.
struct Merger {
  std::string older, newer;  ///< codes
  std::optional<Date> on;    ///< none: it is a province that stayed as it was
  std::string source;
};
/// A row of data/territory_names.csv: what a province was called for a time, or is called since. The table goes before a list.
struct NameInTime {
  std::string code;
  Period period;
  std::string name;
};
struct TerritoryTables {
  std::vector<Merger> mergers;
  std::vector<NameInTime> names;
};
/// Those shipped with the program.
const TerritoryTables& shipped_territory_tables();

/// A unit of a list that is stored under another name.
struct OtherName {
  std::string code, stored, listed;
};
struct TerritoryReport {
  std::size_t added = 0;                   ///< units
  std::size_t known = 0;                   ///< units that were there
  std::size_t linked = 0;                  ///< successions, of this list and an earlier one
  std::vector<std::string> other_parents;  ///< codes of units that stand elsewhere in the list; left as they are
  std::vector<OtherName> other_names;      ///< left as they are: a change of name has a day and a paper, which a list does not tell
};

/// Takes a list over. Lists may come in any order and again: what is there stays, and what lies between the two kinds is linked once both
/// are. Territories that lasted through July 2025 are one unit; merged ones are units of their own beside what they were made of, also
/// where the code or the name went on; communes all are new then. What a person said of a unit's successors stands. One audit line.
/// list    of two levels: of the time since 1 July 2025; of three: of the months before. Units that ended or came otherwise get wrong days.
/// errors  invalid office.territory_no_parent{code} | office.territory_twice{code} | office.territory_unknown_province{code}: it is in no
/// row
///         of the mergers; nothing is taken over
Result<TerritoryReport> import_territories(store::Write& tx, const Clock& clock, const Actor& actor, const Territories& list,
                                           const TerritoryTables& tables);

}  // namespace nhipcau::office
