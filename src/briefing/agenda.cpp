#include "briefing/agenda.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/require.hpp"
#include "briefing/draw.hpp"
#include "briefing/save.hpp"
#include "briefing/trail.hpp"

namespace nhipcau::briefing {
namespace {

constexpr std::string_view kOwn = "own:";
constexpr std::string_view kDay = "day:";
constexpr std::string_view kEvent = "event:";

struct Item {
  AgendaRow row;
  bool is_kept = false;
};
using Items = std::map<std::string, Item, std::less<>>;

Items load_items(store::Read& tx, const MeetingId& meeting) {
  Items items;
  for (const store::Row& row : tx.many("briefing.list_items", meeting.value)) {
    const auto section = find_section(row.view("section"));
    require(section.has_value(), "a stored row of an agenda in no section");
    const auto due_on = row.maybe_text("due_on");
    const Item item{.row = {.name = row.text("name"),
                            .version = row.integer("version"),
                            .position = static_cast<int>(row.integer("position")),
                            .is_aside = row.boolean("is_aside"),
                            .reason = row.text("reason"),
                            .presenter = row.text("presenter"),
                            .minutes = static_cast<int>(row.integer("minutes")),
                            .section = *section,
                            .title = row.text("title"),
                            .owner = row.text("owner"),
                            .due_on = due_on ? Date::from_iso(*due_on) : std::nullopt,
                            .unit = {row.text("unit_id")},
                            .within = row.text("within_id")},
                    .is_kept = row.boolean("is_kept")};
    items.emplace(item.row.name, item);
  }
  return items;
}

/// Without what is drawn, unless it is to be kept.
void put_item(store::Write& tx, const MeetingId& meeting, const AgendaRow& row, bool is_kept) {
  const auto due_on = row.due_on && is_kept ? std::optional(row.due_on->to_iso()) : std::nullopt;
  tx.run("briefing.put_item", meeting.value, row.name, row.position, row.is_aside, row.reason, row.presenter, row.minutes, is_kept,
         name_of(row.section), is_kept ? row.title : std::string(), is_kept ? row.owner : std::string(), due_on, row.unit.value,
         is_kept ? row.within : std::string());
}

/// Whether what a unit owns is in a sight.
class Seen {
 public:
  Seen(store::Read& tx, const AgendaSight& sight)
      : plans_(list(tx, "plans.read", sight.plans)), papers_(list(tx, "papers.read", sight.papers)) {}
  [[nodiscard]] bool sees(const AgendaRow& row) const {
    const bool is_of_calendar = row.name.starts_with(kDay) || row.name.starts_with(kEvent);
    if (is_of_calendar) return row.unit.empty() || holds(papers_, row.unit);
    return row.section == Section::own || row.section == Section::points || holds(plans_, row.unit);
  }

 private:
  using Units = std::optional<std::set<std::string>>;  // none: everything is seen
  static Units list(store::Read& tx, std::string_view permission, const office::Sight& sight) {
    if (sight.account.empty()) return std::nullopt;
    std::set<std::string> units;
    for (const office::UnitId& unit : office::list_reach(tx, permission, sight)) units.insert(unit.value);
    return units;
  }
  static bool holds(const Units& units, const office::UnitId& unit) { return !units || units->contains(unit.value); }

