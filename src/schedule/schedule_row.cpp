#include <map>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "schedule/leaders.hpp"
#include "schedule/records.hpp"

namespace nhipcau::schedule::sql {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::schedule {
namespace {

Date day_of(const store::Row& row, const char* column) {
  const auto day = Date::from_iso(row.view(column));
  require(day.has_value(), "a stored week without its days");
  return *day;
}

State state_of(const store::Row& row) {
  const auto state = find_state(row.view("state"));
  require(state.has_value(), "a stored week of a state that there is not");
  return *state;
}

Heading to_heading(const store::Row& row) {
  return {.number = row.text("number"),
          .issued_at = row.text("issued_at"),
          .idle_words = row.text("idle_words"),
          .signer_title = row.text("signer_title"),
          .signer_name = row.text("signer_name"),
          .recipients = row.text("recipients"),
          .note = row.text("note")};
}

Entry to_entry(const store::Row& row) {
  const auto part = find_part_of_day(row.view("part_of_day"));
  require(part.has_value(), "a stored entry of a part of the day that there is not");
  return {.id = {row.text("id")},
          .version = row.integer("version"),
          .said = {.day = day_of(row, "held_on"),
                   .part = *part,
                   .start = row.text("start_time"),
                   .end = row.text("end_time"),
                   .content = row.text("content"),
                   .participants = row.text("participants"),
                   .place = row.text("place"),
                   .prepared_by = row.text("prepared_by"),
                   .note = row.text("note"),
                   .is_cancelled = row.boolean("is_cancelled"),
                   .leaders = {},
                   .event = row.maybe_text("event_id").value_or(""),
                   .occurrence = row.text("occurrence"),
                   .task = row.maybe_text("task_id").value_or(""),
                   .paper = row.maybe_text("paper_id").value_or("")}};
}

std::vector<Entry> list_entries(store::Read& tx, const ScheduleId& id, std::int64_t edition) {
  std::map<std::string, std::vector<Attendance>> leaders;
  for (const auto& row : tx.many("schedule.list_attendances", id.value, edition)) {
    const LeaderSaid today{.name = row.text("name"), .post = row.text("post")};
    leaders[row.text("entry_id")].push_back(
        {.leader = {row.text("leader_id")}, .chairs = row.boolean("chairs"), .shown = edition == 0 ? shown(today) : row.text("shown")});
  }
  std::vector<Entry> entries;
  for (const auto& row : tx.many("schedule.list_entries", id.value, edition)) {
    entries.push_back(to_entry(row));
    entries.back().said.leaders = leaders[entries.back().id.value];
  }
  sort_entries(entries);
  return entries;
}

std::vector<Edition> list_editions(store::Read& tx, const ScheduleId& id) {
  std::vector<Edition> editions;
  for (const auto& row : tx.many("schedule.list_editions", id.value))
    editions.push_back(
        {.number = row.integer("edition"), .approved_at = from_rfc3339(row.view("approved_at")), .approved_by = row.text("approved_by")});
  return editions;
}

}  // namespace

Result<Schedule> load_schedule(store::Read& tx, const ScheduleId& id, std::int64_t edition) {
  const auto row = tx.one("schedule.load_schedule", id.value);
  if (!row) return fail(Code::not_found, "schedule.no_such_schedule");
  const auto approved = edition == 0 ? row : tx.one("schedule.load_edition", id.value, edition);
  if (!approved) return fail(Code::not_found, "schedule.no_such_edition");
  return Schedule{.id = id,
                  .unit = {row->text("unit_id")},
                  .monday = day_of(*row, "monday"),
                  .version = row->integer("version"),
                  .state = state_of(*row),
                  .newest = row->integer("edition"),
                  .reason = row->text("reason"),
                  .changed_at = from_rfc3339(row->view("changed_at")),
                  .changed_by = row->text("changed_by"),
                  .editions = list_editions(tx, id),
                  .edition = edition,
                  .heading = to_heading(*approved),
                  .entries = list_entries(tx, id, edition)};
}

std::optional<office::UnitId> find_unit(store::Read& tx, const ScheduleId& id) {
  const auto row = tx.one("schedule.find_unit_of_schedule", id.value);
  return row ? std::optional(office::UnitId{row->text("unit_id")}) : std::nullopt;
}

std::optional<ScheduleId> find_week(store::Read& tx, const office::UnitId& unit, const Date& day) {
  const auto row = tx.one("schedule.find_schedule", unit.value, monday_of(day).to_iso());
  return row ? std::optional(ScheduleId{row->text("id")}) : std::nullopt;
}

std::vector<ScheduleRow> list_schedules(store::Read& tx, const office::Sight& sight, const Date& from, const Date& to) {
  std::vector<ScheduleRow> rows;
  for (const auto& row : tx.many("schedule.list_schedules", from.to_iso(), to.to_iso(), sight.account, sight.on))
    rows.push_back({.id = {row.text("id")},
                    .unit = {row.text("unit_id")},
                    .monday = day_of(row, "monday"),
                    .state = state_of(row),
                    .newest = row.integer("edition")});
  return rows;
}

store::QueryFile queries() {
  return {.room = "schedule", .sql = base::bytes_of(sql::embedded_files(), "queries.sql")};
}

}  // namespace nhipcau::schedule
