#pragma once
#include "briefing/records.hpp"

/// What the files of this room that write have in common.
namespace nhipcau::briefing {

/// errors  not_found briefing.no_such_meeting | conflict api.changed_meanwhile
Result<Meeting> load_seen(store::Read& tx, const SeenMeeting& seen);
/// With a line of the trail a field; nothing happens where nothing changed.
Result<Meeting> save_meeting(store::Write& tx, const Clock& clock, const office::Actor& actor, const Meeting& before, const Meeting& after);

}  // namespace nhipcau::briefing
