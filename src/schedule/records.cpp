#include "schedule/records.hpp"

#include "base/shown_date.hpp"
#include "office/notices.hpp"
#include "schedule/comparison.hpp"
#include "schedule/saving.hpp"

namespace nhipcau::schedule {
namespace {

/// Tells those whom it concerns: who approves of what was submitted, who draws it up of what became of it. Who reads it looks it up.
void tell(const Hand& hand, const Schedule& schedule, std::string_view kind, std::string_view words) {
  office::notify_holders(hand.tx, hand.clock, hand.actor,
                         {.kind = kind,
                          .words = words,
                          .subject_kind = "schedule",
                          .subject_id = schedule.id.value,
                          .unit = schedule.unit,
                          .bundle = schedule.id.value,
                          .facts = {shown_date(schedule.monday), shown_date(schedule.monday.plus_days(6)), schedule.monday.to_iso()}});
}

Result<Schedule> settle(const Hand& hand, Schedule schedule, State state) {
  const Line line{.event = "schedule.week_changed",
                  .field = "state",
                  .before = std::string(name_of(schedule.state)),
                  .after = std::string(name_of(state))};
  schedule.state = state;
  save(hand, schedule);
  audit_if_new(hand, schedule.id, line);
  return load_schedule(hand.tx, schedule.id);
}

/// Whether there is something to approve. errors  conflict schedule.nothing_to_approve | schedule.nothing_changed
Result<void> check_worth(store::Read& tx, const Schedule& schedule) {
  if (schedule.entries.empty()) return fail(Code::conflict, "schedule.nothing_to_approve");
  if (schedule.newest == 0) return {};
  const auto before = load_schedule(tx, schedule.id, schedule.newest);
  if (before && before->heading == schedule.heading && list_changes(before->entries, schedule.entries).empty())
    return fail(Code::conflict, "schedule.nothing_changed");
  return {};
}

void keep_edition(const Hand& hand, const Schedule& schedule) {
  const Heading& heading = schedule.heading;
  const std::int64_t edition = schedule.newest;
  hand.tx.run("schedule.insert_edition", schedule.id.value, edition, heading.number, heading.issued_at, heading.idle_words,
              heading.signer_title, heading.signer_name, heading.recipients, heading.note, to_rfc3339(hand.clock.now()),
              account_of(hand.actor));
  hand.tx.run("schedule.copy_entries", schedule.id.value, edition);
  for (const Entry& entry : schedule.entries) {
    for (const Attendance& attendance : entry.said.leaders)
      hand.tx.run("schedule.insert_attendance", schedule.id.value, edition, entry.id.value, attendance.leader.value, attendance.chairs,
                  attendance.shown);
  }
}

}  // namespace

Result<Schedule> begin_week(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit, const Date& day) {
  if (day.year() < kFirstYear || day.year() > kLastYear)
    return fail(Code::invalid, "schedule.year", {std::to_string(kFirstYear), std::to_string(kLastYear)});
  const Hand hand{.tx = tx, .clock = clock, .actor = actor};
  const Date monday = monday_of(day);
  const auto id = make_id<ScheduleId>(clock.now().time_since_epoch().count());
  const auto last = tx.one("schedule.find_last_heading", unit.value, monday.to_iso());
  const auto kept = [&](const char* name) { return last ? last->text(name) : std::string(); };
  const auto added = tx.run("schedule.insert_schedule", id.value, unit.value, monday.to_iso(), kept("issued_at"), kept("idle_words"),
                            kept("signer_title"), kept("signer_name"), kept("recipients"), to_rfc3339(clock.now()), account_of(actor));
  if (added == 0) return fail(Code::conflict, "schedule.week_is_there");
  audit(hand, id, {.event = "schedule.week_begun", .field = "week", .before = {}, .after = monday.to_iso()});
  return load_schedule(tx, id);
}

Result<Schedule> change_heading(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenSchedule& seen,
                                const Heading& heading) {
  const Hand hand{.tx = tx, .clock = clock, .actor = actor};
  auto schedule = load_seen(tx, seen.id, seen.version);
  if (!schedule) return schedule;
  const auto clean = clean_heading(heading);
  if (!clean) return tl::unexpected(clean.error());
  if (*clean == schedule->heading) return schedule;
  const Heading before = schedule->heading;
  schedule->heading = *clean;
  if (schedule->state == State::approved) schedule->state = State::draft;
  save(hand, *schedule);
  const std::string event = "schedule.heading_changed";
  audit_if_new(hand, seen.id, {event, "number", before.number, clean->number});
  audit_if_new(hand, seen.id, {event, "signer", before.signer_name, clean->signer_name});
  if (before.number == clean->number && before.signer_name == clean->signer_name) audit(hand, seen.id, {.event = event});
  return load_schedule(tx, seen.id);
}

Result<Schedule> submit(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenSchedule& seen) {
  const Hand hand{.tx = tx, .clock = clock, .actor = actor};
  auto schedule = load_seen(tx, seen.id, seen.version);
  if (!schedule) return schedule;
  if (schedule->state != State::draft) return fail(Code::conflict, "schedule.not_a_draft");
  if (const auto worth = check_worth(tx, *schedule); !worth) return tl::unexpected(worth.error());
  schedule->reason.clear();
  tell(hand, *schedule, "schedules_to_approve", "schedule_submitted");
  return settle(hand, std::move(*schedule), State::submitted);
}

Result<Schedule> approve(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenSchedule& seen) {
  const Hand hand{.tx = tx, .clock = clock, .actor = actor};
  auto schedule = load_seen(tx, seen.id, seen.version);
  if (!schedule) return schedule;
  if (schedule->state == State::approved) return fail(Code::conflict, "schedule.not_a_draft");
  if (const auto worth = check_worth(tx, *schedule); !worth) return tl::unexpected(worth.error());
  if (schedule->newest >= kMostEditions) return fail(Code::invalid, "schedule.too_many_editions", {std::to_string(kMostEditions)});
  schedule->newest += 1;
  schedule->reason.clear();
  keep_edition(hand, *schedule);
  tell(hand, *schedule, "schedules", schedule->newest == 1 ? "schedule_approved" : "schedule_amended");
  audit(hand, seen.id, {.event = "schedule.week_approved", .field = "edition", .before = {}, .after = std::to_string(schedule->newest)});
  return settle(hand, std::move(*schedule), State::approved);
}

Result<Schedule> give_back(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenSchedule& seen,
                           const std::string& reason) {
  const Hand hand{.tx = tx, .clock = clock, .actor = actor};
  auto schedule = load_seen(tx, seen.id, seen.version);
  if (!schedule) return schedule;
  if (schedule->state != State::submitted) return fail(Code::conflict, "schedule.not_submitted");
  const auto clean = clean_reason(reason);
  if (!clean) return tl::unexpected(clean.error());
  schedule->reason = *clean;
  tell(hand, *schedule, "schedules", "schedule_returned");
  return settle(hand, std::move(*schedule), State::draft);
}

}  // namespace nhipcau::schedule
