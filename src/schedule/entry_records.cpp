#include "schedule/comparison.hpp"
#include "schedule/leaders.hpp"
#include "schedule/records.hpp"
#include "schedule/saving.hpp"

namespace nhipcau::schedule {
namespace {

std::optional<std::string> id_or_null(const std::string& id) {
  return id.empty() ? std::nullopt : std::optional(id);
}

/// "2026-11-23 08:30 - 10:00", "2026-11-23 morning".
std::string shown_time(const EntrySaid& said) {
  const std::string day = said.day.to_iso() + " ";
  if (said.start.empty()) return day + std::string(name_of(said.part));
  return day + said.start + (said.end.empty() ? "" : " - " + said.end);
}

/// Each leader has its place in the list, so that a line says the same however it was sent.
std::string shown_leaders(const EntrySaid& said, bool chairs) {
  std::string names;
  for (const Attendance& attendance : said.leaders) {
    if (attendance.chairs == chairs) names += (names.empty() ? "" : ", ") + attendance.shown;
  }
  return names;
}

std::string shown(bool truth) {
  return truth ? "yes" : "no";
}

/// Of longer texts that they changed, not what they say.
void audit_entry(const Hand& hand, const ScheduleId& id, const EntrySaid& old, const EntrySaid& said) {
  const std::string event = "schedule.entry_changed";
  audit_if_new(hand, id, {event, "content", old.content, said.content});
  audit_if_new(hand, id, {event, "time", shown_time(old), shown_time(said)});
  audit_if_new(hand, id, {event, "place", old.place, said.place});
  audit_if_new(hand, id, {event, "chairs", shown_leaders(old, true), shown_leaders(said, true)});
  audit_if_new(hand, id, {event, "attends", shown_leaders(old, false), shown_leaders(said, false)});
  audit_if_new(hand, id, {event, "prepared_by", old.prepared_by, said.prepared_by});
  audit_if_new(hand, id, {event, "cancelled", shown(old.is_cancelled), shown(said.is_cancelled)});
  audit_if_new(hand, id, {event, "event", old.event, said.event});
  if (old.participants != said.participants) audit(hand, id, {event, "participants"});
  if (old.note != said.note) audit(hand, id, {event, "note"});
}

/// Every leader is one of the unit's; each is given post and name.
Result<void> name_leaders(store::Read& tx, const office::UnitId& unit, EntrySaid& said) {
  if (said.leaders.empty()) return {};
  const auto all = list_leaders(tx, unit);
  std::vector<Attendance> in_order;
  for (const Leader& leader : all) {
    for (const Attendance& attendance : said.leaders) {
      if (attendance.leader == leader.id)
        in_order.push_back({.leader = leader.id, .chairs = attendance.chairs, .shown = shown(leader.said)});
    }
  }
  if (in_order.size() != said.leaders.size()) return fail(Code::not_found, "schedule.no_such_leader");
  said.leaders = std::move(in_order);
  return {};
}

void put_leaders(const Hand& hand, const ScheduleId& schedule, const EntryId& entry, const EntrySaid& said) {
  hand.tx.run("schedule.remove_attendances", schedule.value, entry.value);
  for (const Attendance& attendance : said.leaders)
    hand.tx.run("schedule.insert_attendance", schedule.value, 0, entry.value, attendance.leader.value, attendance.chairs, "");
}

/// The week after one of its entries changed: what was approved is a draft again; what was submitted stays so, for whoever approves names
/// the version they saw.
Result<Schedule> touched(const Hand& hand, Schedule schedule) {
  if (schedule.state == State::approved) {
    audit(hand, schedule.id, {"schedule.week_changed", "state", "approved", "draft"});
    schedule.state = State::draft;
  }
  save(hand, schedule);
  return load_schedule(hand.tx, schedule.id);
}

const Entry* find(const Schedule& schedule, const EntryId& id) {
  for (const Entry& entry : schedule.entries) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

Result<EntrySaid> prepare(store::Read& tx, const Schedule& schedule, const EntrySaid& said) {
  auto clean = clean_entry(said, schedule.monday);
  if (!clean) return clean;
  if (const auto named = name_leaders(tx, schedule.unit, *clean); !named) return tl::unexpected(named.error());
  return clean;
}

}  // namespace

Result<Schedule> add_entry(store::Write& tx, const Clock& clock, const office::Actor& actor, const ScheduleId& id, const EntrySaid& said) {
  const Hand hand{.tx = tx, .clock = clock, .actor = actor};
  auto schedule = load_schedule(tx, id);
  if (!schedule) return schedule;
  const auto clean = prepare(tx, *schedule, said);
  if (!clean) return tl::unexpected(clean.error());
  if (tx.one("schedule.count_entries", id.value)->integer("entries") >= kMostEntries)
    return fail(Code::invalid, "schedule.too_many_entries", {std::to_string(kMostEntries)});
  const EntryId entry{tx.next_id(clock.now().time_since_epoch().count())};  // entries stand in the order in which they were made
  tx.run("schedule.insert_entry", id.value, entry.value, clean->day.to_iso(), name_of(clean->part), clean->start, clean->end,
         clean->content, clean->participants, clean->place, clean->prepared_by, clean->note, clean->is_cancelled, id_or_null(clean->event),
         clean->occurrence, id_or_null(clean->task), id_or_null(clean->paper));
  put_leaders(hand, id, entry, *clean);
  audit(hand, id, {"schedule.entry_added", "content", "", clean->content});
  audit(hand, id, {"schedule.entry_added", "time", "", shown_time(*clean)});
  return touched(hand, std::move(*schedule));
}

Result<Schedule> change_entry(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEntry& seen,
                              const EntrySaid& said) {
  const Hand hand{.tx = tx, .clock = clock, .actor = actor};
  auto schedule = load_schedule(tx, seen.schedule);
  if (!schedule) return schedule;
  const Entry* before = find(*schedule, seen.id);
  if (before == nullptr) return fail(Code::not_found, "schedule.no_such_entry");
  if (before->version != seen.version) return fail(Code::conflict, "api.changed_meanwhile");
  const auto clean = prepare(tx, *schedule, said);
  if (!clean) return tl::unexpected(clean.error());
  if (says_same(before->said, *clean)) return schedule;
  tx.run("schedule.update_entry", seen.schedule.value, seen.id.value, clean->day.to_iso(), name_of(clean->part), clean->start, clean->end,
         clean->content, clean->participants, clean->place, clean->prepared_by, clean->note, clean->is_cancelled, id_or_null(clean->event),
         clean->occurrence, id_or_null(clean->task), id_or_null(clean->paper));
  put_leaders(hand, seen.schedule, seen.id, *clean);
  audit_entry(hand, seen.schedule, before->said, *clean);
  return touched(hand, std::move(*schedule));
}

Result<Schedule> set_removed(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEntry& seen, bool is_removed) {
  const Hand hand{.tx = tx, .clock = clock, .actor = actor};
  auto schedule = load_schedule(tx, seen.schedule);
  if (!schedule) return schedule;
  const auto row = tx.one("schedule.find_entry", seen.schedule.value, seen.id.value);
  if (!row) return fail(Code::not_found, "schedule.no_such_entry");
  if (row->integer("version") != seen.version) return fail(Code::conflict, "api.changed_meanwhile");
  if (row->boolean("is_removed") == is_removed) return schedule;
  if (row->integer("editions") > 0) return fail(Code::conflict, "schedule.entry_was_approved");
  tx.run("schedule.set_removed", seen.schedule.value, seen.id.value, is_removed);
  const Entry* entry = find(*schedule, seen.id);
  audit(hand, seen.schedule,
        {is_removed ? "schedule.entry_removed" : "schedule.entry_restored", "content", entry == nullptr ? "" : entry->said.content, ""});
  return touched(hand, std::move(*schedule));
}

}  // namespace nhipcau::schedule
