#include <algorithm>

#include "base/require.hpp"
#include "programme/due_rule.hpp"
#include "text/scan.hpp"

namespace nhipcau::programme {
namespace {

constexpr int kMonths = calendar::kMonthsInYear;
constexpr int kWeekdays = 7;
constexpr std::size_t kWordsCharacters = 500;

bool is_due_month(const DueDate& due, int month) {
  if (due.every == Every::year) return month == due.month.value_or(kMonths);
  return month % calendar::months_of(due.every) == 0;
}

std::optional<Date> next_in_months(const DueDate& due, Date from) {
  for (int ahead = 0; ahead <= kMonths; ++ahead) {
    const int month = (from.month() - 1 + ahead) % kMonths + 1;
    const int year = from.year() + (from.month() - 1 + ahead) / kMonths;
    const auto day = is_due_month(due, month) ? calendar::day_in_month(year, month, due.day) : std::nullopt;
    if (day && *day >= from) return day;
  }
  return std::nullopt;
}

std::optional<Date> next_in_week(const DueDate& due, Date from) {
  const int today = static_cast<int>(std::chrono::weekday(from.to_days()).iso_encoding());
  const int wanted = std::clamp(due.day.value_or(kWeekdays), 1, kWeekdays);
  return from.plus_days((wanted - today + kWeekdays) % kWeekdays);
}

bool is_time(std::string_view time) {
  const auto digit = [&](std::size_t at) { return time[at] >= '0' && time[at] <= '9'; };
  if (time.size() != 5 || time[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return false;
  return time.substr(0, 2) < "24" && time[3] < '6';
}

std::optional<std::string> fault_of_rule(const DueDate& due) {
  const int most = due.every == Every::week ? kWeekdays : 31;
  if (due.date || !due.time.empty()) return "programme.due_mixed";
  if (due.day && (*due.day < 1 || *due.day > most)) return "programme.due_bad_day";
  if (!due.month) return std::nullopt;
  const bool fits = due.every == Every::year && *due.month >= 1 && *due.month <= kMonths;
  return fits ? std::nullopt : std::optional<std::string>("programme.due_bad_month");
}

std::optional<std::string> fault_of_day(const DueDate& due) {
  if (!due.date) return "programme.due_no_date";
  if (due.day || due.month) return "programme.due_mixed";
  if (due.kind == DueDate::Kind::date) return due.time.empty() ? std::nullopt : std::optional<std::string>("programme.due_mixed");
  return is_time(due.time) ? std::nullopt : std::optional<std::string>("programme.due_bad_time");
}

}  // namespace

std::optional<Date> next_due(const DueDate& due, Date from) {
  if (due.kind != DueDate::Kind::rule) return due.date;
  return due.every == Every::week ? next_in_week(due, from) : next_in_months(due, from);
}

std::optional<std::string> fault_of(const DueDate& due) {
  if (text::count_characters(due.as_written) > kWordsCharacters) return "programme.due_too_long";
  return due.kind == DueDate::Kind::rule ? fault_of_rule(due) : fault_of_day(due);
}

DueDate to_due_date(const directive::Deadline& deadline) {
  DueDate due{.as_written = deadline.as_written};
  if (deadline.date || deadline.rule.empty()) {
    due.date = deadline.date;
    due.time = deadline.time;
    due.kind = due.time.empty() ? DueDate::Kind::date : DueDate::Kind::moment;
    return due;
  }
  due.kind = DueDate::Kind::rule;
  due.day = deadline.rule_day;
  due.every = every_said_as(deadline.rule);
  if (due.every == Every::year) due.month = deadline.rule_month;
  return due;
}

}  // namespace nhipcau::programme
