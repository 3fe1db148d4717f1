#pragma once
#include <map>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "calendar/day_off.hpp"

namespace nhipcau::calendar {

/// A day that is off though it would be worked, or worked though it would be off.
struct DayOff {
  const DayOffRule* rule = nullptr;
  Date on;
  bool is_made_up = false;  ///< of kind holiday: a holiday that fell on a weekly day off, made up for on this day
  [[nodiscard]] DayOffKind kind() const { return is_made_up ? DayOffKind::in_lieu : rule->kind; }
};

/// Which days are worked, of an office that works from Monday to Friday (Quyết định 188/1999/QĐ-TTg), in a span of years.
/// A day that is not confirmed counts like one that is; whoever asks is told that it is not.
class WorkingDays {
 public:
  /// rules  outlive it. Years that the lunar calendar does not reach are left out.
  WorkingDays(std::span<const DayOffRule> rules, int first_year, int last_year);

  [[nodiscard]] int first_year() const { return first_year_; }
  [[nodiscard]] int last_year() const { return last_year_; }
  /// The days of a year, in order. errors of this and all others  invalid calendar.workdays_outside{year, first, last}
  [[nodiscard]] Result<std::vector<DayOff>> list(int year) const;
  [[nodiscard]] Result<bool> is_working_day(const Date& day) const;
  /// The day itself, if it is worked; else the first one after it that is.
  [[nodiscard]] Result<Date> on_or_after(const Date& day) const;

  struct Counted {
    Date day;
    bool is_certain = true;  ///< no day in between was off, or worked, that is not confirmed
  };
  /// The nth working day after a day, which is not counted itself ("05 ngày làm việc kể từ ngày …").
  /// n  1–kMostCounted, else invalid calendar.too_many_workdays{most}
  [[nodiscard]] Result<Counted> nth_after(const Date& day, int n) const;
  /// How many days are worked from one to another, both included; 0 if they run backwards.
  [[nodiscard]] Result<int> count(const Date& from, const Date& to) const;

  static constexpr int kMostCounted = 1000;

 private:
  [[nodiscard]] Result<void> check(int year) const;
  [[nodiscard]] bool is_worked(const Date& day) const;
  void add_rules(std::span<const DayOffRule> rules, int year);
  void make_up();

  int first_year_, last_year_;
  std::map<Date, DayOff> days_;
};

/// Of the days off shipped with the program, from the year the Labour Code of 2019 is in force: 2021–2100.
const WorkingDays& shipped_working_days();

}  // namespace nhipcau::calendar
