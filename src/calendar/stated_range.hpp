#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/span.hpp"
#include "text/dates.hpp"

namespace nhipcau::calendar {

/// Two days joined by a dash, as somebody wrote them: the day of an event and the day it is kept ("27/1/1973 - 27/1/2023"), or the first
/// and last day of something.
struct StatedRange {
  enum class Fault {
    none,
    no_such_day,  ///< "31/02/1973"
    no_year,      ///< a year is not said, so there is nothing to count
    backwards,    ///< the second day is before the first
    wrong_years,  ///< "50 năm" before it, and the days are another number of years apart
  };
  struct Days {
    Date from, to;
  };
  Span where;  ///< in the text
  std::string written;
  PartialDate from, to;
  Fault fault = Fault::none;
  bool is_anniversary = false;    ///< one day in two years; 29 February may be kept on the 28th
  std::optional<int> said_years;  ///< "50 năm" before it
  std::optional<Days> likely;     ///< what was most likely meant, if there is a fault and it can be told
  std::optional<int> years;       ///< of an anniversary, as it is likely meant: how many
};

/// Looks at every range of days in a text.
/// text   cleaned (text::clean)
/// today  a year that was mistyped by a century is put right only if that comes out at most ten years from now
/// likely of one that runs backwards: the years said before it; else the second year a century later; else the two changed round. Of the
///        first and last day of something also the year after, over the turn of a year
std::vector<StatedRange> check_ranges(std::string_view text, const Date& today);

}  // namespace nhipcau::calendar
