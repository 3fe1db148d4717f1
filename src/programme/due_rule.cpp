#include "programme/due_rule.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/require.hpp"

namespace nhipcau::programme {
namespace {

/// A period's stored name and the word the reader of papers has for it.
struct Period {
  Every every;
  std::string_view name, said;
};
constexpr std::array<Period, 5> kPeriods{{{Every::week, "week", "weekly"},
                                          {Every::month, "month", "monthly"},
                                          {Every::quarter, "quarter", "quarterly"},
                                          {Every::half_year, "half_year", "half_yearly"},
                                          {Every::year, "year", "yearly"}}};

template <class IsIt>
const Period& find_period(IsIt is_it) {
  const auto* const found = std::find_if(kPeriods.begin(), kPeriods.end(), is_it);
  require(found != kPeriods.end(), "a period nobody knows");
  return *found;
}

std::string_view take_word(std::string_view& text) {
  const auto end = std::min(text.find(' '), text.size());
  const auto word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

std::optional<int> take_number(std::string_view& text) {
  const auto word = take_word(text);
  int number = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
  return read.ec == std::errc{} ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string_view to_name(Every every) {
  return find_period([&](const Period& period) { return period.every == every; }).name;
}

std::string_view to_name(DueDate::Kind kind) {
  switch (kind) {
    case DueDate::Kind::date: return "date";
    case DueDate::Kind::moment: return "moment";
    case DueDate::Kind::rule: return "rule";
  }
  return {};
}

Every every_said_as(std::string_view rule) {
  return find_period([&](const Period& period) { return period.said == rule; }).every;
}

std::string to_rule_text(const DueDate& due) {
  std::string text(to_name(due.every));
  if (due.day || due.month) text += " " + (due.day ? std::to_string(*due.day) : "-");
  if (due.month) text += " " + std::to_string(*due.month);
  return text;
}

DueDate from_rule_text(std::string_view text) {
  const auto name = take_word(text);
  DueDate due{.kind = DueDate::Kind::rule, .every = find_period([&](const Period& period) { return period.name == name; }).every};
  due.day = take_number(text);
  due.month = take_number(text);
  return due;
}

}  // namespace nhipcau::programme
