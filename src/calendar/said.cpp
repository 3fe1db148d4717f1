#include "calendar/said.hpp"

#include <algorithm>

#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::calendar {

Result<std::string> clean_line(std::string_view typed, std::size_t most_characters) {
  std::string cleaned = text::clean(typed).text;
  std::ranges::replace(cleaned, '\n', ' ');
  std::ranges::replace(cleaned, '\t', ' ');
  std::string line(text::trim(cleaned));
  if (text::count_characters(line) > most_characters)
    return fail(Code::invalid, "calendar.text_too_long", {std::to_string(most_characters)});
  return line;
}

std::optional<std::string> to_stored(const std::optional<Date>& day) {
  return day ? std::optional(day->to_iso()) : std::nullopt;
}

std::optional<Date> day_stored_as(const std::optional<std::string>& text) {
  return text ? Date::from_iso(*text) : std::nullopt;
}

std::string shown(const std::optional<Date>& day) {
  return day ? day->to_iso() : std::string();
}

}  // namespace nhipcau::calendar
