#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/result.hpp"

namespace nhipcau::calendar {

/// What a person typed, cleaned, on one line, without space at its ends.
/// errors  invalid calendar.text_too_long{most}
Result<std::string> clean_line(std::string_view typed, std::size_t most_characters);

/// A day as the tables keep it; NULL for none.
std::optional<std::string> to_stored(const std::optional<Date>& day);
std::optional<Date> day_stored_as(const std::optional<std::string>& text);
std::string shown(const std::optional<Date>& day);  ///< for the trail; empty for none

}  // namespace nhipcau::calendar
