#include "ical/rule.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

namespace nhipcau::ical {
namespace {

using Frequency = Rule::Frequency;

constexpr int kSunday = 1;  ///< libical counts days of the week from 1

/// The values of one of libical's lists.
template <std::size_t N>
std::vector<int> values(const short (&list)[N]) {
  std::vector<int> out;
  for (const short value : list) {
    if (value == ICAL_RECURRENCE_ARRAY_MAX) break;
    out.push_back(value);
  }
  return out;
}

template <std::size_t N>
void put(short (&list)[N], const std::vector<int>& values) {
  std::size_t at = 0;
  for (const int value : values) {
    if (at == N) return;
    list[at++] = static_cast<short>(value);
  }
  if (at < N) list[at] = ICAL_RECURRENCE_ARRAY_MAX;
}

std::optional<Rule::Until> until_of(const icaltimetype& time) {
  const bool is_time = time.hour >= 0 && time.hour < 24 && time.minute >= 0 && time.minute < 60 && time.second >= 0 && time.second <= 60;
  const auto day = Date::make(time.year, time.month, time.day);
  if (icaltime_is_null_time(time) || !day || !is_time) return std::nullopt;
  const std::chrono::seconds clock(time.is_date ? 0 : time.hour * 3600 + time.minute * 60 + std::min(time.second, 59));
  return Rule::Until{.at = midnight(*day) + clock, .is_utc = icaltime_is_utc(time) != 0, .is_day = time.is_date != 0};
}

icaltimetype to_time(const Rule::Until& until) {
  icaltimetype time = icaltime_null_time();
  const std::chrono::year_month_day ymd(std::chrono::floor<std::chrono::days>(until.at));
  const auto clock = static_cast<int>((until.at - std::chrono::floor<std::chrono::days>(until.at)).count());
  time.year = static_cast<int>(ymd.year());
  time.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  time.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
  time.is_date = until.is_day ? 1 : 0;
  if (!until.is_day) {
    time.hour = clock / 3600;
    time.minute = clock / 60 % 60;
    time.second = clock % 60;
    if (until.is_utc) time.zone = icaltimezone_get_utc_timezone();
  }
  return time;
}

/// RSCALE, in capitals or not.
bool names_calendar(std::string_view text) {
  constexpr std::string_view kWord = "RSCALE";
  return std::search(text.begin(), text.end(), kWord.begin(), kWord.end(), [](char a, char b) { return (a & ~0x20) == b; }) != text.end();
}

bool has_position(const Rule& rule) {
  for (const Rule::Weekday& weekday : rule.weekdays) {
    if (weekday.position != 0) return true;
  }
  return false;
}

bool within(const std::vector<int>& list, int least, int most) {
  for (const int value : list) {
    if (value == 0 || value < least || value > most) return false;  // no list that counts from an end has a place 0
  }
  return true;
}

bool positions_are_sound(const std::vector<Rule::Weekday>& weekdays) {
  constexpr int kMostWeeks = 53;
  return std::all_of(weekdays.begin(), weekdays.end(), [](const Rule::Weekday& one) { return std::abs(one.position) <= kMostWeeks; });
}

/// What RFC 5545, 3.3.10 says MUST NOT be put together, and values that no calendar has.
bool is_sound(const Rule& rule) {
  const Frequency frequency = rule.frequency;
  const bool is_yearly = frequency == Frequency::yearly, is_monthly = frequency == Frequency::monthly;
  if (has_position(rule) && !(is_monthly || (is_yearly && rule.weeks.empty()))) return false;
  if (!positions_are_sound(rule.weekdays) || (!rule.weeks.empty() && !is_yearly)) return false;
  if (!rule.month_days.empty() && frequency == Frequency::weekly) return false;
  if (!rule.year_days.empty() && (is_monthly || frequency == Frequency::weekly || frequency == Frequency::daily)) return false;
  const bool has_list = !rule.seconds.empty() || !rule.minutes.empty() || !rule.hours.empty() || !rule.month_days.empty() ||
                        !rule.year_days.empty() || !rule.weeks.empty() || !rule.months.empty() || !rule.weekdays.empty();
  if (!rule.positions.empty() && !has_list) return false;
  return rule.interval >= 1 && within(rule.months, 1, 12) && within(rule.month_days, -31, 31) && within(rule.weeks, -53, 53) &&
         within(rule.year_days, -366, 366) && within(rule.positions, -366, 366);
}

Rule to_rule(const icalrecurrencetype& from) {
  Rule rule{.frequency = static_cast<Frequency>(from.freq), .interval = from.interval, .until = until_of(from.until)};
  if (from.count > 0) rule.count = from.count;
  if (from.week_start != ICAL_NO_WEEKDAY) rule.week_start = static_cast<int>(from.week_start) - kSunday;
  rule.seconds = values(from.by_second);
  rule.minutes = values(from.by_minute);
  rule.hours = values(from.by_hour);
  rule.month_days = values(from.by_month_day);
  rule.year_days = values(from.by_year_day);
  rule.weeks = values(from.by_week_no);
  rule.months = values(from.by_month);
  rule.positions = values(from.by_set_pos);
  for (const int day : values(from.by_day)) {
    const auto code = static_cast<short>(day);
    rule.weekdays.push_back({static_cast<int>(icalrecurrencetype_day_day_of_week(code)) - kSunday, icalrecurrencetype_day_position(code)});
  }
  return rule;
}

/// As libical codes it: the position times eight, the day in what is left, with the sign of the position.
int code_of(const Rule::Weekday& weekday) {
  const int day = weekday.day + kSunday;
  return weekday.position < 0 ? weekday.position * 8 - day : weekday.position * 8 + day;
}

}  // namespace

Result<Rule> parse_rule(std::string_view text) {
  const auto refused = [&](const char* key) { return fail(Code::invalid, key, {std::string(text.substr(0, 200))}); };
  if (text.size() > kMostOctetsOfRule || text.find('\0') != std::string_view::npos) return refused("ical.bad_rule");
  if (names_calendar(text)) return refused("ical.other_calendar_rule");  // before libical, which would leave its name to us to free
  const icalrecurrencetype read = icalrecurrencetype_from_string(std::string(text).c_str());
  if (read.freq == ICAL_NO_RECURRENCE) return refused("ical.bad_rule");
  const bool has_until = !icaltime_is_null_time(read.until);
  const Rule rule = to_rule(read);
  if (!is_sound(rule) || has_until != rule.until.has_value()) return refused("ical.bad_rule");
  return rule;
}

std::string to_text(const Rule& rule) {
  icalrecurrencetype out;
  icalrecurrencetype_clear(&out);
  out.freq = static_cast<icalrecurrencetype_frequency>(rule.frequency);
  out.interval = static_cast<short>(rule.interval);
  out.count = rule.count.value_or(0);
  if (rule.until) out.until = to_time(*rule.until);
  out.week_start = static_cast<icalrecurrencetype_weekday>(rule.week_start + kSunday);
  put(out.by_second, rule.seconds);
  put(out.by_minute, rule.minutes);
  put(out.by_hour, rule.hours);
  put(out.by_month_day, rule.month_days);
  put(out.by_year_day, rule.year_days);
  put(out.by_week_no, rule.weeks);
  put(out.by_month, rule.months);
  put(out.by_set_pos, rule.positions);
  std::vector<int> days;
  for (const Rule::Weekday& weekday : rule.weekdays) days.push_back(code_of(weekday));
  put(out.by_day, days);
  const std::unique_ptr<char, decltype(&free)> text(icalrecurrencetype_as_string_r(&out), &free);
  return text ? std::string(text.get()) : std::string();
}

}  // namespace nhipcau::ical
