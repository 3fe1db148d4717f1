#include "briefing/tasks.hpp"

#include <algorithm>

#include "base/require.hpp"
#include "base/shown_date.hpp"
#include "briefing/trail.hpp"
#include "programme/records.hpp"
#include "programme/title.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::briefing {
namespace {

/// A point, and what its task is to say.
struct Work {
  Point point;
  programme::NewTask task;
};

/// The points of which a task is to come, with those that have one. Their numbers are those of the notice.
std::vector<Work> list_work(store::Read& tx, const MeetingId& id) {
  std::vector<Work> work;
  int number = 0;
  for (const Point& point : list_points(tx, id)) {
    if (point.said.is_removed) break;
    ++number;
    const std::string words = open_words(point.said.wording);
    if (words.empty() || (point.said.is_done && !point.task)) continue;
    work.push_back({.point = point,
                    .task = {.plan = {},
                             .title = programme::title_from(words, point.said.owner, point.said.with),
                             .owner = point.said.owner,
                             .clause = {},
                             .with = point.said.with,
                             .due = point.said.due,
                             .clause_path = std::to_string(number),
                             .quote = point.said.wording,
                             .report_to = point.said.report_to}});
  }
  return work;
}

/// "Thực hiện kết luận giao ban tuần ngày 23/11/2026".
std::string title_of(const Meeting& meeting) {
  const MeetingKind* kind = find_meeting_kind(meeting.said.kind);
  return "Thực hiện kết luận " + (kind == nullptr ? std::string("giao ban") : text::to_lower(kind->name)) + " ngày " +
         shown_date(meeting.said.held_on);
}

/// errors  see make_tasks
Result<Meeting> load_approved(store::Read& tx, const SeenNotice& seen) {
  auto meeting = load_meeting(tx, seen.id);
  if (!meeting) return meeting;
  const Notice notice = load_notice(tx, seen.id);
  if (notice.version != seen.version) return fail(Code::conflict, "api.changed_meanwhile");
  if (notice.state != NoticeState::approved) return fail(Code::conflict, "briefing.not_approved");
  return meeting;
}

/// A task that was taken out comes back, saying what the point says now.
Result<void> bring_back(store::Write& tx, const Clock& clock, const office::Actor& actor, const Work& work) {
  const auto before = programme::load_task(tx, work.point.task->id);
  if (!before) return Fail(before.error());
  const auto after = programme::update_task(tx, clock, actor,
                                            {.id = before->id,
                                             .version = before->version,
                                             .title = work.task.title,
                                             .owner = work.task.owner,
                                             .with = work.task.with,
                                             .due = std::optional(work.task.due),
                                             .is_done = false,
                                             .is_removed = false});
  return after ? Result<void>{} : Result<void>(Fail(after.error()));
}

Result<void> settle_point(store::Write& tx, const Clock& clock, const office::Actor& actor, const programme::PlanId& plan, Work& work) {
  if (work.point.task && !work.point.task->is_removed) return {};
  if (work.point.task) return bring_back(tx, clock, actor, work);
  work.task.plan = plan;
  const auto added = programme::add_task(tx, clock, actor, work.task);
  if (!added) return Fail(added.error());
  tx.run("briefing.tie_point", work.point.id.value, added->id.value);
  return {};
}

/// Whether a task still says what its point does, and nobody has done it.
bool is_untouched(const programme::Task& task, const programme::NewTask& wish) {
  const auto title = programme::one_line(wish.title);
  return !task.is_done && task.title == title && task.owner == wish.owner && task.with == wish.with && task.due == wish.due;
}

}  // namespace

Result<programme::PlanId> make_tasks(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenNotice& seen) {
  const auto meeting = load_approved(tx, seen);
  if (!meeting) return Fail(meeting.error());
  auto work = list_work(tx, seen.id);
  if (work.empty()) return fail(Code::invalid, "briefing.nothing_to_do");
  const programme::NewPlan plan{
      .title = title_of(*meeting), .unit = meeting->unit, .source = {.kind = programme::PlanSource::Kind::conclusion, .id = seen.id.value}};
  const auto made = programme::make_plan(tx, clock, actor, plan, {});
  if (!made) return Fail(made.error());
  for (Work& one : work)
    if (const auto settled = settle_point(tx, clock, actor, made->id, one); !settled) return Fail(settled.error());
  audit_one(tx, clock, actor, seen.id, "briefing.tasks_made", {.name = "", .before = {}, .after = std::to_string(work.size())});
  return made->id;
}

Result<void> take_tasks_back(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenNotice& seen) {
  if (const auto meeting = load_approved(tx, seen); !meeting) return Fail(meeting.error());
  for (const Work& work : list_work(tx, seen.id)) {
    if (!work.point.task || work.point.task->is_removed) continue;
    const auto task = programme::load_task(tx, work.point.task->id);
    if (!task) return Fail(task.error());
    if (!is_untouched(*task, work.task)) return fail(Code::conflict, "briefing.task_touched", {task->title});
    const auto removed = programme::update_task(tx, clock, actor, {.id = task->id, .version = task->version, .is_removed = true});
    if (!removed) return Fail(removed.error());
  }
  audit_one(tx, clock, actor, seen.id, "briefing.tasks_taken_back");
  return {};
}

}  // namespace nhipcau::briefing
