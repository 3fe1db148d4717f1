#pragma once
#include <optional>
#include <string>
#include <vector>

#include "office/audit.hpp"
#include "schedule/week.hpp"
#include "store/database.hpp"

/// The leaders whose weeks an office draws up, in the order in which it names them.
namespace nhipcau::schedule {

struct LeaderSaid {
  std::string name;               ///< as printed
  std::string post = {};          ///< "Chủ tịch"; may be empty
  bool is_retired = false;        ///< is offered no more; what was approved keeps the name
  std::optional<int> place = {};  ///< in the order, from 1; none: as it is, a new one stands last
};
struct Leader {
  LeaderId id;
  office::UnitId unit;
  std::int64_t version = 1;
  LeaderSaid said;  ///< with its place
};
inline constexpr std::size_t kLeaderCharacters = 100;  ///< of a name, and of a post
inline constexpr std::size_t kMostLeaders = 200;       ///< of one unit, retired ones too

/// Post and name in one: "Chủ tịch Hoàng Văn Minh".
std::string shown(const LeaderSaid& leader);

/// Of a unit, in its order, retired ones too.
std::vector<Leader> list_leaders(store::Read& tx, const office::UnitId& unit);
/// Whose leader it is; none if there is no such leader.
std::optional<office::UnitId> find_unit(store::Read& tx, const LeaderId& leader);

/// With audit lines. errors  invalid schedule.leader_name_missing | schedule.text_too_long{most} | schedule.too_many_leaders{most}
Result<Leader> add_leader(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit,
                          const LeaderSaid& said);
/// errors  those of add_leader; not_found schedule.no_such_leader; conflict api.changed_meanwhile
Result<Leader> change_leader(store::Write& tx, const Clock& clock, const office::Actor& actor, const LeaderId& leader, std::int64_t version,
                             const LeaderSaid& said);

}  // namespace nhipcau::schedule
