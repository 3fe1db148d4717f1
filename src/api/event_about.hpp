#pragma once
#include "api/call.hpp"
#include "api/json.hpp"
#include "calendar/event.hpp"
#include "store/database.hpp"

/// What events are about: papers, tasks and days of the calendar, as far as who asks sees them.
namespace nhipcau::api {

/// What an event is about must be there, and be seen by who says so.
/// errors  not_found directive.no_such_paper | programme.no_such_task | calendar.no_such_day
Result<void> check_about(store::Read& tx, const Call& call, const calendar::EventSaid& said);

/// Schema EventAbout; null for what there is none of, and for what who asks does not see.
json::object about_json(store::Read& tx, const Call& call, const calendar::EventSaid& said);

}  // namespace nhipcau::api
