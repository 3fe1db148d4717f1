#pragma once
#include <string>
#include <vector>

#include "office/grants.hpp"
#include "office/identity_provider.hpp"

/// Which group of a provider gives which role where. Whoever writes a mapping could give that role by hand: the permission for it includes
/// the one for giving roles, which gives any.
namespace nhipcau::office {

struct GroupMapping {
  MappingId id;
  ProviderId provider;
  std::string group;  ///< as the provider writes it
  RoleId role;
  std::string role_name, role_english;
  UnitId unit;  ///< empty: the office as a whole
  bool with_below = false;
};

inline constexpr std::int64_t kMostMappings = 500;  ///< of a provider
inline constexpr std::size_t kGroupCharacters = 200;
/// How long a role of a group holds after the provider said last that the person is in it: who does not sign in by it any more, or lost
/// the group and stays signed in, has it no longer than that.
inline constexpr int kGroupGrantDays = 30;
inline constexpr int kProlongDays = 15;  ///< with so many days left it is prolonged, so that the trail does not say so at each sign-in

std::vector<GroupMapping> list_mappings(store::Read& tx, const ProviderId& provider);

/// errors  invalid office.no_group_name | office.too_many_mappings{most}; not_found office.no_such_provider | office.no_such_role |
///         office.no_such_unit; conflict office.mapping_there
Result<GroupMapping> add_mapping(store::Write& tx, const Clock& clock, const Actor& actor, const GroupMapping& mapping);
/// What it gave ends at once. errors  not_found office.no_such_mapping
Result<void> remove_mapping(store::Write& tx, const Clock& clock, const Actor& actor, const ProviderId& provider, const MappingId& mapping);

/// The mappings that fit somebody's groups; those on a unit that ended are left out.
std::vector<GroupMapping> list_fitting(store::Read& tx, const Clock& clock, const ProviderId& provider,
                                       const std::vector<std::string>& groups);
/// Makes what the provider's groups gave an account what these mappings give: new ones are given, others end, and what has kProlongDays
/// left or fewer holds for kGroupGrantDays again. Grants by hand, and those of other providers, are not touched.
void follow_groups(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, const ProviderId& provider,
                   const std::vector<GroupMapping>& fitting);

}  // namespace nhipcau::office
