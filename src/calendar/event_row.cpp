#include "calendar/event_row.hpp"

#include "base/require.hpp"

namespace nhipcau::calendar {
namespace {

EventTime to_when(const store::Row& row, std::string zone) {
  const auto first = Date::from_iso(row.view("first_on")), last = Date::from_iso(row.view("last_on"));
  require(first && last, "a stored event without its days");
  return {.first = *first, .last = *last, .start = row.text("start_time"), .end = row.text("end_time"), .zone = std::move(zone)};
}

EventStatus to_status(const store::Row& row) {
  const auto status = find_event_status(row.view("status"));
  require(status.has_value(), "a stored event of a status that there is not");
  return *status;
}

}  // namespace

Event to_event(const store::Row& row) {
  return {.id = {row.text("id")},
          .unit = {row.text("unit_id")},
          .version = row.integer("version"),
          .sequence = row.integer("sequence"),
          .said = {.title = row.text("title"),
                   .english = row.text("english"),
                   .kind = row.text("kind"),
                   .place = row.text("place"),
                   .description = row.text("description"),
                   .when = to_when(row, row.text("zone")),
                   .repeats = row.text("repeats"),
                   .status = to_status(row),
                   .reason = row.text("reason"),
                   .paper = row.maybe_text("paper_id").value_or(""),
                   .task = row.maybe_text("task_id").value_or(""),
                   .occasion = row.text("occasion")},
          .moved_from = row.text("moved_from"),
          .changes = {},
          .is_removed = row.boolean("is_removed"),
          .changed_at = from_rfc3339(row.view("changed_at")),
          .changed_by = row.text("changed_by")};
}

OccurrenceChange to_change(const store::Row& row, const std::string& zone) {
  return {.occurrence = row.text("occurrence"),
          .title = row.text("title"),
          .place = row.text("place"),
          .when = to_when(row, zone),
          .status = to_status(row),
          .reason = row.text("reason")};
}

}  // namespace nhipcau::calendar
