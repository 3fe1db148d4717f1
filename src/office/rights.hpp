#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/date.hpp"
#include "office/account_id.hpp"
#include "office/permissions.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// What an account may do, and where. Objects belong to a unit, or to the office as a whole (an empty UnitId); what an account may not see
/// does not exist for it. Worked out from grants (grants.hpp) and from what became of units.
namespace nhipcau::office {

/// What an account holds on a day, without saying where: enough for most requests, and for what is drawn.
struct Rights {
  Permissions anywhere;    ///< on some unit at least
  Permissions everywhere;  ///< on the office as a whole and all below
};
Rights load_rights(store::Read& tx, const AccountId& account, const Date& on);

/// Whether the account has the permission on what belongs to that unit (empty: to the office as a whole).
bool may(store::Read& tx, const AccountId& account, std::string_view permission, const UnitId& unit, const Date& on);

/// Whose objects a list shows; a statement takes both texts ($a, $b) and says
///   ($a = '' OR thing.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $a AND permission = 'papers.read'
///                                 AND held_from <= $b AND held_until > $b AND area_from <= $b AND area_until > $b))
struct Sight {
  std::string account;  ///< empty: everything is seen
  std::string on;       ///< the day
};
/// For the program itself, which answers to nobody.
Sight sight_of_all();
/// For an account that may have the permission everywhere, somewhere or not at all.
Sight sight_of(const Rights& rights, const AccountId& account, std::string_view permission, const Date& on);

/// The units on which an account was given a permission, without what is below; an empty id among them is the office as a whole. Without
/// those it has it everywhere by.
std::vector<UnitId> list_roots(store::Read& tx, const AccountId& account, std::string_view permission, const Date& on);
/// The units that are there now in which an account has a permission, by name in Vietnamese order; without those it has it in by having it
/// everywhere.
std::vector<Unit> list_units_of(store::Read& tx, const AccountId& account, std::string_view permission, const Date& on);
/// The units of a sight that does not see everything; an empty id among them is the office as a whole. What went into one of them is among
/// them too. permission  that of the sight
std::vector<UnitId> list_reach(store::Read& tx, std::string_view permission, const Sight& sight);

}  // namespace nhipcau::office
