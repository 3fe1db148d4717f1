#pragma once
#include <string>

#include "api/call.hpp"
#include "api/json.hpp"
#include "office/chained_line.hpp"

/// A line of the audit trail in words, as schema TrailLine has it. Names of things the reader may not see are left out.
namespace nhipcau::api {

json::object to_told(store::Read& tx, const Call& call, const office::ChainedLine& line);

/// The message of an event: "audit.directive.registered".
std::string key_of_event(std::string_view event);

}  // namespace nhipcau::api