  Units plans_, papers_;
};

/// What people said of a row that is drawn.
void take_over(AgendaRow& row, const AgendaRow& said) {
  row.version = said.version;
  row.position = said.position;
  row.is_aside = said.is_aside;
  row.reason = said.reason;
  row.presenter = said.presenter;
  row.minutes = said.minutes;
}

/// Placed rows first, in their places; the others as they came.
void sort_rows(std::vector<AgendaRow>& rows) {
  const auto key = [](const AgendaRow& row) { return std::tuple(row.section, row.position == 0, row.position); };
  std::stable_sort(rows.begin(), rows.end(), [&](const AgendaRow& a, const AgendaRow& b) { return key(a) < key(b); });
}

std::vector<AgendaRow> rows_of(store::Read& tx, const Meeting& meeting, const AgendaSight& sight, const Date& today, const Items& items) {
  std::vector<AgendaRow> rows;
  if (meeting.settled_at) {
    const Seen seen(tx, sight);
    for (const auto& [name, item] : items)
      if (item.is_kept && seen.sees(item.row)) rows.push_back(item.row);
  } else {
    rows = draw_rows(tx, meeting, sight, today);
    for (AgendaRow& row : rows)
      if (const auto said = items.find(row.name); said != items.end()) take_over(row, said->second.row);
    for (const auto& [name, item] : items)
      if (name.starts_with(kOwn)) rows.push_back(item.row);
  }
  sort_rows(rows);
  return rows;
}

/// errors  not_found briefing.no_such_meeting | conflict briefing.agenda_settled
Result<Meeting> load_open(store::Read& tx, const MeetingId& id) {
  auto meeting = load_meeting(tx, id);
  if (meeting && meeting->settled_at) return fail(Code::conflict, "briefing.agenda_settled");
  return meeting;
}

Result<void> take_line(std::string& into, const std::optional<std::string>& said, std::size_t most) {
  if (!said) return {};
  auto line = clean_line(*said, most);
  if (!line) return Fail(line.error());
  into = std::move(*line);
  return {};
}

/// errors  see change_row
Result<AgendaRow> apply(AgendaRow row, const RowUpdate& update) {
  const bool is_own = row.name.starts_with(kOwn);
  row.is_aside = update.is_aside.value_or(row.is_aside);
  row.minutes = update.minutes.value_or(row.minutes);
  if (row.minutes < 0 || row.minutes > kMostMinutes) return fail(Code::invalid, "briefing.bad_minutes", {std::to_string(kMostMinutes)});
  if (const auto taken = take_line(row.reason, update.reason, kReasonCharacters); !taken) return Fail(taken.error());
  if (const auto taken = take_line(row.presenter, update.presenter, kNameCharacters); !taken) return Fail(taken.error());
  if (is_own)
    if (const auto taken = take_line(row.title, update.title, kTitleCharacters); !taken) return Fail(taken.error());
  if (is_own && row.title.empty()) return fail(Code::invalid, "briefing.item_empty");
  if (!row.is_aside) row.reason.clear();
  if (row.is_aside && row.reason.empty() && !is_own) return fail(Code::invalid, "briefing.reason_missing");
  return row;
}

}  // namespace

AgendaSight sight_of_everything() {
  return {.plans = office::sight_of_all(), .papers = office::sight_of_all()};
}

std::vector<AgendaRow> load_agenda(store::Read& tx, const Meeting& meeting, const AgendaSight& sight, const Date& today) {
  return rows_of(tx, meeting, sight, today, load_items(tx, meeting.id));
}

Result<void> change_row(store::Write& tx, const Clock& clock, const office::Actor& actor, const MeetingId& meeting,
                        const AgendaSight& sight, const RowUpdate& update) {
  const auto open = load_open(tx, meeting);
  if (!open) return Fail(open.error());
  const auto rows = load_agenda(tx, *open, sight, clock.today());
  const auto found = std::ranges::find(rows, update.name, &AgendaRow::name);
  if (found == rows.end()) return fail(Code::not_found, "briefing.no_such_row");
  if (found->version != update.version) return fail(Code::conflict, "api.changed_meanwhile");
  const auto after = apply(*found, update);
  if (!after) return Fail(after.error());
  const bool is_changed = audit_changes(tx, clock, actor, meeting, "briefing.row_changed",
                                        {{"aside", shown(found->is_aside), shown(after->is_aside)},
                                         {"reason", found->reason, after->reason},
                                         {"presenter", found->presenter, after->presenter},
                                         {"minutes", std::to_string(found->minutes), std::to_string(after->minutes)},
                                         {"title", found->title, after->title}});
  if (is_changed) put_item(tx, meeting, *after, update.name.starts_with(kOwn));
  return {};
}

Result<void> add_item(store::Write& tx, const Clock& clock, const office::Actor& actor, const MeetingId& meeting, const RowUpdate& item) {
  const auto open = load_open(tx, meeting);
  if (!open) return Fail(open.error());
  if (tx.one("briefing.count_own_items", meeting.value)->integer("items") >= kMostOwnItems)
    return fail(Code::invalid, "briefing.too_many_items", {std::to_string(kMostOwnItems)});
  AgendaRow row;
  row.name = std::string(kOwn) + tx.next_id(clock.now().time_since_epoch().count());
  row.unit = open->unit;
  const auto whole = apply(row, item);
  if (!whole) return Fail(whole.error());
  put_item(tx, meeting, *whole, true);
  audit_one(tx, clock, actor, meeting, "briefing.item_added", {.name = "title", .before = {}, .after = whole->title});
  return {};
}

Result<Meeting> order_rows(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenMeeting& seen,
                           const AgendaSight& sight, const std::vector<std::string>& names) {
  const auto meeting = load_seen(tx, seen);
  if (!meeting) return meeting;
  if (meeting->settled_at) return fail(Code::conflict, "briefing.agenda_settled");
  const auto rows = load_agenda(tx, *meeting, sight, clock.today());
  std::vector<AgendaRow> ordered;
  for (const std::string& name : names) {
    const auto found = std::ranges::find(rows, name, &AgendaRow::name);
    if (found == rows.end()) return fail(Code::not_found, "briefing.no_such_row");
    if (!ordered.empty() && ordered.front().section != found->section) return fail(Code::invalid, "briefing.mixed_sections");
    ordered.push_back(*found);
    ordered.back().position = static_cast<int>(ordered.size());
  }
  if (ordered.empty()) return meeting;
  for (const AgendaRow& row : ordered) put_item(tx, seen.id, row, row.name.starts_with(kOwn));
  audit_one(tx, clock, actor, seen.id, "briefing.ordered",
            {.name = "section", .before = {}, .after = std::string(name_of(ordered.front().section))});
  return meeting;
}

void keep_rows(store::Write& tx, const Meeting& meeting, const Date& today) {
  int position = 0;
  Section section = Section::points;
  for (AgendaRow row : load_agenda(tx, meeting, sight_of_everything(), today)) {
    if (row.section != section) position = 0;
    section = row.section;
    row.position = ++position;
    put_item(tx, meeting.id, row, true);
  }
}

Result<Meeting> settle_agenda(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenMeeting& seen, bool is_settled) {
  const auto before = load_seen(tx, seen);
  if (!before) return before;
  if (before->state != MeetingState::planned) return fail(Code::conflict, "briefing.not_planned");
  if (before->settled_at.has_value() == is_settled) return before;
  Meeting after = *before;
  if (is_settled) {
    keep_rows(tx, *before, clock.today());
    after.settled_at = clock.now();
  } else {
    tx.run("briefing.open_items", seen.id.value);
    after.settled_at.reset();
  }
  return save_meeting(tx, clock, actor, *before, after);
}

}  // namespace nhipcau::briefing
