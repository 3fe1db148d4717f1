#include "briefing/draw.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "calendar/event_records.hpp"
#include "calendar/records.hpp"
#include "calendar/year.hpp"
#include "programme/due_rule.hpp"
#include "text/fold.hpp"

namespace nhipcau::briefing {
namespace {

/// Midnight in Việt Nam (UTC+7 all year since 1975).
Instant start_of_day(const Date& day) {
  return Instant(day.to_days()) - std::chrono::hours(7);
}

/// Draws the agenda of one meeting.
class Drawing {
 public:
  Drawing(store::Read& tx, const Meeting& meeting, const AgendaSight& sight, const Date& today)
      : tx_(tx), meeting_(meeting), sight_(sight), today_(std::min(today, meeting.said.held_on)) {
    if (meeting.unit.empty()) return;
    for (const store::Row& row : tx.many("briefing.list_units_below", meeting.unit.value, today.to_iso())) units_.insert(row.text("id"));
  }

  std::vector<AgendaRow> draw() {
    add_points();
    add_open_tasks();
    add_rule_tasks();
    add_done_tasks();
    add_events();
    add_days();
    sort();
    return std::move(rows_);
  }

 private:
  [[nodiscard]] Date until() const { return *meeting_.said.ahead_until; }
  /// Of the office as a whole everything, of a unit its own and what stands below it.
  [[nodiscard]] bool is_ours(const std::string& unit) const { return meeting_.unit.empty() || units_.contains(unit); }

  void add_task(const store::Row& row, Section section, std::optional<Date> due_on) {
    const std::string id = row.text("id");
    if (!is_ours(row.text("unit_id")) || !told_.insert(id).second) return;
    rows_.push_back({.name = "task:" + id,
                     .section = section,
                     .title = row.text("title"),
                     .owner = row.text("owner"),
                     .due_on = due_on,
                     .unit = {row.text("unit_id")},
                     .within = row.text("plan_id")});
  }

  /// A point whose task stands elsewhere in the agenda too is told as a point alone.
  void add_points() {
    for (const store::Row& row :
         tx_.many("briefing.list_open_points", meeting_.unit.value, meeting_.said.held_on.to_iso(), meeting_.id.value)) {
      const auto task = row.maybe_text("task_id");
      if (!task && open_words(row.view("wording")).empty()) continue;
      if (task) told_.insert(*task);
      const auto day = task ? row.maybe_text("task_due_on") : row.maybe_text("due_on");
      rows_.push_back({.name = "point:" + row.text("id"),
                       .section = Section::points,
                       .title = row.text("wording"),
                       .owner = task ? row.text("task_owner") : row.text("owner"),
                       .due_on = day ? Date::from_iso(*day) : std::nullopt,
                       .unit = meeting_.unit,
                       .within = row.text("briefing_id")});
    }
  }

  void add_open_tasks() {
    for (const store::Row& row : tx_.many("briefing.list_open_tasks", until().to_iso(), sight_.plans.account, sight_.plans.on)) {
      const auto day = Date::from_iso(row.view("due_on"));
      add_task(row, day && *day < today_ ? Section::late : Section::due, day);
    }
  }

  void add_rule_tasks() {
    for (const store::Row& row : tx_.many("briefing.list_rule_tasks", sight_.plans.account, sight_.plans.on)) {
      const auto day = programme::next_due(programme::from_rule_text(row.text("due_rule")), today_);
      if (day && *day <= until()) add_task(row, Section::due, day);
    }
  }

  /// Done since the day of the last meeting, in Vietnam time, and before this one is over.
  void add_done_tasks() {
    const std::string from = to_rfc3339(start_of_day(*meeting_.said.back_from));
    const std::string to = to_rfc3339(start_of_day(meeting_.said.held_on.plus_days(1)));
    for (const store::Row& row : tx_.many("briefing.list_done_tasks", from, to, sight_.plans.account, sight_.plans.on)) {
      const auto day = row.maybe_text("due_on");
      add_task(row, Section::done, day ? Date::from_iso(*day) : std::nullopt);
    }
  }

  void add_events() {
    const auto events = calendar::list_events(tx_, sight_.papers, today_, until());
    for (const calendar::EventDay& day : calendar::list_event_days(events, today_, until()).days) {
      const office::UnitId& unit = day.event->unit;
      if (day.status() == calendar::EventStatus::cancelled || day.event->id.value == meeting_.said.event) continue;
      if (!unit.empty() && !is_ours(unit.value)) continue;
      const std::string at = day.occurrence.empty() ? "" : " " + day.occurrence;
      rows_.push_back({.name = "event:" + day.event->id.value + at,
                       .section = Section::days,
                       .title = day.title(),
                       .owner = day.place(),
                       .due_on = day.from,
                       .unit = unit,
                       .within = {}});
    }
  }

  void add_days() {
    const auto said = calendar::load_office_days(tx_, sight_.papers);
    const auto kept = calendar::merge(calendar::shipped_occasions(), said);
    for (int year = today_.year(); year <= until().year(); ++year) {
      const auto days = calendar::list_days(kept, year);
      if (!days) return;
      for (const calendar::OccasionDay& day : *days) {
        const calendar::OwnDay* own = said.find_own(day.occasion->id);
        const office::UnitId unit = own == nullptr ? office::UnitId{} : own->unit;
        if (day.first < today_ || day.first > until() || (!unit.empty() && !is_ours(unit.value))) continue;
        const std::string years = day.years && *day.years > 0 ? " (" + std::to_string(*day.years) + " năm)" : "";
        rows_.push_back({.name = "day:" + day.occasion->id + " " + day.first.to_iso(),
                         .section = Section::days,
                         .title = day.occasion->name + years,
                         .owner = {},
                         .due_on = day.first,
                         .unit = unit,
                         .within = {}});
      }
    }
  }

  /// By owner, those without one last; then by day. Points and days keep the order of their days.
  void sort() {
    const auto key = [](const AgendaRow& row) {
      const bool by_owner = row.section == Section::late || row.section == Section::done || row.section == Section::due;
      const std::string owner = by_owner ? text::sort_key(row.owner) : std::string();
      const Date day = row.due_on.value_or(*Date::make(9999, 12, 31));
      return std::tuple(row.section, by_owner && owner.empty(), owner, row.section == Section::points ? *Date::make(1, 1, 1) : day);
    };
    std::stable_sort(rows_.begin(), rows_.end(), [&](const AgendaRow& a, const AgendaRow& b) { return key(a) < key(b); });
    std::array<std::size_t, kSections.size()> counts{};
    std::erase_if(rows_, [&](const AgendaRow& row) { return ++counts.at(static_cast<std::size_t>(row.section)) > kMostRows; });
  }

  store::Read& tx_;
  const Meeting& meeting_;
  const AgendaSight& sight_;
  const Date today_;             ///< the day it is drawn as of: never behind the meeting
  std::set<std::string> units_;  ///< of a meeting of a unit
  std::set<std::string> told_;   ///< tasks that stand in it already
  std::vector<AgendaRow> rows_;
};

}  // namespace

std::vector<AgendaRow> draw_rows(store::Read& tx, const Meeting& meeting, const AgendaSight& sight, const Date& today) {
  return Drawing(tx, meeting, sight, today).draw();
}

}  // namespace nhipcau::briefing
