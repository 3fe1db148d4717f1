#include <algorithm>

#include "base/require.hpp"
#include "base/shown_date.hpp"
#include "briefing/save.hpp"
#include "briefing/trail.hpp"
#include "directive/stored_names.hpp"
#include "office/notices.hpp"

namespace nhipcau::briefing {
namespace {

std::vector<Field> fields_of(const Notice& before, const Notice& after) {
  const NoticeSaid &old = before.said, &said = after.said;
  const auto lines = directive::to_stored_lines;
  return {{"notice", std::string(name_of(before.state)), std::string(name_of(after.state))},
          {"number", old.number, said.number},
          {"symbol", old.symbol, said.symbol},
          {"issued_on", shown(old.issued_on), shown(said.issued_on)},
          {"place", old.place, said.place},
          {"opening", old.opening, said.opening},
          {"closing", old.closing, said.closing},
          {"titles", lines(old.titles), lines(said.titles)},
          {"signer", old.signer, said.signer},
          {"recipients", lines(old.recipients), lines(said.recipients)}};
}

/// errors  not_found briefing.no_such_meeting | conflict api.changed_meanwhile
Result<Notice> load_seen_notice(store::Read& tx, const SeenNotice& seen) {
  if (!find_unit(tx, seen.id)) return fail(Code::not_found, "briefing.no_such_meeting");
  Notice notice = load_notice(tx, seen.id);
  if (notice.version != seen.version) return fail(Code::conflict, "api.changed_meanwhile");
  return notice;
}

/// Who settled it and when is said where it becomes approved, and gone where it no longer is.
Notice save(store::Write& tx, const Clock& clock, const office::Actor& actor, const MeetingId& meeting, const Notice& before,
            const Notice& after) {
  if (!audit_changes(tx, clock, actor, meeting, "briefing.notice_changed", fields_of(before, after))) return before;
  const NoticeSaid& said = after.said;
  const auto issued_on = said.issued_on ? std::optional(said.issued_on->to_iso()) : std::nullopt;
  const bool is_approval = before.state != NoticeState::approved && after.state == NoticeState::approved;
  const auto changed =
      tx.run("briefing.update_notice", meeting.value, before.version, name_of(after.state), said.number, said.symbol, issued_on, said.place,
             said.opening, said.closing, directive::to_stored_lines(said.titles), said.signer, directive::to_stored_lines(said.recipients),
             is_approval, after.state == NoticeState::approved, to_rfc3339(clock.now()), account_or_null(actor));
  require(changed == 1, "a notice changed under the transaction that holds it");
  return load_notice(tx, meeting);
}

/// errors  conflict briefing.not_held | invalid briefing.nothing_concluded
Result<void> check_concluded(store::Read& tx, const MeetingId& id) {
  const auto meeting = load_meeting(tx, id);
  if (!meeting) return Fail(meeting.error());
  if (meeting->state != MeetingState::held) return fail(Code::conflict, "briefing.not_held");
  const auto points = list_points(tx, id);
  if (points.empty() || points.front().said.is_removed) return fail(Code::invalid, "briefing.nothing_concluded");
  return {};
}

void tell_approvers(store::Write& tx, const Clock& clock, const office::Actor& actor, const MeetingId& id) {
  const auto meeting = load_meeting(tx, id);
  office::notify_holders(tx, clock, actor,
                         {.kind = "conclusions",
                          .words = "conclusions_waiting",
                          .subject_kind = "briefing",
                          .subject_id = id.value,
                          .unit = meeting->unit,
                          .bundle = "of:" + meeting->unit.value,
                          .facts = {shown_date(meeting->said.held_on)}});
}

}  // namespace

Notice load_notice(store::Read& tx, const MeetingId& meeting) {
  const auto row = tx.one("briefing.load_notice", meeting.value);
  require(row.has_value(), "a meeting without its notice");
  const auto issued_on = row->maybe_text("issued_on"), settled_at = row->maybe_text("settled_at");
  const auto state = find_notice_state(row->view("state"));
  require(state.has_value(), "a stored notice in no state");
  return {.version = row->integer("version"),
          .state = *state,
          .said = {.number = row->text("number"),
                   .symbol = row->text("symbol"),
                   .issued_on = issued_on ? Date::from_iso(*issued_on) : std::nullopt,
                   .place = row->text("place"),
                   .opening = row->text("opening"),
                   .closing = row->text("closing"),
                   .titles = directive::lines_stored_as(row->view("titles")),
                   .signer = row->text("signer"),
                   .recipients = directive::lines_stored_as(row->view("recipients"))},
          .settled_by = row->text("settled_by"),
          .settled_at = settled_at ? std::optional(from_rfc3339(*settled_at)) : std::nullopt};
}

Result<Notice> change_notice(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenNotice& seen,
                             const NoticeSaid& said) {
  const auto before = load_seen_notice(tx, seen);
  if (!before) return before;
  const auto clean = clean_notice(said);
  if (!clean) return Fail(clean.error());
  Notice after = *before;
  after.said = *clean;
  if (before->state != NoticeState::draft) {
    after.said = before->said;
    after.said.number = clean->number;
    after.said.symbol = clean->symbol;
    after.said.issued_on = clean->issued_on;
    const bool is_more = after.said.place != clean->place || after.said.opening != clean->opening || after.said.closing != clean->closing ||
                         after.said.titles != clean->titles || after.said.signer != clean->signer ||
                         after.said.recipients != clean->recipients;
    if (is_more) return fail(Code::conflict, "briefing.notice_settled");
  }
  return save(tx, clock, actor, seen.id, *before, after);
}

Result<Notice> submit_notice(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenNotice& seen, bool is_waiting) {
  const auto before = load_seen_notice(tx, seen);
  if (!before) return before;
  if (before->state == NoticeState::approved) return fail(Code::conflict, "briefing.notice_settled");
  if (is_waiting)
    if (const auto concluded = check_concluded(tx, seen.id); !concluded) return Fail(concluded.error());
  Notice after = *before;
  after.state = is_waiting ? NoticeState::waiting : NoticeState::draft;
  const Notice saved = save(tx, clock, actor, seen.id, *before, after);
  if (is_waiting && before->state == NoticeState::draft) tell_approvers(tx, clock, actor, seen.id);
  return saved;
}

Result<Notice> approve_notice(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenNotice& seen, bool is_approved,
                              const NoticeSaid& whole) {
  const auto before = load_seen_notice(tx, seen);
  if (!before) return before;
  if (const auto concluded = check_concluded(tx, seen.id); !concluded) return Fail(concluded.error());
  Notice after = *before;
  after.state = is_approved ? NoticeState::approved : NoticeState::draft;
  if (is_approved && before->state != NoticeState::approved) {
    const auto clean = clean_notice(whole);
    if (!clean) return Fail(clean.error());
    after.said = *clean;
  }
  if (!is_approved && before->is_issued()) return fail(Code::conflict, "briefing.notice_issued");
  const auto points = list_points(tx, seen.id);
  const bool has_tasks = std::ranges::any_of(points, [](const Point& point) { return point.task && !point.task->is_removed; });
  if (!is_approved && has_tasks) return fail(Code::conflict, "briefing.tasks_made");
  return save(tx, clock, actor, seen.id, *before, after);
}

NoticeSaid find_last_notice(store::Read& tx, const office::UnitId& unit, const MeetingId& but) {
  const auto row = tx.one("briefing.find_last_notice", unit.value, but.value);
  if (!row) return {};
  return {.symbol = row->text("symbol"),
          .place = row->text("place"),
          .titles = directive::lines_stored_as(row->view("titles")),
          .signer = row->text("signer"),
          .recipients = directive::lines_stored_as(row->view("recipients"))};
}

}  // namespace nhipcau::briefing
