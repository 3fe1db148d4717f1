// Any text as the rule of a day: what is accepted is written and read the same, and finds days of the year it is asked for, in every year.
#include <cstdlib>

#include "calendar/year.hpp"

using namespace nhipcau;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void check_year(const calendar::Occasion& occasion, int year) {
  const auto days = calendar::list_days({&occasion, 1}, year);
  demand(days.has_value() && days->size() <= 2);
  for (const calendar::OccasionDay& day : *days)
    demand(day.first.year() == year && day.last == day.first.plus_days(occasion.rule.days - 1));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const auto rule = calendar::parse_day_rule({static_cast<const char*>(start), size});
  if (!rule) return 0;
  demand(calendar::parse_day_rule(calendar::to_text(*rule)) == *rule);
  calendar::Occasion occasion{.id = "any"};
  occasion.rule = *rule;
  for (const int year : {1900, 1985, 2027, 2033, 2100}) check_year(occasion, year);
  return 0;
}
