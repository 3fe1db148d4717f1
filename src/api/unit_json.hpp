#pragma once
#include "api/call.hpp"
#include "api/json.hpp"
#include "office/posts.hpp"
#include "office/succession.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

namespace nhipcau::api {

/// {"code","name","english","one_at_a_time"}
json::object to_json(const office::PostKind& kind);
/// {"id","version","kind","title","holder":{"account","name"},"from","until"}
json::object to_json(const office::Post& post);

/// {"unit","above"}
json::object to_json(const office::UnitPlace& place);

/// {"id","tree","level","name","english","code","from","until"}: days "2025-07-01", null where none is known or it is there still.
json::object to_json(const office::Unit& unit);

/// What is known of a unit as of a day: itself, the units above it, its names, those right below it, what it was made of ("older"), where
/// it went ("newer"), what stands in its place ("successors", "unknown", "partly", "around"), the bodies that
/// work in it ("bodies") or the territories it works in, its codes in edXML, and who
/// is in charge of it ("posts", "post_kinds").
json::object unit_page(store::Read& tx, const office::Unit& unit, const Date& on);

/// The page of a unit as it stands today: the answer of whatever changed something of it, outside the transaction that did.
/// errors  not_found office.no_such_unit
Result<http::Response> unit_today(const Call& call, const office::UnitId& unit);

}  // namespace nhipcau::api
