#pragma once
#include <string>
#include <vector>

#include "briefing/records.hpp"

/// What a meeting goes over. Until it is settled it is drawn from the work of the day: points of earlier meetings that are not done, what
/// is late, what was done since the last one, what is due until the next, days and events ahead. What people say of a row (its place, who
/// presents it, that it is not gone over) and items of their own are kept.
namespace nhipcau::briefing {

inline constexpr std::size_t kMostRows = 1000;  ///< of a section

/// Whose work and whose events are seen.
struct AgendaSight {
  office::Sight plans;   ///< of plans.read
  office::Sight papers;  ///< of papers.read
};
AgendaSight sight_of_everything();

/// In order of sections, within one by what people said, then by owner and day. A settled one is as it was, without what the sight does not
/// let see.
std::vector<AgendaRow> load_agenda(store::Read& tx, const Meeting& meeting, const AgendaSight& sight, const Date& today);

/// Something to say of a row.
struct RowUpdate {
  std::string name;
  std::int64_t version = 0;  ///< that was seen
  std::optional<bool> is_aside = {};
  std::optional<std::string> reason = {}, presenter = {}, title = {};  ///< the title of an own item alone
  std::optional<int> minutes = {};
};
/// errors  not_found briefing.no_such_meeting | briefing.no_such_row | conflict briefing.agenda_settled | api.changed_meanwhile
///         | invalid briefing.reason_missing: aside without one, but for own items | briefing.bad_minutes{most} | briefing.item_empty
///         | briefing.text_too_long{most} | briefing.secrecy_mark
Result<void> change_row(store::Write& tx, const Clock& clock, const office::Actor& actor, const MeetingId& meeting,
                        const AgendaSight& sight, const RowUpdate& update);
/// errors  as change_row; invalid briefing.too_many_items{most}
Result<void> add_item(store::Write& tx, const Clock& clock, const office::Actor& actor, const MeetingId& meeting, const RowUpdate& item);
/// Puts rows of one section into that order, before those that are not named. errors  as change_row; invalid briefing.mixed_sections
Result<Meeting> order_rows(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenMeeting& seen,
                           const AgendaSight& sight, const std::vector<std::string>& names);

/// Settles the agenda as it is now, so that history says what was before the meeting; or has it drawn anew.
/// errors  not_found briefing.no_such_meeting | conflict briefing.not_planned | api.changed_meanwhile
Result<Meeting> settle_agenda(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenMeeting& seen, bool is_settled);
/// Keeps all rows as they are drawn now.
void keep_rows(store::Write& tx, const Meeting& meeting, const Date& today);

}  // namespace nhipcau::briefing
