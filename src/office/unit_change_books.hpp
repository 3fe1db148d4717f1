#pragma once
#include <vector>

#include "office/unit_change_plan.hpp"

/// Changes as they are kept: what was done, with the rows before and after, and the lines of the trail.
namespace nhipcau::office {

/// Keeps a change that was just made. grants  the roles that went on with it
StoredChange enter_change(store::Write& tx, const Clock& clock, const Actor& actor, const UnitChange& change, const ChangePlan& plan,
                          const std::vector<GrantId>& grants);

/// errors  not_found office.no_such_change
Result<StoredChange> load_change(store::Read& tx, const UnitChangeId& id);
std::vector<GrantId> list_carried(store::Read& tx, const UnitChangeId& id);

}  // namespace nhipcau::office
