#include "cli/calendar_text.hpp"

#include <chrono>

#include "api/calendar_words.hpp"

namespace nhipcau::cli {
namespace {

using calendar::OccasionDay;

std::string two_digits(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

/// "06/02", or "06/02-08/02".
std::string shown_days(const OccasionDay& day) {
  const auto shown = [](const Date& date) { return two_digits(date.day()) + "/" + two_digits(date.month()); };
  return shown(day.first) + (day.last == day.first ? "" : "-" + shown(day.last));
}

}  // namespace

std::string calendar_text(std::span<const OccasionDay> days, api::Language language) {
  std::string out;
  int month = 0;
  for (const OccasionDay& day : days) {
    const api::OccasionWords words(day, language);
    if (day.first.month() != month) {
      month = day.first.month();
      out += (out.empty() ? "" : "\n") + words.say("calendar.month", {std::to_string(month), std::to_string(day.first.year())}) + "\n";
    }
    const unsigned weekday = std::chrono::weekday(day.first.to_days()).c_encoding();
    out += "  " + words.say("calendar.weekday_" + std::to_string(weekday)) + " " + shown_days(day) + "  " + words.title();
    for (const std::string& remark : words.remarks()) out += " · " + remark;
    out += "\n";
  }
  return out;
}

}  // namespace nhipcau::cli
