#pragma once
#include <string_view>
#include <vector>

#include "office/grants.hpp"

/// Why somebody may do something, or may not.
namespace nhipcau::office {

/// What a grant has to do with a permission on a unit on a day.
enum class Bearing {
  allows,       ///< it is why
  not_in_role,  ///< it is good there, but the role lacks the permission
  elsewhere,    ///< the role has the permission, but the grant is good for other units
  not_whole,    ///< the permission is of use on the whole office alone, and the grant is on less
  to_come,      ///< it would allow, but it has not begun
};
std::string_view to_name(Bearing bearing);

struct Ground {
  Grant grant;
  Bearing bearing = Bearing::allows;
};

/// All who may, each with the grants that allow it, by account name. permission  of the catalogue; unit  empty: the office as a whole
std::vector<Ground> who_can(store::Read& tx, std::string_view permission, const UnitId& unit, const Date& on);
/// All grants of one account and what each has to do with it, those that allow first; none that allows: it may not.
std::vector<Ground> explain(store::Read& tx, const AccountId& account, std::string_view permission, const UnitId& unit, const Date& on);

}  // namespace nhipcau::office
