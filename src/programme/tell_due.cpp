#include "programme/tell_due.hpp"

#include <map>
#include <set>

#include "office/account.hpp"
#include "office/notices.hpp"
#include "programme/due_rule.hpp"

namespace nhipcau::programme {
namespace {

constexpr std::string_view kRoundOn = "due_round_on";
constexpr int kLongestGapDays = 31;  ///< what became late while an office stood still for longer is no news

/// Open tasks near their day and late, and how many of them are so since the round before.
struct Near {
  std::int64_t due = 0, late = 0, fresh = 0;
  void operator+=(const Near& other) { due += other.due, late += other.late, fresh += other.fresh; }
};

/// The day of the round before; yesterday if there was none, or none that can count.
Date last_round(store::Read& tx, const Date& today) {
  const auto stored = Date::from_iso(office::setting(tx, kRoundOn));
  const bool counts = stored && *stored < today && *stored >= today.plus_days(-kLongestGapDays);
  return counts ? *stored : today.plus_days(-1);
}

std::map<std::string, Near> count_near(store::Read& tx, const Date& before, const Date& today) {
  const Date last = today.plus_days(kLeadDays), told = before.plus_days(kLeadDays);
  std::map<std::string, Near> units;
  for (const store::Row& row : tx.many("programme.count_near", today.to_iso(), last.to_iso(), told.to_iso(), before.to_iso())) {
    units[row.text("unit_id")] += {.due = row.integer("due"), .late = row.integer("late"), .fresh = row.integer("fresh")};
  }
  for (const store::Row& row : tx.many("programme.count_rules_of_units")) {
    const auto next = next_due(from_rule_text(row.text("due_rule")), today);
    if (!next || *next > last) continue;
    const std::int64_t tasks = row.integer("tasks");
    units[row.text("unit_id")] += {.due = tasks, .late = 0, .fresh = *next > told ? tasks : 0};
  }
  return units;
}

/// What somebody has to do with, and of which units.
struct Mine {
  Near near;
  std::set<std::string> units;
};

std::map<std::string, Mine> sum_up(store::Read& tx, const std::map<std::string, Near>& units, const Date& today) {
  std::map<std::string, Mine> people;
  for (const auto& [unit, near] : units) {
    for (const office::AccountId& account : office::list_holders(tx, "plans.edit", {unit}, today)) {
      Mine& mine = people[account.value];
      mine.near += near;
      mine.units.insert(unit);
    }
  }
  return people;
}

office::NewNotice to_notice(const Mine& mine) {
  office::NewNotice notice{.kind = "tasks_due", .words = "tasks_due", .subject_kind = "today", .bundle = "tasks_due"};
  if (mine.near.late > 0) notice.words = mine.near.due > 0 ? "tasks_due_and_late" : "tasks_late";
  notice.unit = mine.units.size() == 1 ? office::UnitId{*mine.units.begin()} : office::kSeveralUnits;
  notice.facts = {std::to_string(mine.near.due), std::to_string(mine.near.late), std::to_string(kLeadDays)};
  return notice;
}

}  // namespace

bool is_due_round_waiting(store::Read& tx, const Clock& clock) {
  return office::setting(tx, kRoundOn) != clock.today().to_iso();
}

int tell_due(store::Write& tx, const Clock& clock) {
  if (!is_due_round_waiting(tx, clock)) return 0;
  const Date today = clock.today();
  const auto people = sum_up(tx, count_near(tx, last_round(tx, today), today), today);
  int told = 0;
  for (const auto& [account, mine] : people) {
    if (mine.near.fresh == 0) continue;
    office::notify(tx, clock, {account}, to_notice(mine));
    ++told;
  }
  office::set_setting(tx, kRoundOn, today.to_iso());
  return told;
}

}  // namespace nhipcau::programme
