#pragma once
#include "api/call.hpp"
#include "api/json.hpp"
#include "briefing/agenda.hpp"

/// Meetings as openapi.yaml has them: schemas Briefing and BriefingRow.
namespace nhipcau::api {

/// The whole of a meeting, as who asks may see it: its agenda, what was concluded, its notice.
/// errors  not_found briefing.no_such_meeting
Result<json::object> briefing_json(store::Read& tx, const Call& call, const briefing::MeetingId& id);
/// figures  of its agenda; none: null
json::object to_json(store::Read& tx, const Call& call, const briefing::MeetingRow& row, const std::vector<briefing::AgendaRow>* figures);
json::array meeting_kinds_json(Language language);
briefing::AgendaSight agenda_sight(const Call& call);

/// Reads what was sent; every text may be left out or null.
/// errors  invalid api.missing_field | api.wrong_type | api.too_long | api.unknown_field
struct SentMeeting {
  briefing::MeetingSaid said;
  std::int64_t version = 0;  ///< of a change
};
Result<SentMeeting> read_meeting(std::string_view body, bool is_change);
struct SentPoint {
  briefing::PointSaid said;
  std::int64_t version = 0;
};
Result<SentPoint> read_point(std::string_view body, bool is_change);
struct SentNotice {
  briefing::NoticeSaid said;
  std::int64_t version = 0;
};
Result<SentNotice> read_notice(std::string_view body);
/// row  of a change, with its version; else a new item
Result<briefing::RowUpdate> read_row(std::string_view body, bool is_change);

}  // namespace nhipcau::api
