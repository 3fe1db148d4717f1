#pragma once
#include "api/field_reader.hpp"
#include "api/json.hpp"
#include "programme/plan.hpp"

namespace nhipcau::api {

/// Schema Deadline: a date, a date with an hour, or a rule.
json::object to_json(const programme::DueDate& due);

/// Reads one back, strictly in form; whether it makes sense is programme::fault_of's to say.
/// errors  those of FieldReader; invalid api.wrong_type{name} for an unknown kind, a period or a date that is none
Result<programme::DueDate> read_due_date(const json::object& object);

}  // namespace nhipcau::api
