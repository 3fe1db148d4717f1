#include "base/date.hpp"

#include <charconv>
#include <cstdio>

namespace nhipcau {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  while (text.size() < width) text.insert(text.begin(), '0');
  return text;
}

}  // namespace

std::optional<Date> Date::make(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                        std::chrono::day(static_cast<unsigned>(day))};
  if (!ymd.ok()) return std::nullopt;
  return Date(ymd);
}

std::optional<Date> Date::from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make(*year, *month, *day);
}

std::string Date::to_iso() const {
  return padded(year(), 4) + "-" + padded(month(), 2) + "-" + padded(day(), 2);
}

Date Date::plus_days(int days) const {
  return Date(std::chrono::year_month_day(to_days() + std::chrono::days(days)));
}

std::optional<Date> PartialDate::whole() const {
  return year && month && day ? Date::make(*year, *month, *day) : std::nullopt;
}

std::string PartialDate::to_text() const {
  if (!year && !month) return {};
  std::string text = year ? padded(*year, 4) : "-";
  if (month) text += "-" + padded(*month, 2);
  if (month && day) text += "-" + padded(*day, 2);
  return text;
}

}  // namespace nhipcau
