#pragma once
#include <optional>
#include <string>
#include <vector>

#include "briefing/meeting.hpp"
#include "office/audit.hpp"
#include "office/rights.hpp"
#include "store/database.hpp"

/// Meetings and what is concluded, kept in the database. Every change raises the version, writes an audit line a field and refuses a
/// version that moved on: conflict api.changed_meanwhile.
namespace nhipcau::briefing {

/// With a draft of its notice.
/// errors  those of clean_meeting; not_found calendar.no_such_event
Result<Meeting> add_meeting(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit,
                            const MeetingSaid& said);

/// A meeting as somebody saw it.
struct SeenMeeting {
  MeetingId id;
  std::int64_t version = 0;
};
/// errors  those of add_meeting; not_found briefing.no_such_meeting
Result<Meeting> change_meeting(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenMeeting& seen,
                               const MeetingSaid& said);
/// Held (then its agenda is settled), cancelled for a reason, or planned once more.
/// errors  not_found briefing.no_such_meeting | invalid briefing.reason_missing | briefing.text_too_long{most}
///         | conflict briefing.notice_settled: its notice waits or is approved
Result<Meeting> set_state(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenMeeting& seen, MeetingState state,
                          const std::string& reason);

/// errors  not_found briefing.no_such_meeting
Result<Meeting> load_meeting(store::Read& tx, const MeetingId& id);
/// Whose meeting it is (empty: the office as a whole); none if there is no such meeting.
std::optional<office::UnitId> find_unit(store::Read& tx, const MeetingId& id);

struct MeetingRow {
  Meeting meeting;
  NoticeState notice = NoticeState::draft;
  std::string number;  ///< of the notice with its symbol, "12/TB-STTDN"; empty: not issued
  std::optional<Date> issued_on;
  std::int64_t points = 0, done = 0;
};
struct MeetingPage {
  std::vector<MeetingRow> items;  ///< the latest day first
  std::string next;               ///< empty: no more
};
/// sight  of plans.read  cursor  of the page before; one that is none gives the first page
MeetingPage list_meetings(store::Read& tx, const office::Sight& sight, std::string_view cursor, int limit);

// --- what is concluded -------------------------------------------------------------------------------------------------------------

/// errors  those of clean_point; not_found briefing.no_such_meeting | conflict briefing.cancelled | briefing.notice_settled
///         | invalid briefing.too_many_points{most}
Result<Point> add_point(store::Write& tx, const Clock& clock, const office::Actor& actor, const MeetingId& meeting, const PointSaid& said);
struct SeenPoint {
  MeetingId meeting;
  PointId point;
  std::int64_t version = 0;
};
/// errors  those of add_point; not_found briefing.no_such_point
Result<Point> change_point(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenPoint& seen, const PointSaid& said);
/// A point without a task is done, or not yet; also when its notice is approved. errors  as change_point; conflict briefing.point_has_task
Result<Point> set_point_done(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenPoint& seen, bool is_done);
/// Puts the points of a meeting that are named into the places they have together, in that order.
/// errors  as add_point; not_found briefing.no_such_point
Result<Meeting> order_points(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenMeeting& seen,
                             const std::vector<PointId>& points);
/// In order; removed ones last.
std::vector<Point> list_points(store::Read& tx, const MeetingId& meeting);

// --- its notice --------------------------------------------------------------------------------------------------------------------

Notice load_notice(store::Read& tx, const MeetingId& meeting);
/// A notice as somebody saw it; a point that is added or changed raises its version too.
using SeenNotice = SeenMeeting;  // its version is the notice's
/// Of one that is approved number, symbol and day alone may change.
/// errors  those of clean_notice; not_found briefing.no_such_meeting | conflict briefing.notice_settled
Result<Notice> change_notice(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenNotice& seen,
                             const NoticeSaid& said);
/// Puts it to who approves, who is told; or takes it back.
/// errors  not_found briefing.no_such_meeting | conflict briefing.notice_settled | briefing.not_held | invalid briefing.nothing_concluded
Result<Notice> submit_notice(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenNotice& seen, bool is_waiting);
/// Approves it, its words as they are proposed now; or gives it back as a draft.
/// whole   what draft.hpp proposes for it
/// errors  as submit_notice; conflict briefing.notice_issued: it has left | briefing.tasks_made: tasks were made of it
Result<Notice> approve_notice(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenNotice& seen, bool is_approved,
                              const NoticeSaid& whole);
/// What an approved notice of the unit said last of symbol, place, signer and recipients; nothing if there is none.
NoticeSaid find_last_notice(store::Read& tx, const office::UnitId& unit, const MeetingId& but);

/// SQL of this room, for Database::open.
store::QueryFile queries();

}  // namespace nhipcau::briefing
