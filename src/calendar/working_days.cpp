#include "calendar/working_days.hpp"

#include <algorithm>
#include <string>

#include "calendar/year.hpp"

namespace nhipcau::calendar {
namespace {

constexpr int kInForce = 2021;  ///< Bộ luật Lao động 45/2019/QH14, from 1 January 2021
constexpr int kLast = 2100;
constexpr unsigned kFriday = 5;

bool is_weekly_day_off(const Date& day) {
  return std::chrono::weekday(day.to_days()).iso_encoding() > kFriday;
}

/// Whether another row of the same id, for fewer years, takes its place in that year.
bool is_replaced(const DayOffRule& rule, std::span<const DayOffRule> rules, int year) {
  return std::any_of(rules.begin(), rules.end(), [&](const DayOffRule& other) {
    return other.id == rule.id && other.from_year <= year && year <= other.to_year &&
           std::pair(other.from_year, -other.to_year) > std::pair(rule.from_year, -rule.to_year);
  });
}

}  // namespace

WorkingDays::WorkingDays(std::span<const DayOffRule> rules, int first_year, int last_year)
    : first_year_(first_year), last_year_(last_year) {
  for (int year = first_year; year <= last_year; ++year) add_rules(rules, year);
  make_up();
}

void WorkingDays::add_rules(std::span<const DayOffRule> rules, int year) {
  for (const DayOffRule& rule : rules) {
    if (year < rule.from_year || year > rule.to_year || is_replaced(rule, rules, year)) continue;
    for (const Date& first : list_first_days(rule.rule, year)) {
      for (int i = 0; i < rule.rule.days; ++i) days_.emplace(first.plus_days(i), DayOff{&rule, first.plus_days(i)});
    }
  }
}

/// Article 111.3: in order of days, each holiday on a weekly day off on the next day that would be worked.
void WorkingDays::make_up() {
  std::vector<DayOff> lost;
  for (const auto& [day, off] : days_) {
    if (off.rule->kind == DayOffKind::holiday && is_weekly_day_off(day)) lost.push_back(off);
  }
  for (DayOff off : lost) {
    while (!is_worked(off.on)) off.on = off.on.plus_days(1);
    off.is_made_up = true;
    days_.insert_or_assign(off.on, off);
  }
}

bool WorkingDays::is_worked(const Date& day) const {
  const auto found = days_.find(day);
  if (found == days_.end()) return !is_weekly_day_off(day);
  return found->second.rule->kind == DayOffKind::worked_instead;
}

Result<void> WorkingDays::check(int year) const {
  if (year >= first_year_ && year <= last_year_) return {};
  return fail(Code::invalid, "calendar.workdays_outside", {std::to_string(year), std::to_string(first_year_), std::to_string(last_year_)});
}

Result<std::vector<DayOff>> WorkingDays::list(int year) const {
  if (const auto inside = check(year); !inside) return tl::unexpected(inside.error());
  std::vector<DayOff> days;
  for (const auto& [day, off] : days_) {
    if (day.year() == year) days.push_back(off);
  }
  return days;
}

Result<bool> WorkingDays::is_working_day(const Date& day) const {
  if (const auto inside = check(day.year()); !inside) return tl::unexpected(inside.error());
  return is_worked(day);
}

Result<Date> WorkingDays::on_or_after(const Date& day) const {
  const auto is_worked_itself = is_working_day(day);
  if (!is_worked_itself) return tl::unexpected(is_worked_itself.error());
  if (*is_worked_itself) return day;
  const auto next = nth_after(day, 1);
  if (!next) return tl::unexpected(next.error());
  return next->day;
}

Result<WorkingDays::Counted> WorkingDays::nth_after(const Date& day, int n) const {
  if (n < 1 || n > kMostCounted) return fail(Code::invalid, "calendar.too_many_workdays", {std::to_string(kMostCounted)});
  Counted counted{.day = day};
  for (int passed = 0; passed < n;) {
    counted.day = counted.day.plus_days(1);
    if (const auto inside = check(counted.day.year()); !inside) return tl::unexpected(inside.error());
    const auto off = days_.find(counted.day);
    if (off != days_.end() && !off->second.rule->is_confirmed) counted.is_certain = false;
    passed += is_worked(counted.day);
  }
  return counted;
}

Result<int> WorkingDays::count(const Date& from, const Date& to) const {
  for (const int year : {from.year(), to.year()}) {
    if (const auto inside = check(year); !inside) return tl::unexpected(inside.error());
  }
  int worked = 0;
  for (Date day = from; day <= to; day = day.plus_days(1)) worked += is_worked(day);
  return worked;
}

const WorkingDays& shipped_working_days() {
  static const WorkingDays days(shipped_days_off(), kInForce, kLast);
  return days;
}

}  // namespace nhipcau::calendar
