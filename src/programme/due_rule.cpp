#include "programme/due_rule.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/require.hpp"

namespace nhipcau::programme {
namespace {

/// The word the reader of papers has for a period, as calendar::kEvery.
constexpr std::array<std::string_view, 5> kSaid{"weekly", "monthly", "quarterly", "half_yearly", "yearly"};
static_assert(kSaid.size() == calendar::kEvery.size());

Every must_find(const std::array<std::string_view, 5>& words, std::string_view word) {
  const auto* const found = std::find(words.begin(), words.end(), word);
  require(found != words.end(), "a period nobody knows");
  return static_cast<Every>(found - words.begin());
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

std::string_view to_name(DueDate::Kind kind) {
  switch (kind) {
    case DueDate::Kind::date: return "date";
    case DueDate::Kind::moment: return "moment";
    case DueDate::Kind::rule: return "rule";
  }
  return {};
}

Every every_said_as(std::string_view rule) {
  return must_find(kSaid, rule);
}

std::string to_rule_text(const DueDate& due) {
  std::string text(calendar::name_of(due.every));
  if (due.day || due.month) text += " " + (due.day ? std::to_string(*due.day) : "-");
  if (due.month) text += " " + std::to_string(*due.month);
  return text;
}

DueDate from_rule_text(std::string_view text) {
  const auto name = take_word(text);
  DueDate due{.kind = DueDate::Kind::rule, .every = must_find(calendar::kEvery, name)};
  due.day = take_number(text);
  due.month = take_number(text);
  return due;
}

}  // namespace nhipcau::programme
