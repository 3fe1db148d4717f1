#pragma once
#include <optional>
#include <vector>

#include "office/unit_change_plan.hpp"

namespace nhipcau::office {

/// The units of a change that are there before it: those it touches, and what they come to stand under; each once. An empty id among them
/// is the office as a whole, where a new unit stands under nothing.
std::vector<UnitId> list_touched(const ChangePlan& plan);

/// What the actor may not change of them, told as what is not there; none if they may. The program itself may everything.
std::optional<Error> fault_of_rights(store::Read& tx, const Actor& actor, const std::vector<UnitId>& units, const Date& today);

/// Roles on the units that end, and those on others that are good for more or fewer units from the day on.
std::vector<Grant> list_ending_grants(const std::vector<Grant>& grants, const ChangePlan& plan);
std::vector<ReachChange> list_reach_changes(store::Read& tx, const std::vector<Grant>& grants, const ChangePlan& plan, const Date& on);

}  // namespace nhipcau::office
