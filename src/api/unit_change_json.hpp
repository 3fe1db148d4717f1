#pragma once
#include "api/call.hpp"
#include "api/json.hpp"
#include "office/unit_change.hpp"

/// Changes of units as openapi.yaml has them: schemas UnitChangePreview and UnitChange.
namespace nhipcau::api {

/// What a body says of a change.
struct ReadChange {
  office::UnitChange change;
  std::string seen;
  std::vector<office::CarriedGrant> carried;
};
/// unit  the first it is of, which the path names. errors  those of FieldReader
Result<ReadChange> read_change(std::string_view body, const office::UnitId& unit, bool is_made);

/// Without names of people where the asker may not give roles.
json::object to_json(const Call& call, store::Read& tx, const office::UnitChange& change, const office::ChangePreview& preview);

/// With what keeps it from being undone, where the asker may undo changes of `unit`.
json::object to_json(const Call& call, store::Read& tx, const office::StoredChange& change, const office::UnitId& unit);

/// How much of other rooms belongs to a unit.
std::int64_t count_things(store::Read& tx, const office::UnitId& unit);

}  // namespace nhipcau::api
