#include "calendar/day_rule.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace nhipcau::calendar {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
constexpr std::size_t kMostWords = 6;
constexpr int kMostDays = 31;
constexpr int kLeapYear = 2000;

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  while (words.size() <= kMostWords) {
    const std::size_t end = text.find(' ');
    words.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return words;
}

std::optional<int> number(std::string_view word, int least, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size() || value < least || value > most) return std::nullopt;
  return value;
}

/// "04-30".
bool read_month_day(std::string_view word, DayRule& rule) {
  if (word.size() != 5 || word[2] != '-') return false;
  const auto month = number(word.substr(0, 2), 1, 12);
  const auto day = number(word.substr(3), 1, 31);
  if (!month || !day) return false;
  rule.month = *month;
  rule.day = *day;
  return rule.kind == DayRule::Kind::lunar ? *day <= 30 : Date::make(kLeapYear, *month, *day).has_value();
}

/// "11 sunday 3".
bool read_weekday(const std::vector<std::string_view>& words, DayRule& rule) {
  const auto month = number(words[1], 1, 12);
  const auto weekday = std::find(kWeekdays.begin(), kWeekdays.end(), words[2]);
  const auto nth = number(words[3], -1, 5);
  if (!month || weekday == kWeekdays.end() || !nth || *nth == 0) return false;
  rule.month = *month;
  rule.weekday = static_cast<int>(weekday - kWeekdays.begin());
  rule.nth = *nth;
  return true;
}

bool read_term(std::string_view word, DayRule& rule) {
  const auto degree = number(word, 0, 345);
  rule.degree = degree.value_or(0);
  return degree && *degree % 15 == 0;
}

/// Everything but "for N".
std::optional<DayRule> read_day(const std::vector<std::string_view>& words) {
  DayRule rule;
  bool is_read = false;
  if (words.size() == 2 && (words[0] == "solar" || words[0] == "lunar")) {
    rule.kind = words[0] == "solar" ? DayRule::Kind::solar : DayRule::Kind::lunar;
    is_read = read_month_day(words[1], rule);
  } else if (words.size() == 4 && words[0] == "weekday") {
    rule.kind = DayRule::Kind::weekday;
    is_read = read_weekday(words, rule);
  } else if (words.size() == 2 && words[0] == "term") {
    rule.kind = DayRule::Kind::term;
    is_read = read_term(words[1], rule);
  } else if (words.size() == 2 && words[0] == "once") {
    rule.kind = DayRule::Kind::once;
    rule.once = Date::from_iso(words[1]);
    is_read = rule.once.has_value();
  }
  return is_read ? std::optional(rule) : std::nullopt;
}

std::string two_digits(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string day_text(const DayRule& rule) {
  switch (rule.kind) {
    case DayRule::Kind::solar: return "solar " + two_digits(rule.month) + "-" + two_digits(rule.day);
    case DayRule::Kind::lunar: return "lunar " + two_digits(rule.month) + "-" + two_digits(rule.day);
    case DayRule::Kind::term: return "term " + std::to_string(rule.degree);
    case DayRule::Kind::once: return "once " + (rule.once ? rule.once->to_iso() : "");
    case DayRule::Kind::weekday: break;
  }
  return "weekday " + std::to_string(rule.month) + " " + std::string(kWeekdays.at(static_cast<std::size_t>(rule.weekday))) + " " +
         std::to_string(rule.nth);
}

}  // namespace

Result<DayRule> parse_day_rule(std::string_view text) {
  auto words = split(text);
  std::optional<int> days = 1;
  if (words.size() > 2 && words[words.size() - 2] == "for") {
    days = number(words.back(), 2, kMostDays);
    words.resize(words.size() - 2);
  }
  auto rule = read_day(words);
  if (!rule || !days) return fail(Code::invalid, "calendar.bad_rule", {std::string(text)});
  rule->days = *days;
  return *rule;
}

std::string to_text(const DayRule& rule) {
  return day_text(rule) + (rule.days > 1 ? " for " + std::to_string(rule.days) : "");
}

}  // namespace nhipcau::calendar
