#pragma once
#include "api/call.hpp"

namespace nhipcau::api {

/// For which unit something is to be done that has no unit yet: what the header X-Unit says (an id, or "office" for the office as a whole);
/// without one the only unit on which the permission was given, or the office as a whole for who has it everywhere.
/// permission  the route's
/// errors      not_found office.no_such_unit: none, or not theirs | invalid api.choose_unit: it was given on several
Result<office::UnitId> read_acting_unit(const Call& call, std::string_view permission);

}  // namespace nhipcau::api
