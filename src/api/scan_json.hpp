#pragma once
#include "api/call.hpp"
#include "api/json.hpp"
#include "directive/waiting_scans.hpp"

namespace nhipcau::api {

/// A scan that waits for a person's word, as openapi.yaml has it: schema WaitingScan.
json::object to_json(const directive::WaitingScan& scan);

/// Looks at the first page of the scan in the request's body, which is to come into the register of the unit; a long piece of work, see kLongAtOnce.
/// errors  those of directive::look_at_scan | unavailable api.too_many_scans
Result<directive::WaitingScan> look_at_scan(const Call& call, const std::string& file_name, const office::UnitId& unit);

/// The same, then it waits and the answer (202) shows it.
Result<http::Response> take_scan(const Call& call, const std::string& file_name, const office::UnitId& unit);

}  // namespace nhipcau::api
