#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "calendar/occasion.hpp"
#include "directive/document.hpp"

namespace nhipcau::directive {

/// An anniversary that a paper names, as a day for the calendar.
struct Anniversary {
  calendar::Occasion
      occasion;              ///< as it would be added, without id and source: the name as the paper has it, of relations as the calendar's
  Span where;                ///< in the paper's text: name and days
  std::string said_name;     ///< as the paper was read
  std::optional<Date> kept;  ///< the day it is kept, if the paper tells it
  std::optional<int> years;
  std::optional<calendar::YearClass> year_class;  ///< of one year or more
  std::string written;                            ///< the two days as they stand there; empty: there is only one
  bool is_corrected = false;                      ///< what is written cannot be, and this is most likely meant
  std::optional<calendar::Occasion> known;        ///< the same day in the calendar
  std::vector<calendar::Occasion> same_day;       ///< others of the same original day: one of them may be it, under another name
};

/// What a paper names, each once, in the order of the text. Pure.
/// text      that of the reading
/// occasions read from it (find_occasions)
/// today     see calendar::check_ranges
/// calendar  what is known: of relations by their country, of the rest by original day and name
std::vector<Anniversary> propose_anniversaries(std::string_view text, const std::vector<Occasion>& occasions, const Date& today,
                                               std::span<const calendar::Occasion> calendar);

}  // namespace nhipcau::directive
