#include <span>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "briefing/agenda.hpp"
#include "briefing/save.hpp"
#include "briefing/trail.hpp"
#include "calendar/event_records.hpp"
#include "directive/stored_names.hpp"

namespace nhipcau::briefing::sql {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::briefing {
namespace {

Date day_in(const store::Row& row, std::string_view column) {
  const auto day = Date::from_iso(row.view(column));
  require(day.has_value(), "a stored meeting without its days");
  return *day;
}

Meeting to_meeting(const store::Row& row) {
  const auto state = find_meeting_state(row.view("state"));
  require(state.has_value(), "a stored meeting in no state");
  const auto settled_at = row.maybe_text("settled_at");
  return {.id = {row.text("id")},
          .unit = {row.text("unit_id")},
          .version = row.integer("version"),
          .said = {.kind = row.text("kind"),
                   .held_on = day_in(row, "held_on"),
                   .start_time = row.text("start_time"),
                   .place = row.text("place"),
                   .chair = row.text("chair"),
                   .participants = directive::lines_stored_as(row.view("participants")),
                   .back_from = day_in(row, "back_from"),
                   .ahead_until = day_in(row, "ahead_until"),
                   .event = row.maybe_text("event_id").value_or("")},
          .state = *state,
          .reason = row.text("reason"),
          .settled_at = settled_at ? std::optional(from_rfc3339(*settled_at)) : std::nullopt,
          .changed_at = from_rfc3339(row.view("changed_at")),
          .changed_by = row.text("changed_by")};
}

std::optional<std::string> id_or_null(const std::string& id) {
  return id.empty() ? std::nullopt : std::optional(id);
}

std::vector<Field> fields_of(const Meeting& before, const Meeting& after) {
  const MeetingSaid &old = before.said, &said = after.said;
  return {{"kind", old.kind, said.kind},
          {"held_on", old.held_on.to_iso(), said.held_on.to_iso()},
          {"start_time", old.start_time, said.start_time},
          {"place", old.place, said.place},
          {"chair", old.chair, said.chair},
          {"participants", directive::to_stored_lines(old.participants), directive::to_stored_lines(said.participants)},
          {"back_from", shown(old.back_from), shown(said.back_from)},
          {"ahead_until", shown(old.ahead_until), shown(said.ahead_until)},
          {"event", old.event, said.event},
          {"status", std::string(name_of(before.state)), std::string(name_of(after.state))},
          {"reason", before.reason, after.reason},
          {"agenda_settled", shown(before.settled_at.has_value()), shown(after.settled_at.has_value())}};
}

/// Cleaned, with both days, about an event that is there.
Result<MeetingSaid> check(store::Read& tx, const office::UnitId& unit, const MeetingSaid& said) {
  if (!said.event.empty() && !calendar::find_unit(tx, calendar::EventId{said.event}))
    return fail(Code::not_found, "calendar.no_such_event");
  const MeetingKind* kind = find_meeting_kind(said.kind);
  MeetingSaid whole = said;
  if (kind != nullptr && !whole.ahead_until) whole.ahead_until = step(*kind, said.held_on, 1);
  if (kind != nullptr && !whole.back_from) {
    const auto last = tx.one("briefing.find_last_meeting", unit.value, said.kind, said.held_on.to_iso());
    const Date before = step(*kind, said.held_on, -1);
    whole.back_from = last ? day_in(*last, "held_on") : before;
    if (said.held_on.to_days() - whole.back_from->to_days() > std::chrono::days(kMostDaysOfPeriod)) whole.back_from = before;
  }
  return clean_meeting(std::move(whole));
}

}  // namespace

Result<Meeting> save_meeting(store::Write& tx, const Clock& clock, const office::Actor& actor, const Meeting& before,
                             const Meeting& after) {
  if (!audit_changes(tx, clock, actor, before.id, "briefing.changed", fields_of(before, after))) return before;
  const MeetingSaid& said = after.said;
  const auto settled_at = after.settled_at ? std::optional(to_rfc3339(*after.settled_at)) : std::nullopt;
  const auto changed =
      tx.run("briefing.update_meeting", before.id.value, before.version, said.kind, said.held_on.to_iso(), said.start_time, said.place,
             said.chair, directive::to_stored_lines(said.participants), said.back_from->to_iso(), said.ahead_until->to_iso(),
             name_of(after.state), after.reason, id_or_null(said.event), settled_at, to_rfc3339(clock.now()), account_or_null(actor));
  require(changed == 1, "a meeting changed under the transaction that holds it");
  return load_meeting(tx, before.id);
}

Result<Meeting> load_seen(store::Read& tx, const SeenMeeting& seen) {
  auto meeting = load_meeting(tx, seen.id);
  if (meeting && meeting->version != seen.version) return fail(Code::conflict, "api.changed_meanwhile");
  return meeting;
}

Result<Meeting> add_meeting(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit,
                            const MeetingSaid& said) {
  const auto clean = check(tx, unit, said);
  if (!clean) return Fail(clean.error());
  const MeetingId id{tx.next_id(clock.now().time_since_epoch().count())};
  const std::string now = to_rfc3339(clock.now());
  tx.run("briefing.insert_meeting", id.value, unit.value, clean->kind, clean->held_on.to_iso(), clean->start_time, clean->place,
         clean->chair, directive::to_stored_lines(clean->participants), clean->back_from->to_iso(), clean->ahead_until->to_iso(),
         id_or_null(clean->event), now, account_or_null(actor));
  tx.run("briefing.insert_notice", id.value, now, account_or_null(actor));
  audit_one(tx, clock, actor, id, "briefing.added", {.name = "held_on", .before = {}, .after = clean->held_on.to_iso()});
  return load_meeting(tx, id);
}

Result<Meeting> change_meeting(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenMeeting& seen,
                               const MeetingSaid& said) {
  const auto before = load_seen(tx, seen);
  if (!before) return before;
  const auto clean = check(tx, before->unit, said);
  if (!clean) return Fail(clean.error());
  Meeting after = *before;
  after.said = *clean;
  return save_meeting(tx, clock, actor, *before, after);
}

Result<Meeting> set_state(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenMeeting& seen, MeetingState state,
                          const std::string& reason) {
  const auto before = load_seen(tx, seen);
  if (!before) return before;
  auto clean = clean_line(reason, kReasonCharacters);
  if (!clean) return Fail(clean.error());
  if (state == MeetingState::cancelled && clean->empty()) return fail(Code::invalid, "briefing.reason_missing");
  if (state != MeetingState::held && load_notice(tx, seen.id).state != NoticeState::draft)
    return fail(Code::conflict, "briefing.notice_settled");
  Meeting after = *before;
  after.state = state;
  after.reason = state == MeetingState::cancelled ? *clean : std::string();
  if (state == MeetingState::held && !before->settled_at) {
    keep_rows(tx, *before, clock.today());
    after.settled_at = clock.now();
  }
  return save_meeting(tx, clock, actor, *before, after);
}

Result<Meeting> load_meeting(store::Read& tx, const MeetingId& id) {
  const auto row = tx.one("briefing.load_meeting", id.value);
  if (!row) return fail(Code::not_found, "briefing.no_such_meeting");
  return to_meeting(*row);
}

std::optional<office::UnitId> find_unit(store::Read& tx, const MeetingId& id) {
  const auto row = tx.one("briefing.find_unit_of_meeting", id.value);
  return row ? std::optional(office::UnitId{row->text("unit_id")}) : std::nullopt;
}

MeetingPage list_meetings(store::Read& tx, const office::Sight& sight, std::string_view cursor, int limit) {
  const auto space = cursor.find(' ');
  const bool is_first = space == std::string_view::npos;
  const std::string day = is_first ? "9999" : std::string(cursor.substr(0, space));
  const std::string id = is_first ? "" : std::string(cursor.substr(space + 1));
  MeetingPage page;
  for (const store::Row& row : tx.many("briefing.list_meetings", day, id, limit + 1, sight.account, sight.on)) {
    if (static_cast<int>(page.items.size()) == limit) {
      const Meeting& last = page.items.back().meeting;
      page.next = last.said.held_on.to_iso() + " " + last.id.value;
      break;
    }
    MeetingRow item{.meeting = to_meeting(row), .points = row.integer("points"), .done = row.integer("done")};
    item.notice = find_notice_state(row.view("notice_state")).value_or(NoticeState::draft);
    const auto issued_on = row.maybe_text("issued_on");
    if (issued_on) item.issued_on = Date::from_iso(*issued_on);
    if (!row.view("number").empty()) item.number = row.text("number") + row.text("symbol");
    page.items.push_back(std::move(item));
  }
  return page;
}

store::QueryFile queries() {
  return {.room = "briefing", .sql = sql::embedded_files().front().bytes};
}

}  // namespace nhipcau::briefing
