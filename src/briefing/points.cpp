#include <algorithm>

#include "base/require.hpp"
#include "briefing/save.hpp"
#include "briefing/trail.hpp"
#include "directive/stored_names.hpp"
#include "programme/due_rule.hpp"
#include "programme/task_row.hpp"

namespace nhipcau::briefing {
namespace {

std::optional<TaskState> task_of(const store::Row& row) {
  const auto task = row.maybe_text("task_id");
  if (!task) return std::nullopt;
  const auto due_on = row.maybe_text("task_due_on");
  return TaskState{.id = {*task},
                   .plan = {row.text("plan_id")},
                   .is_done = row.boolean("task_done"),
                   .is_removed = row.boolean("task_removed"),
                   .due_on = due_on ? Date::from_iso(*due_on) : std::nullopt,
                   .owner = row.text("task_owner")};
}

Point to_point(const store::Row& row) {
  return {.id = {row.text("id")},
          .meeting = {row.text("briefing_id")},
          .version = row.integer("version"),
          .position = static_cast<int>(row.integer("position")),
          .said = {.wording = row.text("wording"),
                   .owner = row.text("owner"),
                   .with = directive::lines_stored_as(row.view("with_bodies")),
                   .due = programme::to_due(row),
                   .report_to = row.text("report_to"),
                   .about = row.text("about"),
                   .is_done = row.boolean("is_done"),
                   .is_removed = row.boolean("is_removed")},
          .task = task_of(row),
          .changed_at = from_rfc3339(row.view("changed_at")),
          .changed_by = row.text("changed_by")};
}

std::string shown_due(const std::optional<programme::DueDate>& due) {
  if (!due) return "";
  if (due->kind == programme::DueDate::Kind::rule) return programme::to_rule_text(*due);
  return due->date->to_iso() + (due->time.empty() ? "" : " " + due->time);
}

std::vector<Field> fields_of(const PointSaid& old, const PointSaid& said) {
  return {{"point", old.wording, said.wording},
          {"owner", old.owner, said.owner},
          {"with", directive::to_stored_lines(old.with), directive::to_stored_lines(said.with)},
          {"deadline", shown_due(old.due), shown_due(said.due)},
          {"report_to", old.report_to, said.report_to},
          {"about", old.about, said.about},
          {"done", shown(old.is_done), shown(said.is_done)},
          {"removed", shown(old.is_removed), shown(said.is_removed)}};
}

/// A meeting whose points may still change.
/// errors  not_found briefing.no_such_meeting | conflict briefing.cancelled | briefing.notice_settled
Result<Meeting> load_writable(store::Read& tx, const MeetingId& id) {
  auto meeting = load_meeting(tx, id);
  if (!meeting) return meeting;
  if (meeting->state == MeetingState::cancelled) return fail(Code::conflict, "briefing.cancelled");
  if (load_notice(tx, id).state != NoticeState::draft) return fail(Code::conflict, "briefing.notice_settled");
  return meeting;
}

Result<Point> find_point(store::Read& tx, const MeetingId& meeting, const PointId& id) {
  for (Point& point : list_points(tx, meeting))
    if (point.id == id) return std::move(point);
  return fail(Code::not_found, "briefing.no_such_point");
}

Result<Point> load_seen(store::Read& tx, const SeenPoint& seen) {
  auto point = find_point(tx, seen.meeting, seen.point);
  if (point && point->version != seen.version) return fail(Code::conflict, "api.changed_meanwhile");
  return point;
}

Result<Point> save(store::Write& tx, const Clock& clock, const office::Actor& actor, const Point& before, const PointSaid& said) {
  const bool is_changed = audit_changes(tx, clock, actor, before.meeting, "briefing.point_changed", fields_of(before.said, said));
  if (!is_changed && before.said.due == said.due) return before;
  const auto due = programme::to_columns(said.due);
  const auto changed = tx.run("briefing.update_point", before.id.value, before.version, said.wording, said.owner,
                              directive::to_stored_lines(said.with), due.kind, due.on, due.time, due.rule, due.as_written, said.report_to,
                              said.about, said.is_done, said.is_removed, to_rfc3339(clock.now()), account_or_null(actor));
  require(changed == 1, "a point changed under the transaction that holds it");
  return find_point(tx, before.meeting, before.id);
}

}  // namespace

Result<Point> add_point(store::Write& tx, const Clock& clock, const office::Actor& actor, const MeetingId& meeting, const PointSaid& said) {
  const auto writable = load_writable(tx, meeting);
  if (!writable) return Fail(writable.error());
  const auto clean = clean_point(said);
  if (!clean) return Fail(clean.error());
  const auto counted = tx.one("briefing.count_points", meeting.value);
  if (counted->integer("points") >= kMostPoints) return fail(Code::invalid, "briefing.too_many_points", {std::to_string(kMostPoints)});
  const PointId id{tx.next_id(clock.now().time_since_epoch().count())};
  const auto due = programme::to_columns(clean->due);
  tx.run("briefing.insert_point", id.value, meeting.value, counted->integer("last") + 1, clean->wording, clean->owner,
         directive::to_stored_lines(clean->with), due.kind, due.on, due.time, due.rule, due.as_written, clean->report_to, clean->about,
         clean->is_done, clean->is_removed, to_rfc3339(clock.now()), account_or_null(actor));
  tx.run("briefing.touch_notice", meeting.value);
  audit_one(tx, clock, actor, meeting, "briefing.point_added", {.name = "point", .before = {}, .after = clean->wording});
  return find_point(tx, meeting, id);
}

Result<Point> change_point(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenPoint& seen, const PointSaid& said) {
  const auto writable = load_writable(tx, seen.meeting);
  if (!writable) return Fail(writable.error());
  const auto before = load_seen(tx, seen);
  if (!before) return before;
  const auto clean = clean_point(said);
  if (!clean) return Fail(clean.error());
  tx.run("briefing.touch_notice", seen.meeting.value);
  return save(tx, clock, actor, *before, *clean);
}

Result<Point> set_point_done(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenPoint& seen, bool is_done) {
  const auto before = load_seen(tx, seen);
  if (!before) return before;
  if (before->task && !before->task->is_removed) return fail(Code::conflict, "briefing.point_has_task");
  PointSaid said = before->said;
  said.is_done = is_done;
  return save(tx, clock, actor, *before, said);
}

Result<Meeting> order_points(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenMeeting& seen,
                             const std::vector<PointId>& points) {
  const auto writable = load_writable(tx, seen.id);
  if (!writable) return writable;
  if (writable->version != seen.version) return fail(Code::conflict, "api.changed_meanwhile");
  std::vector<int> places;
  for (const PointId& id : points) {
    const auto point = find_point(tx, seen.id, id);
    if (!point) return Fail(point.error());
    places.push_back(point->position);
  }
  std::sort(places.begin(), places.end());
  if (std::adjacent_find(places.begin(), places.end()) != places.end()) return fail(Code::not_found, "briefing.no_such_point");
  for (std::size_t i = 0; i < points.size(); ++i) tx.run("briefing.place_point", points[i].value, seen.id.value, places[i]);
  tx.run("briefing.touch_notice", seen.id.value);
  audit_one(tx, clock, actor, seen.id, "briefing.points_ordered");
  return writable;
}

std::vector<Point> list_points(store::Read& tx, const MeetingId& meeting) {
  std::vector<Point> points;
  for (const store::Row& row : tx.many("briefing.list_points", meeting.value)) points.push_back(to_point(row));
  std::stable_partition(points.begin(), points.end(), [](const Point& point) { return !point.said.is_removed; });
  return points;
}

}  // namespace nhipcau::briefing
